// The whole screen: the bar of stations, the study, the station, what lies over it, status and hints.

import Engine
import Groups
import Networks
import Terminal

/// The row of stations at the top.
enum TopBar {
  // The first label begins with a blank; so all names fit into 80 columns.
  private static let name = " symtui"

  /// Where each station stands; those that are not shown by their numbers alone where all names
  /// would not fit.
  static func places(
    width: Int, active: Station
  ) -> [(station: Station, label: String, columns: Range<Int>)] {
    let names = Station.allCases.map { " \($0.number) \($0.title) " }
    let fits = name.count + names.reduce(0) { $0 + $1.count } <= width
    var x = name.count
    return zip(Station.allCases, names).map { station, name in
      let label = fits || station == active ? name : " \(station.number) "
      defer { x += label.count }
      return (station, label, x..<(x + label.count))
    }
  }

  /// The station that stands in column x.
  static func station(at x: Int, width: Int, active: Station) -> Station? {
    places(width: width, active: active).first { $0.columns.contains(x) }?.station
  }

  static func draw(_ state: AppState, on canvas: inout Canvas) {
    canvas.fill(Rect(x: 0, y: 0, width: canvas.size.width, height: 1), " ", .bar)
    canvas.put(name, x: 0, y: 0, Style(.bar, bold: true))
    for (station, label, columns) in places(width: canvas.size.width, active: state.station) {
      let style: Style = station == state.station ? .barActive : .bar
      canvas.put(label, x: columns.lowerBound, y: 0, style)
    }
  }

  /// At the right end of the bar, or where the stations leave no room, of the line below.
  static func drawProgress(_ state: AppState, on canvas: inout Canvas) {
    let text = progress(state)
    guard !text.isEmpty else { return }
    let x = canvas.size.width - columns(text) - 1
    let places = places(width: canvas.size.width, active: state.station)
    if x > places.last?.columns.upperBound ?? 0 {
      canvas.put(text, x: x, y: 0, .bar)
    } else {
      canvas.put(" \(text)", x: x - 1, y: 1, .muted)
    }
  }

  private static func columns(_ text: String) -> Int { Terminal.columns(of: text) }

  /// What runs, in a few characters.
  private static func progress(_ state: AppState) -> String {
    let runs = state.world.raceStates.compactMap(\.run)
    if let running = runs.first(where: { $0.state == .running }) {
      let step = runs.map(\.step).min() ?? running.step
      return "▶ \(step)/\(running.key.settings.steps)"
    }
    if !state.world.pending.isEmpty { return "computing …" }
    if let paused = runs.first(where: { $0.state == .paused }), paused.step > 0 {
      return "paused \(paused.step)/\(paused.key.settings.steps)"
    }
    return ""
  }
}

extension AppState {
  /// The smallest window in which the explorer works.
  static let smallest = Size(width: 60, height: 20)

  /// Draws everything; same state, same size, same cells.
  func draw(into canvas: inout Canvas) {
    let tooSmall = TooSmallView(minimum: Self.smallest)
    if tooSmall.applies(to: canvas.size) {
      tooSmall.draw(in: canvas.bounds, on: &canvas)
      return
    }
    TopBar.draw(self, on: &canvas)
    drawStudy(on: &canvas)
    TopBar.drawProgress(self, on: &canvas)
    let body = Self.body(of: canvas.size)
    drawStation(in: body, on: &canvas)
    drawStatus(y: canvas.size.height - 2, on: &canvas)
    drawHints(y: canvas.size.height - 1, on: &canvas)
    drawOverlay(in: body, on: &canvas)
  }

  /// Where the station is drawn.
  static func body(of size: Size) -> Rect {
    Rect(x: 0, y: 2, width: size.width, height: size.height - 4)
  }

