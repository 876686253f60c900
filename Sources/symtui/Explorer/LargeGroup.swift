// A group too large to number its elements, as the explorer holds it.

import BigInt
import Engine
import Groups
import Terminal

/// The group, what is selected in it, and what is known of it.
struct LargeGroup: Sendable {
  let group: PermutationGroup
  /// Writes elements as words; nil where the words would be too long.
  let factoriser: Factoriser?
  /// All digits of the order, which may be thousands.
  let orderText: String
  /// The digits of the last rank.
  let rankDigits: Int
  /// `2^27 · 3^14 · 5^3 · 7^2 · 11`.
  let orderFactorsText: String
  var facts: LargeFactsSnapshot?
  var selection: LargeSelection {
    didSet {
      if selection.a != oldValue.a { a = group.element(rank: selection.a) }
      if selection.b != oldValue.b { b = group.element(rank: selection.b) }
    }
  }
  /// The element that acts: the row of the table.
  private(set) var a: Permutation
  /// The element that acted first: the column.
  private(set) var b: Permutation
  /// What was selected when the group was chosen.
  let opening: LargeSelection
  /// Where stickers lie, in one of the cubes.
  let net: CubeNet?
  /// A colour for each point: that of its orbit, or its own where there is but one orbit.
  private let colours: [Int]

  init(_ snapshot: LargeGroupSnapshot) {
    group = snapshot.group
    factoriser = snapshot.factoriser
    let generators = snapshot.group.generators.compactMap {
      snapshot.group.rank(of: $0.permutation)
    }
    // Open on a product that says something: the first two generators.
    let first = generators.first ?? 0
    opening = LargeSelection(a: first, b: generators.dropFirst().first ?? first)
    selection = opening
    a = group.element(rank: opening.a)
    b = group.element(rank: opening.b)
    orderText = group.order.decimalText
    rankDigits = (group.order - 1).decimalText.utf8.count
    orderFactorsText = group.orderFactorsText
    net = CubeNet(snapshot.group.expression)
    colours = Self.colours(snapshot.group)
  }

  /// Orbits by number, those of one point included; points by number where all are in one orbit.
  private static func colours(_ group: PermutationGroup) -> [Int] {
    var orbits = [Int](repeating: -1, count: group.degree)
    var count = 0
    for start in 0..<group.degree where orbits[start] < 0 {
      orbits[start] = count
      var pending = [start]
      while let point = pending.popLast() {
        for generator in group.generators where orbits[generator.permutation[point]] < 0 {
          orbits[generator.permutation[point]] = count
          pending.append(generator.permutation[point])
        }
      }
      count += 1
    }
    return count == 1 ? Array(0..<group.degree) : orbits
  }

  /// The colour of a point; in a cube that of its face.
  func style(ofPoint point: Int) -> Style {
    if let net { return NetDrawing.style(ofFace: net.faces[point]) }
    return .element(colours[point])
  }

  /// What the points are.
  var pointName: String { net == nil ? "points" : "stickers" }

  /// What a letter does to the points.
  func mover(_ letter: Syllable) -> Permutation {
    group.generators[letter.generator].permutation.power(letter.exponent)
  }

  /// Steps rows and columns, no further than the table reaches.
  mutating func move(dx: BigInt, dy: BigInt) {
    func clamped(_ rank: BigInt) -> BigInt { min(max(0, rank), group.order - 1) }
    selection.a = clamped(selection.a + dy)
    selection.b = clamped(selection.b + dx)
  }

  /// The element becomes a.
  mutating func select(_ element: Permutation) {
    if let rank = group.rank(of: element) { selection.a = rank }
  }

  /// A rank in digits, or a word.
  mutating func search(_ text: String) throws(ParseError) {
    let digits = text.filter { !$0.isWhitespace }
    if digits != "1", !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let rank = BigInt(digits)
    {
      guard rank < group.order else {
        throw ParseError(
          "the last element has rank \(shortened(group.order - 1, to: 30))", in: text, at: 0,
          hint: "a rank, or a word such as \(group.generators.first?.name ?? "e")")
      }
      selection.a = rank
    } else {
      select(try group.element(parsing: text))
    }
  }
}

extension CubeNet {
  /// The faces in words.
  static let words = [
    "U": "up", "L": "left", "F": "front", "R": "right", "B": "back", "D": "down",
  ]
}

/// What is selected in a large group: ranks of any size.
struct LargeSelection: Hashable, Sendable {
  /// The row of the Cayley table.
  var a: BigInt
  /// The column.
  var b: BigInt
}

/// A number, or where it is longer than `width` its beginning, an ellipsis and its end.
func shortened(_ number: BigInt, to width: Int) -> String {
  shortenedDigits(number.decimalText, to: width)
}

/// The same for a number whose digits are known.
func shortenedDigits(_ digits: String, to width: Int) -> String {
  guard digits.utf8.count > width, width >= 5 else { return digits }
  let head = (width - 1) / 2
  return digits.prefix(head) + "…" + digits.suffix(width - 1 - head)
}

