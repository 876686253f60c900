import Groups
import LinearAlgebra
import Testing

@testable import Engine

@Suite struct PictureTests {
  private func film(_ group: String, over: [Int] = []) throws -> CosetFilm {
    let request = Request.film(try expression(group), over: over, .hlt)
    guard case .film(let film) = try Answers().snapshot(request, .none) else {
      throw EngineError.fault("another kind of answer")
    }
    return film
  }

  @Test(arguments: [("D(4)", 8), ("Q(8)", 8), ("A(5)", 60), ("S(5)", 120), ("S(3) x Z(2)", 12)])
  func `the cosets of the trivial subgroup are as many as elements`(name: String, order: Int) throws
  {
    #expect(try film(name).index == order)
  }

  @Test func `the cosets of the subgroup that elements generate are its index`() throws {
    let group = try FiniteGroup(try expression("S(5)"))
    for words in [["(1 2 3)"], ["(1 2)", "(1 2 3 4)"], ["(1 2 3 4 5)"]] {
      let elements = try words.map { try group.element(parsing: $0) }
      let order = group.subgroup(generatedBy: elements).count
      #expect(try film("S(5)", over: elements).index == 120 / order)
    }
  }

  @Test func `what is too large for a picture says so, and names the limit`() throws {
    let answers = Answers()
    for (request, limit) in [
      (Request.film(try expression("Z2 wr S(5)"), over: [], .hlt), "400"),
      (.hasse(try expression("Z(2)^6")), "400"),
    ] {
      do {
        _ = try answers.snapshot(request, .none)
        Issue.record("\(request) has an answer")
      } catch {
        guard case .limit(let text) = error else {
          Issue.record("\(error)")
          continue
        }
        #expect(text.contains(limit), "\(text)")
      }
    }
  }

  @Test func `the laws are checked on a whole table, and the triple that fails is worked out`()
    throws
  {
    let group = try FiniteGroup(try expression("D(4)"))
    func axioms(_ cell: TableCell) throws -> AxiomsSnapshot {
      let request = Request.axioms(try expression("D(4)"), damage: cell)
      guard case .axioms(let axioms) = try Answers().snapshot(request, .none) else {
        throw EngineError.fault("another kind of answer")
      }
      return axioms
    }
    let whole = try axioms(TableCell(row: 0, column: 0, value: 0))
    #expect(whole.isWhole && whole.triple == nil && whole.laws.allSatisfy { $0.failure == nil })
    let broken = try axioms(TableCell(row: 1, column: 4, value: 6))
    let triple = try #require(broken.triple)
    func product(_ a: Int, _ b: Int) -> Int { a == 1 && b == 4 ? 6 : group.product(a, b) }
    #expect(!broken.isWhole && triple.left != triple.right)
    #expect(triple.ab == product(triple.a, triple.b) && triple.bc == product(triple.b, triple.c))
    #expect(triple.left == product(triple.ab, triple.c))
    #expect(triple.right == product(triple.a, triple.bc))
  }

  @Test func `the test of the generators sees every single wrong product`() throws {
    let group = try FiniteGroup(try expression("D(3)"))
    for row in 0..<6 {
      for column in 0..<6 {
        for value in 0..<6 {
          let table = DamagedTable(
            group: group, cell: TableCell(row: row, column: column, value: value))
          let isWrong = value != group.product(row, column)
          #expect(try table.isLatin(.none) != isWrong)
          #expect((try table.lightsTest(.none) != nil) == isWrong)
        }
      }
    }
  }
}