  func drawStation(in body: Rect, on canvas: inout Canvas) {
    // The station of networks says it where the square would be; its other pictures need no group.
    if station != .network, let why = world.whyNotHere(station) {
      let inside = canvas.frame(body, title: station.title, style: .border).inset(by: 2, 1)
      return canvas.putCentred(why, .text, in: inside)
    }
    if station == .group, let large = world.large {
      return largeGroupScreen.draw(large, world, in: body, on: &canvas)
    }
    if station == .symmetry, let large = world.large {
      return largeSymmetryScreen.draw(large, world, in: body, on: &canvas)
    }
    switch station {
    case .symmetry: symmetryScreen.draw(world, in: body, on: &canvas)
    case .group where world.lie != nil: lieGroupScreen.draw(world, in: body, on: &canvas)
    case .group where world.loop != nil: loopScreen.draw(world, in: body, on: &canvas)
    case .group: groupScreen.draw(world, in: body, on: &canvas)
    case .representation: representationScreen.draw(world, in: body, on: &canvas)
    case .weights: weightsScreen.draw(world, in: body, on: &canvas)
    case .network: networkScreen.draw(world, in: body, on: &canvas)
    case .training: trainingScreen.draw(world, in: body, on: &canvas)
    }
  }

  private func drawStudy(on canvas: inout Canvas) {
    let study = world.study
    var rest = [
      Span("   in ", .muted), Span("\(study.input)"), Span(" → out ", .muted),
      Span("\(study.output)"),
    ]
    if let task = study.task { rest += [Span("   task ", .muted), Span(task.rawValue)] }
    rest += [Span("   seed ", .muted), Span("\(study.settings.seed)")]
    // A long name gives way to what stands after it.
    let room = max(12, canvas.size.width - 3 - columns(of: rest))
    let name = shortName("\(study.group)", to: room)
    let spans = [Span(" G ", .muted), Span(name, Style(.accent, bold: true))] + rest
    canvas.put(spans, x: 0, y: 1, maxWidth: canvas.size.width)
  }

  /// The word being built, a message, or what the selection is.
  private func drawStatus(y: Int, on canvas: inout Canvas) {
    let width = canvas.size.width - 2
    if let acting {
      let sign = acting.inverse ? "inverse of … " : ""
      canvas.put(
        [Span("act ", .key), Span("\(sign)\(acting.product)", Style(.accent, bold: true))]
          + (message.map { [Span("   \($0.text)", .warning)] } ?? normalForm()),
        x: 1, y: y, maxWidth: width)
      return
    }
    if let message {
      canvas.put(message.text, x: 1, y: y, message.isProblem ? .warning : .text, maxWidth: width)
      return
    }
    var line = selectionLine()
    // A sentence whole or not at all.
    if columns(of: line) > width, line.count == 7 { line.removeLast() }
    canvas.put(line, x: 1, y: y, maxWidth: width)
  }

  private func normalForm() -> [Span] {
    if let large = world.large {
      let rank = shortened(large.selection.a, to: 15)
      return [Span("   now a = ", .muted), Span(" \(rank) ", .element(large.a.colour))]
    }
    guard let structure = world.structure else { return [] }
    let a = world.selection.a
    return [
      Span("   now a = ", .muted),
      Span(" \(structure.group.name(of: a)) ", structure.style(of: a)),
    ]
  }

  private func selectionLine() -> [Span] {
    if let large = world.large { return largeSelectionLine(large) }
    guard let structure = world.structure else {
      return world.lie == nil && world.loop == nil ? [] : [Span(station.upshot, .muted)]
    }
    let group = structure.group
    func element(_ rank: Int) -> Span {
      Span(" \(group.name(of: rank)) ", structure.style(of: rank))
    }
    let (a, b) = (world.selection.a, world.selection.b)
    var line = [
      Span(group.hasGeneratorsNamedLikeFactors ? "row · column: " : "a b = ", .muted), element(a),
      Span(" · ", .muted), element(b), Span(" = ", .muted),
      element(group.product(a, b)),
    ]
    if let cell = world.damagedCell, cell.row == a, cell.column == b {
      line += [Span("  but the table says ", .warning), element(cell.value)]
      return line
    }
    let room = size.width - 2 - columns(of: line)
    return columns(of: station.upshot) + 3 > room
      ? line : line + [Span("   \(station.upshot)", .muted)]
  }

  private func drawHints(y: Int, on canvas: inout Canvas) {
    let line: [Span]
    let letters =
      world.large.map { Self.letters(of: $0.group).map { ($0.letter, $0.name) } }
      ?? world.group.map { Self.letters(of: $0).map { ($0.letter, $0.name) } }
    let words = world.large?.net == nil ? [:] : CubeNet.words
    if acting != nil, let letters {
      line =
        letters.prefix(8).flatMap { letter, name in
          [Span("\(letter)", .key), Span(" \(words[name] ?? name)  ", .hint)]
        } + [
          Span("-", .key), Span(" invert next  ", .hint), Span("Esc", .key), Span(" end", .hint),
        ]
    } else {
      line = Terminal.hintLine(hints, width: canvas.size.width - 2)
    }
    canvas.put(line, x: 1, y: y, maxWidth: canvas.size.width - 2)
  }

