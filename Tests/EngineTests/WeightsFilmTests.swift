import Groups
import LinearAlgebra
import Representations
import Testing

@testable import Engine

@Suite struct WeightsFilmTests {
  private let answers = Answers()

  private func film(_ group: String, _ input: String, _ output: String) throws -> WeightsFilm {
    let request = Request.weightsFilm(
      try expression(group), try RepExpression(parsing: input), try RepExpression(parsing: output))
    guard case .weightsFilm(let film) = try answers.snapshot(request, .none) else {
      throw EngineError.fault("another kind of answer")
    }
    return film
  }

  private func basis(_ group: String, _ input: String, _ output: String) throws -> EquivariantBasis
  {
    let request = Request.weights(
      try expression(group), try RepExpression(parsing: input), try RepExpression(parsing: output))
    guard case .weights(let weights) = try answers.snapshot(request, .none) else {
      throw EngineError.fault("another kind of answer")
    }
    return weights.basis
  }

  @Test(arguments: [
    ("Z(4)", "V", "V"), ("D(4)", "perm", "perm"), ("D(5)", "V", "V"), ("S(5)", "V", "V"),
    ("p4(3)", "V", "V"), ("Q(8)", "V", "V"), ("D(4)", "det", "V*V"), ("A(5)", "standard", "V"),
    ("SO(3)", "V^2", "V"), ("O(3)", "V^2", "V^2"), ("SO(2)", "V", "V"), ("S(12)", "V", "V"),
    ("S(30)", "V", "V"),
    ("S(3) x SO(2)", "V1*V2", "V1*V2"),
  ])
  func `averaging ends at the projection`(_ group: String, _ input: String, _ output: String) throws
  {
    let averaging = try #require(try film(group, input, output).averaging)
    let first = try #require(averaging.frames.first)
    let last = try #require(averaging.frames.last)
    #expect(first.commutator > 0.1, "a random W breaks the symmetry")
    #expect(last.commutator < 1e-12)
    let distance = try #require(last.distance)
    #expect(distance < 1e-12)
  }

  @Test func `by elements the mean is over all of the group, by generators over cycles`() throws {
    let finite = try #require(try film("D(4)", "perm", "perm").averaging)
    #expect(finite.kind == .elements && finite.frames.map(\.count) == Array(1...8))
    let circle = try #require(try film("SO(3)", "V", "V").averaging)
    #expect(circle.kind == .generators && circle.frames[0].count == 0)
    // A rotation about one axis leaves two maps of its plane, and one of the axis.
    let matrix = circle.frames[1].matrix
    #expect(abs(matrix[0, 0] - matrix[1, 1]) < 1e-12 && abs(matrix[0, 1] + matrix[1, 0]) < 1e-12)
    #expect(abs(matrix[0, 2]) < 1e-12)
  }

  @Test func `there is no mean over a group that is not compact`() throws {
    let film = try film("Lorentz", "V", "V")
    #expect(film.averaging == nil)
    #expect(film.whyNoAveraging?.contains("not compact") == true)
    #expect(film.stages.map(\.count).last == 1)
  }

  @Test func `a permutation of order 840 has a mean like any other`() throws {
    let film = try film(
      "perm[(1 2 3)(4 5 6 7 8)(9 10 11 12 13 14 15)(16 17 18 19 20 21 22 23),(1 4 9 16)]", "V", "V")
    #expect(film.whyNoAveraging == nil)
    let last = try #require(film.averaging?.frames.last)
    #expect(last.commutator < 1e-12 && last.distance.map { $0 < 1e-9 } == true)
  }

  @Test func `a finite group is never said not to be compact`() throws {
    // r turns the plane by 1/10000: a long cycle, and too many elements to add up.
    let film = try film("D(10000)", "V^6", "V")
    let why = try #require(film.whyNoAveraging)
    #expect(!why.contains("compact") && why.contains("720 powers of a generator"), "\(why)")
  }

  @Test(arguments: [
    ("S(1000)", "V", "1"), ("Z(2)^11", "regular", "1"), ("Z(1000) x SO(2)", "V1", "1"),
    ("D(4)", "det*perm", "1"),
  ])
  func `large signed permutations are kept as such`(
    _ group: String, _ input: String, _ output: String
  ) throws {
    let film = try film(group, input, output)
    let last = try #require(film.averaging?.frames.last)
    #expect(last.commutator < 1e-12)
    for pair in film.generators where !pair.isInfinitesimal {
      #expect(pair.input.images != nil && pair.output.images != nil)
    }
  }

  @Test func `a film of larger matrices is refused with the limit`() throws {
    let film = try film("SO(64)", "V", "1")
    #expect(film.generators.isEmpty && film.stages.isEmpty)
    #expect(film.whyNoAveraging?.contains("4194304") == true)
  }

