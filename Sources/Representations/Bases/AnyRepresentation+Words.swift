import Groups
import LinearAlgebra

extension AnyRepresentation {
  /// ρ of the element that a word names, `[d × d]`: `A1` is exp(A1), the others are as `generators`
  /// calls them.
  ///
  /// Throws a `ParseError` for what is no word, `tooLarge` above `largestMatrix`.
  public func matrix(ofWord word: String) throws -> ComplexMatrix {
    let names = generators
    let identity = atoms.map(\.identity)
    var elements: [[AtomElement]] = []
    for generator in names {
      var element = identity
      element[generator.atom] = try generator.element.asGroupElement()
      elements.append(element)
    }
    let value = try wordValue(
      word, names: names.map(\.name), generators: elements, identity: identity,
      product: { product($0, $1) }, power: { power($0, $1) })
    let result = try matrix(of: value)
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
  /// exp(A) for an element of a Lie algebra.
  fileprivate func asGroupElement() throws -> AtomElement {
    if case .infinitesimal(let matrix) = self { return .matrix(try matrix.dense.exponential()) }
    return self
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
