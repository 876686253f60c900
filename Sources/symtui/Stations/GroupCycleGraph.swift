// The cycle graph: the powers of an element are a loop through the identity.

import Engine
import Groups
import Terminal

extension GroupScreen {
  /// What keys do: left and right along the cycle of a, up and down to other cycles.
  mutating func reduceCycles(
    _ action: Action, _ structure: StructureSnapshot, _ world: inout World
  ) -> Bool {
    guard let graph = world.cycles, !graph.cycles.isEmpty else { return false }
    switch action {
    case .move(let dx, let dy):
      let own = cycle(of: world.selection.a, graph)
      if dy != 0 {
        let next = (own ?? 0) + (own == nil || world.selection.a == 0 ? 0 : dy)
        let cycle = graph.cycles[(next + graph.cycles.count) % graph.cycles.count]
        world.selection.a = graph.nodes[cycle[1]]
      } else if let own {
        let cycle = graph.cycles[own].map { graph.nodes[$0] }
        let place = cycle.firstIndex(of: world.selection.a) ?? 0
        world.selection.a = cycle[(place + dx + cycle.count) % cycle.count]
      }
    case .toStart: world.selection.a = 0
    case .page, .toEnd, .adjust: break
    default: return false
    }
    return true
  }

  /// The first cycle with this element.
  private func cycle(of element: Int, _ graph: CycleGraph) -> Int? {
    graph.cycles.firstIndex { $0.contains { graph.nodes[$0] == element } }
  }

  mutating func clickCycles(
    _ point: Point, in rect: Rect, _ structure: StructureSnapshot, _ world: inout World
  ) {
    guard let graph = world.cycles else { return }
    let places = cyclePlaces(graph, structure.group, in: rect).places
    if let node = Self.node(at: point, places) { world.selection.a = graph.nodes[node] }
  }

  // MARK: drawing

  private func cyclePlaces(
    _ graph: CycleGraph, _ group: FiniteGroup, in rect: Rect
  ) -> (names: [String], area: Rect, places: NodePlaces) {
    var area = rect.inset(by: 1, 0)
    _ = area.cutBottom(2)
    let names = graph.nodes.map { group.name(of: $0) }
    return (names, area, NodePlaces(graph.positions, names: names, in: area))
  }

  func drawCycles(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    guard let structure = world.structure, let graph = world.cycles else {
      let inside = panels.frame(Self.table, rect, "Cycle graph", on: &canvas)
      return canvas.putMissing("the cycles", .graph, world, in: inside)
    }
    let group = structure.group
    let inside = panels.frame(
      Self.table, rect, "Cycle graph · \(cycleCount(graph))", note: cycleNote(graph), on: &canvas)
    let (names, area, places) = cyclePlaces(graph, group, in: inside)
    let a = world.selection.a
    var art = PictureLines(
      in: area, world.chartStyle, isDense: graph.nodes.count > 30, on: canvas)
    for cycle in graph.cycles {
      let isOwn = a != 0 && cycle.contains { graph.nodes[$0] == a }
      for (k, node) in cycle.enumerated() where cycle.count > 2 || k == 0 {
        art.line(
          from: places.cells[node], to: places.cells[cycle[(k + 1) % cycle.count]],
          role: isOwn ? .accent : .muted, isNear: isOwn)
      }
    }
    art.draw(on: &canvas)
    let lit = litElements(world)
    for (node, cell) in places.cells.enumerated() where area.contains(cell) {
      let element = graph.nodes[node]
      let style: Style = element == a ? .cursor : structure.style(of: element)
      canvas.putNode(names[node], at: cell, places.labels, style, isLit: lit.contains(element))
    }
    let width = inside.width - 2
    let lines = [powers(of: a, structure, width: width), cycleHint(graph, a, width: width)]
    for (row, line) in lines.enumerated() {
      canvas.put(line, x: inside.x + 1, y: inside.maxY - 2 + row, maxWidth: width)
    }
  }

  private func cycleCount(_ graph: CycleGraph) -> String {
    let count = graph.cycles.count
    if graph.isWhole { return count == 1 ? "one cycle" : "\(count) maximal cycles" }
    return "\(count) classes of maximal cycles"
  }

  private func cycleNote(_ graph: CycleGraph) -> String {
    if graph.leftOut > 0 { return "\(graph.leftOut) more cycles have no room" }
    return graph.isWhole ? "all share the identity" : "one of each class of conjugates"
  }

  /// The powers of a, as many as fit.
  private func powers(of a: Int, _ structure: StructureSnapshot, width: Int) -> [Span] {
    let group = structure.group
    let order = group.elementOrder(a)
    var line = [Span("powers of a ", .muted)]
    var used = 12
    var power = a
    for k in 1...order {
      let name = " \(group.name(of: power)) "
      guard used + columns(of: name) + 8 <= width || k == order && used + columns(of: name) <= width
      else {
        line.append(Span(" … order \(order)", .muted))
        break
      }
      line.append(Span(name, structure.style(of: power)))
      used += columns(of: name)
      power = group.product(power, a)
    }
    return line
  }

  private func cycleHint(_ graph: CycleGraph, _ a: Int, width: Int) -> [Span] {
    guard !graph.nodes.contains(a) else {
      return [Span(shortened("←→ along the cycle of a, ↑↓ to others", to: width), .muted)]
    }
    return [Span(shortened("a is not drawn: a conjugate of its cycle is", to: width), .warning)]
  }
}
