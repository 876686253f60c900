import BigInt
import LinearAlgebra

extension ChainBuilder {
  /// So many random elements generate a stabiliser; those that one lacks are found later.
  private static let generatorsALevel = 3
  /// After so many random elements in a row that the chain contains, it is time for the proof.
  private static let trials = 12

  /// Random Schreier–Sims from the top down, then the proof from the bottom up.
  ///
  /// Each level gets a few random elements of the stabiliser above it, drawn as words in the
  /// generators there, which keeps the invariant. The proof closes every level, and is left out only
  /// when the orbit lengths already multiply to `bound`, which the order is known not to exceed.
  /// Without the proof what the chain contains is in the group, but it may lack elements.
  mutating func buildRandomly(
    _ generators: [[UInt16]], bound: BigInt?, isProven: Bool,
    using random: inout some RandomNumberGenerator
  ) throws {
    var current = generators.filter { !$0.isIdentity }
    guard !current.isEmpty else { return }
    var top = ProductReplacement(current, degree: chain.degree, using: &random)
    var index = 0
    while !current.isEmpty {
      for generator in current { try add(generator, level: index) }
      var source = ProductReplacement(current, degree: chain.degree, using: &random)
      current = []
      // The last stabilisers are small, and often drawn as the identity.
      for draw in 0..<3 * Self.generatorsALevel
      where draw < Self.generatorsALevel || current.count < Self.generatorsALevel {
        try checkpoint.report()
        var element = source.next(using: &random)
        let level = chain.levels[index]
        let place = Int(level.place[Int(element[level.base])])
        element.leftMultiply(by: level.returners, from: place * chain.degree)
        if !element.isIdentity, !current.contains(element) { current.append(element) }
      }
      index += 1
    }
    try fillRandomly(&top, bound: bound, using: &random)
    if !isProven || bound.map({ $0 == chain.bigOrder }) ?? false { return }
    for level in chain.levels.indices.reversed() { try close(level) }
  }

  private mutating func fillRandomly(
    _ top: inout ProductReplacement, bound: BigInt?, using random: inout some RandomNumberGenerator
  ) throws {
    var successes = 0
    while successes < Self.trials {
      if successes == 0, let bound, chain.bigOrder == bound { return }
      try checkpoint.report()
      let isNew = try extend(by: top.next(using: &random), level: 0)
      successes = isNew ? 0 : successes + 1
    }
  }
}

extension StabiliserChain {
  /// The product of the orbit lengths.
  var bigOrder: BigInt { radices.reduce(1) { $0 * BigInt($1) } }
}
