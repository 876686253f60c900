import LinearAlgebra

/// What is known of a loop.
///
/// nil stands for what was not computed, or has no meaning without an identity; `limits` says why.
public struct LoopFacts: Sendable {
  /// What it is: `Moufang loop`, `loop`, `quasigroup`, `magma`, with `commutative` before it.
  public var kind: String
  /// The number of pairs (a, b) with a b = b a.
  public var commutingPairs: Int
  /// The number of triples with (a b) c ≠ a (b c).
  public var nonAssociativeTriples: Int?
  /// The identities with three letters or fewer, each with the first letters for which it fails.
  public var identities: [Identity]
  /// The elements that associate with any two others, at every place.
  public var nucleus: [Int]?
  /// The elements that commute with all.
  public var commutant: [Int]
  /// The elements of both.
  public var center: [Int]?
  /// Whether every element generates a group, so that its powers need no parentheses.
  public var isPowerAssociative: Bool?
  /// Whether any two elements generate a group.
  public var isDiassociative: Bool?
  /// How many elements have each order, by order, where powers need no parentheses.
  public var elementOrders: [(order: Int, count: Int)]?
  /// How many subloops there are of each order.
  public var subloopOrders: [(order: Int, count: Int)]?
  /// What was left out, and the limit that was met.
  public var limits: [String]

  /// An identity, such as the left alternative law a (a b) = (a a) b.
  public struct Identity: Hashable, Sendable {
    /// What it is called.
    public let name: String
    /// The equation.
    public let equation: String
    /// The first elements for which it fails; nil where it holds.
    public let failure: [Int]?

    /// The equation, or with ≠ what is true of the first elements for which it fails.
    public var statement: String {
      failure == nil ? equation : equation.replacing("=", with: "≠")
    }
  }
}

extension Loop {
  /// Triples are counted up to this order.
  static let largestCounted = 512
  /// Subloops are searched for up to this order, and this many of them.
  static let largestSearched = 64
  static let mostSubloops = 5000

  /// Computes them all; every step that may be long has a limit and reports to the checkpoint.
  public func facts(checkpoint: Checkpoint = .none) throws(Cancelled) -> LoopFacts {
    let all = 0..<order
    let commutant = all.filter { a in all.allSatisfy { product(a, $0) == product($0, a) } }
    var facts = LoopFacts(
      kind: "magma", commutingPairs: commutingPairs, identities: [], commutant: commutant,
      limits: [])
    if order <= Self.largestCounted {
      let (count, nucleus) = try associators(checkpoint)
      facts.nonAssociativeTriples = count
      facts.nucleus = nucleus
      facts.center = nucleus.filter(commutant.contains)
      facts.identities = try identities(checkpoint)
    } else {
      facts.limits.append("triples are counted up to \(Self.largestCounted) elements")
    }
    if isLoop, order <= Self.largestSearched {
      try look(at: &facts, checkpoint)
    } else if isLoop {
      facts.limits.append("subloops are searched for up to \(Self.largestSearched) elements")
    }
    facts.kind = kind(facts)
    return facts
  }

  private var commutingPairs: Int {
    (0..<order).reduce(0) { total, a in
      total + (0..<order).count { product(a, $0) == product($0, a) }
    }
  }

  private func kind(_ facts: LoopFacts) -> String {
    let isMoufang = facts.identities.contains { $0.name == "Moufang" && $0.failure == nil }
    let noun =
      isLoop
      ? (isMoufang ? "Moufang loop" : "loop")
      : isQuasigroup
        ? "quasigroup"
        : isAssociative ? (identity == nil ? "semigroup" : "monoid") : "magma"
    return facts.commutant.count == order ? "commutative \(noun)" : noun
  }

  /// The number of triples that do not associate, and the elements that are in none of them.
  private func associators(
    _ checkpoint: Checkpoint
  ) throws(Cancelled) -> (count: Int, nucleus: [Int]) {
    var count = 0
    var isNuclear = [Bool](repeating: true, count: order)
    for a in 0..<order {
      try checkpoint.report(Double(a) / Double(order))
      for b in 0..<order {
        let ab = product(a, b)
        for c in 0..<order where product(ab, c) != product(a, product(b, c)) {
          count += 1
          isNuclear[a] = false
          isNuclear[b] = false
          isNuclear[c] = false
        }
      }
    }
    return (count, (0..<order).filter { isNuclear[$0] })
  }

