extension GroupExpression {
  /// Throws what is wrong with the arguments, here and in the parts, whatever the order.
  public func validate() throws(GroupError) {
    switch self {
    case .named(let name, let arguments):
      guard name.arity.contains(arguments.count) else {
        let forms = name.forms.map(\.example).joined(separator: " or ")
        throw .invalid("\(self): write it as in \(forms)")
      }
      if let objection = name.objection(to: arguments) {
        throw objection.isLimit ? .limit(objection.sentence) : .invalid(objection.sentence)
      }
      if name == .trivial, arguments[0] > StabiliserChain.largestDegree {
        throw .limit("\(self): it stands on at most \(StabiliserChain.largestDegree) points")
      }
    case .product(let factors):
      guard factors.count >= 2 else {
        throw .invalid("a product has at least two factors, as in Z(2) x Z(3)")
      }
      for factor in factors { try factor.validate() }
    case .power(let base, let exponent):
      guard exponent >= 1 else {
        throw .invalid("\(self): a direct power counts from 1, as in Z(2)^3")
      }
      try base.validate()
    case .wreath(let base, let top):
      try base.validate()
      try top.validate()
      if isLie { throw .invalid("\(self): a wreath product is made of finite groups") }
    case .embedded(let group, let size, let start):
      try group.validate()
      try validateEmbedding(of: group, size: size, at: start)
    case .permutations(let degree, let permutations):
      try validate(permutations, degree: degree)
    case .presentation: break
    case .table(let path):
      if path.isEmpty { throw .invalid("table( ) needs the path of a file") }
    }
    guard let count = factorCount, count <= FiniteGroup.mostFactors else {
      throw .limit("a product has at most \(FiniteGroup.mostFactors) factors")
    }
  }

  private func validateEmbedding(
    of group: GroupExpression, size: Int, at start: Int
  ) throws(GroupError) {
    let largest = StabiliserChain.largestDegree
    guard (1...largest).contains(size) else {
      let sentence = "\(self): the matrices have from 1 to \(largest) rows"
      throw size > largest ? .limit(sentence) : .invalid(sentence)
    }
    guard let dimension = group.knownDimension else { return }
    guard start >= 0, start <= size, dimension <= size - start else {
      let place = start == 0 ? "" : " from coordinate \(start) on"
      throw .invalid(
        "\(self): \(group) has \(dimension) x \(dimension) matrices, which do not fit into "
          + "\(size) x \(size)\(place)")
    }
  }

  private func validate(_ permutations: [Permutation], degree: Int?) throws(GroupError) {
    let largest = StabiliserChain.largestDegree
    guard (degree ?? 1) >= 1, (degree ?? 1) <= largest,
      permutations.allSatisfy({ $0.largestMoved <= degree ?? largest })
    else {
      throw .invalid("the points of perm[…] go from 1 to \(degree ?? largest), at most \(largest)")
    }
    guard (1...1000).contains(permutations.count) else {
      let sentence = "perm[…] takes 1 to 1000 permutations; perm[()] is the trivial group"
      throw permutations.isEmpty ? .invalid(sentence) : .limit(sentence)
    }
  }

  /// The size of the matrices of V, where it is known without building the group.
  var knownDimension: Int? {
    switch self {
    case .named(let name, let arguments): name.dimension(arguments)
    case .product(let factors):
      factors.reduce(1) { total, factor in
        guard let total, let dimension = factor.knownDimension else { return nil }
        return total.times(dimension)
      }
    case .power(let base, let exponent): base.dimension(raisedTo: exponent)
    case .embedded(_, let size, _): size
    case .wreath, .permutations: knownDegree
    case .presentation, .table: nil
    }
  }

  private func dimension(raisedTo exponent: Int) -> Int? {
    guard let dimension = knownDimension else { return nil }
    if dimension == 1 { return 1 }
    if exponent > 63 { return nil }
    return (0..<exponent).reduce(1) { total, _ in total?.times(dimension) }
  }

  /// The number of direct factors, nil when it is beyond 64 bits.
  private var factorCount: Int? {
    switch self {
    case .named, .permutations, .presentation, .table, .wreath, .embedded: return 1
    case .product(let factors):
      return factors.reduce(0) { total, factor in
        guard let total, let count = factor.factorCount else { return nil }
        let (sum, overflow) = total.addingReportingOverflow(count)
        return overflow ? nil : sum
      }
    case .power(let base, let exponent): return base.factorCount?.times(exponent)
    }
  }
}

extension GroupName {
  /// The size of the matrices of V.
  fileprivate func dimension(_ arguments: [Int]) -> Int? {
    switch self {
    case .rotations, .dihedral, .klein: 2
    case .quaternion: 4
    case .dicyclic: arguments == [1] ? 2 : 4
    case .parity, .timeReversal, .lorentz: 4
    case _ where isLie(arguments): arguments.reduce(0, +)
    default: degree(arguments)
    }
  }
}
