// Dense real matrices in double precision.

/// A dense matrix of `Double`s: `[rows × columns]`, row-major.
public struct Matrix: Sendable, Hashable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// `[rows · columns]`, entry (i, j) at `i * columns + j`.
  public var elements: [Double]

  /// Takes `rows · columns` elements in row-major order.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(rows >= 0 && columns >= 0, "a matrix cannot have \(rows) × \(columns) entries")
    precondition(
      elements.count == rows * columns,
      "\(rows) × \(columns) entries were promised, \(elements.count) given")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix with one value everywhere.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.init(
      rows: rows, columns: columns, elements: Array(repeating: value, count: rows * columns))
  }

  /// Takes the rows, all of one length.
  public init(_ rows: [[Double]]) {
    let columns = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columns }, "the rows differ in length")
    self.init(rows: rows.count, columns: columns, elements: rows.flatMap { $0 })
  }

  /// The n × n identity.
  public static func identity(_ n: Int) -> Matrix {
    var result = Matrix(rows: n, columns: n)
    for i in 0..<n { result.elements[i * n + i] = 1 }
    return result
  }

  /// The entry in row i and column j, both from 0.
  @inlinable
  public subscript(i: Int, j: Int) -> Double {
    get {
      precondition(UInt(bitPattern: j) < UInt(bitPattern: columns), "no such column")
      return elements[i * columns + j]
    }
    set {
      precondition(UInt(bitPattern: j) < UInt(bitPattern: columns), "no such column")
      elements[i * columns + j] = newValue
    }
  }

  /// Whether every entry is a finite number.
  public var isFinite: Bool { elements.allSatisfy(\.isFinite) }
  /// Whether there are as many rows as columns.
  public var isSquare: Bool { rows == columns }

  /// Row i, `[columns]`.
  public func row(_ i: Int) -> [Double] { Array(elements[i * columns..<(i + 1) * columns]) }

  /// Column j, `[rows]`.
  public func column(_ j: Int) -> [Double] { (0..<rows).map { self[$0, j] } }

  /// Rows and columns exchanged.
  public var transpose: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for i in 0..<rows {
      for j in 0..<columns { result.elements[j * rows + i] = elements[i * columns + j] }
    }
    return result
  }

  /// The sum of the diagonal entries.
  public var trace: Double {
    precondition(isSquare, "only a square matrix has a trace")
    return (0..<rows).reduce(0) { $0 + self[$1, $1] }
  }

  /// √Σ a², NaN if an entry is.
  public var frobeniusNorm: Double {
    let scale = maximumMagnitude
    guard scale > 0, scale.isFinite else { return scale }
    return scale * elements.reduce(0) { $0 + ($1 / scale) * ($1 / scale) }.squareRoot()
  }

  /// max |a|, 0 for an empty matrix, NaN if an entry is.
  public var maximumMagnitude: Double {
    var result = 0.0
    for element in elements {
      if element.isNaN { return .nan }
      result = max(result, element.magnitude)
    }
    return result
  }
}

extension Matrix: CustomStringConvertible {
  /// The rows as nested lists.
  public var description: String {
    "[" + (0..<rows).map { "\(row($0))" }.joined(separator: ",\n ") + "]"
  }
}
