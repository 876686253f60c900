import LinearAlgebra

/// Which group this is, up to isomorphism.
///
/// Up to order 63 a hash of the refined multiplication table finds the group in the catalogue; no two
/// of its 319 groups share one. Abelian groups are known by their invariants, simple groups up to
/// order 40320 by order and element orders (J. H. Conway et al., ATLAS of Finite Groups), families
/// by their name.
enum Identification {
  /// The same number for isomorphic groups.
  ///
  /// O(order²).
  static func fingerprint(order: Int, elementOrders: [Int], product: (Int, Int) -> Int) -> UInt64 {
    let colours = Checkpoint.uninterrupted { checkpoint throws(Cancelled) in
      try ElementColours.fine(
        order: order, elementOrders: elementOrders, product: product, checkpoint)
    }
    return colours.reduce(UInt64(order)) { $0 &+ ElementColours.mix($1) }
  }

  /// A simple group that is not abelian, by its order; nil if there is none of that order.
  static func simpleGroup(order: Int, hasOrder: (Int) -> Bool) -> String? {
    switch order {
    case 60: "A5"
    case 168: "PSL(2,7)"
    case 360: "A6"
    case 504: "PSL(2,8)"
    case 660: "PSL(2,11)"
    case 1092: "PSL(2,13)"
    case 2448: "PSL(2,17)"
    case 2520: "A7"
    case 3420: "PSL(2,19)"
    case 4080: "PSL(2,16)"
    case 5616: "PSL(3,3)"
    case 6048: "PSU(3,3)"
    case 6072: "PSL(2,23)"
    case 7800: "PSL(2,25)"
    case 7920: "M11"
    case 9828: "PSL(2,27)"
    case 12180: "PSL(2,29)"
    case 14880: "PSL(2,31)"
    case 20160: hasOrder(6) ? "A8" : "PSL(3,4)"
    case 25308: "PSL(2,37)"
    case 25920: "PSp(4,3)"
    case 29120: "Sz(8)"
    case 32736: "PSL(2,32)"
    case 34440: "PSL(2,41)"
    case 39732: "PSL(2,43)"
    default: nil
    }
  }
}

extension FiniteGroup {
  /// The catalogue's entry of a group of up to 63 elements.
  var catalogueEntry: Catalogue.Entry? {
    guard order <= Catalogue.largestOrder else { return nil }
    let hash = Identification.fingerprint(
      order: order, elementOrders: (0..<order).map(elementOrder), product: product)
    return Catalogue.entries[hash]
  }

