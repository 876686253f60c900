// Station 5, Network: the commutative square, and which non-linearities commute with what.

import BigInt
import Engine
import Groups
import LinearAlgebra
import Networks
import Terminal

/// The square with its five vectors, the grid of non-linearities, the rotations of the plane.
struct NetworkScreen: Hashable, Sendable {
  /// The picture (square, grid, angles), and beside the square its layers (list, weights).
  var panels = Panels(views: [3, 2])
  /// The entry of x under the cursor.
  var entry = 0
  /// The line of the list: 0 is the depth, then the layers; and the part of a layer.
  var line = 1
  var part = Part.linear
  /// The entry of [W b] under the cursor.
  var weight = MatrixEntry(row: 0, column: 0)
  /// The column of the grid: a kind of matrices, and last the representation itself.
  var family = 0

  static let picture = 0
  static let layers = 1

  /// What the picture is.
  enum View: Int { case square, grid, angles }
  /// What can be chosen of a layer.
  enum Part: Int, CaseIterable { case linear, bias, nonlinearity }

  /// Shows a picture.
  mutating func show(_ view: View) { panels.views[Self.picture] = view.rawValue }

  var view: View { View(rawValue: panels.views[Self.picture]) ?? .square }
  /// Whether the list gives way to the weights of one layer.
  var showsWeights: Bool { panels.views[Self.layers] == 1 }

  /// The layer under the cursor, from 0.
  func layer(_ world: World) -> Int { min(world.network.plan.depth, max(1, line)) - 1 }

  /// The only place where this screen changes.
  mutating func reduce(_ action: Action, _ world: inout World) -> [Request] {
    if panels.reduce(action) {
      // Beside the grid and the angles there are only words.
      if view != .square { panels.focus = Self.picture }
      return []
    }
    let before = world.network
    let place = (world.large?.selection, world.acted.a)
    switch (view, panels.focus) {
    case (.square, Self.picture): reduceInput(action, &world)
    case (.square, _) where showsWeights: reduceWeights(action, &world)
    case (.square, _): reduceLayers(action, &world)
    case (.grid, _): reduceGrid(action, &world)
    case (.angles, _): reduceAngles(action, &world)
    }
    if case .page(let pages) = action, view == .square { walk(by: pages, &world) }
    if action == .damage, view == .square { damage(&world) }
    let isMoved = place != (world.large?.selection, world.acted.a)
    return requests(after: before, world) + (isMoved ? world.squareRequests : [])
  }

  /// What has to be asked for anew once the choice has changed from `before`.
  func requests(after before: NetworkChoice, _ world: World) -> [Request] {
    var requests: [Request] = []
    if world.network.plan != before.plan { requests.append(.depth(world.networkQuestion)) }
    if world.network.plan != before.plan || world.network.inputChanges != before.inputChanges {
      requests += world.squareRequests
    }
    if world.network.sigma != before.sigma {
      requests.append(.angles(world.network.nonlinearity))
    }
    return requests
  }

  /// The next element, in the order of the Cayley table, or on the path of a generator.
  private func walk(by step: Int, _ world: inout World) {
    if world.large != nil { world.large?.move(dx: 0, dy: BigInt(step)) }
    if world.lie != nil { world.acted.moveA(tenths: step) }
    guard let structure = world.structure else { return }
    world.selection.move(in: structure, dx: 0, dy: step)
  }

  private mutating func reduceInput(_ action: Action, _ world: inout World) {
    let count = world.square?.square.x.count ?? 1
    switch action {
    case .move(let dx, let dy): entry = Scroll.moved(entry, by: dx + dy, count: count)
    case .toStart: entry = 0
    case .toEnd: entry = count - 1
    case .adjust(let step):
      world.network.inputChanges[min(entry, count - 1), default: 0] += 0.1 * Double(step)
    default: break
    }
  }

  private mutating func reduceLayers(_ action: Action, _ world: inout World) {
    let count = world.network.plan.depth + 1
    switch action {
    case .move(let dx, 0):
      part = Part(rawValue: Scroll.moved(part.rawValue, by: dx, count: 3)) ?? part
    case .move(_, let dy): line = Scroll.moved(line, by: dy, count: count)
    case .toStart: line = 0
    case .toEnd: line = count - 1
    case .adjust(let step): adjustLine(by: step.signum(), &world)
    case .confirm: adjustLine(by: 1, &world)
    default: break
    }
  }

  private mutating func adjustLine(by step: Int, _ world: inout World) {
    if line == 0 {
      world.network.plan.depth += step
    } else {
      adjust(part, of: layer(world), by: step, &world)
    }
  }

  /// The next choice for a part of a layer.
  func adjust(_ part: Part, of k: Int, by step: Int, _ world: inout World) {
    var layer = world.network.plan[k]
    switch part {
    case .linear: layer.linear = layer.linear == .equivariant ? .dense : .equivariant
    case .bias: layer.bias = cycled(layer.bias, by: step, in: LayerPlan.Bias.allCases)
    case .nonlinearity:
      let all: [Nonlinearity?] = [nil] + Nonlinearity.all
      layer.nonlinearity = cycled(layer.nonlinearity, by: step, in: all)
    }
    world.network.plan[k] = layer
  }

