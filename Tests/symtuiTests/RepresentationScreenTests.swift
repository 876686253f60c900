import Engine
import Groups
import LinearAlgebra
import Representations
import Terminal
import Testing

@testable import symtui

/// Station 3 for groups of every kind.
@Suite struct RepresentationScreenTests {
  private static func explored(
    _ group: String, _ rep: String = "V", _ width: Int = 100, _ height: Int = 30
  ) throws -> Explored {
    var explored = try Explored("group \(group); in \(rep); out V", answers: .shipped())
    explored.size = Size(width: width, height: height)
    explored.type("3")
    return explored
  }

  @Test func `a Lie group shows exp(sA) exp(tB) and the product of their matrices`() throws {
    var explored = try Self.explored("SO(3)")
    #expect(explored.screen.says("a = exp(1.00 A1)"), "\(explored.screen)")
    #expect(explored.screen.says("-0.84 0.54"))
    #expect(explored.screen.says("irreps by dimension 3"))
    #expect(explored.screen.says("irreducible: only multiples of 1 commute with it (Schur)"))
    #expect(explored.screen.says("weights -1 0 1"))
    explored.type("]")
    #expect(explored.screen.says("exp(1.10 A1)"))
    explored.type("}")
    #expect(explored.screen.says("exp(0.60 A2)"))
    explored.press(.down, .right)
    #expect(explored.screen.says("exp(1.10 A2)"))
    #expect(explored.screen.says("exp(0.60 A3)"))
    let actions = try #require(explored.state.world.acted.actions)
    #expect(actions.residual < 1e-12)
    #expect((actions.left * actions.right - actions.image).maximumMagnitude < 1e-12)
    explored.type("v")
    #expect(explored.screen.says("dρ(A2), the generator"))
  }

  @Test func `tensor powers of rotations fall into irreducibles by their weights`() throws {
    let square = try Self.explored("SO(3)", "V^2")
    #expect(square.screen.says("irreps by dimension 1 ⊕ 3 ⊕ 5"), "\(square.screen)")
    #expect(square.screen.says("reducible"))
    let spins = try Self.explored("SU(2)", "V^3")
    #expect(spins.screen.says("irreps by dimension 2 ⊕ 2 ⊕ 4"), "\(spins.screen)")
  }

  @Test func `boosts stretch`() throws {
    let explored = try Self.explored("Lorentz")
    #expect(explored.screen.says("1.54 1.18"), "\(explored.screen)")
    #expect(explored.screen.says("stretches axes"))
  }

