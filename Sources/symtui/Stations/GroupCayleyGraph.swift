// The Cayley graph: the group as a map on which generators are roads.

import Engine
import Groups
import Terminal

extension GroupScreen {
  /// What keys do in the graph; false where they mean what they mean in the table.
  mutating func reduceGraph(
    _ action: Action, _ structure: StructureSnapshot, _ world: inout World
  ) -> Bool {
    guard let graph = world.cayley else { return false }
    switch action {
    case .move(let dx, let dy): step(dx, dy, graph, structure.group, &world)
    case .adjust(let step): adjustRadius(by: step, world)
    case .toStart: world.selection.a = 0
    case .page, .toEnd: break
    default: return false
    }
    return true
  }

  /// a goes to the neighbour in this direction.
  private func step(
    _ dx: Int, _ dy: Int, _ graph: CayleyGraph, _ group: FiniteGroup, _ world: inout World
  ) {
    guard let here = node(of: world.selection.a, graph) else {
      world.selection.a = graph.nodes[0]
      return
    }
    var best: (edge: CayleyGraph.Edge, node: Int, cosine: Double)?
    for edge in graph.edges where edge.from == here || edge.to == here {
      let node = edge.from == here ? edge.to : edge.from
      let (p, q) = (graph.positions[here], graph.positions[node])
      // Panels are a little wider than high.
      let (x, y) = ((q.x - p.x) * 1.4, q.y - p.y)
      let length = max(1e-9, (x * x + y * y).squareRoot())
      let cosine = (Double(dx) * x + Double(dy) * y) / length
      if cosine > max(0.2, best?.cosine ?? -1) { best = (edge, node, cosine) }
    }
    guard let best else { return }
    let generator = group.generators[best.edge.generator]
    let isForward = best.edge.from == here
    let old = world.selection.a
    let new = group.product(
      isForward ? generator.element : group.inverse(generator.element), old)
    let letter = isForward || best.edge.isMutual ? generator.name : "\(generator.name)^-1"
    world.walk.go(from: old, to: new, by: letter)
    world.selection.a = new
  }

  /// A smaller or larger ball; beyond the largest one all that can be seen: the whole of a small
  /// group, and of others that ball itself.
  mutating func adjustRadius(by step: Int, _ world: World) {
    guard let graph = world.cayley, let order = world.group?.order else { return }
    let end = order <= CayleyGraph.largestWhole ? graph.largestRadius + 1 : graph.largestRadius
    let next = max(1, min(radius ?? end, end) + step)
    radius = next >= end ? nil : next
  }

  /// Where an element stands: in a ball, a itself is in the middle.
  private func node(of element: Int, _ graph: CayleyGraph) -> Int? {
    graph.radius == nil ? graph.nodes.firstIndex(of: element) : 0
  }

  mutating func clickGraph(
    _ point: Point, in rect: Rect, _ structure: StructureSnapshot, _ world: inout World
  ) {
    guard let graph = world.cayley else { return }
    let layout = graphLayout(graph, structure.group, world, in: rect)
    guard let node = Self.node(at: point, layout.places) else { return }
    world.selection.a = layout.elements[node]
  }

  // MARK: drawing

  private struct GraphLayout {
    let elements: [Int]
    let names: [String]
    let area: Rect
    let places: NodePlaces
  }

  private func graphLayout(
    _ graph: CayleyGraph, _ group: FiniteGroup, _ world: World, in rect: Rect
  ) -> GraphLayout {
    let elements = graph.nodes.indices.map {
      graph.element(at: $0, around: world.selection.a, in: group)
    }
    let names = elements.map { group.name(of: $0) }
    var rest = rect.inset(by: 1, 0)
    _ = rest.cutBottom(legendHeight(group, width: rest.width))
    return GraphLayout(
      elements: elements, names: names, area: rest,
      places: NodePlaces(graph.positions, names: names, in: rest))
  }

  func drawGraph(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    guard let structure = world.structure, let graph = world.cayley else {
      let inside = panels.frame(Self.table, rect, "Cayley graph", on: &canvas)
      return canvas.putMissing("the graph", .graph, world, in: inside)
    }
    let group = structure.group
    let inside = panels.frame(
      Self.table, rect, graphTitle(graph, group), note: graphNote(graph, group), on: &canvas)
    let layout = graphLayout(graph, group, world, in: inside)
    drawEdges(graph, layout, world, on: &canvas)
    let lit = litElements(world)
    for (node, cell) in layout.places.cells.enumerated() where layout.area.contains(cell) {
      let element = layout.elements[node]
      let style: Style = element == world.selection.a ? .cursor : structure.style(of: element)
      canvas.putNode(
        layout.names[node], at: cell, layout.places.labels, style, isLit: lit.contains(element))
    }
    let foot = inside.inset(by: 1, 0)
    let height = legendHeight(group, width: foot.width)
    let bottom = Rect(x: foot.x, y: foot.maxY - height, width: foot.width, height: height)
    drawLegend(group, world, in: bottom, on: &canvas)
  }

  private func graphTitle(_ graph: CayleyGraph, _ group: FiniteGroup) -> String {
    guard let radius = graph.radius else { return "Cayley graph · \(group.order) elements" }
    let letters = radius == 1 ? "1 letter" : "\(radius) letters"
    return graph.isCut
      ? "Cayley graph · part of \(letters) from a" : "Cayley graph · up to \(letters) from a"
  }

