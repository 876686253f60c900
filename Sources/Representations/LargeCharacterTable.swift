import Groups
import LinearAlgebra

/// The irreducible characters of a permutation group of up to 16.7 million elements, exact.
public struct LargeCharacterTable: Sendable {
  /// So many normal subgroups are counted at most.
  public static let mostNormalSubgroups = 10_000

  /// The columns.
  public let classes: LargeClasses
  /// The rows, in the order of a `CharacterTable`.
  public let irreps: [CharacterTable.Irrep]

  /// By the method of Dixon and Schneider, from the classes.
  ///
  /// Throws `RepresentationError.tooLarge` above 512 classes, and `Cancelled`.
  public init(_ classes: LargeClasses, checkpoint: Checkpoint = .none) throws {
    let count = classes.classes.count
    guard count <= CharacterTable.mostClasses else {
      throw RepresentationError.tooLarge(
        "the character table has \(count) rows; the limit is \(CharacterTable.mostClasses)")
    }
    self.classes = classes
    let solver = try DixonSchneider(LargeClassAlgebra(classes), checkpoint: checkpoint)
    irreps = try CharacterTable.sorted(solver.irreps(checkpoint), checkpoint)
  }

  /// Whether every irreducible character but the trivial one takes its degree at the identity alone:
  /// the kernels of characters are normal subgroups, and every normal subgroup is where some of them
  /// meet.
  public var isSimple: Bool {
    irreps.count > 1
      && irreps.dropFirst().allSatisfy { irrep in
        irrep.values.dropFirst().allSatisfy { $0.integer != irrep.degree }
      }
  }

  /// The number of normal subgroups: the sets of classes that kernels of characters meet in; nil
  /// beyond `mostNormalSubgroups`.
  ///
  /// O(kernels · normal subgroups · classes)
  public func normalSubgroupCount(
    checkpoint: Checkpoint = .none
  ) throws(Cancelled) -> Int? {
    let kernels = Set(
      irreps.map { irrep in irrep.values.map { $0.integer == irrep.degree } })
    var found: Set<[Bool]> = [Array(repeating: true, count: irreps.count)]
    for kernel in kernels {
      for (number, set) in found.enumerated() {
        if number.isMultiple(of: 16) { try checkpoint.report() }
        found.insert(zip(set, kernel).map { $0 && $1 })
      }
      if found.count > Self.mostNormalSubgroups { return nil }
    }
    return found.count
  }
}
