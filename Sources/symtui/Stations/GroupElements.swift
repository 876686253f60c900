// The list of elements, and the filter that picks some of them.

import Engine
import Groups
import Terminal

/// Which elements a list shows: those of an order, of a class, or with some text in their names.
struct ElementFilter: Hashable, Sendable {
  /// As it was typed.
  let text: String
  /// The group that it is about.
  let group: GroupExpression
  /// The elements that it lets pass, in the order of the table at that time.
  let matches: [Int]

  /// Reads `order 4`, `class r f`, and if `byName` any other text that is no element's word. Nil
  /// where the text is something else; throws where no element fits.
  init?(
    parsing text: String, in structure: StructureSnapshot, byName: Bool
  ) throws(ParseError) {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    let group = structure.group
    let classes = structure.classes
    let fits: (Int) -> Bool
    if words.count == 2, words[0] == "order", let order = Int(words[1].trimmed) {
      fits = { classes.classes[classes.classOf[$0]].elementOrder == order }
    } else if words.count == 2, words[0] == "class" {
      let own = classes.classOf[try group.element(parsing: words[1])]
      fits = { classes.classOf[$0] == own }
    } else if byName, (try? group.element(parsing: text)) == nil {
      let wanted = text.lowercased()
      fits = { group.name(of: $0).lowercased().contains(wanted) }
    } else {
      return nil
    }
    self.text = text
    self.group = group.expression
    matches = structure.elements.filter(fits)
    if matches.isEmpty {
      let orders = Set(classes.classes.map(\.elementOrder)).sorted().prefix(12)
      throw ParseError(
        "no element of \(group.expression) fits “\(text)”", in: text, at: 0,
        hint: "there are elements of order " + orders.map(String.init).joined(separator: ", "))
    }
  }

  /// Whether it is about the group that is studied.
  func fits(_ world: World) -> Bool { group == world.study.group }
}

extension GroupScreen {
  /// What keys do: the cursor of the list is a; Esc shows all elements again.
  mutating func reduceElements(
    _ action: Action, _ structure: StructureSnapshot, _ world: inout World
  ) -> Bool {
    let listed = listed(structure, world)
    let place = listed.firstIndex(of: world.selection.a)
    func move(by step: Int) {
      let next = place.map { Scroll.moved($0, by: step, count: listed.count) } ?? 0
      world.selection.a = listed[next]
    }
    switch action {
    case .move(let dx, let dy): move(by: dx + dy)
    case .page(let pages): move(by: 10 * pages)
    case .toStart: move(by: -listed.count)
    case .toEnd: move(by: listed.count)
    case .cancel: filter = nil
    default: return false
    }
    return true
  }

  func clickElements(
    _ point: Point, in rect: Rect, _ structure: StructureSnapshot, _ world: inout World
  ) {
    let listed = listed(structure, world)
    var rest = rect
    _ = rest.cutTop(2)
    let list = elementList(listed, world, in: rest) { _ in [] }
    if let row = list.index(at: point, in: rest) { world.selection.a = listed[row] }
  }

  /// The elements that the list shows.
  private func listed(_ structure: StructureSnapshot, _ world: World) -> [Int] {
    guard let filter, filter.fits(world) else { return structure.elements }
    return filter.matches
  }

  // MARK: drawing

  func drawElements(
    _ structure: StructureSnapshot, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    let listed = listed(structure, world)
    var rest = rect
    let top = rest.cutTop(1)
    let count = "\(listed.count) of \(structure.group.order) elements"
    let what = filter.flatMap { $0.fits(world) ? "\(count): \($0.text)" : nil }
    canvas.put(what ?? "\(listed.count) elements", x: top.x, y: top.y, .accent, maxWidth: top.width)
    let head = rest.cutTop(1)
    let shown = ElementColumns(structure, listed, width: rest.width - 1)
    canvas.put(shown.heading, x: head.x, y: head.y, .muted, maxWidth: head.width)
    let lit = litElements(world)
    elementList(listed, world, in: rest) { row in
      shown.row(listed[row], isLit: lit.contains(listed[row]))
    }.draw(in: rest, on: &canvas)
  }

  private func elementList(
    _ listed: [Int], _ world: World, in rect: Rect, row: @escaping @Sendable (Int) -> [Span]
  ) -> ListView {
    let cursor = listed.firstIndex(of: world.selection.a)
    return ListView(
      count: listed.count, cursor: cursor,
      origin: pageOrigin(of: cursor ?? 0, visible: rect.height, count: listed.count), row: row)
  }
}

/// The columns of the list of elements that a width has room for.
private struct ElementColumns: Sendable {
  let structure: StructureSnapshot
  let nameWidth: Int
  let hasInverse: Bool
  let hasClass: Bool
  /// The columns that cycles get; 0 where they are the names, or have no room.
  let cyclesWidth: Int

  init(_ structure: StructureSnapshot, _ listed: [Int], width: Int) {
    self.structure = structure
    let group = structure.group
    let widest = listed.prefix(300).map { columns(of: group.name(of: $0)) }.max() ?? 1
    nameWidth = min(max(5, widest + 2), max(6, width - 6))
    var rest = width - nameWidth - 6
    hasInverse = rest >= max(8, nameWidth + 1)
    if hasInverse { rest -= max(8, nameWidth + 1) }
    let classNames = structure.classes.classes.prefix(200).map {
      columns(of: group.name(of: $0.representative)) + 3
    }
    hasClass = rest >= max(7, classNames.max() ?? 7)
    if hasClass { rest -= max(7, nameWidth + 1) }
    let cycles = listed.first { $0 != 0 }.flatMap { group.permutation(of: $0)?.description }
    let areNames = listed.first { $0 != 0 }.map { group.name(of: $0) } == cycles
    let longest =
      listed.prefix(300).map {
        columns(of: group.permutation(of: $0)?.description ?? "")
      }.max() ?? 0
    cyclesWidth = cycles == nil || areNames || longest > rest ? 0 : rest
  }

  var heading: String {
    "name".padded(to: nameWidth) + " order"
      + (hasInverse ? "  " + "inverse".padded(to: max(6, nameWidth - 1)) : "")
      + (hasClass ? " " + "class".padded(to: max(6, nameWidth)) : "")
      + (cyclesWidth > 0 ? " cycles" : "")
  }

  func row(_ element: Int, isLit: Bool) -> [Span] {
    let group = structure.group
    let own = structure.classes.classes[structure.classes.classOf[element]]
    var style = structure.style(of: element)
    if isLit { (style.bold, style.underline) = (true, true) }
    func cell(_ rank: Int, _ style: Style, _ width: Int, mark: String = " ") -> [Span] {
      let name = shortName(group.name(of: rank), to: nameWidth - 2)
      let used = columns(of: name) + 2
      return [
        Span("\(mark)\(name) ", style),
        Span(String(repeating: " ", count: max(0, width - used))),
      ]
    }
    var line = cell(element, style, nameWidth, mark: isLit ? "◆" : " ")
    line.append(Span("\(own.elementOrder)".leading(5) + " "))
    if hasInverse {
      let inverse = group.inverse(element)
      line += [Span(" ")] + cell(inverse, structure.style(of: inverse), max(7, nameWidth))
    }
    if hasClass {
      let representative = own.representative
      line +=
        [Span(" ")]
        + cell(representative, structure.style(of: representative), max(6, nameWidth))
    }
    if cyclesWidth > 0 {
      line.append(Span(" \(group.permutation(of: element)?.description ?? "")", .muted))
    }
    return line
  }
}