  private func cycled<Value: Equatable>(_ value: Value, by step: Int, in all: [Value]) -> Value {
    let now = all.firstIndex(of: value) ?? 0
    return all[((now + step) % all.count + all.count) % all.count]
  }

  private mutating func reduceWeights(_ action: Action, _ world: inout World) {
    guard let stage = stage(world) else { return }
    let size = (
      rows: stage.weights.rows, columns: stage.weights.columns + (stage.bias == nil ? 0 : 1)
    )
    weight = clampedWeight(stage)
    switch action {
    case .move(let dx, let dy):
      weight.row = Scroll.moved(weight.row, by: dy, count: size.rows)
      weight.column = Scroll.moved(weight.column, by: dx, count: size.columns)
    case .toStart: weight = MatrixEntry(row: 0, column: 0)
    case .toEnd: weight = MatrixEntry(row: size.rows - 1, column: size.columns - 1)
    case .adjust(let step):
      world.network.plan.edits[place(weight, world), default: 0] += 0.1 * Double(step)
    default: break
    }
  }

  /// Raises one weight alone, whatever it is tied to; again mends it.
  private func damage(_ world: inout World) {
    guard let stage = stage(world) else { return }
    let damaged = world.network.plan.damage != nil
    world.network.plan.damage = damaged ? nil : place(clampedWeight(stage), world)
  }

  private func place(_ entry: MatrixEntry, _ world: World) -> WeightPlace {
    WeightPlace(layer: layer(world), row: entry.row, column: entry.column)
  }

  /// The layer under the cursor with its numbers.
  func stage(_ world: World) -> Stage? {
    guard let stages = world.square?.stages else { return nil }
    return stages[min(layer(world), stages.count - 1)]
  }

  /// The cursor, within [W b].
  func clampedWeight(_ stage: Stage) -> MatrixEntry {
    let last = stage.weights.columns - (stage.bias == nil ? 1 : 0)
    return MatrixEntry(
      row: min(weight.row, stage.weights.rows - 1), column: max(0, min(weight.column, last)))
  }

  private mutating func reduceGrid(_ action: Action, _ world: inout World) {
    let (rows, columns) = (Nonlinearity.all.count, MatrixFamily.allCases.count + 1)
    switch action {
    case .move(let dx, let dy):
      family = Scroll.moved(family, by: dx, count: columns)
      world.network.sigma = Scroll.moved(world.network.sigma, by: dy, count: rows)
    case .adjust(let step):
      world.network.sigma = Scroll.moved(world.network.sigma, by: step.signum(), count: rows)
    case .page(let pages):
      world.network.sigma = Scroll.moved(world.network.sigma, by: 5 * pages, count: rows)
    case .toStart: (family, world.network.sigma) = (0, 0)
    case .toEnd: (family, world.network.sigma) = (columns - 1, rows - 1)
    case .confirm: show(.angles)
    default: break
    }
  }

  private mutating func reduceAngles(_ action: Action, _ world: inout World) {
    let count = Nonlinearity.all.count
    switch action {
    case .move(let dx, 0):
      world.network.direction = ((world.network.direction - 5 * dx) % 360 + 360) % 360
    case .move(_, let dy):
      world.network.sigma = Scroll.moved(world.network.sigma, by: dy, count: count)
    case .page(let pages): world.network.turn(by: 45 * pages)
    case .adjust(let step): world.network.turn(by: step)
    case .toStart: world.network.angle = 0
    case .toEnd: world.network.angle = 180
    default: break
    }
  }

  // MARK: drawing

  /// The square with its layers beside it, the grid with reasons; the angles with words below.
  func draw(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let places = places(in: rect)
    if let place = places[Self.picture] {
      switch view {
      case .square: drawSquare(world, in: place, on: &canvas)
      case .grid: drawGrid(world, in: place, on: &canvas)
      case .angles: drawAngles(world, in: place, on: &canvas)
      }
    }
    if let place = places[Self.layers] {
      switch view {
      case .square: drawLayers(world, in: place, on: &canvas)
      case .grid: drawReason(world, in: place, on: &canvas)
      case .angles: drawAngleWords(world, in: place, on: &canvas)
      }
    }
  }

  private func places(in rect: Rect) -> [Int: Rect] {
    var rest = rect
    let second =
      view == .angles
      ? rest.cutBottom(rect.width < 76 ? 7 : max(6, min(9, rect.height / 5)))
      : rest.cutRight(min(56, max(27, rect.width * 34 / 100)))
    return panels.places([rest, second], in: rect)
  }

  /// A click gives the keys to a panel, and moves the cursor of the grid.
  mutating func click(_ point: Point, in rect: Rect, _ world: inout World) -> [Request] {
    guard let hit = panels.focus(at: point, places(in: rect)) else { return [] }
    if view != .square { panels.focus = Self.picture }
    let before = world.network
    if view == .grid, hit.panel == Self.picture, let snapshot = world.commutators,
      let index = grid(snapshot, world, in: hit.inside).index(at: point, in: hit.inside)
    {
      family = index.column
      world.network.sigma = index.row
    }
    return requests(after: before, world)
  }
}