  private func graphNote(_ graph: CayleyGraph, _ group: FiniteGroup) -> String {
    if graph.isCut { return "at most \(graph.nodes.count) of \(group.order)" }
    if graph.radius != nil { return "\(graph.nodes.count) of \(group.order) · [ ] radius" }
    guard let ring = graph.ringGenerator else { return "arrows lead from x to g x" }
    return "rings: cosets of ⟨\(group.generators[ring].name)⟩"
  }

  private func drawEdges(
    _ graph: CayleyGraph, _ layout: GraphLayout, _ world: World, on canvas: inout Canvas
  ) {
    var art = PictureLines(
      in: layout.area, world.chartStyle, isDense: graph.edges.count > 30, on: canvas)
    let cells = layout.places.cells
    let here = node(of: world.selection.a, graph)
    for edge in graph.edges {
      let isNear = edge.from == here || edge.to == here
      art.line(
        from: cells[edge.from], to: cells[edge.to], role: .series(edge.generator),
        pattern: .of(edge.generator), isNear: isNear)
    }
    drawTrail(layout, world, on: &art)
    art.draw(on: &canvas)
    // Whichever way the road leads, where there is room for a sign.
    for edge in graph.edges where !edge.isMutual {
      guard graph.nodes.count <= 24 || edge.from == here || edge.to == here else { continue }
      let (a, b) = (cells[edge.from], cells[edge.to])
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      guard abs(dx) + 2 * abs(dy) >= 9 else { continue }
      let x = a.x + Int((0.6 * Double(dx)).rounded())
      let y = a.y + Int((0.6 * Double(dy)).rounded())
      let glyph: Character = abs(dx) >= 2 * abs(dy) ? (dx > 0 ? "▸" : "◂") : dy > 0 ? "▾" : "▴"
      let isNear = edge.from == here || edge.to == here
      canvas[x, y] = Cell(glyph, Style(.series(edge.generator), bold: isNear))
    }
  }

  /// The way that a has gone.
  private func drawTrail(_ layout: GraphLayout, _ world: World, on art: inout PictureLines) {
    guard world.walk.leads(to: world.selection.a) else { return }
    var place: [Int: Point] = [:]
    for (node, element) in layout.elements.enumerated() {
      place[element] = layout.places.cells[node]
    }
    let way = world.walk.elements
    for (from, to) in zip(way, way.dropFirst()) {
      guard let p = place[from], let q = place[to] else { continue }
      art.line(from: p, to: q, role: .accent, isNear: true)
    }
  }

  private func legendHeight(_ group: FiniteGroup, width: Int) -> Int {
    1 + legendLines(group, width: width).count
  }

  /// The generators, as many to a line as fit, in at most two lines.
  private func legendLines(_ group: FiniteGroup, width: Int) -> [[Int]] {
    var lines: [[Int]] = [[]]
    var used = 0
    for (k, generator) in group.generators.enumerated() {
      let image = group.generators.count <= 3 ? 16 : 6
      let need = 8 + columns(of: generator.name) + image
      if used + need > width, !lines[lines.count - 1].isEmpty {
        if lines.count == 2 { break }
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(k)
      used += need
    }
    return lines
  }

  /// How each generator is drawn and where it leads from a; then the way so far.
  private func drawLegend(
    _ group: FiniteGroup, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    let a = world.selection.a
    for (row, line) in legendLines(group, width: rect.width).enumerated() {
      var x = rect.x
      for k in line {
        let generator = group.generators[k]
        let y = rect.y + row
        let sample = Rect(x: x, y: y, width: 6, height: 1)
        var art = LineArt(in: sample, style: world.chartStyle.fitting(canvas))
        art.line(
          from: Point(x: x, y: y), to: Point(x: x + 5, y: y), role: .series(k), pattern: .of(k))
        art.draw(on: &canvas)
        let image = group.product(generator.element, a)
        var spans = [Span(generator.name, Style(.text, bold: true))]
        if group.generators.count <= 3 {
          spans += [
            Span(" to ", .muted), Span(" \(group.name(of: image)) ", world.style(of: image)),
          ]
        }
        x += 7 + canvas.put(spans, x: x + 7, y: y, maxWidth: max(0, rect.maxX - x - 7)) + 2
      }
    }
    let hasWalk = world.walk.leads(to: a)
    let walk =
      hasWalk
      ? [
        Span("word so far ", .muted),
        Span(shortened(world.walk.word, to: rect.width - 12), .accent),
      ]
      : [Span("arrows, or a and a letter: walk from a", .muted)]
    canvas.put(walk, x: rect.x, y: rect.maxY - 1, maxWidth: rect.width)
  }
}

/// The start of a long text, in whole words, ending in `…`.
func shortened(_ text: String, to width: Int) -> String {
  guard columns(of: text) > width else { return text }
  return (wrap(text, width: max(1, width - 2)).first ?? "") + " …"
}

extension LineArt.Pattern {
  /// The pattern of a generator.
  static func of(_ generator: Int) -> Self { allCases[generator % allCases.count] }
}

extension ChartStyle {
  /// What a canvas can show: an ASCII canvas has no dots finer than a cell.
  func fitting(_ canvas: Canvas) -> ChartStyle { canvas.glyphs == .ascii ? .ascii : self }
}
