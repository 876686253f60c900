import Groups
import LinearAlgebra

/// The irreducible complex characters of a finite group, exact.
public struct CharacterTable: Sendable {
  /// One irreducible character.
  public struct Irrep: Hashable, Sendable {
    /// χ(1).
    public let degree: Int
    /// 1 for real, -1 for quaternionic, 0 for complex representations.
    public let frobeniusSchur: Int
    /// `[classes]`, in the order of the classes.
    public let values: [Cyclotomic]
  }

  /// More classes than this are refused.
  public static let mostClasses = 512

  /// More classes of an abelian group, whose table is known at once, are refused.
  public static let mostAbelianClasses = 1024

  /// The columns.
  public let classes: ConjugacyClasses
  /// The rows: the trivial one first, then by degree, indicator (1, 0, -1) and values, those with
  /// the larger real part, then the larger imaginary part, before.
  public let irreps: [Irrep]

  /// How often each irreducible is contained in a character of this group, `[irreps]`.
  public func multiplicities(
    of character: [Cyclotomic], checkpoint: Checkpoint = .none
  ) throws(Cancelled) -> [Int] {
    var multiplicities: [Int] = []
    for irrep in irreps {
      multiplicities.append(try innerProduct(character, irrep.values, over: classes, checkpoint))
    }
    return multiplicities
  }
}

extension FiniteGroup {
  /// The character table: of an abelian group from its cyclic pieces, of others by the method of Dixon
  /// and Schneider.
  ///
  /// O(classes³ + order · classes), for an abelian group O(order²). Throws
  /// `RepresentationError.tooLarge` above 512 classes, 1024 in an abelian group, and `Cancelled`.
  public func characterTable(checkpoint: Checkpoint = .none) throws -> CharacterTable {
    let classes = try classes(checkpoint: checkpoint)
    let count = classes.classes.count
    let limit =
      isAbelian ? CharacterTable.mostAbelianClasses : CharacterTable.mostClasses
    if count > limit {
      throw RepresentationError.tooLarge(
        """
        the character table of \(expression) has \(count) rows; the limit is \(limit)\
        \(isAbelian ? " for an abelian group" : ""), which \(isAbelian ? "Z(1024)" : "S(8)") keeps
        """)
    }
    if isAbelian {
      let irreps = try linearIrreps(on: classes, checkpoint: checkpoint)
      return CharacterTable(classes: classes, irreps: try CharacterTable.sorted(irreps, checkpoint))
    }
    let solver = try DixonSchneider(
      FiniteClassAlgebra(group: self, classes: classes), checkpoint: checkpoint)
    let irreps = try CharacterTable.sorted(solver.irreps(checkpoint), checkpoint)
    return CharacterTable(classes: classes, irreps: irreps)
  }
}

extension CharacterTable {
  /// Rows in the order of a table.
  static func sorted(
    _ irreps: [Irrep], _ checkpoint: Checkpoint
  ) throws -> [Irrep] {
    try irreps.sorted { a, b in
      try checkpoint.report()
      if a.isTrivial != b.isTrivial { return a.isTrivial }
      if a.degree != b.degree { return a.degree < b.degree }
      if a.frobeniusSchur != b.frobeniusSchur { return a.frobeniusSchur > b.frobeniusSchur }
      for (x, y) in zip(a.values, b.values) where x != y { return x.precedes(y) }
      return false
    }
  }
}

extension CharacterTable.Irrep {
  fileprivate var isTrivial: Bool { values.allSatisfy { $0.integer == 1 } }
}

extension Cyclotomic {
  /// A larger real part comes first, then a larger imaginary part; whether parts are equal is
  /// decided exactly.
  fileprivate func precedes(_ other: Cyclotomic) -> Bool {
    let (a, b) = (numeric, other.numeric)
    if self + conjugate == other + other.conjugate { return a.im > b.im }
    return a.re > b.re
  }
}
