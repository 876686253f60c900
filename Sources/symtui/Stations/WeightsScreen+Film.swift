// Two ways in which W becomes equivariant: generator after generator, and by averaging over the group.

import Engine
import Groups
import LinearAlgebra
import Terminal

extension WeightsScreen {
  /// A new film starts where all is imposed, and before any averaging.
  mutating func startFilm() {
    stage = nil
    frame = 0
    generator = 0
    isPlaying = false
  }

  /// Whether a film is shown.
  func isFilm(_ world: World) -> Bool {
    let view = view(world)
    return view == .collapse || view == .averaging
  }

  /// Space plays and stops, `.` takes one step; from another view both lead to the generators.
  mutating func step(_ action: Action, _ world: World) {
    guard let film = world.weightsFilm else { return }
    if !isFilm(world) {
      show(film.stages.isEmpty && film.averaging != nil ? .averaging : .collapse)
      stage = 0
      isPlaying = action == .runOrPause
      return
    }
    if action == .stepOnce {
      isPlaying = false
      return seek(by: 1, world)
    }
    if !isPlaying, position(film, world) >= lastPosition(film, world) { seek(to: 0, world) }
    isPlaying.toggle()
  }

  /// The next step of what plays.
  mutating func tick(_ world: World) {
    guard isPlaying, let film = world.weightsFilm, isFilm(world) else {
      isPlaying = false
      return
    }
    seek(by: 1, world)
    if position(film, world) >= lastPosition(film, world) { isPlaying = false }
  }

  /// Shows a film after so many steps; the kernel so many widths narrower.
  mutating func showStep(_ step: Int, _ world: World) {
    kernel.place = max(0, step)
    if isFilm(world) { seek(to: step, world) }
  }

  mutating func seek(by step: Int, _ world: World) {
    guard let film = world.weightsFilm else { return }
    seek(to: position(film, world) + step, world)
  }

  mutating func seek(to place: Int, _ world: World) {
    guard let film = world.weightsFilm else { return }
    let place = min(max(0, place), lastPosition(film, world))
    if view(world) == .averaging { frame = place } else { stage = place }
  }

  private func position(_ film: WeightsFilm, _ world: World) -> Int {
    let last = lastPosition(film, world)
    return min(view(world) == .averaging ? frame : stage ?? last, last)
  }

  private func lastPosition(_ film: WeightsFilm, _ world: World) -> Int {
    let count = view(world) == .averaging ? film.averaging?.frames.count ?? 0 : film.stages.count
    return max(0, count - 1)
  }

  // MARK: drawing

  /// The pattern of W with some generators imposed, below the counts.
  func drawCollapse(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    guard let film = ready(world, \.whyNoStages, in: rect, on: &canvas), !film.stages.isEmpty
    else { return }
    let place = position(film, world)
    let stage = film.stages[place]
    var body = rect
    let head = body.cutTop(2)
    canvas.put(
      countSpans(film.stages, place, width: head.width), x: head.x, y: head.y,
      maxWidth: head.width)
    canvas.put(
      [Span(sentence(film.stages, place), .muted)], x: head.x, y: head.y + 1, maxWidth: head.width)
    guard let classes = stage.classes else {
      return drawSigned(stage.sample, world, in: body, on: &canvas)
    }
    let pattern = ClassPattern(
      rows: stage.sample.rows, columns: stage.sample.columns, classes: classes,
      signs: stage.signs, count: stage.count)
    grid(pattern, world, image: nil, in: body).draw(in: body, on: &canvas)
  }

  /// `none 16 → r 4 → f 3`, the present one marked, as many as fit around it.
  private func countSpans(_ stages: [WeightsFilm.Stage], _ place: Int, width: Int) -> [Span] {
    func text(_ k: Int) -> String {
      " \(stages[k].generator.map { "+ \($0)" } ?? "none") \(stages[k].count) "
    }
    var first = 0
    func length() -> Int { (first...place).reduce(0) { $0 + text($1).count + 1 } }
    while first < place, length() > width { first += 1 }
    var spans: [Span] = first > 0 ? [Span("…", .muted)] : []
    for k in first..<stages.count {
      let span = Span(
        text(k), k == place ? Style(.accent, bold: true, reverse: true) : k < place ? .text : .muted
      )
      guard columns(of: spans) + span.text.count + 1 <= width else {
        spans.append(Span("…", .muted))
        break
      }
      if !spans.isEmpty { spans.append(Span("→", .muted)) }
      spans.append(span)
    }
    return spans
  }