  /// How many elements there are of each order, by order.
  func elementOrderCounts(
    _ elements: [Int]? = nil, _ checkpoint: Checkpoint = .none
  ) throws(Cancelled) -> [(order: Int, count: Int)] {
    var counts: [Int: Int] = [:]
    for (k, element) in (elements ?? Array(0..<order)).enumerated() {
      if k.isMultiple(of: 64) { try checkpoint.report() }
      counts[elementOrder(element), default: 0] += 1
    }
    return counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// A name for the subgroup with these elements, ascending ranks; nil where none is known.
  func structure(
    ofSubgroup elements: [Int], checkpoint: Checkpoint = .none
  ) throws(Cancelled) -> String? {
    if elements.count == order {
      return try structure(elementOrderCounts(nil, checkpoint), checkpoint)
    }
    if isAbelian {
      return AbelianType(elementOrders: try elementOrderCounts(elements, checkpoint)).name
    }
    if elements.count <= Catalogue.largestOrder {
      var place: [Int: Int] = [:]
      for (i, element) in elements.enumerated() { place[element] = i }
      let hash = Identification.fingerprint(
        order: elements.count, elementOrders: elements.map(elementOrder)
      ) { place[product(elements[$0], elements[$1])] ?? 0 }
      return Catalogue.entries[hash]?.structure
    }
    var closure = SubgroupClosure(self)
    for element in elements { try closure.insert(element, checkpoint) }
    let orders = try elementOrderCounts(elements, checkpoint)
    if closure.generators.allSatisfy({ a in
      closure.generators.allSatisfy { product(a, $0) == product($0, a) }
    }) {
      return AbelianType(elementOrders: orders).name
    }
    return nil
  }

  /// A name for the whole group; nil where none is known.
  func structure(
    _ orders: [(order: Int, count: Int)], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> String? {
    if isAbelian { return AbelianType(elementOrders: orders).name }
    if let entry = catalogueEntry { return entry.structure }
    if let name = try familyName(checkpoint) { return name }
    return try almostSimpleName(orders, checkpoint)
  }

  /// `D33`, `S7`, and products of what is known.
  private func familyName(_ checkpoint: Checkpoint) throws(Cancelled) -> String? {
    switch expression {
    case .named(let name, let arguments):
      let n = arguments.first ?? 1
      switch name {
      case .dihedral, .symmetric, .alternating, .quaternion, .dicyclic:
        return "\(name.rawValue)\(n)"
      default: return nil
      }
    case .product, .power:
      var names: [String] = []
      for factor in factors where factor.order > 1 {
        let orders = try factor.elementOrderCounts(nil, checkpoint)
        guard let name = try factor.structure(orders, checkpoint) else { return nil }
        names.append(name)
      }
      return names.map { $0.contains(":") ? "(\($0))" : $0 }.joined(separator: " x ")
    case .permutations, .presentation, .wreath, .embedded, .table: return nil
    }
  }

  /// A simple group, or S(n): an alternating group extended by 2 with nothing that commutes with it.
  private func almostSimpleName(
    _ orders: [(order: Int, count: Int)], _ checkpoint: Checkpoint
  ) throws(Cancelled) -> String? {
    let series = try derivedSeries(checkpoint)
    let hasOrder = { n in orders.contains { $0.order == n } }
    if series.count == 1, let name = Identification.simpleGroup(order: order, hasOrder: hasOrder) {
      return try isSimple(series[0], checkpoint) ? name : nil
    }
    guard series.count == 2, series[1].order * 2 == order else { return nil }
    let names = [120: "S5", 720: "S6", 5040: "S7", 40320: "S8"]
    guard let name = names[order], try hasTrivialCenter(checkpoint),
      try isSimple(series[1], checkpoint)
    else { return nil }
    switch order {
    // Aut(A6) holds A6 with index 2 three times; only S6 has no elements of order 8.
    case 720: return hasOrder(8) ? nil : name
    // PSL(3,4) has no elements of order 6, A8 has.
    case 40320:
      let orders = try elementOrderCounts(series[1].elements, checkpoint)
      return orders.contains { $0.order == 6 } ? name : nil
    default: return name
    }
  }

  private func hasTrivialCenter(_ checkpoint: Checkpoint) throws(Cancelled) -> Bool {
    let period = stepsBetweenReports
    for x in 1..<order {
      if x.isMultiple(of: period) { try checkpoint.report() }
      if generators.allSatisfy({ product(x, $0.element) == product($0.element, x) }) {
        return false
      }
    }
    return true
  }

  /// Whether a normal subgroup that is not abelian has no smaller one of this group inside; for one
  /// of index at most 2 this says that it is simple, or the square of a simple group.
  private func isSimple(
    _ subgroup: SubgroupClosure, _ checkpoint: Checkpoint
  ) throws(Cancelled) -> Bool {
    let period = stepsBetweenReports
    var isSeen = [Bool](repeating: false, count: order)
    for element in subgroup.elements.dropFirst() where !isSeen[element] {
      let closure = try normalClosure(of: [element], checkpoint)
      if closure.order < subgroup.order { return false }
      var orbit = [element]
      isSeen[element] = true
      var steps = 0
      while let x = orbit.popLast() {
        steps += 1
        if steps.isMultiple(of: period) { try checkpoint.report() }
        for generator in generators {
          let image = conjugate(x, by: generator.element)
          if isSeen[image] { continue }
          isSeen[image] = true
          orbit.append(image)
        }
      }
    }
    return true
  }
}
