/// One invariant tensor of a classical group: metrics, areas or pairings joining indices in pairs,
/// and volumes ε joining n of them. Its entries are 0 and ±1.
struct Contraction: Hashable, Sendable {
  /// Pairs of slots, from 0, the smaller first.
  var pairs: [[Int]] = []
  /// Sets of n slots, ascending.
  var brackets: [[Int]] = []

  /// As formula: slots count from 1, those of the output first, then those of the input.
  ///
  /// δ joins equal indices, η is the indefinite metric, ω the area, ε the volume; 1 is the number.
  func formula(_ slots: [Slot], _ form: ClassicalForm) -> String {
    let volumes = brackets.map { "ε(" + $0.map { "\($0 + 1)" }.joined(separator: ",") + ")" }
    let joins = pairs.map { pair in
      let isMixed = slots[pair[0]] != slots[pair[1]]
      let name =
        isMixed || !form.isSelfDual
        ? "δ" : form.family == .symplectic ? "ω" : form.negatives > 0 ? "η" : "δ"
      return "\(name)(\(pair[0] + 1),\(pair[1] + 1))"
    }
    let factors = volumes + joins
    return factors.isEmpty ? "1" : factors.joined(separator: " ")
  }

  /// Calls with the position Σ index·stride and the value of each entry that is not zero.
  ///
  /// n^pairs · n!^brackets calls.
  func forEachEntry(
    _ slots: [Slot], strides: [Int], _ form: ClassicalForm,
    _ body: (_ position: Int, _ value: Double) -> Void
  ) {
    let joined = pairs.map { Self.steps(of: $0, slots, strides, form) }
    let volumes = brackets.map { Self.volume($0, slots, strides, form) }
    let parts = volumes + joined
    func visit(_ part: Int, _ position: Int, _ value: Double) {
      if part == parts.count { return body(position, value) }
      for step in parts[part] { visit(part + 1, position + step.offset, value * step.value) }
    }
    visit(0, 0, 1)
  }

  typealias Step = (offset: Int, value: Double)

  private static func steps(
    of pair: [Int], _ slots: [Slot], _ strides: [Int], _ form: ClassicalForm
  ) -> [Step] {
    let (a, b) = (strides[pair[0]], strides[pair[1]])
    let isMixed = slots[pair[0]] != slots[pair[1]]
    return (0..<form.size).map { i in
      if isMixed || !form.isSelfDual { return (i * (a + b), 1) }
      if form.family == .symplectic {
        let (j, value) = form.area(i)
        return (i * a + j * b, value)
      }
      return (i * (a + b), form.metric(i))
    }
  }

  /// The permutations of n indices with their signs; the metric lowers an index of V' where V ≅ V'.
  private static func volume(
    _ bracket: [Int], _ slots: [Slot], _ strides: [Int], _ form: ClassicalForm
  ) -> [Step] {
    let n = bracket.count
    var steps: [Step] = []
    var order = Array(0..<n)
    func permute(_ place: Int, _ sign: Double) {
      if place == n {
        var step: Step = (0, sign)
        for (slot, i) in zip(bracket, order) {
          step.offset += strides[slot] * i
          if form.isSelfDual, slots[slot] == .covector { step.value *= form.metric(i) }
        }
        steps.append(step)
        return
      }
      for other in place..<n {
        order.swapAt(place, other)
        permute(place + 1, other == place ? sign : -sign)
        order.swapAt(place, other)
      }
    }
    permute(0, 1)
    return steps
  }
}