  /// What is worth a hint here, the most useful first.
  var hintActions: [Action] {
    let own: [Action] =
      switch station {
      case _ where station != .network && world.whyNotHere(station) != nil: [.chooseGroup]
      case .training where world.study.task == nil: [.chooseTask, .chooseGroup]
      case .group where world.large != nil:
        [.act, .chooseGroup, .nextView, .search, .adjust(10), .confirm]
      case .symmetry where world.large != nil:
        [.act, .newSeed, .paint, .stepOnce, .rewind, .chooseGroup, .nextView, .search]
      case .symmetry: [.act, .nextView, .paint, .chooseGroup]
      case .group where world.lie != nil || world.loop != nil:
        [.chooseGroup, .nextView, .adjust(1)]
      case .group
      where groupScreen.left == .cosets && groupScreen.panels.focus == GroupScreen.table:
        [.runOrPause, .stepOnce, .adjust(-1), .adjust(1), .chooseSettings, .nextView]
      case .group where groupScreen.right == .homomorphisms:
        [.chooseTarget, .confirm, .nextView, .chooseGroup]
      case .group: [.act, .chooseGroup, .nextView, .search, .damage]
      case .representation where world.lie != nil:
        [.chooseInput, .nextView, .adjust(1), .adjust(10), .chooseGroup]
      case .representation where world.large != nil || world.acted.complex != nil:
        [.act, .chooseInput, .nextView, .chooseGroup]
      case .representation: [.act, .chooseInput, .nextView, .damage, .chooseGroup]
      case .weights:
        [
          .nextView, .stepOnce, .runOrPause, .adjust(1), .chooseSettings, .act, .chooseInput,
          .chooseOutput,
        ]
      case .network where world.lie != nil:
        [.nextView, .adjust(1), .damage, .chooseInput, .chooseSettings]
      case .network: [.nextView, .adjust(1), .act, .damage, .chooseInput, .chooseSettings]
      case .training:
        [.runOrPause, .stepOnce, .rewind, .newSeed, .nextView, .chooseTask, .chooseSettings]
      }
    return own + [.nextPanel, .zoom, .help, .palette, .undo, .nextTheme, .quit]
  }

  private var hints: [Binding] {
    let all = KeyTable.bindings(in: station)
    return hintActions.compactMap { action in
      guard let binding = all.first(where: { $0.action == action }) else { return nil }
      guard action == .paint else { return binding }
      let solve = world.large.map { $0.net == nil ? "way back" : "solve" }
      let verb = solve ?? symmetryScreen.shown(world).paintVerb
      return verb.map { verb in
        Binding(
          keys: binding.keys, action: action, label: verb, help: binding.help,
          place: binding.place, id: binding.id)
      }
    }
  }

  /// The screen without messages and whatever lies over it: what is copied and exported.
  func bareCanvas() -> Canvas {
    var bare = self
    bare.overlay = nil
    bare.message = nil
    var canvas = Canvas(size: size, glyphs: glyphs)
    bare.draw(into: &canvas)
    return canvas
  }

  /// The file that exporting the view writes, by the ending of the name: its numbers as CSV, or its
  /// cells as SVG, ANSI or text.
  func export(to path: String) -> Effect {
    if path.hasSuffix(".csv") {
      guard let numbers = csv() else {
        return .tell("there are no numbers here yet, or over a million; .svg, .ansi, .txt show it")
      }
      return .save(path: path, text: numbers, what: "the numbers of this view")
    }
    guard [".svg", ".ansi", ".txt"].contains(where: path.hasSuffix) else {
      return .tell("the name says what is written: .svg, .ansi, .txt, or .csv for the numbers")
    }
    let canvas = bareCanvas()
    let theme = Theme.all.first { $0.name == themeName } ?? Theme.all[0]
    let text =
      path.hasSuffix(".svg")
      ? svg(canvas, theme: theme)
      : path.hasSuffix(".ansi")
        ? ansi(canvas, theme: theme, depth: .twoFiftySix) : plainText(canvas)
    return .save(path: path, text: text, what: "this view")
  }
}
