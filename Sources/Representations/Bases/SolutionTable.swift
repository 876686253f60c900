import Groups
import LinearAlgebra

/// The distinct questions of a sum, each solved once.
struct SolutionTable {
  let solver: BasisSolver
  private var known: [PairKey: FactorSolution] = [:]
  /// Distinct pairs of summands.
  private var pairs = Set<[PairKey]>()

  init(solver: BasisSolver) { self.solver = solver }

  /// The maps of each factor between two summands, and the free parameters after each step.
  mutating func solve(
    _ output: RepTerm, _ input: RepTerm
  ) throws -> (parts: [BasisBlock.Part], counts: [Int]) {
    var parts: [BasisBlock.Part] = []
    var counts = [Int](repeating: 1, count: solver.steps.count + 1)
    var keys: [PairKey] = []
    for factor in solver.factorsConcerned(output, input) {
      let (rows, columns) = (output.leaves(ofFactor: factor), input.leaves(ofFactor: factor))
      let (targets, sources) = (
        rows.map { solver.leaf($0.leaf, for: factor) },
        columns.map { solver.leaf($0.leaf, for: factor) }
      )
      let key = PairKey(
        factor: factor ?? RepTerms.several, output: targets.map(\.key),
        input: sources.map(\.key))
      keys.append(key)
      let solution: FactorSolution
      if let old = known[key] {
        solution = old
      } else {
        solution = try solver.solver(of: factor).solve(
          from: sources, to: targets, solver.checkpoint)
        known[key] = solution
      }
      var imposed = 0
      for step in counts.indices {
        if step > 0, solver.steps[step - 1] == factor ?? -1 || solver.steps[step - 1] == -1 {
          imposed += 1
        }
        let (product, overflow) = counts[step].multipliedReportingOverflow(
          by: solution.counts[imposed])
        counts[step] = overflow ? .max : product
      }
      parts.append(
        BasisBlock.Part(
          basis: solution.basis, rowOffsets: RepTerm.offsets(of: rows),
          columnOffsets: RepTerm.offsets(of: columns)))
    }
    pairs.insert(keys)
    return (parts, counts)
  }

  /// The largest of the solutions'.
  var residual: Double { known.values.reduce(0) { worse($0, $1.residual) } }

  /// What was left out when it was measured; nil if nothing was.
  var residualSample: ResidualSample? {
    if known.values.allSatisfy({ $0.residualSample == nil }) { return nil }
    return known.values.reduce(ResidualSample(measured: 0, count: 0)) { sum, solution in
      let count = solution.basis.count
      let own = solution.residualSample ?? ResidualSample(measured: count, count: count)
      return ResidualSample(measured: sum.measured + own.measured, count: sum.count + own.count)
    }
  }

  /// Whether every basis matrix is a weight class.
  var isByClasses: Bool { known.values.allSatisfy(\.basis.isByClasses) }

  /// Whether all were found without floating point.
  var isExact: Bool {
    known.values.allSatisfy { solution in
      switch solution.basis {
      case .orbits, .units: true
      case .sparse(let maps): maps.isIntegral
      case .through(let maps): maps.count == 0
      case .complex: false
      }
    }
  }

  /// How the basis was found, for people; `blocks` counts pairs of summands.
  func method(blocks: Int) -> String {
    let methods = Set(known.values.map(\.method))
    var parts: [String] = []
    let signs = methods.compactMap { method -> Bool? in
      if case .orbits(let isSigned) = method { return isSigned }
      return nil
    }
    if !signs.isEmpty || methods.isEmpty {
      parts.append("orbits of index pairs\(signs.contains(true) ? " with signs" : "")")
    }
    if methods.contains(.phases) { parts.append("orbits of products of complex coordinates") }
    if methods.contains(.contractions) { parts.append("contractions (first fundamental theorem)") }
    if methods.contains(.weights) { parts.append("powers of the scale") }
    if methods.contains(.projections) { parts.append("orbits of index pairs less the constants") }
    if methods.contains(.couplings) { parts.append("coupled irreducibles of SO(3)") }
    let most = methods.compactMap { method -> Int? in
      if case .irreducibles(let count) = method { return count }
      return nil
    }.max()
    if let most { parts.append("maps through \(most) irreducible\(most == 1 ? "" : "s")") }
    let gaps = methods.compactMap { method -> Double? in
      if case .nullSpace(let gap) = method { return gap }
      return nil
    }
    if let gap = gaps.min() {
      parts.append(
        """
        null space, smallest non-zero singular value \(scientific(gap)) of the largest, \
        cut at \(scientific(DenseIntertwiners.relativeTolerance))
        """)
    }
    let sums = blocks > 1 ? "; \(blocks) blocks, \(pairs.count) solved" : ""
    return parts.joined(separator: " and ") + sums
  }
}

extension BasisSolver {
  /// The factors that act on two summands; nil for all at once, where a leaf belongs to several.
  func factorsConcerned(_ output: RepTerm, _ input: RepTerm) -> [Int?] {
    let factors = Set((output.leaves + input.leaves).map(\.leaf.factor))
    return factors.contains(RepTerms.several) ? [nil] : factors.sorted().map { $0 }
  }

  /// How a factor is solved; nil for all at once.
  func solver(of factor: Int?) -> FactorSolver {
    if let factor { return factors[factor] }
    guard let several else {
      preconditionFailure("only finite groups have leaves of several factors")
    }
    return several
  }

  /// A leaf as the group that solves it knows it.
  func leaf(_ leaf: Leaf, for factor: Int?) -> Leaf {
    guard factor == nil, leaf.factor >= 0, case .node(let node) = leaf.kind,
      case .finite(let whole) = several?.atom, whole.factors.count > 1
    else { return leaf }
    return Leaf(factor: RepTerms.several, .node(.factor(index: leaf.factor, node, of: whole)))
  }

  /// Σ over pairs of summands of the products of the factors' dimensions, by characters; nil where
  /// one has none.
  func expectedDimension() throws -> Int? {
    var total = 0
    var known: [PairKey: Int?] = [:]
    for row in output.terms.terms {
      for column in input.terms.terms {
        try checkpoint.report()
        var product = row.copyCount.multipliedReportingOverflow(by: column.copyCount)
        for factor in factorsConcerned(row, column).compactMap({ $0 }) {
          let (rows, columns) = (
            row.leaves(ofFactor: factor).map(\.leaf), column.leaves(ofFactor: factor).map(\.leaf)
          )
          let key = PairKey(
            factor: factor, output: rows.map(\.key), input: columns.map(\.key))
          let value: Int?
          if let old = known[key] {
            value = old
          } else {
            value = try factors[factor].expectedDimension(from: columns, to: rows, checkpoint)
            known[key] = value
          }
          guard let value, !product.overflow else { return nil }
          product = product.partialValue.multipliedReportingOverflow(by: value)
        }
        let sum = total.addingReportingOverflow(product.partialValue)
        if product.overflow || sum.overflow { return nil }
        total = sum.partialValue
      }
    }
    return total
  }
}

/// Two significant digits and a power of ten.
private func scientific(_ value: Double) -> String {
  guard value.isFinite, value > 0 else { return "\(value)" }
  var (mantissa, exponent) = (value, 0)
  while mantissa >= 9.95 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
  while mantissa < 0.995 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
  let digits = (mantissa * 100).rounded() / 100
  return exponent == 0 ? "\(digits)" : "\(digits)e\(exponent)"
}
