// The conjugacy classes: the class equation, centralisers, orders of elements, and where powers go.

import Engine
import Groups
import Terminal

extension GroupScreen {
  /// What keys do: a goes to the representative of a class nearby.
  mutating func reduceClasses(
    _ action: Action, _ structure: StructureSnapshot, _ world: inout World
  ) -> Bool {
    let count = structure.classes.classes.count
    switch action {
    case .move(let dx, let dy): moveClass(structure, &world.selection, dx + dy)
    case .page(let pages): moveClass(structure, &world.selection, 10 * pages)
    case .toStart: moveClass(structure, &world.selection, -count)
    case .toEnd: moveClass(structure, &world.selection, count)
    default: return false
    }
    return true
  }

  func moveClass(_ structure: StructureSnapshot, _ selection: inout Selection, _ step: Int) {
    guard step != 0 else { return }
    let classes = structure.classes
    let next = Scroll.moved(classes.classOf[selection.a], by: step, count: classes.classes.count)
    selection.a = classes.classes[next].representative
  }

  func clickClasses(
    _ point: Point, in rect: Rect, _ structure: StructureSnapshot, _ world: inout World
  ) {
    var rest = rect
    _ = cutEquation(structure, &rest)
    _ = rest.cutTop(1)
    _ = rest.cutBottom(detailHeight(rest))
    let list = classList(structure, world, in: rest) { _ in [] }
    guard let row = list.index(at: point, in: rest) else { return }
    world.selection.a = structure.classes.classes[row].representative
  }

  // MARK: drawing

  func drawClasses(
    _ structure: StructureSnapshot, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    var rest = rect
    let (equation, place) = cutEquation(structure, &rest)
    canvas.put(equation.map { [Span($0, .accent)] }, in: place)
    let head = rest.cutTop(1)
    let columnsShown = ClassColumns(structure, width: rest.width - 1)
    canvas.put(columnsShown.heading, x: head.x, y: head.y, .muted, maxWidth: head.width)
    let foot = rest.cutBottom(detailHeight(rest))
    let lit = Set(litElements(world).map { structure.classes.classOf[$0] })
    classList(structure, world, in: rest) {
      columnsShown.row($0, structure, isLit: lit.contains($0))
    }.draw(in: rest, on: &canvas)
    canvas.put(detail(structure, world, width: foot.width), in: foot)
  }

  private func classList(
    _ structure: StructureSnapshot, _ world: World, in rect: Rect,
    row: @escaping @Sendable (Int) -> [Span]
  ) -> ListView {
    let count = structure.classes.classes.count
    let own = structure.classes.classOf[world.selection.a]
    let origin = pageOrigin(of: own, visible: rect.height, count: count)
    return ListView(count: count, cursor: own, origin: origin, row: row)
  }

  private func detailHeight(_ rect: Rect) -> Int { rect.height >= 12 ? 5 : 0 }

  /// |G| as the sum of the sizes of the classes, in at most three lines.
  private func cutEquation(
    _ structure: StructureSnapshot, _ rest: inout Rect
  ) -> (lines: [String], place: Rect) {
    // Three lines hold no more.
    let sizes = structure.classes.classes.prefix(400).map { "\($0.size)" }
      .joined(separator: " + ")
    let all = wrap("\(structure.group.order) = \(sizes)", width: max(8, rest.width - 2))
    var lines = Array(all.prefix(3))
    if all.count > 3 { lines[2] += " …" }
    return (lines, rest.cutTop(lines.count))
  }

  /// What the class of a is, in words.
  private func detail(_ structure: StructureSnapshot, _ world: World, width: Int) -> [[Span]] {
    let group = structure.group
    let own = structure.classes.classes[structure.classes.classOf[world.selection.a]]
    let centraliser = group.order / own.size
    let text =
      own.size == 1
      ? "alone in its class: it commutes with all, and lies in the centre."
      : "size \(own.size) = \(group.order) / \(centraliser): \(centraliser) elements commute with it."
    return [
      [
        Span("class of ", .muted),
        Span(" \(group.name(of: world.selection.a)) ", structure.style(of: world.selection.a)),
      ]
    ]
      + wrap(text, width: max(8, width)).map { [Span($0)] }
      + [powerMap(own.representative, structure, width: width)]
  }

