import LinearAlgebra

extension LieGroup {
  /// exp(t₁ A₁ + t₂ A₂ + …), a number for each basis element of the algebra.
  ///
  /// Throws `.notFinite` when the entries are beyond `Double`.
  public func exponential(_ parameters: [Double]) throws(LinearAlgebraError) -> ComplexMatrix {
    precondition(parameters.count == dimension, "a number is needed for each generator")
    var sum = ComplexMatrix(rows: size, columns: size)
    for (t, generator) in zip(parameters, algebra) {
      for entry in generator.matrix.entries {
        let old = sum[entry.row, entry.column]
        sum[entry.row, entry.column] = (
          old.re + t * Double(entry.re), old.im + t * Double(entry.im)
        )
      }
    }
    let result = try sum.exponential()
    guard result.re.isFinite, result.im.isFinite else { throw .notFinite }
    return result
  }

  /// exp(t A_k), k from 0.
  public func exponential(of k: Int, times t: Double) throws(LinearAlgebraError) -> ComplexMatrix {
    try exponential((0..<dimension).map { $0 == k ? t : 0 })
  }

  /// A random element: an exponential with normally distributed parameters, and a random word in
  /// the discrete generators.
  ///
  /// Boosts and stretches are kept small, with a standard deviation of 0.3, for their effect grows
  /// exponentially.
  public func randomElement(
    using random: inout some RandomNumberGenerator
  ) throws(LinearAlgebraError) -> ComplexMatrix {
    let scale = isCompact ? 1.0 : 0.3
    var result = try exponential((0..<dimension).map { _ in scale * random.normal() })
    for _ in 0..<(4 * discrete.count) where random.next() & 1 == 0 {
      result = result * discrete[random.index(below: discrete.count)].matrix.dense
    }
    return result
  }

  /// How far a matrix is from the group, relative to the square of its largest entry: what is wrong
  /// with its form, or with its determinant where no form is kept.
  ///
  /// nil where neither is kept, as in GL(n).
  public func residual(of element: ComplexMatrix) -> Double? {
    let largest = max(1, element.maximumMagnitude)
    if let form {
      let eta = form.dense
      let left =
        isComplex
        ? element.adjoint
        : ComplexMatrix(
          re: element.re.transpose, im: element.im.transpose)
      return (left * eta * element - eta).maximumMagnitude / (largest * largest)
    }
    guard hasDeterminantOne, !isComplex else { return nil }
    return (element.re.determinant - 1).magnitude / largest
  }

  /// The element that a word names: `A1` is exp(A1), and powers, products, commutators and discrete
  /// generators are as in finite groups.
  ///
  /// Throws a `ParseError` for what is no word, `.notFinite` for an element beyond `Double`.
  public func element(parsing word: String) throws -> ComplexMatrix {
    let names = algebra.map(\.name) + discrete.map(\.name)
    var parser = WordParser(word, generators: names, points: nil)
    let parsed = try parser.parse()
    var elements: [ComplexMatrix] = []
    for k in algebra.indices {
      let isUsed = parsed.uses(k)
      elements.append(isUsed ? try exponential(of: k, times: 1) : .identity(0))
    }
    elements += discrete.map(\.matrix.dense)
    let result = parsed.value(
      in: WordAlgebra(
        identity: ComplexMatrix.identity(size), generators: elements, product: *,
        power: { $0.power($1) }, cycle: { _ in preconditionFailure("no word here reads cycles") }))
    guard result.re.isFinite, result.im.isFinite else { throw LinearAlgebraError.notFinite }
    return result
  }
}

extension Word {
  /// Whether generator k occurs.
  fileprivate func uses(_ k: Int) -> Bool {
    switch self {
    case .identity, .cycle: false
    case .generator(let generator): generator == k
    case .product(let words): words.contains { $0.uses(k) }
    case .power(let word, _): word.uses(k)
    case .commutator(let left, let right): left.uses(k) || right.uses(k)
    }
  }
}

extension ComplexMatrix {
  /// A^n, the inverse for negative n; NaN where it has none.
  fileprivate func power(_ n: Int) -> ComplexMatrix {
    var (result, square) = (ComplexMatrix.identity(rows), n < 0 ? inverseOrNaN : self)
    var rest = n.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result = result * square }
      square = square * square
      rest >>= 1
    }
    return result
  }

  /// Through the real matrix [[re, -im], [im, re]].
  private var inverseOrNaN: ComplexMatrix {
    let n = rows
    let nan = ComplexMatrix(Matrix(rows: n, columns: n, repeating: .nan))
    if isReal { return (try? re.inverse()).map { ComplexMatrix($0) } ?? nan }
    var double = Matrix(rows: 2 * n, columns: 2 * n)
    for i in 0..<n {
      for j in 0..<n {
        double[i, j] = re[i, j]
        double[n + i, n + j] = re[i, j]
        double[i, n + j] = -im[i, j]
        double[n + i, j] = im[i, j]
      }
    }
    guard let inverse = try? double.inverse() else { return nan }
    var result = ComplexMatrix(rows: n, columns: n)
    for i in 0..<n {
      for j in 0..<n { result[i, j] = (inverse[i, j], inverse[n + i, j]) }
    }
    return result
  }
}
