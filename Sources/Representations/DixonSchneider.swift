import Groups
import LinearAlgebra

/// Character tables through a prime field (Dixon 1967, Schneider 1990).
///
/// The class sums multiply as C_i C_j = Σ_k a_ijk C_k, so the central characters
/// ω(C_i) = |C_i| χ(g_i)/χ(1) are the common eigenvectors of the matrices (a_ijk)_ik. Modulo a prime
/// p ≡ 1 mod the exponent everything splits. One random combination of a few of those matrices has
/// distinct eigenvalues; its Krylov vectors give all eigenvectors. Eigenvalue multiplicities of each
/// element, being below p, lift the values to sums of roots of unity.
struct DixonSchneider<Classes: ClassAlgebra> {
  private let classes: Classes
  private let exponent: Int
  private let field: PrimeField
  /// Of multiplicative order `exponent`; its powers stand for the complex roots of unity.
  private let root: UInt64
  /// `[irreps][classes]`, modulo p: ω(C_i), with ω(1) = 1.
  private var centralCharacters: [[UInt64]] = []

  private var count: Int { classes.sizes.count }

  init(_ classes: Classes, checkpoint: Checkpoint) throws {
    self.classes = classes
    exponent = classes.elementOrders.reduce(1, leastCommonMultiple)
    // Above 2²⁶, so that random combinations are rarely unlucky and every degree is below p.
    guard let field = PrimeField(above: 1 << 26, withRootsOfOrder: exponent) else {
      preconditionFailure("there are primes 1 modulo \(exponent) below 2³¹")
    }
    self.field = field
    root = field.root(ofOrder: exponent)
    try findCentralCharacters(checkpoint)
  }

  // MARK: Splitting

  /// Adds classes to the combination, small ones first, until its eigenvalues are distinct.
  private mutating func findCentralCharacters(_ checkpoint: Checkpoint) throws {
    var random = SplitMix64(seed: 0x5eed)
    let bySize = (1..<count).sorted { classes.sizes[$0] < classes.sizes[$1] }
    var matrix = [UInt64](repeating: 0, count: count * count)
    var used = 0
    var step = 1
    while true {
      try checkpoint.report()
      // A trial costs about classes³, a class its size times classes.
      var (added, work) = (0, 0)
      while added < step, used < bySize.count, work <= count * count {
        let factor = UInt64.random(in: 1..<field.p, using: &random)
        try add(class: bySize[used], times: factor, to: &matrix, checkpoint)
        work += classes.sizes[bySize[used]]
        (added, used) = (added + 1, used + 1)
      }
      step *= 2
      if let found = try eigenvectors(of: matrix, &random, checkpoint) {
        centralCharacters = found
        return
      }
      if used == bySize.count {
        // Unlucky numbers: draw all again. The chance is classes² / p.
        used = 0
        matrix = [UInt64](repeating: 0, count: count * count)
      }
    }
  }

  /// matrix[i, k] += factor · #{y in C_j : z_k y⁻¹ in C_i}, z_k being the representative of C_k.
  private func add(
    class j: Int, times factor: UInt64, to matrix: inout [UInt64], _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    let counts = try classes.products(withInversesOf: j, checkpoint)
    for (position, number) in counts.enumerated() where number > 0 {
      try report(position, checkpoint)
      matrix[position] = field.add(matrix[position], field.multiply(UInt64(number), factor))
    }
  }

  private func report(_ step: Int, _ checkpoint: Checkpoint) throws(Cancelled) {
    if step.isMultiple(of: 1 << 15) { try checkpoint.report() }
  }

  /// The eigenvectors scaled to 1 at the identity, if there are as many eigenvalues as classes.
  private func eigenvectors(
    of matrix: [UInt64], _ random: inout SplitMix64, _ checkpoint: Checkpoint
  ) throws -> [[UInt64]]? {
    let probe = (0..<count).map { _ in UInt64.random(in: 0..<field.p, using: &random) }
    var vector = (0..<count).map { _ in UInt64.random(in: 0..<field.p, using: &random) }
    var krylov: [[UInt64]] = []
    var sequence: [UInt64] = []
    for step in 0..<2 * count {
      try checkpoint.report()
      if step < count { krylov.append(vector) }
      sequence.append(field.dot(probe, from: 0, vector))
      vector = (0..<count).map { field.dot(matrix, from: $0 * count, vector) }
    }
    let polynomial = field.minimalPolynomial(ofSequence: sequence)
    guard polynomial.count == count + 1 else { return nil }
    try checkpoint.report()
    guard
      let eigenvalues = try field.roots(
        ofSplit: polynomial, using: &random, checkpoint: checkpoint)
    else { return nil }
    var found: [[UInt64]] = []
    for eigenvalue in eigenvalues {
      try checkpoint.report()
      let weights = field.dividing(polynomial, byRoot: eigenvalue)
      let sum = field.combination(weights, krylov)
      if sum[0] == 0 { return nil }
      let scale = field.inverse(sum[0])
      found.append(sum.map { field.multiply($0, scale) })
    }
    return found
  }