  /// The classes of the p-th powers, for primes p that divide the order of the element.
  private func powerMap(
    _ element: Int, _ structure: StructureSnapshot, width: Int
  ) -> [Span] {
    let order = structure.group.elementOrder(element)
    let primes = [2, 3, 5, 7, 11, 13].filter { order.isMultiple(of: $0) }
    guard !primes.isEmpty else { return [] }
    return primes.prefix(2).flatMap { prime -> [Span] in
      let power = structure.group.power(element, prime)
      let k = structure.classes.classOf[power]
      let target = structure.classes.classes[k].representative
      return [
        Span("power \(prime) → ", .muted),
        Span(" \(structure.group.name(of: target)) ", structure.style(of: target)), Span(" "),
      ]
    }
  }
}

/// The columns of the list of classes that a width has room for.
private struct ClassColumns: Sendable {
  let nameWidth: Int
  /// Size, order of elements, order of the centraliser.
  let widths: [Int]
  /// Primes whose power maps are shown.
  let primes: [Int]
  private let powerWidth: Int

  init(_ structure: StructureSnapshot, width: Int) {
    let group = structure.group
    let classes = structure.classes.classes
    let names = classes.prefix(200).map { columns(of: group.name(of: $0.representative)) }
    let widest = names.max() ?? 1
    let all = [[5, 6, 7], [5, 6], [5]].first { width - 4 - $0.reduce(0, +) >= widest + 2 }
    widths = all ?? [5]
    let rest = width - 4 - widths.reduce(0, +)
    nameWidth = max(5, min(widest + 2, rest))
    let exponent = classes.reduce(1) { max($0, $1.elementOrder) }
    let useful = [2, 3, 5, 7, 11, 13].filter { prime in
      prime <= exponent && classes.contains { $0.elementOrder.isMultiple(of: prime) }
    }
    powerWidth = max(6, widest + 2)
    primes = Array(useful.prefix(max(0, (rest - nameWidth) / powerWidth)))
  }

  var heading: String {
    let powers = primes.map { "power \($0)".padded(to: powerWidth) }.joined()
    return "    " + "of".padded(to: nameWidth)
      + zip(["size", "order", "centr."], widths).map { $0.leading($1) }.joined()
      + (powers.isEmpty ? "" : "  " + powers)
  }

  func row(_ k: Int, _ structure: StructureSnapshot, isLit: Bool) -> [Span] {
    let group = structure.group
    let member = structure.classes.classes[k]
    let name = shortName(group.name(of: member.representative), to: nameWidth - 2)
    var style = structure.style(of: member.representative)
    if isLit { (style.bold, style.underline) = (true, true) }
    let padding = String(repeating: " ", count: max(0, nameWidth - columns(of: name) - 2))
    var line = [
      Span(structure.classes.label(of: k).padded(to: 4), .muted),
      Span(isLit ? "◆" : " ", style), Span("\(name) ", style), Span(padding),
      Span("\(member.size)".leading(widths[0])),
    ]
    line += zip([member.elementOrder, group.order / member.size], widths.dropFirst()).map {
      Span("\($0)".leading($1), .muted)
    }
    if !primes.isEmpty { line.append(Span("  ")) }
    for prime in primes {
      let power = group.power(member.representative, prime)
      let target = structure.classes.classes[structure.classes.classOf[power]].representative
      let label = " \(group.name(of: target)) "
      line += [
        Span(label, structure.style(of: target)),
        Span(String(repeating: " ", count: max(0, powerWidth - columns(of: label)))),
      ]
    }
    return line
  }
}

extension ConjugacyClasses {
  /// The order of the elements and a letter: `5a`, `5b`, as in the Atlas of Finite Groups.
  func label(of k: Int) -> String { classLabel(of: k) { classes[$0].elementOrder } }
}

extension LargeClasses {
  /// The same for the classes of a large group.
  func label(of k: Int) -> String { classLabel(of: k) { classes[$0].elementOrder } }
}

private func classLabel(of k: Int, orders: (Int) -> Int) -> String {
  let order = orders(k)
  var place = k
  while place > 0, orders(place - 1) == order { place -= 1 }
  var (letters, rest) = ("", k - place)
  repeat {
    letters = String(UnicodeScalar(UInt8(97 + rest % 26))) + letters
    rest = rest / 26 - 1
  } while rest >= 0
  return "\(order)\(letters)"
}

/// A name cut to `width` with `…` at its end.
func shortName(_ name: String, to width: Int) -> String {
  columns(of: name) <= width ? name : name.prefix(max(0, width - 1)) + "…"
}

extension String {
  /// With blanks before it, up to `width` columns.
  func leading(_ width: Int) -> String {
    String(repeating: " ", count: max(0, width - columns(of: self))) + self
  }
}
