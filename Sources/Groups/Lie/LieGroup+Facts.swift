import BigInt
import LinearAlgebra

/// What is known of a Lie group.
public struct LieFacts: Sendable {
  /// The number of parameters.
  public var dimension: Int
  /// The number of elements when the dimension is 0, else nil.
  public var order: BigInt?
  /// The dimension of a largest subalgebra that is diagonal over the complex numbers.
  public var rank: Int
  /// Whether it is closed and bounded.
  public var isCompact: Bool
  /// Whether every element is joined with the identity by a path.
  public var isConnected: Bool
  /// The number of connected parts; nil where the order of a finite factor is not known.
  public var componentCount: BigInt?
  /// Whether all elements commute; nil if not computed.
  public var isAbelian: Bool?
  /// Whether repeated commutators with all elements end at the identity; nil if not computed.
  public var isNilpotent: Bool?
  /// Whether the derived series reaches the identity; nil if not computed.
  public var isSolvable: Bool?
  /// Whether it is connected, and its Lie algebra not abelian and without ideals.
  public var isSimple: Bool
  /// Whether the commutators generate all of it; nil if not computed.
  public var isPerfect: Bool?
  /// The number of elements that commute with all; nil when infinite or not computed.
  public var centerOrder: BigInt?
  /// The dimension of what the brackets span.
  public var derivedDimension: Int
  /// The Lie algebra, such as `so(3) + u(1)`.
  public var algebraName: String
  /// What was left out, and the limit that was met.
  public var limits: [String]
}

extension LieGroup {
  /// Whether it is closed and bounded.
  public var isCompact: Bool { families.allSatisfy(\.isCompact) }

  private var families: [LieFamily] {
    factors.compactMap { if case .family(let family) = $0 { family } else { nil } }
  }

  /// What is known of the group; finite factors of up to 40320 elements are looked at too.
  public func facts(
    library: GroupLibrary = .empty, checkpoint: Checkpoint = .none
  ) throws -> LieFacts {
    let families = families
    let names = families.filter { $0.dimension > 0 }.map(\.algebraName)
    var facts = LieFacts(
      dimension: dimension, order: 1, rank: families.reduce(0) { $0 + $1.rank },
      isCompact: isCompact, isConnected: families.allSatisfy { $0.componentCount == 1 },
      componentCount: families.reduce(1) { $0 * BigInt($1.componentCount) },
      isAbelian: families.allSatisfy(\.isAbelian),
      isNilpotent: families.allSatisfy(\.isAbelian),
      isSolvable: families.allSatisfy { $0.derivedDimension == 0 },
      isSimple: families.count == 1 && factors.count == 1 && families[0].isSimple,
      isPerfect: families.allSatisfy {
        $0.componentCount == 1 && $0.derivedDimension == $0.dimension
      },
      centerOrder: families.reduce(1) { total, family in
        family.centerOrder.flatMap { order in total.map { $0 * order } }
      },
      derivedDimension: families.reduce(0) { $0 + $1.derivedDimension },
      algebraName: names.isEmpty ? "0" : names.joined(separator: " + "), limits: [])
    for factor in factors {
      if case .finite(let expression) = factor {
        try include(expression, in: &facts, library, checkpoint)
      }
    }
    facts.order = dimension == 0 ? facts.componentCount : nil
    return facts
  }

  private func include(
    _ expression: GroupExpression, in facts: inout LieFacts, _ library: GroupLibrary,
    _ checkpoint: Checkpoint
  ) throws {
    let group: FiniteGroup
    do {
      group = try FiniteGroup(expression, library: library, checkpoint: checkpoint)
    } catch let limit as GroupError {
      facts.isConnected = false
      let order = expression.knownOrder
      facts.componentCount = order.flatMap { order in facts.componentCount.map { $0 * order } }
      facts.isSimple = false
      (facts.isAbelian, facts.isNilpotent) = (nil, nil)
      (facts.isSolvable, facts.isPerfect) = (nil, nil)
      facts.centerOrder = nil
      facts.limits.append("what depends on a finite factor: \(limit)")
      return
    }
    if group.order == 1 { return }
    let classes = try group.classes(checkpoint: checkpoint)
    let series = try group.derivedSeries(checkpoint)
    facts.isConnected = false
    facts.isSimple = false
    facts.isAbelian = facts.isAbelian.map { $0 && group.isAbelian }
    facts.componentCount = facts.componentCount.map { $0 * BigInt(group.order) }
    facts.isNilpotent = facts.isNilpotent.map { $0 && group.isNilpotent(classes) }
    facts.isSolvable = facts.isSolvable.map { $0 && series.last?.order == 1 }
    facts.isPerfect = facts.isPerfect.map { $0 && series.count == 1 }
    let center = classes.classes.count { $0.size == 1 }
    facts.centerOrder = facts.centerOrder.map { $0 * BigInt(center) }
  }
}
