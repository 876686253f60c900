// The entries of basis matrices as lists, for files.

import LinearAlgebra
import Representations

/// The entries that are not zero of all matrices of a basis, by matrix; all counted from 0.
public struct BasisEntries: Sendable {
  /// The basis matrix in which each entry stands.
  public private(set) var index: [Int32] = []
  /// The row of each entry.
  public private(set) var row: [Int32] = []
  /// The column of each entry.
  public private(set) var column: [Int32] = []
  /// What stands there, or its real part.
  public private(set) var value: [Double] = []
  /// Imaginary parts; none where all are 0, as for U(n) and SU(n), though coefficients are complex.
  public private(set) var imaginary: [Double] = []
  /// How many matrices, rows and columns there are.
  public let shape: [Int]

  /// A file has at most so many entries.
  public static let most = 1 << 23

  /// Collects the entries. Throws `EngineError.limit` beyond `most` of them, and `Cancelled`.
  public init(_ basis: EquivariantBasis, checkpoint: Checkpoint = .none) throws {
    shape = [basis.dimension, basis.dimensionOut, basis.dimensionIn]
    guard basis.dimension <= Self.most, max(basis.dimensionIn, basis.dimensionOut) < 1 << 31 else {
      throw Self.limit("\(basis.dimension) basis matrices")
    }
    if basis.classes != nil {
      var isCut = false
      try basis.forEachEntry(checkpoint: checkpoint) { k, i, j, entry in
        if value.count < Self.most { append(k, i, j, entry) } else { isCut = true }
      }
      if isCut { throw Self.limit("more than \(Self.most) entries") }
      sortByMatrix()
      return
    }
    for k in 0..<basis.dimension {
      try checkpoint.report(Double(k) / Double(basis.dimension))
      if basis.hasComplexMatrices {
        append(k, basis.complexMatrix(k))
      } else {
        basis.forEachEntry(of: k) { i, j, value in append(k, i, j, value) }
      }
      if count > Self.most { throw Self.limit("more than \(Self.most) entries") }
    }
  }

  /// How many entries there are.
  public var count: Int { value.count }

  private mutating func append(_ k: Int, _ i: Int, _ j: Int, _ entry: Double) {
    if entry == 0 { return }
    index.append(Int32(k))
    row.append(Int32(i))
    column.append(Int32(j))
    value.append(entry)
  }

  /// Without what is zero but for rounding.
  private mutating func append(_ k: Int, _ matrix: ComplexMatrix) {
    let least = 1e-14 * matrix.maximumMagnitude
    for i in 0..<matrix.rows {
      for j in 0..<matrix.columns {
        let (re, im) = matrix[i, j]
        if abs(re) <= least, abs(im) <= least { continue }
        index.append(Int32(k))
        row.append(Int32(i))
        column.append(Int32(j))
        value.append(re)
        imaginary.append(im)
      }
    }
  }

  /// A stable sort by counting, O(entries + matrices).
  private mutating func sortByMatrix() {
    var next = [Int](repeating: 0, count: shape[0] + 1)
    for k in index { next[Int(k) + 1] += 1 }
    for k in 0..<shape[0] { next[k + 1] += next[k] }
    var places = [Int](repeating: 0, count: count)
    for (old, k) in index.enumerated() {
      places[next[Int(k)]] = old
      next[Int(k)] += 1
    }
    index = places.map { index[$0] }
    row = places.map { row[$0] }
    column = places.map { column[$0] }
    value = places.map { value[$0] }
  }

  private static func limit(_ many: String) -> EngineError {
    .limit(
      "the basis has \(many), and a file holds \(most) of either; "
        + "the command without --export says what there is, and smaller representations work")
  }
}

// MARK: Arrays

extension BasisEntries {
  /// Dense arrays have at most so many numbers.
  public static let mostDense = 1 << 22

  /// The arrays of .npz and .safetensors.
  ///
  /// `shape` is how many basis matrices, rows and columns there are; `basis` has this shape, or, where
  /// that is more than `mostDense` numbers, `index`, `row`, `column` and `value` are its entries
  /// other than zero. `classes` `[rows × columns]`, where there are weight classes, has their numbers
  /// from 1, negative where the sign is, and 0 where W is.
  public func arrays(_ basis: EquivariantBasis, isComplex: Bool) -> [NumberArray] {
    func numbers(_ re: [Double], _ im: [Double]) -> NumberArray.Values {
      isComplex ? .complex128(re, im) : .float64(re)
    }
    var arrays = [NumberArray("shape", shape: [3], .integers(shape.map { Int32($0) }))]
    if isDense {
      let (re, im) = (dense(value), imaginary.isEmpty ? [] : dense(imaginary))
      arrays.append(NumberArray("basis", shape: shape, numbers(re, im)))
    } else {
      for (name, list) in [("index", index), ("row", row), ("column", column)] {
        arrays.append(NumberArray(name, shape: [count], .integers(list)))
      }
      arrays.append(NumberArray("value", shape: [count], numbers(value, imaginary)))
    }
    if var classes = basis.classes {
      if let signs = basis.signs {
        for i in classes.indices { classes[i] *= Int32(signs[i]) }
      }
      arrays.append(
        NumberArray("classes", shape: [shape[1], shape[2]], .integers(classes)))
    }
    return arrays
  }

  private var isDense: Bool {
    let (square, overflow) = shape[1].multipliedReportingOverflow(by: shape[2])
    return !overflow && square <= Self.mostDense && square * shape[0] <= Self.mostDense
  }

  /// Numbers that belong to the entries, with the zeros between.
  private func dense(_ numbers: [Double]) -> [Double] {
    var dense = [Double](repeating: 0, count: shape.reduce(1, *))
    for e in 0..<count {
      dense[(Int(index[e]) * shape[1] + Int(row[e])) * shape[2] + Int(column[e])] += numbers[e]
    }
    return dense
  }

  /// A line an entry under a heading; with a column of imaginary parts for complex groups.
  public func csv(isComplex: Bool) -> [UInt8] {
    var text = "index,row,column,value" + (isComplex ? ",imag\n" : "\n")
    for e in 0..<count {
      text += "\(index[e]),\(row[e]),\(column[e]),\(numeral(value[e]))"
      if isComplex { text += imaginary.isEmpty ? ",0" : ",\(numeral(imaginary[e]))" }
      text += "\n"
    }
    return Array(text.utf8)
  }
}

/// The shortest text that reads back as the same number; integers bare.
func numeral(_ value: Double) -> String {
  value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
}
