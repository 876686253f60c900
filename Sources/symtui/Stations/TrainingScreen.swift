// Station 6, Training: the models of the study side by side, live.

import Engine
import Groups
import Networks
import Terminal

/// Curves, a table of the models, current weights, and a test image that the keys move.
struct TrainingScreen: Hashable, Sendable {
  /// Curves (a view a measure), models, weights (filters, matrix), image.
  var panels = Panels(views: [5, 1, 2, 1])
  /// Smoothing of the curves, 0 ..< 1.
  var smoothing = 0.0
  var logX = false
  var logY = false
  /// Where the weights start.
  var weightsOrigin = 0

  static let curves = 0
  static let models = 1
  static let weights = 2
  static let image = 3

  /// At most so many steps a second; 0 is as fast as it can.
  var pace = 0

  /// The next slower or faster pace; beyond the fastest it is as fast as it can.
  mutating func adjustPace(by step: Int) {
    let paces = [2, 5, 10, 20, 50, 100, 200, 500, 0]
    let now = paces.firstIndex(of: pace) ?? paces.count - 1
    pace = paces[min(paces.count - 1, max(0, now + step))]
  }

  /// Smoothing up or down in steps of 0.1.
  mutating func adjustSmoothing(by step: Int) {
    smoothing = min(0.9, max(0, ((smoothing * 10).rounded() + Double(step)) / 10))
  }

  /// What stands here when no task has this group.
  func noTask(_ world: World) -> String {
    let known = TaskName.allCases.map { "\($0.rawValue) for \($0.group)" }.joined(separator: ", ")
    return "no task has \(world.study.group) as its symmetry; t picks one: \(known)"
  }

  /// The only place where this screen changes.
  mutating func reduce(_ action: Action, _ world: inout World) -> [Request] {
    if panels.reduce(action) { return [] }
    switch action {
    case .logX: logX.toggle()
    case .logY: logY.toggle()
    default:
      switch panels.focus {
      case Self.curves: moveStep(action, &world)
      case Self.models: moveModel(action, &world)
      case Self.weights: moveWeights(action, &world)
      default: moveImage(action, &world)
      }
    }
    return []
  }

  /// ← → walk along the curves; End is the latest step.
  private mutating func moveStep(_ action: Action, _ world: inout World) {
    let points = world.raceStates.compactMap(\.run?.curve.points).max { $0.count < $1.count } ?? []
    guard let last = points.last?.step else { return }
    let now = world.selection.step ?? last
    let place = points.lastIndex { $0.step <= now } ?? 0
    func go(_ by: Int) {
      let next = Scroll.moved(place, by: by, count: points.count)
      world.selection.step = next == points.count - 1 ? nil : points[next].step
    }
    switch action {
    case .move(let dx, _) where dx != 0: go(dx)
    case .adjust(let step): go(step)
    case .toStart: world.selection.step = points.first?.step
    case .toEnd: world.selection.step = nil
    case .move(_, let dy): panels.views[Self.curves] = (panels.views[Self.curves] + dy + 5) % 5
    default: break
    }
  }

  private func moveModel(_ action: Action, _ world: inout World) {
    let count = world.study.models.count
    switch action {
    case .move(_, let dy) where dy != 0:
      world.selection.model = Scroll.moved(world.selection.model, by: dy, count: count)
    case .adjust(let step):
      world.selection.model = Scroll.moved(world.selection.model, by: step, count: count)
    default: break
    }
  }

  private mutating func moveWeights(_ action: Action, _ world: inout World) {
    guard let layers = selectedRun(world)?.layers, !layers.isEmpty else { return }
    let rows = layers[min(world.selection.layer, layers.count - 1)].rows
    switch action {
    case .move(let dx, _) where dx != 0:
      weightsOrigin = Scroll.moved(weightsOrigin, by: dx, count: rows)
    case .move(_, let dy):
      world.selection.layer = Scroll.moved(world.selection.layer, by: dy, count: layers.count)
      weightsOrigin = 0
    case .page(let pages): weightsOrigin = Scroll.moved(weightsOrigin, by: 8 * pages, count: rows)
    case .toStart: weightsOrigin = 0
    case .toEnd: weightsOrigin = max(0, rows - 1)
    case .adjust(let step):
      world.selection.model = Scroll.moved(
        world.selection.model, by: step, count: world.study.models.count)
    default: break
    }
  }

