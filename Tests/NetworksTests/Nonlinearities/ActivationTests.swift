import LinearAlgebra
import Networks
import Testing

@Suite struct ActivationTests {
  private static let points = stride(from: -4.0, through: 4, by: 0.37).map { $0 }

  @Test(arguments: Activation.allCases)
  func `the derivative is that of central differences`(_ activation: Activation) {
    for x in Self.points {
      let h = 1e-5
      let slope = (activation.value(x + h) - activation.value(x - h)) / (2 * h)
      #expect(abs(slope - activation.derivative(x)) < 1e-7, "\(activation) at \(x)")
    }
  }

  @Test(arguments: Activation.allCases)
  func `the laws that an activation claims hold, and those that it does not claim fail`(
    _ activation: Activation
  ) {
    let f = activation.value
    let isOdd = Self.points.allSatisfy { abs(f(-$0) + f($0)) < 1e-12 }
    #expect(isOdd == activation.isOdd)
    let isHomogeneous = Self.points.allSatisfy { abs(f(3 * $0) - 3 * f($0)) < 1e-12 }
    #expect(isHomogeneous == activation.isPositivelyHomogeneous)
    let isAdditive = Self.points.allSatisfy { abs(f($0 + 1.3) - f($0) - f(1.3)) < 1e-12 }
    #expect(isAdditive == activation.isLinear)
  }

  @Test(arguments: [
    (Activation.relu, -2.0, 0.0), (.leaky, -2, -0.2), (.abs, -2, 2), (.cube, -2, -8),
    (.affine, -2, -3), (.sigmoid, 0, 0.5), (.softplus, 0, 0.693_147_180_559_945_3),
    (.silu, 1, 0.731_058_578_630_004_9), (.gelu, 1, 0.841_191_990_607_477),
  ])
  func `values are those of the formulas`(_ activation: Activation, _ x: Double, _ y: Double) {
    #expect(abs(activation.value(x) - y) < 1e-12)
  }

  @Test(arguments: Activation.allCases)
  func `large arguments give no nonsense, and NaN stays NaN`(_ activation: Activation) {
    for x in [-800.0, 800] { #expect(activation.value(x).isFinite) }
    #expect(activation.value(.nan).isNaN)
    #expect(activation.value(.infinity) > 0 || activation == .sine)
  }

  @Test func `norm and gated types scale a vector and keep its direction`() {
    let z = Matrix(rows: 2, columns: 2, elements: [3, 0.1, 4, 0.2])
    var norm = z
    Nonlinearity.norm.apply(to: &norm, gates: [])
    #expect(abs(norm[0, 0] - 3 * 0.9) < 1e-15 && abs(norm[1, 0] - 4 * 0.9) < 1e-15)
    #expect(norm[0, 1] == 0 && norm[1, 1] == 0, "a short vector vanishes")
    var gated = z
    Nonlinearity.gated.apply(to: &gated, gates: [0, 40])
    #expect(gated[0, 0] == 1.5 && abs(gated[1, 1] - 0.2) < 1e-15)
    var zero = Matrix(rows: 2, columns: 1)
    Nonlinearity.norm.apply(to: &zero, gates: [])
    #expect(zero.elements == [0, 0])
  }
}
