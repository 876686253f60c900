import Groups
import LinearAlgebra

/// An element of any group, as its representations see it.
public struct AnyGroupElement: Sendable {
  /// A component for each factor of the group.
  let parts: [AtomElement]
}

extension AnyRepresentation {
  /// ρ of the element that a word names, `[d × d]`: `A1` is exp(A1), the others are as `generators`
  /// calls them.
  ///
  /// Throws a `ParseError` for what is no word, `tooLarge` above `largestMatrix`.
  public func matrix(ofWord word: String) throws -> ComplexMatrix {
    try matrix(of: try element(ofWord: word))
  }

  /// The element that a word names.
  public func element(ofWord word: String) throws -> AnyGroupElement {
    let names = generators
    let identity = atoms.map(\.identity)
    let elements = try names.map { try element(onPathOf: $0, at: 1).parts }
    return AnyGroupElement(
      parts: try wordValue(
        word, names: names.map(\.name), generators: elements, identity: identity,
        product: { product($0, $1) }, power: { power($0, $1) }))
  }

  /// exp(tA) for an element A of the Lie algebra; any other generator is itself at every t.
  public func element(onPathOf generator: AnyGenerator, at t: Double) throws -> AnyGroupElement {
    var parts = atoms.map(\.identity)
    parts[generator.atom] = try generator.element.asGroupElement(at: t)
    return AnyGroupElement(parts: parts)
  }

  /// The element that is a permutation, where the group is one large group of such; else nil.
  ///
  /// Whether it belongs to the group is not checked.
  public func element(_ permutation: Permutation) -> AnyGroupElement? {
    guard atoms.count == 1, case .permutations(let points, _) = atoms[0],
      permutation.images.count == points.degree
    else { return nil }
    return AnyGroupElement(parts: [.permutation(permutation)])
  }

  /// The product a b.
  public func product(_ a: AnyGroupElement, _ b: AnyGroupElement) -> AnyGroupElement {
    AnyGroupElement(parts: product(a.parts, b.parts))
  }

  /// ρ(element), `[d × d]`. Throws `tooLarge` above `largestMatrix`, `notFinite` beyond the range of
  /// numbers.
  public func matrix(of element: AnyGroupElement) throws -> ComplexMatrix {
    let result = try matrix(of: element.parts)
    guard result.re.isFinite, result.im.isFinite else { throw LinearAlgebraError.notFinite }
    return result
  }

  private func power(_ element: [AtomElement], _ exponent: Int) -> [AtomElement] {
    var result = atoms.map(\.identity)
    var square = exponent < 0 ? zip(atoms, element).map { $0.inverse(of: $1) } : element
    var rest = exponent.magnitude
    while rest > 0 {
      if rest & 1 == 1 { result = product(result, square) }
      square = product(square, square)
      rest >>= 1
    }
    return result
  }
}

extension AtomElement {
  /// exp(tA) for an element A of a Lie algebra.
  fileprivate func asGroupElement(at t: Double) throws -> AtomElement {
    guard case .infinitesimal(let matrix) = self else { return self }
    let dense = matrix.dense
    return .matrix(try ComplexMatrix(re: t * dense.re, im: t * dense.im).exponential())
  }
}

extension GroupAtom {
  fileprivate var identity: AtomElement {
    switch self {
    case .finite: .rank(0)
    case .permutations(let points, _): .permutation(.identity(points.degree))
    case .classical(_, let group), .scaling(let group): .matrix(.identity(group.size))
    }
  }

  /// NaN where a matrix has lost its inverse to rounding.
  fileprivate func inverse(of element: AtomElement) -> AtomElement {
    switch (self, element) {
    case (.finite(let group), .rank(let rank)): return .rank(group.inverse(rank))
    case (_, .permutation(let permutation)): return .permutation(permutation.inverse)
    case (_, .matrix(let matrix)):
      guard let dual = try? matrix.contragredient() else {
        return .matrix(
          ComplexMatrix(Matrix(rows: matrix.rows, columns: matrix.rows, repeating: .nan)))
      }
      return .matrix(ComplexMatrix(re: dual.re.transpose, im: dual.im.transpose))
    default: return element
    }
  }
}