  @Test(arguments: ["Z(5)", "D(4)", "Q(8)", "S(4)"])
  func `signs and places multiply as the matrices do`(_ name: String) throws {
    let group = try expression(name)
    for rep in ["V", "det*V", "regular"] {
      guard let rho = try? answers.representation(try RepExpression(parsing: rep), of: group, .none)
      else { continue }
      let d = rho.dimension
      let w = Matrix(
        rows: d, columns: d, elements: (0..<d * d).map { Double($0 * $0 % 17) - 8 })
      for element in 0..<rho.group.order {
        let matrix = try rho.matrix(of: element)
        let kept = try GeneratorMatrix(rho, element)
        #expect((kept.dense - matrix).maximumMagnitude < 1e-15)
        #expect((GeneratorMatrix(matrix).dense - matrix).maximumMagnitude < 1e-15)
        #expect(((kept * w) - matrix * w).maximumMagnitude < 1e-12)
        #expect(((w * kept) - w * matrix).maximumMagnitude < 1e-12)
        #expect((kept.transpose * kept).isOne && (kept * kept.transpose).isOne)
      }
    }
  }

  @Test(arguments: [
    ("Z(4)", "V", "V", [16, 4]), ("D(4)", "perm", "perm", [16, 4, 3]),
    ("SO(3)", "V", "V", [9, 3, 1, 1]), ("SO(3)", "V", "1", [3, 1, 0, 0]),
    ("Rubik(3)", "V", "V", [2304, 1164, 368, 126, 21, 9, 9]),
  ])
  func `each generator leaves fewer weights`(
    _ group: String, _ input: String, _ output: String, _ counts: [Int]
  ) throws {
    let film = try film(group, input, output)
    #expect(film.stages.map(\.count) == counts)
    let first = try #require(film.stages.first)
    #expect(first.sample.elements.count == first.count)
    // What is left satisfies the equations of the generators so far.
    for (k, stage) in film.stages.enumerated() {
      for pair in film.generators.prefix(k) {
        let defect = pair.output * stage.sample - stage.sample * pair.input
        #expect(defect.maximumMagnitude < 1e-12)
      }
    }
  }

  @Test(arguments: [
    ("Z(4)", "V", 1), ("D(4)", "V", 0), ("S(5)", "V", 1), ("S(4)", "V^2", 2), ("SO(3)", "V", 0),
    ("SO(3)", "V^2", 1), ("Rubik(3)", "V", 2),
  ])
  func `a bias has as many dimensions as nothing moves`(
    _ group: String, _ output: String, _ count: Int
  ) throws {
    #expect(try film(group, "V", output).biasDimension == count)
  }

  // MARK: kernels

  @Test func `dense, shared and local kernels of four points have 16, 4 and 3 weights`() throws {
    let ring = try #require(RingKernel(try basis("Z(4)", "V", "V")))
    #expect(ring.size * ring.size == 16)
    #expect(ring.widths == [4, 3, 1])
    #expect(ring.widths.map(ring.weightCount) == [4, 3, 1])
  }

  @Test(arguments: 2...9)
  func `a kernel of any width is equivariant on a ring, and none but the point without`(_ n: Int)
    throws
  {
    let ring = try #require(RingKernel(try basis("Z(\(n))", "V", "V")))
    for width in ring.widths {
      let cut = ring.equivarianceError(width: width, padding: .zero)
      #expect(width == 1 ? cut < 1e-12 : cut > 1e-3, "width \(width)")
      for padding in RingKernel.Padding.allCases {
        let error = ring.equivarianceError(width: width, padding: padding)
        #expect(abs(error - byMatrices(ring, ring.matrix(width: width, padding: padding))) < 1e-12)
      }
      for padding in RingKernel.Padding.allCases {
        let byMatrix = ring.matrix(width: width, padding: padding) * ring.signal
        let bySliding = ring.slide(ring.signal, width: width, padding: padding)
        #expect(zip(byMatrix, bySliding).allSatisfy { abs($0 - $1) < 1e-12 })
      }
    }
  }

  @Test func `signs that are all + are nil, and do not hide a kernel`() throws {
    #expect(try basis("Z(3) x D(4)", "V", "V").signs == nil)
    #expect(try basis("D(4)", "det*perm", "perm").signs?.contains(-1) == true)
  }