  private func identities(_ checkpoint: Checkpoint) throws(Cancelled) -> [LoopFacts.Identity] {
    let p = product
    return [
      try identity("commutative", "a b = b a", checkpoint) { a, b in p(a, b) == p(b, a) },
      try identity("left alternative", "a (a b) = (a a) b", checkpoint) { a, b in
        p(a, p(a, b)) == p(p(a, a), b)
      },
      try identity("right alternative", "(b a) a = b (a a)", checkpoint) { a, b in
        p(p(b, a), a) == p(b, p(a, a))
      },
      try identity("flexible", "a (b a) = (a b) a", checkpoint) { a, b in
        p(a, p(b, a)) == p(p(a, b), a)
      },
      try identity("Moufang", "a (b (a c)) = ((a b) a) c", checkpoint) { a, b, c in
        p(a, p(b, p(a, c))) == p(p(p(a, b), a), c)
      },
    ]
  }

  private func identity(
    _ name: String, _ equation: String, _ checkpoint: Checkpoint,
    _ holds: (Int, Int) -> Bool
  ) throws(Cancelled) -> LoopFacts.Identity {
    for a in 0..<order {
      try checkpoint.report()
      for b in 0..<order where !holds(a, b) {
        return LoopFacts.Identity(name: name, equation: equation, failure: [a, b])
      }
    }
    return LoopFacts.Identity(name: name, equation: equation, failure: nil)
  }

  private func identity(
    _ name: String, _ equation: String, _ checkpoint: Checkpoint,
    _ holds: (Int, Int, Int) -> Bool
  ) throws(Cancelled) -> LoopFacts.Identity {
    for a in 0..<order {
      for b in 0..<order {
        try checkpoint.report()
        for c in 0..<order where !holds(a, b, c) {
          return LoopFacts.Identity(name: name, equation: equation, failure: [a, b, c])
        }
      }
    }
    return LoopFacts.Identity(name: name, equation: equation, failure: nil)
  }
}

extension Loop {
  /// Powers, pairs and subloops, of a loop of moderate order.
  private func look(
    at facts: inout LoopFacts, _ checkpoint: Checkpoint
  ) throws(Cancelled) {
    guard let identity else { return }
    let trivial = closure(of: [identity])
    let cyclic = (0..<order).map { closure(of: [identity, $0]) }
    let isPowerAssociative = cyclic.allSatisfy(isAssociative)
    facts.isPowerAssociative = isPowerAssociative
    if isPowerAssociative {
      let orders = Dictionary(grouping: cyclic, by: \.elements.count)
      facts.elementOrders = orders.map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
    }
    facts.isDiassociative = try isDiassociative(identity, checkpoint)
    var found: Set<BitSet> = [trivial]
    var queue = [trivial]
    while let subloop = queue.popLast() {
      let members = subloop.elements
      for element in 0..<order where !subloop.contains(element) {
        try checkpoint.report()
        let larger = closure(of: members + [element])
        if found.insert(larger).inserted { queue.append(larger) }
      }
      if found.count > Self.mostSubloops {
        facts.limits.append("subloops: there are more than \(Self.mostSubloops)")
        return
      }
    }
    let orders = Dictionary(grouping: found, by: \.elements.count)
    facts.subloopOrders = orders.map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
  }

  private func isDiassociative(
    _ identity: Int, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Bool {
    for a in 0..<order {
      for b in 0..<a {
        try checkpoint.report()
        if !isAssociative(closure(of: [identity, a, b])) { return false }
      }
    }
    return true
  }

  /// The smallest subset that holds these elements and all products; in a finite loop a subloop.
  private func closure(of elements: [Int]) -> BitSet {
    var members: [Int] = []
    var isMember = BitSet(count: order)
    func add(_ a: Int) {
      if isMember.contains(a) { return }
      isMember.insert(a)
      members.append(a)
    }
    elements.forEach(add)
    var next = 0
    while next < members.count {
      let a = members[next]
      for k in 0...next {
        add(product(a, members[k]))
        add(product(members[k], a))
      }
      next += 1
    }
    return isMember
  }

  private func isAssociative(_ subset: BitSet) -> Bool {
    let members = subset.elements
    return members.allSatisfy { a in
      members.allSatisfy { b in
        let ab = product(a, b)
        return members.allSatisfy { product(ab, $0) == product(a, product(b, $0)) }
      }
    }
  }
}