  /// ← → choose the image; ↑ ↓ turn it, element by element.
  private func moveImage(_ action: Action, _ world: inout World) {
    switch action {
    case .move(let dx, _) where dx != 0:
      world.selection.sample = max(0, world.selection.sample + dx)
    case .page(let pages): world.selection.sample = max(0, world.selection.sample + 10 * pages)
    case .adjust(let step): turn(by: step, &world)
    case .move(_, let dy): turn(by: dy, &world)
    case .toStart:
      world.selection.a = 0
      world.selection.sample = 0
    default: break
    }
  }

  private func turn(by step: Int, _ world: inout World) {
    guard let structure = world.structure else { return }
    let order = structure.group.order
    let place = structure.positions[world.selection.a]
    world.selection.a = structure.elements[((place + step) % order + order) % order]
  }

  func selectedRun(_ world: World) -> RunSnapshot? {
    let states = world.raceStates
    guard !states.isEmpty else { return nil }
    return states[min(world.selection.model, states.count - 1)].run
  }

  // MARK: drawing

  /// Four panels; a zoomed one fills the station.
  func draw(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    guard world.study.task != nil else {
      let inside = panels.frame(Self.curves, rect, "Training", on: &canvas).inset(by: 2, 1)
      return canvas.putCentred(noTask(world), .text, in: inside)
    }
    let places = places(in: rect)
    if let place = places[Self.curves] { drawCurves(world, in: place, on: &canvas) }
    if let place = places[Self.models] { drawModels(world, in: place, on: &canvas) }
    if let place = places[Self.weights] { drawWeights(world, in: place, on: &canvas) }
    if let place = places[Self.image] { drawImage(world, in: place, on: &canvas) }
  }

  private func places(in rect: Rect) -> [Int: Rect] {
    var top = rect
    // The upper part has a line for each model, even in the lowest window.
    let lines = ModelKind.allCases.count + 3
    let bottom = top.cutBottom(min(max(10, rect.height * 42 / 100), rect.height - lines))
    var upper = top
    var lower = bottom
    let side = max(34, rect.width * 40 / 100)
    let table = upper.cutRight(side)
    let picture = lower.cutRight(side)
    return panels.places([upper, table, lower, picture], in: rect)
  }

  /// A click gives the keys to a panel.
  mutating func click(_ point: Point, in rect: Rect) {
    _ = panels.focus(at: point, places(in: rect))
  }

  private func drawCurves(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let measure = Measure.all(for: world)[panels.views[Self.curves]]
    let note = world.selection.step.map { "at step \($0)" }
    let inside = panels.frame(Self.curves, rect, measure.title, note: note, on: &canvas)
    let series = world.raceStates.enumerated().compactMap { k, state -> LineChart.Series? in
      guard let run = state.run else { return nil }
      let place = ModelKind.allCases.firstIndex(of: state.key.model) ?? k
      return LineChart.Series(
        place, name: state.key.model.rawValue,
        points: run.curve.points.compactMap { point in
          measure.value(point).map { (x: Double(point.step), y: $0) }
        })
    }
    var chart = LineChart(
      series: series, xLabel: "step", yLabel: "", xLog: logX, yLog: logY, style: world.chartStyle,
      smoothing: smoothing,
      cursorX: world.selection.step.map(Double.init))
    // The table beside it has the markers and the values at the cursor.
    chart.namesCurves = panels.isZoomed
    chart.draw(in: inside, on: &canvas)
  }

  private func drawModels(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let task = world.study.task?.rawValue ?? ""
    let parameters = world.raceStates.map { $0.run.map { "\($0.parameterCount)" } ?? "–" }
    let inside = panels.frame(
      Self.models, rect, "\(task) · seed \(world.study.settings.seed)",
      note: (rect.width < 44 ? "weights " : "parameters ") + parameters.joined(separator: " "),
      on: &canvas)
    let isRegression = world.study.task == .cyclic
    let figures = isRegression ? ["NMSE", "EE"] : ["error", "flips", "EE"]
    let nameWidth = 13
    // Where there is no room for it, the step is left to the bar at the top.
    let heads = inside.width >= nameWidth + 8 * (figures.count + 1) ? ["step"] + figures : figures
    let columns = ModelColumns(
      start: inside.x + nameWidth, count: heads.count,
      width: min(10 * heads.count, inside.width - nameWidth), hasStep: heads.count > figures.count)
    for (k, head) in heads.enumerated() {
      put(head, endingAt: columns.end(of: k), y: inside.y, .muted, on: &canvas)
    }
    // In a low window every model keeps its figures, and the second lines go.
    let stride = inside.height >= 2 * world.raceStates.count ? 2 : 1
    for (k, state) in world.raceStates.enumerated() where inside.height > stride * k + 1 {
      let y = inside.y + 1 + stride * k
      drawModel(
        k, state.key.model, state.run, isSelected: k == world.selection.model, world,
        columns: columns, at: (inside, y), on: &canvas)
    }
  }

