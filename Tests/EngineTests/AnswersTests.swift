import Groups
import LinearAlgebra
import Representations
import Support
import Testing

@testable import Engine

@Suite struct AnswersTests {
  @Test(arguments: ["S(4)", "D(4) x Z(2)", "Z(12)", "Q(8)", "p4(2)"])
  func `every report on the way to an answer can end it there`(text: String) throws {
    let group = try GroupExpression(parsing: text)
    let (plain, squared) = (RepExpression.defining, try RepExpression(parsing: "V^2+1"))
    let requests: [Request] = [
      .structure(group, .words), .facts(group), .lattice(group), .representation(group, squared),
      .matrices(group, squared, a: 1, b: 2, damage: nil), .weights(group, squared, plain),
    ]
    for request in requests {
      let total = ReportCounter()
      _ = try Answers().snapshot(request, total.checkpoint())
      for stop in stride(from: 1, through: total.count, by: max(1, total.count / 40)) {
        let counter = ReportCounter()
        #expect(throws: EngineError.cancelled) {
          try Answers().snapshot(request, counter.checkpoint(stopAt: stop))
        }
        #expect(counter.count == stop)
      }
    }
  }

  @Test func `a table whose file has changed is read anew, by every request`() throws {
    let file = Box("0,1\n1,0")
    let answers = Answers(
      library: GroupLibrary(catalogue: nil) { _ in file.withValue { Array($0.utf8) } })
    let table = GroupExpression.table("x.csv")
    func order() throws -> (structure: Int, dimension: Int) {
      guard case .structure(let known) = try answers.snapshot(.structure(table, .words), .none),
        case .representation(let rep) = try answers.snapshot(
          .representation(table, .named(.regular)), .none)
      else { return (0, 0) }
      return (known.group.order, rep.representation.dimension)
    }
    #expect(try order() == (2, 2))
    file.withValue { $0 = "0,1,2\n1,2,0\n2,0,1" }
    #expect(try order() == (3, 3))
    #expect(try order() == (3, 3))
  }

  @Test func `what is kept stays within a budget of bytes`() {
    let cache = Cache<Int, Int>(capacity: 4, budget: 100) { $0 }
    for key in 0..<4 { cache[key] = 10 }
    #expect((0..<4).allSatisfy { cache[$0] == 10 })
    cache[4] = 70
    #expect(cache[0] == nil && cache[4] == 70 && (1..<4).allSatisfy { cache[$0] == 10 })
    cache[4] = 101
    #expect(cache[4] == nil, "too large by itself")
    cache[5] = 95
    #expect(cache[5] == 95 && (0..<5).allSatisfy { cache[$0] == nil })
    cache[5] = 20
    cache[6] = 80
    #expect(cache[5] == 20 && cache[6] == 80, "a value that is replaced is not counted twice")
    cache.removeAll()
    cache[7] = 100
    #expect(cache[7] == 100 && cache[6] == nil)
  }

  @Test func `the matrices of Lie groups are counted with the memory they take`() throws {
    let group = try GroupExpression(parsing: "SO(4)")
    let rep = try RepExpression(parsing: "V^2")
    let answer = try Answers().snapshot(.anyRepresentation(group, rep), .none)
    #expect(answer.bytes == 6 * 16 * 16 * 16)
    let film = try Answers().snapshot(.weightsFilm(group, .defining, .defining), .none)
    #expect(film.bytes >= 6 * 2 * 8 * 16)
  }
}
