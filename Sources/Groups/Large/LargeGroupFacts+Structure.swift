import BigInt
import LinearAlgebra

extension PermutationGroup {
  // MARK: Simplicity

  /// Nil where neither a proof nor a normal subgroup is found.
  func isSimple(
    _ facts: LargeGroupFacts, _ moves: [[UInt16]], _ checkpoint: Checkpoint
  ) throws -> Bool? {
    if facts.isAbelian { return orderFactors.count == 1 && orderFactors[0].exponent == 1 }
    if !facts.isPerfect || facts.centerOrder > 1 { return false }
    // Powers of random elements generate a proper normal subgroup now and then.
    var random = SplitMix64(seed: 0x5eed, label: "simple")
    for _ in 0..<6 {
      let element = self.random(using: &random)
      guard let order = element.exactOrder else { continue }
      for (prime, _) in primeFactors(order) {
        try checkpoint.report()
        let closure = try PermutationSubgroup.normalClosure(
          of: [element.power(order / prime).imageList], by: moves, degree: degree,
          checkpoint: checkpoint)
        if closure.order < self.order { return false }
      }
    }
    return try isProvablySimple(moves, checkpoint) ? true : nil
  }

  /// Two theorems on a perfect group G that is transitive on its points.
  ///
  /// Of prime degree: a minimal normal subgroup is simple and the quotient by it cyclic (Burnside,
  /// Theory of Groups, §251), so that G is that subgroup. Doubly transitive, with simple point
  /// stabilisers, of a degree that is no prime power: a normal subgroup meets the stabiliser
  /// trivially or contains it; in the first case it is regular, and its order, the degree, a
  /// prime power.
  private func isProvablySimple(
    _ moves: [[UInt16]], _ checkpoint: Checkpoint
  ) throws -> Bool {
    guard case .stored(let stored) = chain, let top = stored.levels.first else { return false }
    let moved = top.orbit.count
    let all = (0..<degree).filter { point in moves.contains { Int($0[point]) != point } }
    guard moved == all.count else { return false }
    if isPrime(moved) { return true }
    guard stored.levels.count > 2, stored.levels[1].orbit.count == moved - 1,
      primeFactors(moved).count > 1
    else { return false }
    let stabiliser = try PermutationGroup(
      expression, degree: degree,
      generators: stored.levels[1].generators.map { ("g", Permutation($0)) }, checkpoint: checkpoint
    )
    let generators = stabiliser.generators.map(\.permutation.imageList)
    let derived = try PermutationSubgroup.commutators(
      generators, generators, in: generators, degree: degree, checkpoint: checkpoint)
    guard derived.order == stabiliser.order else { return false }
    return try stabiliser.isProvablySimple(generators, checkpoint)
  }

  // MARK: Structure

  func structure(
    _ moves: [[UInt16]], isAbelian: Bool, _ checkpoint: Checkpoint
  ) throws -> String? {
    isAbelian ? try abelianName(moves, checkpoint) : expression.structureName
  }

  /// The number of cyclic factors of order at least p^k is the exponent of p in
  /// |G^(p^(k-1))| / |G^(p^k)|.
  private func abelianName(_ moves: [[UInt16]], _ checkpoint: Checkpoint) throws -> String {
    var factors: [Int] = []
    for (prime, _) in orderFactors {
      var powers = moves
      var (before, conjugate): (BigInt, [Int]) = (order, [])
      while true {
        powers = powers.map { Permutation($0).power(prime).imageList }.filter { !$0.isIdentity }
        let image = try PermutationSubgroup(powers, degree: degree, checkpoint: checkpoint)
        var (ratio, count) = (before / image.order, 0)
        while ratio > 1 { (ratio, count) = (ratio / BigInt(prime), count + 1) }
        if count == 0 { break }
        conjugate.append(count)
        before = image.order
      }
      let rank = conjugate.first ?? 0
      while factors.count < rank { factors.insert(1, at: 0) }
      for i in 0..<rank {
        for _ in 0..<conjugate.count(where: { $0 > i }) { factors[factors.count - 1 - i] *= prime }
      }
    }
    return factors.map { "C\($0)" }.joined(separator: " x ")
  }
}

extension GroupExpression {
  /// `S10 x S10`, `S5 wr S5`, `M24`: the name that says how the group is made, if there is one.
  fileprivate var structureName: String? {
    switch self {
    case .named(let name, let arguments):
      let list = arguments.map(String.init).joined(separator: ",")
      switch name {
      case .cyclic, .rotations: return "C\(list)"
      case .symmetric, .alternating, .dihedral, .mathieu, .quaternion, .dicyclic:
        return name.rawValue + list
      case .specialLinear, .generalLinear, .projectiveLinear: return "\(name.rawValue)(\(list))"
      case .klein: return "C2 x C2"
      case .cube: return "S4"
      default: return nil
      }
    case .product, .power:
      let names = directFactors.map(\.structureName)
      return names.contains(nil) ? nil : names.compactMap { $0 }.joined(separator: " x ")
    case .wreath(let base, let top):
      guard let base = base.structureName, let top = top.structureName else { return nil }
      return [base, top].map { $0.contains(" ") ? "(\($0))" : $0 }.joined(separator: " wr ")
    case .embedded(let group, _, _): return group.structureName
    case .permutations, .presentation, .table: return nil
    }
  }
}
