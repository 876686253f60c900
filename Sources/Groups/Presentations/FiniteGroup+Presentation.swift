import LinearAlgebra

extension FiniteGroup {
  /// Cayley graphs are searched for relations up to this order.
  public static let largestPresented = 400

  /// `<r, f | r^4 = f^2 = 1, r f = f r^-1>` in the generators of this group.
  ///
  /// As typed, from the literature for the families, from the Cayley graph for other groups up to
  /// order 400; nil for larger ones.
  public func presentation(checkpoint: Checkpoint) throws(Cancelled) -> String? {
    let names = generators.map(\.name)
    guard let relations = try relations(names, checkpoint) else { return nil }
    return "<" + names.joined(separator: ", ") + " | " + relations.joined(separator: ", ") + ">"
  }

  /// Equations that define the group, with its generators called `names`.
  private func relations(
    _ names: [String], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [String]? {
    switch expression {
    case .product, .power: return try productRelations(names, checkpoint)
    case .named(let name, let arguments):
      if let known = name.relations(arguments.first ?? 1, names) { return known }
    case .presentation(let presentation): return presentation.relations(called: names)
    case .permutations, .wreath, .embedded, .table: break
    }
    guard order <= Self.largestPresented else { return nil }
    return try CayleyPresentation(self, checkpoint).relations(names)
  }

  /// The relations of the factors, and that generators of different factors commute.
  private func productRelations(
    _ names: [String], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> [String]? {
    var result: [String] = []
    var earlier: [String] = []
    for factor in factors {
      let own = Array(names[earlier.count..<(earlier.count + factor.generators.count)])
      guard let relations = try factor.relations(own, checkpoint) else { return nil }
      result += relations
      for a in earlier { result += own.map { "\(a) \($0) = \($0) \(a)" } }
      earlier += own
    }
    return result
  }
}

extension GroupName {
  /// Relations from the literature, or nil.
  ///
  /// For S(n) and A(n): Coxeter & Moser, Generators and Relations for Discrete Groups, ch. 6.
  fileprivate func relations(_ n: Int, _ names: [String]) -> [String]? {
    switch self {
    case .cyclic, .rotations: return ["\(power(names[0], n)) = 1"]
    case .dihedral:
      let (r, f) = (names[0], names[1])
      return ["\(power(r, n)) = \(f)^2 = 1", "\(r) \(f) = \(f) \(r)^-1"]
    case .klein:
      let (a, b) = (names[0], names[1])
      return ["\(a)^2 = \(b)^2 = 1", "\(a) \(b) = \(b) \(a)"]
    case .quaternion, .dicyclic:
      let (a, b) = (names[0], names[1])
      let half = self == .quaternion ? n / 4 : n
      return [
        "\(power(a, 2 * half)) = 1", "\(b)^2 = \(power(a, half))", "\(a) \(b) = \(b) \(a)^-1",
      ]
    case .p1, .p2, .p4, .p4m: return planeRelations(n, names)
    case .symmetric: return n < 3 ? nil : Self.symmetricRelations(n, names)
    case .alternating: return n < 7 ? nil : Self.alternatingRelations(n, names)
    case .trivial: return []
    case .parity, .timeReversal: return ["\(names[0])^2 = 1"]
    default: return nil
    }
  }

  private func planeRelations(_ n: Int, _ names: [String]) -> [String] {
    let (a, b) = (names[0], names[1])
    let shifts = n == 1 ? "\(a) = \(b) = 1" : "\(a)^\(n) = \(b)^\(n) = 1"
    let translations = [shifts, "\(a) \(b) = \(b) \(a)"]
    guard names.count > 2 else { return translations }
    let r = names[2]
    if self == .p2 {
      return translations + ["\(r)^2 = 1", "\(r) \(a) = \(a)^-1 \(r)", "\(r) \(b) = \(b)^-1 \(r)"]
    }
    let turns = ["\(r)^4 = 1", "\(r) \(a) = \(b) \(r)", "\(r) \(b) = \(a)^-1 \(r)"]
    guard names.count > 3 else { return translations + turns }
    let f = names[3]
    let mirrors = [
      "\(f)^2 = 1", "\(f) \(a) = \(a)^-1 \(f)", "\(f) \(b) = \(b) \(f)",
      "\(r) \(f) = \(f) \(r)^-1",
    ]
    return translations + turns + mirrors
  }

  private static func symmetricRelations(_ n: Int, _ names: [String]) -> [String] {
    let (a, b) = (names[0], names[1])
    var chain = "\(a)^\(n) = \(b)^2 = (\(b) \(a))^\(n - 1) = "
    if n > 3 { chain += "(\(b) \(a)^-1 \(b) \(a))^3 = " }
    for j in 2...max(2, n / 2) where j <= n / 2 {
      chain += "(\(b) \(a)^-\(j) \(b) \(a)^\(j))^2 = "
    }
    return [chain + "1"]
  }

  private static func alternatingRelations(_ n: Int, _ names: [String]) -> [String] {
    let (s, t) = (names[0], names[1])
    var chain = "\(s)^3 = \(t)^\(n - 2) = "
    if n.isMultiple(of: 2) {
      chain += "(\(t) \(s))^\(n - 1) = "
      for k in 1...((n - 2) / 2) {
        let sign = k.isMultiple(of: 2) ? "" : "^-1"
        chain += "(\(power(t, k)) \(s) \(t)^-\(k) \(s)\(sign))^2 = "
      }
    } else {
      chain += "(\(t) \(s))^\(n) = "
      for k in 1...((n - 3) / 2) { chain += "(\(power(t, k)) \(s) \(t)^-\(k) \(s))^2 = " }
    }
    return [chain + "1"]
  }
}

/// `a^k`, or `a` for k = 1.
private func power(_ name: String, _ k: Int) -> String {
  k == 1 ? name : "\(name)^\(k)"
}
