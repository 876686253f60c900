import Engine
import Groups
import LinearAlgebra
import Representations
import Support
import Testing

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
}
