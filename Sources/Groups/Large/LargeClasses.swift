import BigInt
import LinearAlgebra

/// The conjugacy classes of a permutation group of up to 16.7 million elements.
///
/// Two bytes an element: the number of its class.
public struct LargeClasses: Sendable {
  /// Larger groups are refused.
  public static let largestOrder = 1 << 24
  /// More classes than this are refused.
  public static let mostClasses = 4096

  /// One class.
  public struct Class: Hashable, Sendable {
    /// The member with the smallest rank.
    public let representative: Permutation
    /// The number of members.
    public let size: Int
    /// The order that all members have.
    public let elementOrder: Int
  }

  /// By element order, then size, then rank of the representative.
  public let classes: [Class]
  /// The number of elements.
  public let order: Int
  private let chain: FlatChain
  /// The class of each rank. `[order]`
  private let classOf: [UInt16]

  /// The class of an element of the group.
  public func index(of element: Permutation) -> Int {
    var scratch = [Int](repeating: 0, count: chain.base.count)
    var rows = scratch
    chain.unrank(0, into: &rows)
    let identity = [UInt16].identity(chain.degree)
    return Int(classOf[chain.rank(of: element.imageList, rows, identity, scratch: &scratch)])
  }

  /// The class of the n-th powers of each class, for any n; -1 gives the inverses. `[classes]`
  public func powerMap(_ n: Int) -> [Int] {
    classes.map { index(of: $0.representative.power(n)) }
  }

  /// The classes of g⁰, g¹, … up to before it repeats, g being the representative of class k.
  public func classesOfPowers(_ k: Int) -> [Int] {
    (0..<classes[k].elementOrder).map { index(of: classes[k].representative.power($0)) }
  }

  /// #{y in C_j : z_k y⁻¹ in C_i} for all i and k, z_k being the representative of C_k.
  ///
  /// O(order + size of C_j · classes). `[classes i][classes k]`
  public func products(
    withInversesOf j: Int, checkpoint: Checkpoint = .none
  ) throws(Cancelled) -> [Int] {
    let inverse = UInt16(index(of: classes[j].representative.inverse))
    let identity = [UInt16].identity(chain.degree)
    let representatives = classes.map(\.representative.imageList)
    let count = classes.count
    var counts = [Int](repeating: 0, count: count * count)
    var rows = [Int](repeating: 0, count: chain.base.count)
    var scratch = rows
    var sinceReport = 0
    for rank in 0..<order {
      sinceReport += 1
      if sinceReport >= 1 << 14 {
        sinceReport = 0
        try checkpoint.report(Double(rank) / Double(order))
      }
      guard classOf[rank] == inverse else { continue }
      chain.unrank(rank, into: &rows)
      for (k, z) in representatives.enumerated() {
        let product = chain.rank(of: z, rows, identity, scratch: &scratch)
        counts[Int(classOf[product]) * count + k] += 1
      }
      sinceReport += 64 * count
    }
    return counts
  }
}

extension PermutationGroup {
  /// All conjugacy classes: every element is conjugated by every generator.
  ///
  /// O(order · generators · levels²), about a second for ten million elements on few levels; nil
  /// above `LargeClasses.largestOrder` elements or `LargeClasses.mostClasses` classes.
  public func classes(checkpoint: Checkpoint = .none) throws(Cancelled) -> LargeClasses? {
    guard order <= LargeClasses.largestOrder else { return nil }
    return try LargeClasses(
      FlatChain(chain.stored), generators: generators.map(\.permutation.imageList),
      checkpoint: checkpoint)
  }
}

extension LargeClasses {
  private static let unseen = UInt16.max

  fileprivate init?(
    _ chain: FlatChain, generators: [[UInt16]], checkpoint: Checkpoint
  ) throws(Cancelled) {
    let moves = generators.filter { !$0.isIdentity }.map { ($0, $0.inverted) }
    var classOf = [UInt16](repeating: Self.unseen, count: chain.order)
    var found: [(rank: Int, size: Int)] = []
    var rows = [Int](repeating: 0, count: chain.base.count)
    var scratch = rows
    var pending: [UInt32] = []
    var (done, sinceReport) = (0, 0)
    for start in 0..<chain.order where classOf[start] == Self.unseen {
      guard found.count < Self.mostClasses else { return nil }
      let number = UInt16(found.count)
      classOf[start] = number
      pending.append(UInt32(start))
      let before = done
      while let rank = pending.popLast() {
        done += 1
        sinceReport += 1
        if sinceReport == 4096 {
          sinceReport = 0
          try checkpoint.report(Double(done) / Double(chain.order))
        }
        chain.unrank(Int(rank), into: &rows)
        for (g, inverse) in moves {
          let conjugate = chain.rank(of: g, rows, inverse, scratch: &scratch)
          if classOf[conjugate] == Self.unseen {
            classOf[conjugate] = number
            pending.append(UInt32(conjugate))
          }
        }
      }
      found.append((start, done - before))
    }
    try self.init(sorting: found, classOf, chain, checkpoint)
  }

  /// Puts the classes in order, and numbers them anew.
  private init(
    sorting found: [(rank: Int, size: Int)], _ numbers: [UInt16], _ chain: FlatChain,
    _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    var rows = [Int](repeating: 0, count: chain.base.count)
    let members = found.map { entry in
      chain.unrank(entry.rank, into: &rows)
      let representative = Permutation(chain.images(rows))
      return Class(
        representative: representative, size: entry.size, elementOrder: representative.order)
    }
    let sequence = found.indices.sorted {
      (members[$0].elementOrder, members[$0].size, found[$0].rank)
        < (members[$1].elementOrder, members[$1].size, found[$1].rank)
    }
    var renumbered = [UInt16](repeating: 0, count: found.count)
    for (new, old) in sequence.enumerated() { renumbered[old] = UInt16(new) }
    var classOf = numbers
    for start in stride(from: 0, to: classOf.count, by: 1 << 20) {
      try checkpoint.report()
      for rank in start..<min(classOf.count, start + 1 << 20) {
        classOf[rank] = renumbered[Int(classOf[rank])]
      }
    }
    classes = sequence.map { members[$0] }
    order = chain.order
    self.chain = chain
    self.classOf = classOf
  }
}

extension FlatChain {
  /// The images of the element with the given rows.
  fileprivate func images(_ rows: [Int]) -> [UInt16] {
    let identity = [UInt16].identity(degree)
    return identity.map { image(of: Int($0), rows) }
  }
}
