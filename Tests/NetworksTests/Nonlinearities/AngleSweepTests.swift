import LinearAlgebra
import Networks
import Testing

@Suite struct AngleSweepTests {
  private func sweep(_ nonlinearity: Nonlinearity) throws -> AngleSweep {
    try AngleSweep(nonlinearity)
  }

  /// 15°, 30°, 45°, 60°, 90°, 120°, 180° and the mean, from a reference computation, whose mean is
  /// over a sample of angles.
  @Test(arguments: [
    (Activation.relu, [0.252, 0.477, 0.660, 0.804, 1.002, 1.169, 1.420, 0.891]),
    (.leaky, [0.226, 0.427, 0.591, 0.720, 0.898, 1.047, 1.271, 0.786]),
    (.abs, [0.356, 0.671, 0.930, 1.132, 1.412, 1.647, 2, 1.346]),
    (.tanh, [0.140, 0.243, 0.280, 0.243, 0, 0.243, 0, 0.182]),
    (.sine, [0.196, 0.341, 0.394, 0.341, 0, 0.341, 0, 0.250]),
    (.silu, [0.211, 0.401, 0.553, 0.661, 0.772, 0.873, 1.096, 0.693]),
    (.gelu, [0.245, 0.465, 0.641, 0.768, 0.910, 1.035, 1.290, 0.801]),
    (.softplus, [0.230, 0.454, 0.667, 0.865, 1.209, 1.475, 1.710, 1.135]),
  ])
  func `errors over angles are those of the reference`(
    _ activation: Activation, _ expected: [Double]
  ) throws {
    let sweep = try sweep(.pointwise(activation))
    let measured = [15, 30, 45, 60, 90, 120, 180].map { sweep.errors[$0] }
    for (value, wanted) in zip(measured, expected) {
      #expect(abs(value - wanted) < 0.03, "\(activation): \(measured)")
    }
    #expect(abs(sweep.mean - expected[7]) < 0.05, "\(activation): \(sweep.mean)")
    #expect(sweep.errors.count == 361 && sweep.errors[0] == 0 && sweep.errors[360] == 0)
  }

  @Test func `norm and gated types are equivariant at every angle`() throws {
    for nonlinearity in [Nonlinearity.norm, .gated, .pointwise(.double)] {
      #expect(try sweep(nonlinearity).errors.allSatisfy { $0 < 1e-12 })
    }
  }

  @Test func `tanh looks equivariant at right angles and at no other`() throws {
    let errors = try sweep(.pointwise(.tanh)).errors
    for degrees in stride(from: 0, through: 360, by: 90) { #expect(errors[degrees] == 0) }
    for degrees in 1...89 { #expect(errors[degrees] > 0.005) }
    let worst = errors.indices.max { errors[$0] < errors[$1] }
    #expect(worst.map { abs($0 % 90 - 45) <= 2 } == true)
  }

  @Test func `rotations are exact at right angles and rotations everywhere`() {
    #expect(AngleSweep.rotation(90) == Matrix([[0, -1], [1, 0]]))
    #expect(AngleSweep.rotation(-90) == Matrix([[0, 1], [-1, 0]]))
    for degrees in stride(from: -720.0, through: 720, by: 7) {
      let r = AngleSweep.rotation(degrees)
      #expect((r * r.transpose - .identity(2)).maximumMagnitude < 1e-15)
      let twice = AngleSweep.rotation(2 * degrees)
      #expect((r * r - twice).maximumMagnitude < 1e-13)
    }
  }
}
