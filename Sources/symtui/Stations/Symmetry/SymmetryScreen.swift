// Station 1, Symmetry: an object, the group that moves it, and what stays the same.

import Engine
import Groups
import Terminal

/// An object that generators move before one's eyes, and what each element does to it.
struct SymmetryScreen: Hashable, Sendable {
  /// The object, and beside it the word, the scores or the colourings.
  var panels = Panels(views: [SymmetricObject.allCases.count, 3])
  /// The group for which the object was chosen; for any other one that fits may take its place.
  var chosenFor: GroupExpression?
  /// What the user painted, carved or spelt, by object.
  var figures: [SymmetricObject: [Int]] = [:]
  /// The place on the object under the cursor, which is shown once it is used.
  var cursor = 0
  var showsCursor = false
  /// How far the viewer has walked around a solid, in steps of 10°.
  var viewpoint = -2
  /// The letters that have acted since `a`, the first one first, and the elements reached by them.
  var walk = Walk()
  /// What moves now; nil at rest.
  var motion: Motion?

  static let object = 0
  static let beside = 1

  /// What stands beside the object.
  enum SideView: Int { case word, scores, colourings }

  /// Letters and where they led.
  struct Walk: Hashable, Sendable {
    var group: GroupExpression?
    var letters: [Syllable] = []
    var visited: [Int] = [0]
  }

  /// An element on its way: it moves the object from the position that `from` gave it.
  struct Motion: Hashable, Sendable {
    /// Frames of one motion, at 15 a second.
    static let frames = 11
    var element: Int
    var from: Int
    var frame = 0

    /// How far it has come, 0 … 1, gently at both ends.
    var share: Double {
      let t = Double(frame) / Double(Self.frames)
      return t * t * (3 - 2 * t)
    }
  }

  var sideView: SideView { SideView(rawValue: panels.views[Self.beside]) ?? .word }

  /// The object that is shown: the chosen one, or one on which the group acts.
  func shown(_ world: World) -> SymmetricObject {
    let chosen = SymmetricObject.allCases[panels.views[Self.object]]
    guard chosenFor != world.study.group, let actions = world.objects?.actions else {
      return chosen
    }
    if actions[chosen] != nil { return chosen }
    // What one sees turning comes before letters that change places.
    return SymmetricObject.allCases.first { object in
      guard let action = actions[object] else { return false }
      if case .places = action.kind { return false }
      return action.order == 1 || action.cellCount > 1
    } ?? (actions[.word] == nil ? chosen : .word)
  }

  /// The rows and columns of letters that a plane group moves on its torus; nil for other objects.
  func torusSide(_ world: World) -> Int? {
    guard shown(world) == .word, action(world) != nil,
      case .named(let name, let sides) = world.study.group, [.p1, .p2, .p4, .p4m].contains(name),
      let side = sides.first, side > 1, figure(.word, world).count == side * side
    else { return nil }
    return side
  }

  /// How the group acts on what is shown; nil when it does not.
  func action(_ world: World) -> ObjectAction? { world.objects?.actions[shown(world)] }

  /// The figure on the cells of an object, as it was before anything moved.
  func figure(_ object: SymmetricObject, _ world: World) -> [Int] {
    let count = world.objects?.actions[object]?.cellCount
    if let own = figures[object], own.count == count ?? own.count { return own }
    return object.figure(cells: count)
  }

  /// The figure as it stands there now, moved by the selected element.
  func movedFigure(_ world: World) -> [Int] {
    let object = shown(world)
    let figure = figure(object, world)
    guard let action = action(world), world.selection.a < action.order else { return figure }
    var moved = figure
    for cell in figure.indices {
      moved[action.image(of: cell, under: world.selection.a)] = figure[cell]
    }
    return moved
  }

  /// Makes the present position of the figure the one from which everything starts.
  mutating func settle(_ world: inout World) {
    let object = shown(world)
    if object != .cat { figures[object] = movedFigure(world) }
    walk = Walk(group: world.study.group)
    world.selection.a = 0
  }

  // MARK: keys

  /// The only place where this screen changes.
  mutating func reduce(_ action: Action, _ world: inout World) -> [Request] {
    motion = nil
    switch action {
    case .nextView where panels.focus == Self.object,
      .previousView where panels.focus == Self.object:
      choose(shown(world), world)
      _ = panels.reduce(action)
      (cursor, showsCursor) = (0, false)
      return []
    default:
      if panels.reduce(action) { return [] }
    }
    guard let structure = world.structure else { return [] }
    if panels.focus == Self.object {
      reduceObject(action, &world)
    } else {
      reduceElements(action, structure, &world)
    }
    return []
  }

  /// Shows an object from now on.
  mutating func choose(_ object: SymmetricObject, _ world: World) {
    panels.views[Self.object] = SymmetricObject.allCases.firstIndex(of: object) ?? 0
    chosenFor = world.study.group
  }