/// A number in a few characters: 43252003274489856000 is 4.3·10^19.
func magnitude(_ number: BigInt) -> String { magnitude(ofDigits: number.decimalText) }

/// The same for a number whose digits are known.
func magnitude(ofDigits digits: String) -> String {
  guard digits.utf8.count > 12 else { return digits }
  return "\(digits.prefix(1)).\(digits.dropFirst().prefix(1))·10^\(digits.utf8.count - 1)"
}

extension World {
  mutating func takeLarge(_ snapshot: LargeGroupSnapshot) {
    guard snapshot.group.expression == study.group else { return }
    large = LargeGroup(snapshot)
    large?.facts = largeFacts
  }

  /// What takes the place of the table where the group has too many elements for one.
  mutating func requestsForLargeGroup(insteadOf failed: Request, _ error: EngineError) -> [Request]
  {
    guard case .structure(let group, _) = failed, case .limit = error, group == study.group,
      group.isCounted
    else { return [] }
    failures[.structure] = nil
    failures[.weights] = nil
    return [
      .largeGroup(group), .largeFacts(group), .anyRepresentation(group, study.input),
      .anyWeights(group, study.input, study.output),
    ]
  }

  /// Why a station that needs numbered elements has nothing to show, as a sentence; nil where it has.
  func whyNotHere(_ station: Station) -> String? {
    guard let large else { return whyNotMoved(station) }
    let size = "\(study.group) has \(magnitude(ofDigits: large.orderText)) elements"
    switch station {
    case .symmetry, .group, .representation, .weights, .network: return nil
    case .training:
      return study.task == nil
        ? "\(size). Networks learn tasks with small groups: t chooses a task and its group." : nil
    }
  }
}

extension World {
  /// Why nothing is moved by a Lie group, or by a table that is no group.
  private func whyNotMoved(_ station: Station) -> String? {
    guard station == .symmetry, lie != nil || loop != nil else { return nil }
    let what =
      lie == nil
      ? "\(study.group) breaks a law of groups, and only groups move things."
      : "\(study.group) is infinite; here things are moved by finite groups."
    let instead =
      lie == nil
      ? "its table and the law that fails" : "its generators and the elements on their paths"
    return "\(what) g chooses another one, such as D(4). Station 2 shows \(instead)."
  }
}

extension GroupExpression {
  /// Whether its size is told by arithmetic or by a chain, and not by an enumeration of cosets.
  fileprivate var isCounted: Bool {
    if case .presentation = self { return false }
    return !isLie
  }
}

// MARK: acting and searching

extension AppState {
  /// The letters of the generators, as in smaller groups.
  static func letters(
    of group: PermutationGroup
  ) -> [(letter: Character, name: String, element: Permutation)] {
    let letters = letters(named: group.generators.map(\.name))
    return zip(letters, group.generators).compactMap { letter, generator in
      letter.map { ($0, generator.name, generator.permutation) }
    }
  }

  /// Letters act on a: it becomes the product of the generator and a.
  mutating func reduceLargeActing(_ key: Key, _ large: LargeGroup) -> [Effect]? {
    guard var walk = acting else { return nil }
    switch key {
    case .escape:
      acting = nil
      message = Message(text: walk.letters.isEmpty ? "" : "word: \(walk.word)")
    case .character("-"):
      walk.inverse.toggle()
      acting = walk
    case .character(let typed):
      let letters = Self.letters(of: large.group)
      guard let hit = letters.first(where: { $0.letter == typed }) else {
        guard typed.isLetter else { return nil }
        tellLetters(not: typed, letters.map(\.letter))
        return []
      }
      walk.letters.append(walk.inverse ? "\(hit.name)^-1" : hit.name)
      if station == .symmetry,
        let generator = large.group.generators.firstIndex(where: { $0.name == hit.name })
      {
        largeSymmetryScreen.isPlaying = false
        largeSymmetryScreen.act(
          Syllable(generator: generator, exponent: walk.inverse ? -1 : 1), &world)
      } else {
        world.large?.select((walk.inverse ? hit.element.inverse : hit.element) * large.a)
      }
      walk.inverse = false
      acting = walk
    default: return nil
    }
    return world.movedRequests(station).map(Effect.submit)
  }

  /// The products of the selection, for the status line.
  func largeSelectionLine(_ large: LargeGroup) -> [Span] {
    if station == .symmetry {
      let what = large.net == nil ? "arrangement of the points" : "position of the cube"
      let long = ": letter g makes a into g a"
      let text = "every \(what) is one element"
      return [Span(columns(of: text + long) + 2 > size.width ? text : text + long, .muted)]
    }
    let (a, b) = (large.a, large.b)
    func element(_ permutation: Permutation, _ rank: BigInt) -> Span {
      Span(" \(shortened(rank, to: 11)) ", .element(permutation.colour))
    }
    let product = a * b
    return [
      Span("a b = ", .muted), element(a, large.selection.a), Span(" · ", .muted),
      element(b, large.selection.b), Span(" = ", .muted),
      element(product, large.group.rank(of: product) ?? 0),
    ]
  }
}