  // MARK: Lifting

  func irreps(_ checkpoint: Checkpoint) throws -> [CharacterTable.Irrep] {
    let powers = try (0..<count).map { k throws(Cancelled) in
      try classes.classesOfPowers(k, checkpoint)
    }
    var characters: [(degree: Int, values: [UInt64])] = []
    for central in centralCharacters {
      try checkpoint.report()
      characters.append(modularCharacter(central, powers))
    }
    var columns = [[Cyclotomic]](repeating: [], count: count)
    // Equal values share their storage: there are few, and a table is forgotten at once.
    var values: Set<Cyclotomic> = []
    for k in 0..<count where columns[k].isEmpty {
      let order = classes.elementOrders[k]
      var multiplicities: [[Cyclotomic.Term]] = []
      for character in characters {
        try checkpoint.report()
        multiplicities.append(
          try eigenvalues(powers[k].map { character.values[$0] }, checkpoint))
      }
      for a in 1...order
      where greatestCommonDivisor(a, order) == 1 && columns[powers[k][a % order]].isEmpty {
        columns[powers[k][a % order]] = try column(
          multiplicities, order, a, &values, checkpoint)
      }
    }
    var irreps: [CharacterTable.Irrep] = []
    for (row, character) in characters.enumerated() {
      try checkpoint.report()
      irreps.append(
        CharacterTable.Irrep(
          degree: character.degree,
          frobeniusSchur: indicator(character.values, powers: powers),
          values: columns.map { $0[row] }))
    }
    return irreps
  }

  /// The values of all characters on g^a, from the eigenvalues of g, an element of this order.
  private func column(
    _ eigenvalues: [[Cyclotomic.Term]], _ order: Int, _ a: Int,
    _ known: inout Set<Cyclotomic>, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [Cyclotomic] {
    var column: [Cyclotomic] = []
    for (row, terms) in eigenvalues.enumerated() {
      if row.isMultiple(of: 64) { try checkpoint.report() }
      let value = Cyclotomic(
        order: order,
        terms: terms.map { .init(exponent: $0.exponent * a, coefficient: $0.coefficient) })
      column.append(known.insert(value).memberAfterInsert)
    }
    return column
  }

  /// The degree from Σ ω(C_i) ω(C_i⁻¹)/|C_i| = |G|/χ(1)², and χ(g_i) = ω(C_i) χ(1)/|C_i|.
  private func modularCharacter(
    _ central: [UInt64], _ powers: [[Int]]
  ) -> (degree: Int, values: [UInt64]) {
    var sum: UInt64 = 0
    var perMember: [UInt64] = []
    for (i, size) in classes.sizes.enumerated() {
      let inverse = powers[i][powers[i].count - 1]
      perMember.append(field.multiply(central[i], field.inverse(UInt64(size))))
      sum = field.add(sum, field.multiply(perMember[i], central[inverse]))
    }
    let order = UInt64(classes.order)
    guard
      let degree = (1...order).first(where: {
        order % $0 == 0 && field.multiply(field.multiply($0, $0), sum) == order % field.p
      })
    else { preconditionFailure("the degree of a character divides the order of the group") }
    return (Int(degree), perMember.map { field.multiply($0, degree) })
  }

  /// The eigenvalues of an element of order n from the values of a character on its powers:
  /// ζ_n^k with multiplicity (1/n) Σ_l χ(g^l) ζ_n^-kl.
  private func eigenvalues(
    _ values: [UInt64], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [Cyclotomic.Term] {
    let n = values.count
    let chunk = field.unreducedProducts
    let root = field.power(self.root, UInt64(exponent / n))
    let inverse = field.inverse(UInt64(n))
    var roots = [UInt64](repeating: 1, count: n)
    for i in 1..<max(1, n) { roots[i] = field.multiply(roots[i - 1], root) }
    var terms: [Cyclotomic.Term] = []
    for k in 0..<n {
      if k % 256 == 255 { try checkpoint.report() }
      var sum: UInt64 = 0
      var position = 0
      for l in 0..<n {
        sum += values[l] * roots[position]
        if (l + 1) % chunk == 0 { sum %= field.p }
        position -= k
        if position < 0 { position += n }
      }
      let multiplicity = field.multiply(sum % field.p, inverse)
      if multiplicity != 0 {
        terms.append(.init(exponent: k, coefficient: Int(multiplicity)))
      }
    }
    return terms
  }

  /// (1/|G|) Σ χ(g²).
  private func indicator(_ values: [UInt64], powers: [[Int]]) -> Int {
    var sum: UInt64 = 0
    for (i, size) in classes.sizes.enumerated() {
      let square = powers[i][2 % powers[i].count]
      sum = field.add(sum, field.multiply(UInt64(size), values[square]))
    }
    let value = field.multiply(sum, field.inverse(UInt64(classes.order)))
    return value == 0 ? 0 : value == 1 ? 1 : -1
  }
}