  /// Arrows walk through the elements; the object shows each at once, and Enter plays it.
  private mutating func reduceElements(
    _ action: Action, _ structure: StructureSnapshot, _ world: inout World
  ) {
    let place = structure.positions[world.selection.a]
    let step: Int
    switch action {
    case .move(let dx, let dy): step = dx + dy
    case .page(let pages): step = 10 * pages
    case .toStart: step = -structure.group.order
    case .toEnd: step = structure.group.order
    case .confirm:
      motion = Motion(element: world.selection.a, from: 0)
      return
    default: return
    }
    let next = Scroll.moved(place, by: step, count: structure.group.order)
    world.selection.a = structure.elements[next]
  }

  private mutating func reduceObject(_ action: Action, _ world: inout World) {
    let object = shown(world)
    let count = figure(object, world).count
    switch action {
    case .move(let dx, let dy) where torusSide(world) != nil:
      let side = torusSide(world) ?? 1
      let (row, column) = (cursor / side + dy, cursor % side + dx)
      cursor = (row % side + side) % side * side + (column % side + side) % side
    case .move(let dx, let dy): cursor = object.neighbour(of: cursor, dx, dy, count: count)
    case .toStart: cursor = 0
    case .toEnd: cursor = count - 1
    case .adjust(let step) where object.solid != nil:
      viewpoint = (viewpoint + step) % 36
      return
    case .adjust(let step): change(object, &world) { object.changed($0, cell: $1, by: step) }
    case .paint: change(object, &world) { object.painted($0, cell: $1) }
    default: return
    }
    cursor = min(max(0, cursor), count - 1)
    showsCursor = object != .cat
  }

  /// Changes the cell under the cursor; what was moved before stays where it is.
  private mutating func change(
    _ object: SymmetricObject, _ world: inout World, _ change: (Int, Int) -> Int
  ) {
    guard object != .cat else { return }
    settle(&world)
    var figure = figure(object, world)
    guard figure.indices.contains(cursor) else { return }
    figure[cursor] = change(figure[cursor], cursor)
    figures[object] = figure
  }

  // MARK: acting

  /// A new walk starts where nothing has moved.
  mutating func start(_ world: inout World) {
    walk = Walk(group: world.study.group)
    showsCursor = false
    world.selection.a = 0
  }

  /// A generator, or its inverse, has acted on what `from` had made.
  mutating func acted(_ generator: Int, inverse: Bool, from: Int, _ group: FiniteGroup) {
    if walk.group != group.expression { walk = Walk(group: group.expression) }
    walk.letters.append(Syllable(generator: generator, exponent: inverse ? -1 : 1))
    let element = group.generators[generator].element
    let mover = inverse ? group.inverse(element) : element
    let reached = group.product(mover, from)
    if !walk.visited.contains(reached) { walk.visited.append(reached) }
    motion = Motion(element: mover, from: from)
  }

  /// Some frames on.
  mutating func tick(by frames: Int = 1) {
    guard var moving = motion else { return }
    moving.frame += frames
    motion = moving.frame < Motion.frames ? moving : nil
  }

  // MARK: drawing

  /// The object on the left, words and numbers on the right.
  func draw(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let places = places(in: rect)
    if let place = places[Self.object] { drawObject(world, in: place, on: &canvas) }
    if let place = places[Self.beside] { drawSide(world, in: place, on: &canvas) }
  }

  private func places(in rect: Rect) -> [Int: Rect] {
    var rest = rect
    let side = rest.cutRight(min(64, max(28, rect.width * 43 / 100)))
    return panels.places([rest, side], in: rect)
  }

  /// A click gives the keys to a panel, and in the list of elements chooses one.
  mutating func click(_ point: Point, in rect: Rect, _ world: inout World) {
    motion = nil
    let places = places(in: rect)
    guard let hit = panels.focus(at: point, places), hit.panel == Self.beside,
      let beside = places[Self.beside], sideView != .word, let structure = world.structure,
      let first = sides(beside).first,
      let index = elementsList(first.view, structure, world, width: 1).index(
        at: point, in: Self.listPlace(first.view, first.place.inset(by: 2, 1)))
    else { return }
    world.selection.a = structure.elements[index]
  }

  /// What stands beside the object: the chosen view, and below it others where there is room.
  private func sides(_ rect: Rect) -> [(view: SideView, place: Rect)] {
    let all: [SideView] = [.word, .scores, .colourings]
    let count = min(all.count, max(1, rect.height / 16))
    let views = all[panels.views[Self.beside]...] + all[..<panels.views[Self.beside]]
    return Array(zip(views, rect.rows(count)))
  }

  private func drawSide(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    for (k, side) in sides(rect).enumerated() {
      let title =
        switch side.view {
        case .word: "word"
        case .scores: "what stays the same"
        case .colourings: "colourings"
        }
      let hasKeys = k == 0 && panels.focus == Self.beside
      let inside = canvas.frame(
        side.place, title: title, style: hasKeys ? .focusedBorder : .border,
        note: k == 0 ? (hasKeys ? "v: next view" : "Tab, then v: next view") : nil
      ).inset(by: 1, 0)
      guard let structure = world.structure else {
        canvas.putMissing("the group", .structure, world, in: inside)
        continue
      }
      switch side.view {
      case .word: canvas.put(walkLines(structure, world, width: inside.width), in: inside)
      case .scores: drawScores(structure, world, in: inside, on: &canvas)
      case .colourings: drawColourings(structure, world, in: inside, on: &canvas)
      }
    }
  }
}
