import Groups
import LinearAlgebra
import Networks
import Support
import Testing

/// Every layer by itself, on rows of 16 numbers but where its group says otherwise.
private func singleLayers() throws -> [any Layer] {
  let square = try group("D(4)")
  let ring = try PermutationAction.points(of: try group("Z(6)"))
  return [
    Dense("dense", from: 16, to: 5),
    EquivariantLinear("ring", from: ring.repeated(2), to: ring.repeated(3)),
    EquivariantLinear(
      "lifting", from: try .pixels(side: 4, of: square), to: try .regular(of: square).repeated(2)),
    EquivariantLinear(
      "convolution", from: try .regular(of: square), to: try .regular(of: square).repeated(2)),
    EquivariantLinear(
      "pixels", from: try .pixels(side: 4, of: square), to: try .pixels(side: 4, of: square)),
    EquivariantLinear(
      "invariant", from: try .regular(of: square), to: try .trivial(of: square, dimension: 3)),
  ]
}

@Test(arguments: Loss.allCases)
func `the gradient of each affine layer is that of central differences`(loss: Loss) throws {
  for layer in try singleLayers() {
    let net = network([layer])
    let targets =
      loss == .mse
      ? normals(5 * layer.outputSize, seed: 2) : oneHot(5, width: layer.outputSize)
    let error = gradientError(
      of: net, loss, inputs: normals(5 * layer.inputSize, seed: 1), targets: targets, count: 5)
    // Single precision: sums of a few hundred terms.
    #expect(error < 1e-5, "\(layer.name)")
  }
}

@Test func `the gradient of whole networks is that of central differences`() throws {
  let ring = network(try ringLayers(6, channels: 3), outputScale: 0.5)
  #expect(
    gradientError(
      of: ring, .mse, inputs: normals(4 * 6, seed: 1), targets: normals(4 * 6, seed: 2), count: 4)
      < 1e-5)
  for name in ["C(4)", "D(4)"] {
    let net = network(try pictureLayers(try group(name), side: 4, channels: 3))
    #expect(
      gradientError(
        of: net, .crossEntropy, inputs: normals(4 * 16, seed: 3), targets: oneHot(4, width: 10),
        count: 4) < 1e-5)
  }
  let dense = network([
    Dense("1", from: 9, to: 7), ReLU(7), Dense("2", from: 7, to: 7), ReLU(7),
    Dense("3", from: 7, to: 4),
  ])
  #expect(
    gradientError(
      of: dense, .crossEntropy, inputs: normals(6 * 9, seed: 5), targets: oneHot(6, width: 4),
      count: 6) < 1e-5)
}

@Test func `the tangent of layers and networks is that of central differences`() throws {
  for layer in try singleLayers() {
    let inputs = normals(3 * layer.inputSize, seed: 4)
    #expect(tangentError(of: network([layer]), inputs: inputs, count: 3, seed: 1) < 1e-5)
  }
  let picture = network(try pictureLayers(try group("D(4)"), side: 4, channels: 3))
  #expect(tangentError(of: picture, inputs: normals(3 * 16, seed: 6), count: 3, seed: 2) < 1e-5)
  let ring = network(try ringLayers(8, channels: 2))
  #expect(tangentError(of: ring, inputs: normals(3 * 8, seed: 7), count: 3, seed: 3) < 1e-5)
}

@Test(arguments: Loss.allCases)
func `backward is the transpose of tangent`(loss: Loss) throws {
  let net = network(try pictureLayers(try group("C(4)"), side: 8, channels: 4))
  let (inputs, count) = (normals(7 * 64, seed: 8), 7)
  let targets = loss == .mse ? normals(70, seed: 9) : oneHot(7, width: 10)
  #expect(
    net.derivativeMismatch(loss, inputs: inputs, targets: targets, count: count, seed: 1) < 1e-5)
}

@Test func `the fast forward pass agrees with the exact one and with the reference`() throws {
  for net in [
    network(try ringLayers(16, channels: 8)),
    network(try pictureLayers(try group("D(4)"), side: 8, channels: 4)),
  ] {
    let inputs = normalRows(300, width: net.inputSize, seed: 10)
    let fast = rows(net(inputs.flatMap { $0 }, count: 300), 300)
    let reference = ReferenceNetwork(net)
    for (input, output) in zip(inputs, fast) {
      let expected = reference.output(input.map(Double.init))
      let exact = net.exactly(input)
      let scale = expected.map(\.magnitude).max() ?? 0
      for i in expected.indices {
        #expect(abs(output[i] - expected[i]) < 1e-5 * scale)
        #expect(abs(Double(exact[i]) - expected[i]) < 1e-5 * scale)
      }
    }
  }
}

@Test func `equivariant layers commute with the group to the last bit, a dense one does not`()
  throws
{
  let square = try group("D(4)")
  let pixels = try PermutationAction.pixels(side: 4, of: square)
  let hidden = try PermutationAction.regular(of: square).repeated(3)
  let inputs = normalRows(20, width: 16, seed: 11)
  let tied = network([EquivariantLinear("tied", from: pixels, to: hidden), ReLU(24)])
  #expect(inexactEntries(from: pixels, to: hidden, rows: inputs, of: tied.exactly) == 0)
  #expect(
    equivarianceError(from: pixels, to: hidden, rows: inputs) { tied($0, count: 1) } < 1e-5)

  let broken = network([Dense("dense", from: 16, to: 24), ReLU(24)])
  #expect(inexactEntries(from: pixels, to: hidden, rows: inputs, of: broken.exactly) > 0)
  #expect(equivarianceError(from: pixels, to: hidden, rows: inputs, of: broken.exactly) > 0.1)
}

@Test func `a dense layer at the end breaks an equivariant network`() throws {
  let ring = try PermutationAction.points(of: try group("Z(16)"))
  let inputs = normalRows(10, width: 16, seed: 12)
  let intact = network(try ringLayers(16, channels: 4))
  #expect(inexactEntries(from: ring, to: ring, rows: inputs, of: intact.exactly) == 0)
  let broken = network(try ringLayers(16, channels: 4) + [Dense("last", from: 16, to: 16)])
  #expect(equivarianceError(from: ring, to: ring, rows: inputs, of: broken.exactly) > 0.1)
}

@Test func `NaN passes through every layer`() throws {
  let square = try group("C(4)")
  let net = network(try pictureLayers(square, side: 4, channels: 2))
  var input = normals(16, seed: 13)
  input[5] = .nan
  #expect(net(input, count: 1).allSatisfy { $0.isNaN })
  #expect(net.exactly(input).allSatisfy { $0.isNaN })
}
