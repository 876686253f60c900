// Station 4, Weights: the pattern that symmetry forces on W, and how few parameters it leaves.

import Engine
import Groups
import LinearAlgebra
import Representations
import Terminal

/// W with ρ_out(g) W = W ρ_in(g): tied weights in colours and numbers, or signed heat maps.
struct WeightsScreen: Hashable, Sendable {
  /// The pattern, and what is known of it.
  var panels = Panels(views: [View.allCases.count, Side.allCases.count])
  /// How many generators are imposed, where that is shown; nil for all.
  var stage: Int?
  /// Which step of averaging.
  var frame = 0
  /// Whether steps follow each other by themselves.
  var isPlaying = false
  /// Which generator the equation is about, where elements have no numbers.
  var generator = 0
  /// The kernel on a ring.
  var kernel = KernelChoice()

  static let pattern = 0
  static let facts = 1
  static let secondsPerStep = 0.5

  /// What the left panel shows.
  enum View: Int, CaseIterable {
    case classes, basis, sample, collapse, averaging, kernel

    /// Whether there is nothing to draw where no map but 0 is equivariant.
    var showsMaps: Bool { self == .classes || self == .basis || self == .sample }
  }
  /// What the right panel shows.
  enum Side: Int, CaseIterable { case facts, equation, layer }

  var side: Side { Side(rawValue: panels.views[Self.facts]) ?? .facts }

  /// What is drawn: where there is no such view, the next that there is.
  func view(_ world: World) -> View {
    let wanted = View(rawValue: panels.views[Self.pattern]) ?? .classes
    return isThere(wanted, world) ? wanted : .basis
  }

  private func isThere(_ view: View, _ world: World) -> Bool {
    guard let basis = world.equivariantBasis else { return view == .classes }
    switch view {
    case .classes: return basis.classes != nil
    case .kernel: return RingKernel(basis) != nil
    default: return true
    }
  }

  /// The requests of what is shown that nobody has made yet.
  func wanted(_ world: World) -> [Request] {
    let study = world.study
    let request = Request.weightsFilm(study.group, study.input, study.output)
    guard world.equivariantBasis != nil, world.weightsFilm == nil,
      world.awaited[.weightsFilm] != request, world.answered[.weightsFilm] != request
    else { return [] }
    return [request]
  }

  /// The only place where this screen changes.
  mutating func reduce(_ action: Action, _ world: inout World) -> [Request] {
    if panels.reduce(action) {
      skipMissing(action, world)
      return []
    }
    guard let basis = world.equivariantBasis else { return [] }
    switch action {
    case .runOrPause, .stepOnce: step(action, world)
    case .adjust(let step): adjust(by: step, basis, &world)
    case .toStart where isFilm(world): seek(to: 0, world)
    case .toEnd where isFilm(world): seek(to: Int.max, world)
    case .move(let dx, let dy):
      world.selection.entry.row += dy
      world.selection.entry.column += dx
    case .page(let pages): world.selection.entry.row += 10 * pages
    case .toStart: world.selection.entry = MatrixEntry(row: 0, column: 0)
    case .toEnd:
      world.selection.entry = MatrixEntry(
        row: basis.dimensionOut - 1, column: basis.dimensionIn - 1)
    case .confirm: carryEntry(by: world.selection.a, &world)
    default: break
    }
    world.clampEntry()
    if let number = classNumber(world), number > 0 { world.selection.basisIndex = number - 1 }
    return []
  }

  /// `v` passes over views that there are not.
  private mutating func skipMissing(_ action: Action, _ world: World) {
    guard action == .nextView || action == .previousView, panels.focus == Self.pattern else {
      return
    }
    isPlaying = false
    let count = View.allCases.count
    for _ in 0..<count {
      let view = View(rawValue: panels.views[Self.pattern]) ?? .classes
      if isThere(view, world) { return }
      panels.views[Self.pattern] =
        (panels.views[Self.pattern] + (action == .nextView ? 1 : count - 1)) % count
    }
  }

  /// `[` and `]`: the generator of the equation, the step of a film, the width of the kernel, or the
  /// basis matrix.
  private mutating func adjust(by step: Int, _ basis: EquivariantBasis, _ world: inout World) {
    if panels.focus == Self.facts, side == .equation, let film = world.weightsFilm,
      world.group == nil
    {
      generator = Scroll.moved(generator, by: step, count: max(1, film.generators.count))
      return
    }
    switch view(world) {
    case .collapse, .averaging: seek(by: step, world)
    case .kernel: RingKernel(basis).map { kernel.change(by: step, $0) }
    case .classes, .basis, .sample:
      world.selection.basisIndex += step
      goToClass(world.selection.basisIndex, basis, &world)
    }
  }

  /// Shows one of the views, by name.
  mutating func show(_ view: View) {
    panels.views[Self.pattern] = view.rawValue
    panels.focus = Self.pattern
  }

