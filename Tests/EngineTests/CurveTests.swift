@testable import Engine
import Networks
import Testing

@Suite struct CurveTests {
  private func point(_ step: Int) -> CurvePoint {
    CurvePoint(
      step: step, trainLoss: 1, evaluation: Evaluation(testLoss: 1, equivarianceError: 0))
  }

  @Test(arguments: [1, 3, 5, 25])
  func `a million steps stay within the budget and on the grid`(_ first: Int) {
    var curve = Curve(spacing: first)
    for step in 0...1_000_000 where curve.wants(step) {
      curve.append(point(step))
      guard curve.points.count <= Curve.budget else {
        Issue.record("\(curve.points.count) points at step \(step)")
        return
      }
    }
    let steps = curve.points.map(\.step)
    #expect(steps == Array(stride(from: 0, through: 1_000_000, by: curve.spacing)))
    #expect(curve.points.count > Curve.budget / 2 - 1)
    // The grid only ever doubles.
    #expect(curve.spacing % first == 0 && (curve.spacing / first).nonzeroBitCount == 1)
  }

  @Test func `single steps off the grid stay within the budget too`() {
    var curve = Curve(spacing: 25)
    for step in 0...5000 {
      curve.append(point(step))
      #expect(curve.points.count <= Curve.budget)
      #expect(curve.points.last?.step == step)
    }
    #expect(zip(curve.points, curve.points.dropFirst()).allSatisfy { $0.step < $1.step })
    #expect(curve.points.first?.step == 0)
  }

  @Test func `a spacing below one is one`() { #expect(Curve(spacing: 0).spacing == 1) }
}