  private func sentence(_ stages: [WeightsFilm.Stage], _ place: Int) -> String {
    let count = stages[place].count
    guard place > 0, let name = stages[place].generator else {
      return "nothing imposed: \(count) free weights"
    }
    let before = stages[place - 1].count
    return count == before
      ? "\(name) follows from those before: still \(count)"
      : "ρ_out(\(name)) W = W ρ_in(\(name)): \(before) weights become \(count)"
  }

  /// W after some steps of averaging, and how fast it ceases to break the symmetry.
  func drawAveraging(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    guard let film = ready(world, \.whyNoAveraging, in: rect, on: &canvas),
      let averaging = film.averaging
    else { return }
    let place = position(film, world)
    let frame = averaging.frames[place]
    var body = rect
    let head = body.cutTop(3)
    let lines: [[Span]] = [
      [Span(words(averaging, frame, world), Style(.accent, bold: true))],
      [
        Span("largest entry of ρ_out W − W ρ_in  ", .muted),
        Span(size(frame.commutator), frame.commutator < 1e-12 ? .good : .text),
      ],
      frame.distance.map {
        [
          Span("away from the projection         ", .muted),
          Span(size($0), $0 < 1e-12 ? .good : .text),
        ]
      } ?? [Span("matrices that stretch: this mean is not the nearest equivariant W", .muted)],
    ]
    canvas.put(lines, in: head)
    if body.width >= 78 {
      let chart = body.cutRight(body.width * 2 / 5)
      drawCurve(averaging, place, world, in: chart, on: &canvas)
    } else if body.height >= 15 {
      let chart = body.cutBottom(max(7, min(body.height / 2, body.height - frame.matrix.rows - 3)))
      drawCurve(averaging, place, world, in: chart, on: &canvas)
    }
    drawSigned(frame.matrix, world, in: body, on: &canvas)
  }

  private func size(_ value: Double) -> String { value == 0 ? "0" : short(value, significant: 2) }

  private func words(_ averaging: Averaging, _ frame: Averaging.Frame, _ world: World) -> String {
    switch averaging.kind {
    case .elements:
      let order = world.group?.order ?? averaging.frames.last?.count ?? 0
      return frame.count == 1
        ? "a random W: the mean over 1 of \(order) elements"
        : "mean over \(frame.count) of \(order) elements, the last \(frame.last)"
    case .randomElements:
      return frame.count == 0
        ? "a random W, before any mean"
        : "mean \(frame.count) of W and g W g⁻¹, g random"
    case .generators:
      return frame.count == 0
        ? "a random W, before any mean"
        : "mean \(frame.count), over the powers of \(frame.last)"
    }
  }

  private func drawCurve(
    _ averaging: Averaging, _ place: Int, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    func points(_ value: (Averaging.Frame) -> Double?) -> [(x: Double, y: Double)] {
      averaging.frames.compactMap { frame in
        value(frame).map { (Double(frame.count), max($0, 1e-17)) }
      }
    }
    var chart = LineChart(
      series: [LineChart.Series(0, name: "breaks", points: points { $0.commutator })],
      xLabel: averaging.kind == .elements ? "elements" : "means", style: world.chartStyle)
    chart.yLog = true
    chart.cursorX = Double(averaging.frames[place].count)
    let distances = points { $0.distance }
    if !distances.isEmpty {
      chart.series.append(LineChart.Series(1, name: "away", points: distances))
    }
    chart.draw(in: rect, on: &canvas)
  }

  /// The film, or words on why it is not there.
  private func ready(
    _ world: World, _ reason: KeyPath<WeightsFilm, String?>, in rect: Rect, on canvas: inout Canvas
  ) -> WeightsFilm? {
    guard let film = world.weightsFilm else {
      canvas.putMissing("how W becomes equivariant", .weightsFilm, world, in: rect)
      return nil
    }
    if let why = film[keyPath: reason] {
      let lines = wrap("\(why).", width: max(10, rect.width - 2)).map { [Span($0)] }
      canvas.put(lines, in: rect.inset(by: 1))
      return nil
    }
    return film
  }
}