  private func drawModel(
    _ k: Int, _ model: ModelKind, _ run: RunSnapshot?, isSelected: Bool, _ world: World,
    columns: ModelColumns, at place: (rect: Rect, y: Int),
    on canvas: inout Canvas
  ) {
    let (inside, y) = place
    let index = ModelKind.allCases.firstIndex(of: model) ?? k
    let marker = LineChart.markers[index % LineChart.markers.count]
    canvas.put("\(marker) ", x: inside.x, y: y, .series(index))
    let style: Style =
      isSelected ? (panels.focus == Self.models ? .cursor : .linked) : Style(.text, bold: true)
    canvas.put(model.rawValue, x: inside.x + 2, y: y, style, maxWidth: 11)
    if case .failed(let error) = run?.state {
      canvas.put(
        error.description, x: columns.start, y: y, .error, maxWidth: inside.maxX - columns.start)
      return
    }
    guard let run, let last = point(of: run, at: world.selection.step) else {
      canvas.put("loading …", x: columns.start, y: y, .muted)
      return
    }
    let values =
      world.study.task == .cyclic
      ? [
        short(last.evaluation.testNmse ?? .nan, significant: 3),
        short(last.evaluation.equivarianceError, significant: 3),
      ]
      : [
        percent(last.evaluation.accuracy.map { 1 - $0 }), percent(last.evaluation.flipRate),
        short(last.evaluation.equivarianceError, significant: 3),
      ]
    for (k, text) in ((columns.hasStep ? ["\(last.step)"] : []) + values).enumerated() {
      put(text, endingAt: columns.end(of: k), y: y, .text, on: &canvas)
    }
    guard inside.height >= max(2 * world.raceStates.count, 2 * k + 3) else { return }
    let speed = run.stepsPerSecond > 0 ? " · \(short(run.stepsPerSecond)) steps/s" : ""
    canvas.put(
      inside.width < 44
        ? "\(run.parameterCount) parameters · \(run.state.name)"
        : "\(run.parameterCount) parameters · \(run.state.name)\(speed)", x: inside.x + 2, y: y + 1,
      run.state == .diverged ? .error : .muted, maxWidth: inside.width - 2)
  }

  private func point(of run: RunSnapshot, at step: Int?) -> CurvePoint? {
    guard let step else { return run.curve.points.last }
    return run.curve.points.last { $0.step <= step } ?? run.curve.points.first
  }

  private func put(_ text: String, endingAt x: Int, y: Int, _ style: Style, on canvas: inout Canvas)
  {
    canvas.put(text, x: x - columns(of: text), y: y, style)
  }
}

/// The columns of figures in the table of models: equally wide, what is left over before the last.
private struct ModelColumns {
  var start: Int
  var count: Int
  var width: Int
  var hasStep: Bool

  /// Where figure k ends.
  func end(of k: Int) -> Int { k == count - 1 ? start + width : start + (k + 1) * (width / count) }
}

/// A fraction in per cent, with one decimal.
func percent(_ value: Double?) -> String { value.map { fixed($0 * 100, 1) + "%" } ?? "–" }

extension RunState {
  /// A word for the table of models.
  var name: String {
    switch self {
    case .loading: "loading"
    case .paused: "paused"
    case .running: "running"
    case .finished: "finished"
    case .diverged: "diverged"
    case .failed: "failed"
    }
  }
}

/// One thing that is measured as a model learns.
struct Measure: Sendable {
  var title: String
  var value: @Sendable (CurvePoint) -> Double?

  /// The views of the chart: five for each kind of task.
  static func all(for world: World) -> [Measure] {
    let main =
      world.study.task == .cyclic
      ? Measure(title: "test NMSE, error over variance") {
        $0.evaluation.testNmse
      }
      : Measure(title: "accuracy over the orbit") { $0.evaluation.accuracy }
    return [
      main,
      Measure(title: "loss on the test set") { $0.evaluation.testLoss },
      Measure(title: "loss on the training batches") { $0.trainLoss },
      world.study.task == .cyclic
        ? Measure(title: "loss on the test set, square root") {
          $0.evaluation.testLoss.squareRoot()
        }
        : Measure(title: "flips: answers that change as it moves") {
          $0.evaluation.flipRate
        },
      Measure(title: "equivariance error |f(gx) − g f(x)| / |f(x)|") {
        $0.evaluation.equivarianceError
      },
    ]
  }
}