  @Test func `a large group multiplies the matrices of the selected elements`() throws {
    var explored = try Self.explored("S(12)")
    #expect(explored.screen.says("V of S(12)"), "\(explored.screen)")
    #expect(explored.screen.says("dimension 12 faithful"))
    let before = try #require(explored.state.world.acted.actions)
    #expect((before.product - before.image).maximumMagnitude == 0)
    explored.press(.down)
    let after = try #require(explored.state.world.acted.actions)
    #expect(before.left != after.left && before.right == after.right)
    explored.press(.enter)
    let large = try #require(explored.state.world.large)
    let followed = try #require(explored.state.world.acted.actions)
    for j in 0..<12 { #expect(followed.left[large.a[j], j] == (1, 0)) }
    explored.press(.end)
    let last = try #require(explored.state.world.large)
    #expect(last.selection == LargeSelection(a: last.group.order - 1, b: last.group.order - 1))
  }

  @Test func `an irreducible that is not real has complex matrices`() throws {
    var explored = try Self.explored("Q(8)")
    explored.answer("i", "irrep(5)")
    #expect(explored.state.world.study.input.description == "irrep(5)")
    #expect(explored.screen.says("dimension 2 over ℂ faithful"), "\(explored.screen)")
    #expect(explored.screen.says("irreducible: ⟨χ,χ⟩ = 1, unitary = irrep(5)"))
    let actions = try #require(explored.state.world.acted.actions)
    #expect(actions.residual < 1e-12 && !actions.left.isReal)
    let group = try #require(explored.state.world.group)
    explored.press(.down)
    let moved = try #require(explored.state.world.acted.actions)
    #expect(moved.a == .rank(explored.state.world.selection.a))
    #expect(group.order == 8 && moved.left != actions.left)
    explored.type("4")
    #expect(explored.screen.says("matrices here are real"), "\(explored.screen)")
    explored.type("3u")
    #expect(explored.state.world.acted.complex == nil)
    #expect(explored.screen.says("V of Q(8)"))
  }

  @Test func `roots of unity are written as such`() throws {
    let cube = try Self.explored("Z(3)", "irrep(2)")
    #expect(cube.screen.says("ω = exp(2πi/3)"), "\(cube.screen)")
    let fifth = try Self.explored("Z(5)", "irrep(2)")
    #expect(fifth.screen.says("0.31+0.95i"), "\(fifth.screen)")
    #expect(entryText((0, 1)) == "i" && entryText((0, -1)) == "-i" && entryText((0, 0)) == "·")
    #expect(entryText((-0.5, 0.75.squareRoot())) == "ω")
    #expect(entryText((0.5, 0.75.squareRoot())) == "-ω²")
  }

  @Test func `the regular representation falls into blocks step by step`() throws {
    var explored = try Self.explored("D(4)", "regular", 120, 36)
    explored.type("vv")
    #expect(explored.screen.says("[ ] step 2 of 3"), "\(explored.screen)")
    #expect(explored.screen.says("a block for all copies of an irrep"))
    explored.type("]")
    #expect(explored.screen.says("a block for each irrep, over ℂ"))
    #expect(explored.screen.says("irrep(1) irrep(2) irrep(3) irrep(4) 2×irrep(5)"))
    explored.type("[[[")
    #expect(explored.screen.says("as it is given"))
  }

  @Test func `a cyclic group becomes diagonal, and real again in two by two blocks`() throws {
    var explored = try Self.explored("Z(4)", "V", 100, 30)
    explored.type("vv]")
    #expect(explored.screen.says("diagonal: a discrete Fourier transform"), "\(explored.screen)")
    let blocks = try #require(explored.state.world.acted.blocks)
    #expect(blocks.residual < 1e-10 && blocks.transformError < 1e-10)
    explored.type("]")
    #expect(explored.screen.says("irrep(3+4)"), "\(explored.screen)")
  }

  @Test func `multiplicities are shown as sums over classes`() throws {
    var explored = try Self.explored("D(4)", "perm", 100, 30)
    explored.press(.tab)
    explored.type("v")
    #expect(
      explored.screen.says("⟨χ,χ⟩ = (1·4·4 + 1·0·0 + 2·0·0 + 2·2·2 + 2·0·0)/8 = 3"),
      "\(explored.screen)")
    #expect(explored.screen.says("⟨χ,irrep(1)⟩ = (1·4·1 + 1·0·1 + 2·0·1 + 2·2·1 + 2·0·1)/8 = 1"))
  }

  @Test func `what is not faithful says which elements act as 1`() throws {
    let explored = try Self.explored("D(4)", "irrep(2)")
    #expect(explored.screen.says("act as 1"), "\(explored.screen)")
    #expect(explored.screen.says("not faithful: e, "))
  }

  @Test func `a damaged entry names the product that fails`() throws {
    var explored = try Self.explored("S(5)")
    explored.type("d")
    #expect(explored.screen.says("with the damaged entry: ρ("), "\(explored.screen)")
  }

  @Test(arguments: ["Z(4)", "S(5)", "D(4)", "Q(8)", "SO(3)", "Lorentz", "S(12)", "SU(3)", "S(3)"])
  func `every view draws at every size`(_ group: String) throws {
    for rep in ["V", "regular", "irrep(3)", "V^2"] {
      guard let study = try? Study(parsing: "group \(group); in \(rep); out V") else { continue }
      var explored = Explored(study, answers: .shipped())
      explored.type("3")
      for keys in ["", "v", "v", "]", "]", "lj", "}"] {
        explored.type(keys)
        for size in [(60, 20), (80, 24), (120, 36), (200, 60)] {
          explored.size = Size(width: size.0, height: size.1)
          for glyphs in [GlyphSet.unicode, .ascii] {
            let canvas = explored.canvas(glyphs)
            #expect(canvas.size == explored.size)
            if glyphs == .ascii {
              #expect(canvas.lines().allSatisfy { $0.allSatisfy(\.isASCII) })
            }
          }
        }
      }
    }
  }
}
