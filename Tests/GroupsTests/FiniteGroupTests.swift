import Groups
import Support
import Testing

/// Small parameters of every row of the name table, and products, powers and permutations.
let smallGroups: [String] =
  (1...12).flatMap { ["Z(\($0))", "C(\($0))", "D(\($0))", "Dic(\($0))"] }
  + (1...5).flatMap { ["S(\($0))", "A(\($0))", "p1(\($0))", "p2(\($0))", "p4(\($0))"] }
  + (1...4).map { "p4m(\($0))" } + ["S(6)", "A(6)", "Q(8)", "Q(16)", "Q(32)", "V4", "Cube"]
  + ["Trivial(1)", "Trivial(3)", "Z(2)^4", "D(4) x Z(3)", "S(3) x S(3)", "Q(8) x S(3)"]
  + ["Trivial(2) x S(3)", "perm[()]", "perm(5)[()]", "perm[(1 2 3)(4 5),(1 2)]", "(Z2 x D3)^2"]

func group(_ text: String) throws -> FiniteGroup {
  try FiniteGroup(GroupExpression(parsing: text))
}

@Suite struct FiniteGroupTests {
  @Test(arguments: smallGroups)
  func `every small group obeys the group laws`(text: String) throws {
    #expect(checkGroupLaws(try group(text)) == [])
  }

  @Test(arguments: smallGroups)
  func `orders are those of the table`(text: String) throws {
    let group = try group(text)
    if let order = group.expression.expectedOrder { #expect(group.order == order) }
  }

  @Test(arguments: smallGroups)
  func `every name parses back to its element`(text: String) throws {
    let group = try group(text)
    for a in 0..<group.order { #expect(try group.element(parsing: group.name(of: a)) == a) }
  }

  @Test(arguments: smallGroups)
  func `generator words evaluate to their element`(text: String) throws {
    let group = try group(text)
    for a in 0..<group.order {
      let word = group.generatorWord(of: a)
      #expect(group.evaluate(word.map { ($0, 1) }) == a)
    }
  }

  @Test(arguments: smallGroups)
  func `the natural action is an action`(text: String) throws {
    let group = try group(text)
    guard group.degree != nil else { return }
    let images = (0..<group.order).map { group.permutation(of: $0) }
    for generator in group.generators {
      for a in 0..<group.order {
        guard let g = images[generator.element], let x = images[a] else { continue }
        #expect(g * x == images[group.product(generator.element, a)])
      }
    }
  }

  @Test func `D(4) is listed as e r r^2 r^3 f r f r^2 f r^3 f`() throws {
    let group = try group("D(4)")
    let names = try group.elements(ordered: .words).map(group.name)
    #expect(names == ["e", "r", "r^2", "r^3", "f", "r f", "r^2 f", "r^3 f"])
  }
}

extension GroupExpression {
  /// Read off the contract's table, for the names that have a row there.
  fileprivate var expectedOrder: Int? {
    guard case .named(let name, let arguments) = self else { return nil }
    let n = arguments.first ?? 0
    let factorial = [1, 1, 2, 6, 24, 120, 720]
    switch name {
    case .cyclic, .rotations, .quaternion: return n
    case .dihedral: return 2 * n
    case .dicyclic: return 4 * n
    case .symmetric: return factorial[n]
    case .alternating: return max(1, factorial[n] / 2)
    case .klein: return 4
    case .p1: return n * n
    case .p2: return 2 * n * n
    case .p4: return 4 * n * n
    case .p4m: return 8 * n * n
    case .cube: return 24
    case .trivial: return 1
    }
  }
}
