// Classes and characters of a group whose elements are too many for a list.

import BigInt
import Engine
import Groups
import Terminal

extension LargeGroupScreen {
  /// Turns to a view by name, and gives its panel the keys; false where this screen has no such view.
  mutating func show(_ view: GroupView) -> Bool {
    let (panel, number): (Int, Int)
    switch view {
    case .table, .compact: (panel, number) = (Self.table, Labels.compact.rawValue)
    case .numbers: (panel, number) = (Self.table, Labels.ranks.rawValue)
    case .facts: (panel, number) = (Self.facts, Known.facts.rawValue)
    case .classes: (panel, number) = (Self.facts, Known.classes.rawValue)
    case .characters: (panel, number) = (Self.facts, Known.characters.rawValue)
    case .graph, .cycles, .cosets, .lattice, .elements, .axioms, .homomorphisms: return false
    }
    (panels.focus, panels.views[panel]) = (panel, number)
    return true
  }

  /// What the lower edge of the panel says.
  var knownNote: String? {
    switch known {
    case .facts: panels.focus == Self.facts ? "v: classes" : nil
    case .classes: "elements g x g^-1 together"
    case .characters: "values are exact"
    }
  }

  // MARK: keys

  /// What keys do: a goes to a class nearby, and among characters up and down choose one.
  func reduceKnown(_ action: Action, _ large: inout LargeGroup, _ world: inout World) -> Bool {
    guard let classes = large.facts?.classes else { return false }
    let count = classes.classes.count
    func moveClass(_ step: Int) {
      guard step != 0 else { return }
      let next = Scroll.moved(classes.index(of: large.a), by: step, count: count)
      large.select(classes.classes[next].representative)
    }
    func moveIrrep(_ step: Int) {
      world.selection.irrep = Scroll.moved(world.selection.irrep, by: step, count: count)
    }
    let isTable = known == .characters
    switch action {
    case .move(let dx, let dy):
      moveClass(isTable ? dx : dx + dy)
      if isTable { moveIrrep(dy) }
    case .page(let pages): isTable ? moveIrrep(10 * pages) : moveClass(10 * pages)
    case .toStart:
      moveClass(-count)
      if isTable { moveIrrep(-count) }
    case .toEnd:
      moveClass(count)
      if isTable { moveIrrep(count) }
    default: return false
    }
    return true
  }

  /// A click selects the class, and the character, under it.
  func clickKnown(_ point: Point, in rect: Rect, _ large: LargeGroup, _ world: inout World) {
    guard let classes = large.facts?.classes else { return }
    switch known {
    case .facts: break
    case .classes:
      let (list, place, _) = classLayout(large, classes, in: rect)
      guard let row = list.index(at: point, in: place) else { return }
      world.large?.select(classes.classes[row].representative)
    case .characters:
      guard let view = characterView(large) else { return }
      let cursor = characterCursor(view, large, classes, world)
      let (grid, place, _) = view.layout(cursor, in: rect)
      guard let index = grid.index(at: point, in: place) else { return }
      world.selection.irrep = index.row
      world.large?.select(classes.classes[index.column].representative)
    }
  }

  // MARK: drawing

  func drawKnown(
    _ large: LargeGroup, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    guard let facts = large.facts, let classes = facts.classes else {
      let limit = large.facts.map { _ in Self.limit(known, of: large) }
      return canvas.putMissing("\(known)", .largeFacts, world, failure: limit, in: rect)
    }
    if known == .classes { return drawClasses(large, classes, in: rect, on: &canvas) }
    guard let view = characterView(large) else {
      let limit = facts.facts.limits.last ?? Self.limit(known, of: large)
      return canvas.putMissing("characters", .largeFacts, world, failure: limit, in: rect)
    }
    let cursor = characterCursor(view, large, classes, world)
    let (grid, place, foot) = view.layout(cursor, in: rect)
    grid.draw(in: place, on: &canvas)
    canvas.put(view.lines(cursor, in: foot), in: foot)
  }

  /// Why there is no list of classes, as a sentence.
  static func limit(_ known: Known, of large: LargeGroup) -> String {
    "\(known) are computed up to \(LargeClasses.largestOrder) elements and "
      + "\(LargeClasses.mostClasses) classes; \(large.group.expression) has "
      + "\(magnitude(ofDigits: large.orderText)) elements"
  }

  private func characterView(_ large: LargeGroup) -> CharacterView? {
    guard let table = large.facts?.characters, let notation = large.facts?.notation else {
      return nil
    }
    return CharacterView(table, notation, large.group)
  }

  private func characterCursor(
    _ view: CharacterView, _ large: LargeGroup, _ classes: LargeClasses, _ world: World
  ) -> GridView.Index {
    view.cursor(irrep: world.selection.irrep, column: classes.index(of: large.a))
  }

  /// A line a class, its heading above and what is said of the selected one below.
  private func classLayout(
    _ large: LargeGroup, _ classes: LargeClasses, in rect: Rect
  ) -> (list: ListView, place: Rect, foot: Rect) {
    var place = rect
    _ = place.cutTop(2)
    let count = classes.classes.count
    let foot = place.cutBottom(max(place.height >= 8 ? 4 : 0, place.height - count - 1))
    let own = classes.index(of: large.a)
    let widths = Self.widths(classes)
    let list = ListView(
      count: count, cursor: own,
      origin: pageOrigin(of: own, visible: place.height, count: count)
    ) { k in
      let member = classes.classes[k]
      let numbers = [member.size, member.elementOrder, classes.order / member.size]
      return [Span(classes.label(of: k).padded(to: 5), .muted)]
        + zip(numbers, widths).map { Span("\($0)".leading($1)) }
        + [
          Span("  "),
          Span(
            " \(large.group.name(of: member.representative)) ",
            .element(member.representative.colour)),
        ]
    }
    return (list, place, foot)
  }

  /// The columns of size, order and centraliser.
  private static func widths(_ classes: LargeClasses) -> [Int] {
    let widest = "\(classes.order)".count + 1
    return [max(5, widest), 6, max(7, widest)]
  }

  private func drawClasses(
    _ large: LargeGroup, _ classes: LargeClasses, in rect: Rect, on canvas: inout Canvas
  ) {
    let heads = zip(["size", "order", "centr."], Self.widths(classes)).map { $0.leading($1) }
    let count = classes.classes.count
    canvas.put(
      [
        [Span("\(classes.order) elements in \(count) class\(count == 1 ? "" : "es")", .accent)],
        [Span("     " + heads.joined() + "   of", .muted)],
      ], in: rect)
    let (list, place, foot) = classLayout(large, classes, in: rect)
    list.draw(in: place, on: &canvas)
    let own = classes.classes[classes.index(of: large.a)]
    let text =
      own.size == 1
      ? "a is alone in its class: it commutes with all, and lies in the centre."
      : "a is one of \(own.size) = \(classes.order) / \(classes.order / own.size): "
        + "\(classes.order / own.size) elements commute with it."
    let name = wrap(
      "\(classes.label(of: classes.index(of: large.a))): "
        + large.group.name(of: own.representative), width: foot.width)
    canvas.put(
      [[]] + name.prefix(2).map { [Span($0, Style(.text, bold: true))] }
        + wrap(text, width: foot.width).map { [Span($0)] }, in: foot)
  }
}