  /// The same error, by multiplying matrices.
  private func byMatrices(_ ring: RingKernel, _ matrix: Matrix) -> Double {
    let n = ring.size
    var random = SplitMix64(seed: 9)
    let batch = Matrix(rows: n, columns: 16, elements: (0..<16 * n).map { _ in random.normal() })
    func shifted(_ x: Matrix, by k: Int) -> Matrix {
      Matrix(rows: n, columns: 16, elements: (0..<n).flatMap { x.row(($0 + n - k) % n) })
    }
    let image = matrix * batch
    let errors = (1..<n).map {
      (matrix * shifted(batch, by: $0) - shifted(image, by: $0)).frobeniusNorm
        / image.frobeniusNorm
    }
    return errors.reduce(0, +) / Double(errors.count)
  }

  @Test func `what is not a circulant has no kernel`() throws {
    #expect(RingKernel(try basis("S(5)", "V", "V")) == nil)
    #expect(RingKernel(try basis("Z(4)", "V", "1")) == nil)
    #expect(RingKernel(try basis("p1(2)", "V", "V")) == nil)
    let mirrored = try #require(RingKernel(try basis("D(5)", "perm", "perm")))
    #expect(mirrored.weightCount(width: 5) == 3 && mirrored.weightCount(width: 3) == 2)
  }

  // MARK: names

  @Test(arguments: [
    ("Z(8)", "V", "V", "1-D convolution"), ("p1(4)", "V", "V", "2-D convolution on the torus"),
    ("S(5)", "V", "V", "Deep Sets"), ("S(5)", "V^2", "V^2", "graph layer"),
    ("p4(3)", "regular", "regular", "G-convolution"), ("p4m(3)", "V", "regular", "lifting"),
    ("C(4)", "pixels(4)", "V", "steerable kernels"), ("O(3)", "V^2", "V", "O(3) tensor layer"),
    ("Lorentz", "V^2", "V^2", "Lorentz tensor layer"),
    ("S(3) x S(4)", "V1*V2", "V1*V2", "exchangeable"),
  ])
  func `known layers are recognised`(
    _ group: String, _ input: String, _ output: String, _ name: String
  ) throws {
    let known = Architecture(
      try expression(group), from: try RepExpression(parsing: input),
      to: try RepExpression(parsing: output))
    #expect(known?.name.contains(name) == true)
  }

  @Test(arguments: [
    ("D(4)", "perm", "1"), ("C(4)", "perm", "1"), ("D(5)", "perm", "V"), ("D(5)", "1", "1"),
    ("C(5)", "V^2", "V"), ("C(2)", "V", "V"), ("S(4)", "1", "V"), ("S(4)", "1", "V^2"),
    ("S(1)", "V", "V"),
  ])
  func `layers that are none of the known ones get no name`(
    _ group: String, _ input: String, _ output: String
  ) throws {
    let known = Architecture(
      try expression(group), from: try RepExpression(parsing: input),
      to: try RepExpression(parsing: output))
    #expect(known == nil, "\(known?.name ?? "")")
  }

  @Test(arguments: [
    ("S(4)", "V^3", "V^2", "hypergraph"), ("S(4)", "V^2", "V^3", "hypergraph"),
    ("S(4)", "V^2", "1", "read-out"), ("S(4)", "V", "V^2", "nodes to edges"),
    ("C(5)", "V+V", "V", "rotations"), ("D(5)", "V+V", "V", "mirrors"),
    ("O(3)", "V^2", "V", "beside det"), ("SO(3)", "V^2", "V", "cross products"),
    ("Lorentz", "V^2", "V^2", "beside det"), ("SO+(1,3)", "V^2", "V^2", "and of ε"),
  ])
  func `what is said of a known layer holds for its group`(
    _ group: String, _ input: String, _ output: String, _ words: String
  ) throws {
    let known = try #require(
      Architecture(
        try expression(group), from: try RepExpression(parsing: input),
        to: try RepExpression(parsing: output)))
    #expect("\(known.name): \(known.meaning)".contains(words), "\(known.meaning)")
  }

  @Test func `the fifteen operations on graphs each have their name`() throws {
    let basis = try basis("S(4)", "V^2", "V^2")
    let known = try #require(
      Architecture(
        try expression("S(4)"), from: try RepExpression(parsing: "V^2"),
        to: try RepExpression(parsing: "V^2")))
    let classes = try #require(basis.classes)
    #expect(basis.dimension == 15)
    let names = try (1...15).map { k in
      let place = try #require(classes.firstIndex(of: Int32(k)))
      return try #require(known.name(ofEntry: place / 16, place % 16))
    }
    #expect(Set(names).count == 15)
    #expect(
      Set(names.compactMap { $0.split(separator: ": ").last.map(String.init) })
        == Set(IndexOperation.names.values))
    // All entries of a class have one name.
    for (place, k) in classes.enumerated() {
      #expect(known.name(ofEntry: place / 16, place % 16) == names[Int(k) - 1])
    }
  }
}