  /// The entry (i, j) moves to where the element sends it; it stays within its class.
  func carryEntry(by element: Int, _ world: inout World) {
    guard let image = Self.image(of: world.selection.entry, by: element, world) else { return }
    world.selection.entry = image
  }

  /// Where an element sends an entry of W, for permutation representations.
  static func image(
    of entry: MatrixEntry, by element: Int, _ world: World
  ) -> MatrixEntry? {
    guard let weights = world.weights, let maps = weights.entryMaps else { return nil }
    return maps.image(of: entry, by: element)
  }

  private func goToClass(_ k: Int, _ basis: EquivariantBasis, _ world: inout World) {
    guard let classes = basis.classes, k >= 0, k < basis.dimension else { return }
    if let place = classes.firstIndex(of: Int32(k + 1)) {
      world.selection.entry = MatrixEntry(
        row: place / basis.dimensionIn, column: place % basis.dimensionIn)
    }
  }

  /// The class of the entry under the cursor, from 1; 0 where it is forced to zero.
  func classNumber(_ world: World) -> Int? {
    guard let basis = world.equivariantBasis, let classes = basis.classes else { return nil }
    let entry = world.selection.entry
    let place = entry.row * basis.dimensionIn + entry.column
    return classes.indices.contains(place) ? Int(classes[place]) : nil
  }

  // MARK: drawing

  /// The pattern on the left, what is known of it on the right.
  func draw(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let places = places(in: rect)
    if let place = places[Self.pattern] { drawPattern(world, in: place, on: &canvas) }
    guard let place = places[Self.facts] else { return }
    switch side {
    case .facts: drawFacts(world, in: place, on: &canvas)
    case .equation: drawEquation(world, in: place, on: &canvas)
    case .layer: drawLayer(world, in: place, on: &canvas)
    }
  }

  private func places(in rect: Rect) -> [Int: Rect] {
    var rest = rect
    let side = rest.cutRight(min(46, max(29, rect.width * 36 / 100)))
    return panels.places([rest, side], in: rect)
  }

  /// A click gives the keys to a panel, and moves the cursor to the entry under it.
  mutating func click(_ point: Point, in rect: Rect, _ world: inout World) {
    guard let hit = panels.focus(at: point, places(in: rect)), hit.panel == Self.pattern,
      let basis = world.equivariantBasis, view(world) == .classes,
      let index = classesGrid(basis, world, in: hit.inside)?.index(at: point, in: hit.inside)
    else { return }
    world.selection.entry = MatrixEntry(row: index.row, column: index.column)
    if let number = classNumber(world), number > 0 { world.selection.basisIndex = number - 1 }
  }

  private func drawPattern(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let study = world.study
    let title = "W : \(study.input) → \(study.output)"
    guard let basis = world.equivariantBasis else {
      let inside = panels.frame(Self.pattern, rect, title, on: &canvas)
      let isBeyond = world.large != nil || world.study.group.isLie
      canvas.putMissing(
        "the equivariant maps", isBeyond ? .anyWeights : .weights, world, in: inside)
      return
    }
    let view = view(world)
    let inside = panels.frame(
      Self.pattern, rect, "\(title) · \(basis.dimensionOut) × \(basis.dimensionIn)",
      note: note(view, basis, world), on: &canvas)
    if basis.dimension == 0, view.showsMaps {
      let why = world.weights?.whyEmpty ?? world.anyWeights?.whyEmpty ?? ""
      let words = "Only W = 0 is equivariant: \(why)."
      canvas.put(
        wrap(words, width: inside.width - 2).map { [Span($0, .warning)] }, in: inside.inset(by: 1))
      return
    }
    switch view {
    case .classes: classesGrid(basis, world, in: inside)?.draw(in: inside, on: &canvas)
    case .basis: drawBasis(basis, world, in: inside, on: &canvas)
    case .sample: drawSample(world, in: inside, on: &canvas)
    case .collapse: drawCollapse(world, in: inside, on: &canvas)
    case .averaging: drawAveraging(world, in: inside, on: &canvas)
    case .kernel: drawKernel(basis, world, in: inside, on: &canvas)
    }
  }

  private func note(_ view: View, _ basis: EquivariantBasis, _ world: World) -> String {
    switch view {
    case _ where basis.dimension == 0 && view.showsMaps: "nothing but 0"
    case .classes: "same colour and number: one weight"
    case .basis:
      "basis matrix \(min(basis.dimension, world.selection.basisIndex + 1)) of \(basis.dimension), [ ] changes it"
    case .sample: "a random equivariant W"
    case .collapse: ". imposes the next generator"
    case .averaging: ". averages once more"
    case .kernel: "[ ] width, s padding"
    }
  }
}

extension World {
  /// The equivariant maps of the study, whatever its group.
  var equivariantBasis: EquivariantBasis? { weights?.basis ?? anyWeights?.basis }

  /// A random equivariant W.
  var equivariantSample: Matrix? { weights?.sample ?? anyWeights?.sample }
}
