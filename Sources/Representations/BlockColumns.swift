import LinearAlgebra

/// The columns of a new basis, gathered block by block.
struct Columns {
  private var vectors: [ComplexMatrix] = []
  private var blocks: [BlockDiagonalisation.Block] = []
  private let dimension: Int

  init(_ dimension: Int) { self.dimension = dimension }

  /// The vectors that follow belong to a new block.
  mutating func open(_ irrep: Int, _ conjugate: Int?) {
    blocks.append(
      BlockDiagonalisation.Block(
        irrep: irrep, conjugate: conjugate, start: vectors.count, size: 0))
  }

  /// The next vector, `[d × 1]`.
  mutating func add(_ vector: ComplexMatrix) {
    vectors.append(vector)
    guard let last = blocks.popLast() else { return }
    blocks.append(
      BlockDiagonalisation.Block(
        irrep: last.irrep, conjugate: last.conjugate, start: last.start, size: last.size + 1))
  }

  /// The basis, `[d × d]`.
  func step(_ level: BlockDiagonalisation.Level) -> BlockDiagonalisation.Step {
    var basis = ComplexMatrix(rows: dimension, columns: vectors.count)
    for (j, vector) in vectors.enumerated() {
      for i in 0..<dimension { basis[i, j] = vector[i, 0] }
    }
    return BlockDiagonalisation.Step(level: level, basis: basis, blocks: blocks)
  }
}

extension ComplexMatrix {
  /// Adds a multiple of a matrix of the same shape.
  mutating func add(_ factor: (re: Double, im: Double), _ other: ComplexMatrix) {
    for k in re.elements.indices {
      let (x, y) = (other.re.elements[k], other.im.elements[k])
      re.elements[k] += factor.re * x - factor.im * y
      im.elements[k] += factor.re * y + factor.im * x
    }
  }

  /// Column j alone, `[rows × 1]`.
  func column(_ j: Int) -> ComplexMatrix {
    ComplexMatrix(
      re: Matrix(rows: rows, columns: 1, elements: re.column(j)),
      im: Matrix(rows: rows, columns: 1, elements: im.column(j)))
  }

  /// The real parts alone.
  var realPart: ComplexMatrix { ComplexMatrix(re) }

  /// The imaginary parts alone.
  var imaginaryPart: ComplexMatrix { ComplexMatrix(im) }

  /// A real multiple.
  func multiplied(by factor: Double) -> ComplexMatrix {
    ComplexMatrix(re: factor * re, im: factor * im)
  }

  /// √Σ |a|².
  var frobeniusNorm: Double {
    let (x, y) = (re.frobeniusNorm, im.frobeniusNorm)
    return (x * x + y * y).squareRoot()
  }
}
