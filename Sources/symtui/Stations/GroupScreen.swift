// Station 2, Group: two panels, each with several views of one group and one selection.

import Engine
import Groups
import Terminal

/// The group as a table, a graph, its cycles or its cosets on the left, and what is known of it on the
/// right.
struct GroupScreen: Hashable, Sendable {
  var panels = Panels(views: [Left.allCases.count, Right.allCases.count])
  /// First line of the facts, and of the axioms.
  var factsOrigin = 0
  /// Whether the cosets of a normal subgroup are drawn as single elements.
  var isCollapsed = false
  /// The radius of the ball in the Cayley graph; nil for as much as can be seen.
  var radius: Int?
  /// The second group of the homomorphisms; nil for the group itself.
  var target: GroupExpression?
  /// How cosets are enumerated, the number of steps that are shown, and whether they play.
  var strategy = CosetEnumeration.Strategy.hlt
  var filmStep = 0
  var isPlaying = false
  /// Which elements the list shows; nil for all.
  var filter: ElementFilter?

  static let table = 0
  static let facts = 1

  /// The only place where this screen changes.
  mutating func reduce(_ action: Action, _ world: inout World) -> [Request] {
    var asked: [Request] = []
    if !panels.reduce(action), let structure = world.structure {
      asked = reduce(action, structure, &world)
    }
    return asked + wanted(world)
  }

  private mutating func reduce(
    _ action: Action, _ structure: StructureSnapshot, _ world: inout World
  ) -> [Request] {
    if case .damage = action {
      damage(structure, &world)
      return []
    }
    if panels.focus == Self.facts {
      if let requests = reduceFacts(action, structure, &world) { return requests }
    } else {
      switch left {
      case .names, .numbers, .compact: break
      case .graph:
        if reduceGraph(action, structure, &world) { return [] }
      case .cycles:
        if reduceCycles(action, structure, &world) { return [] }
      case .cosets:
        if let film = world.film { reduceFilm(action, film) }
        return []
      }
    }
    reduceTable(action, structure, &world)
    return []
  }

  /// What the views that are shown need and nobody has asked for.
  func wanted(_ world: World) -> [Request] {
    let group = world.study.group
    var all: [Request] = []
    switch left {
    case .names, .numbers, .compact: break
    case .graph: all.append(.graph(group, .cayley(radius: radius)))
    case .cycles: all.append(.graph(group, .cycles))
    case .cosets:
      let over = world.selection.subgroup > 0 ? selectedSubgroup(world)?.generators ?? [] : []
      all.append(.film(group, over: over, strategy))
    }
    if right == .subgroups { all.append(world.lattice == nil ? .lattice(group) : .hasse(group)) }
    if right == .homomorphisms { all.append(.homomorphisms(group, to: homomorphismTarget(world))) }
    if let cell = world.damagedCell {
      all.append(.axioms(group, damage: cell))
    } else if right == .axioms {
      all.append(.axioms(group, damage: TableCell(row: 0, column: 0, value: 0)))
    }
    return all.filter { world.awaited[$0.kind] != $0 && world.answered[$0.kind] != $0 }
  }

  /// The product under the cursor replaced by another element; once more, mended.
  private func damage(_ structure: StructureSnapshot, _ world: inout World) {
    world.axioms = nil
    world.answered[.axioms] = nil
    if world.damagedCell != nil {
      world.damagedCell = nil
      return
    }
    let group = structure.group
    guard group.order > 1 else { return }
    let product = group.product(world.selection.a, world.selection.b)
    let next = structure.elements[(structure.positions[product] + 1) % group.order]
    world.damagedCell = TableCell(row: world.selection.a, column: world.selection.b, value: next)
  }

  /// The subgroup of the selected class that is drawn.
  func selectedSubgroup(_ world: World) -> SubgroupLattice.Class? {
    guard let classes = world.lattice?.classes, !classes.isEmpty else { return nil }
    return classes[min(world.selection.subgroup, classes.count - 1)]
  }

  /// The elements of the selected subgroup: lit in every view once one was chosen. Beside
  /// homomorphisms the kernel of the selected one.
  func litElements(_ world: World) -> Set<Int> {
    if right == .homomorphisms {
      return Set(selectedHomomorphism(world)?.representative.kernel ?? [])
    }
    guard right == .subgroups || world.selection.subgroup > 0 else { return [] }
    return Set(selectedSubgroup(world)?.elements ?? [])
  }

  // MARK: drawing

  /// Table on the left, facts on the right; on a wide screen the facts get more room.
  func draw(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let places = places(in: rect, world)
    if let place = places[Self.table] { drawLeft(world, in: place, on: &canvas) }
    if let place = places[Self.facts] { drawFacts(world, in: place, on: &canvas) }
  }

  /// The right panel gets a third of the width or, for wide views, more – most of all lists and large
  /// lattices that have the keys – and less where that lets the whole table be seen.
  private func places(in rect: Rect, _ world: World) -> [Int: Rect] {
    var rest = rect
    let isSmall = right == .subgroups && world.lattice?.classes.count ?? 0 <= 10
    var side = rect.width * (panels.focus == Self.facts && !isSmall ? 58 : 42) / 100
    if !isWide {
      side = min(48, max(27, rect.width * 36 / 100))
      let spare = rect.width - tableWidth(world)
      let isTable = left == .names || left == .numbers || left == .compact
      if isTable, spare >= 24 { side = min(side, spare) }
    }
    let right = rest.cutRight(side)
    return panels.places([rest, right], in: rect)
  }

  /// Whether the right panel shows something that needs room.
  var isWide: Bool { right != .facts && right != .axioms }

  /// A click gives the keys to a panel, and selects what is under it.
  mutating func click(_ point: Point, in rect: Rect, _ world: inout World) {
    guard let hit = panels.focus(at: point, places(in: rect, world)),
      let structure = world.structure
    else { return }
    if hit.panel == Self.facts {
      return clickFacts(point, in: hit.inside.inset(by: 1, 0), structure, &world)
    }
    switch left {
    case .names, .numbers, .compact: clickTable(point, in: hit.inside, structure, &world)
    case .graph: clickGraph(point, in: hit.inside, structure, &world)
    case .cycles: clickCycles(point, in: hit.inside, structure, &world)
    case .cosets: break
    }
  }

  private func drawLeft(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    switch left {
    case .names, .numbers, .compact: drawTable(world, in: rect, on: &canvas)
    case .graph: drawGraph(world, in: rect, on: &canvas)
    case .cycles: drawCycles(world, in: rect, on: &canvas)
    case .cosets: drawFilm(world, in: rect, on: &canvas)
    }
  }
}
