// The layers of f beside the square: what each is made of, and the equivariance error after it.

import Engine
import LinearAlgebra
import Networks
import Terminal

extension NetworkScreen {
  /// The list above and the weights below where there is room for both, else one of them.
  func drawLayers(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let k = layer(world) + 1
    guard rect.height >= 30 else {
      let inside = panels.frame(
        Self.layers, rect, showsWeights ? "W of layer \(k)" : "f, layer by layer",
        note: showsWeights ? "d damages · v list" : "[ ] change · v W", on: &canvas)
      if showsWeights {
        drawWeights(world, in: inside, on: &canvas)
      } else {
        drawList(world, in: inside, on: &canvas)
      }
      return
    }
    var upper = panels.frame(
      Self.layers, rect, "f, layer by layer",
      note: showsWeights ? "[ ] change · d damages · v list" : "[ ] change · v weights",
      on: &canvas)
    let lower = upper.cutBottom(upper.height - min(upper.height / 2, world.network.plan.depth + 15))
    drawList(world, in: upper, on: &canvas)
    for x in lower.x..<lower.maxX { canvas[x, lower.y] = Cell("─", .border) }
    canvas.put(" W of layer \(k) ", x: lower.x + 1, y: lower.y, .title)
    var below = lower
    _ = below.cutTop(1)
    drawWeights(world, in: below, on: &canvas)
  }

  private func drawList(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let plan = world.network.plan
    let hasKeys = panels.focus == Self.layers && !showsWeights
    let depthStyle: Style = line == 0 ? (hasKeys ? .cursor : .linked) : Style(.text, bold: true)
    canvas.put(
      [Span(" depth ", .muted), Span(" \(plan.depth) ", depthStyle)], x: rect.x, y: rect.y,
      maxWidth: rect.width)
    guard rect.height >= 3 else { return }
    let wide = rect.width >= 38
    let starts = wide ? [3, 15, 25, 33] : [2, 8, 13, 20]
    for (x, head) in zip(starts, ["W", "b", "σ", "EE"]) {
      canvas.put(head, x: rect.x + x, y: rect.y + 1, .muted, maxWidth: rect.width - x)
    }
    for (k, layer) in plan.layers.enumerated() where k + 2 < rect.height {
      let y = rect.y + 2 + k
      let isHere = line == k + 1
      canvas.put(
        "\(k + 1)", x: rect.x + (wide ? 1 : 0), y: y, isHere ? Style(.accent, bold: true) : .muted)
      for (part, text) in zip(Part.allCases, Self.words(layer, wide: wide)) {
        let here = isHere && part == self.part
        let style: Style = here ? (hasKeys ? .cursor : .linked) : Self.style(part, layer)
        canvas.put(text, x: rect.x + starts[part.rawValue], y: y, style)
      }
      let x = rect.x + starts[3]
      canvas.put(
        [errorSpan(k, world)], x: x, y: y, maxWidth: rect.maxX - x)
    }
    var rest = rect.inset(by: 1, 0)
    _ = rest.cutTop(plan.depth + 3)
    canvas.put(words(world, width: rest.width), in: rest)
  }

  private static func words(_ layer: LayerPlan, wide: Bool) -> [String] {
    let sigma = layer.nonlinearity?.symbol ?? "none"
    let bias =
      layer.bias == .none ? "none" : layer.bias == .any ? "any" : wide ? "invariant" : "inv"
    let short = sigma == "softplus" ? "softp" : sigma == "sigmoid" ? "sigm" : sigma
    return [
      wide ? layer.linear.rawValue : layer.linear == .dense ? "dense" : "equiv", bias,
      wide ? sigma : short,
    ]
  }

  /// What can break the symmetry is marked.
  private static func style(_ part: Part, _ layer: LayerPlan) -> Style {
    switch part {
    case .linear: layer.linear == .dense ? .warning : .text
    case .bias: layer.bias == .any ? .warning : .text
    case .nonlinearity: .text
    }
  }

  private func errorSpan(_ k: Int, _ world: World) -> Span {
    guard let errors = world.depthErrors?.errors, k < errors.count else {
      return Span(world.awaited[.depth] == nil ? "–" : "…", .muted)
    }
    let error = errors[k]
    guard error.isFinite else { return Span("overflow", .error) }
    return error <= Self.closing
      ? Span(error == 0 ? "0" : Numerals.scientific(error, places: 0), Style(.good, bold: true))
      : Span(short(error, significant: 2), Style(.error, bold: true))
  }

  /// What the list means, and how many numbers a layer may choose.
  private func words(_ world: World, width: Int) -> [[Span]] {
    var lines: [[Span]] = []
    if let snapshot = world.square, let last = snapshot.stages.last {
      let isLast = layer(world) == snapshot.stages.count - 1
      let maps = isLast ? snapshot.mapDimension : snapshot.hiddenMapDimension
      let biases = isLast ? snapshot.invariantDimensionOut : snapshot.invariantDimensionIn
      let stage = stage(world) ?? last
      let rep = isLast ? world.study.output : world.study.input
      let entries = stage.weights.rows * stage.weights.columns
      lines += [
        fact("W", "\(entries) entries, \(maps) free", indent: 3),
        fact("b", "\(stage.weights.rows) entries, \(biases) free", indent: 3),
      ]
      lines += wrap(Self.bias(biases, "\(rep)"), width: width).map { [Span($0, .muted)] }
      if let damage = world.network.plan.damage {
        let place =
          damage.column == stage.weights.columns
          ? "b(\(damage.row + 1))" : "W(\(damage.row + 1), \(damage.column + 1))"
        lines += wrap("damaged: \(place) of layer \(damage.layer + 1)", width: width).map {
          [Span($0, .error)]
        }
      }
    }
    lines.append([])
    if let errors = world.depthErrors {
      let over =
        errors.elementTotal.map {
          errors.elements < $0
            ? "\(errors.elements) of the \($0) besides e" : "the \(errors.elements) besides e"
        } ?? "\(errors.elements) random g"
      lines += wrap(
        "EE: mean over \(over) of ‖f(gX) − g f(X)‖ / ‖f(X)‖, where f ends after this layer.",
        width: width
      ).map { [Span($0, .muted)] }
    }
    return lines
  }

  private static func bias(_ dimensions: Int, _ rep: String) -> String {
    switch dimensions {
    case 0: "nothing in \(rep) stays put under all g: only b = 0 is invariant"
    case 1: "one direction of \(rep) stays put under all g: b is a multiple of it"
    default: "\(dimensions) directions of \(rep) stay put under all g: b is a sum of them"
    }
  }

  // MARK: weights

  private func drawWeights(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    guard let stage = stage(world) else {
      canvas.putMissing("the layers", .square, world, failure: whyMissing(world), in: rect)
      return
    }
    let inputs = stage.weights.columns
    let columns = inputs + (stage.bias == nil ? 0 : 1)
    func value(_ i: Int, _ j: Int) -> Double {
      j == inputs ? stage.bias?[i] ?? 0 : stage.weights[i, j]
    }
    let largest = max(
      stage.weights.maximumMagnitude, stage.bias?.reduce(0) { max($0, abs($1)) } ?? 0)
    let cursor = clampedWeight(stage)
    let damaged = world.network.plan.damage.flatMap { $0.layer == layer(world) ? $0 : nil }
    let own = classNumber(cursor, stage)
    let width = [6, 5, 4].first { columns * $0 + 3 <= rect.width } ?? 2
    var body = rect
    let below = body.cutBottom(min(3, max(0, rect.height - 4)))
    var grid = GridView(
      rowCount: stage.weights.rows, columnCount: columns, cellWidth: width,
      cursor: GridView.Index(row: cursor.row, column: cursor.column),
      header: { Span($0 == inputs ? "b" : lastDigits($0 + 1, width), .muted) },
      rowHeader: { Span("\($0 + 1)", .muted) },
      cell: { i, j in
        let value = j == inputs ? stage.bias?[i] ?? 0 : stage.weights[i, j]
        let text =
          value == 0
          ? "·" : width >= 4 ? narrow(value, width: width) : value > 0 ? "+" : "-"
        if let damaged, damaged.row == i, damaged.column == j {
          return Span(text, Style(.error, bold: true, underline: true))
        }
        var style = Style.diverging(level(value, of: largest))
        if let own, own > 0, classNumber(MatrixEntry(row: i, column: j), stage) == own {
          style.bold = true
          style.underline = true
        }
        return Span(text, style)
      })
    grid.countsFrom = 1
    grid.alignment = .trailing
    grid.enlarge(toFill: body, widest: 9)
    grid.turnToPage(in: body)
    grid.draw(in: body, on: &canvas)
    let words = weightWords(cursor, value(cursor.row, cursor.column), stage, world)
    canvas.put(
      wrap(words, width: below.width - 1).map { [Span(" " + $0, .muted)] }, in: below)
  }

  /// The class of an entry of W; nil for b, and where there are none.
  private func classNumber(_ entry: MatrixEntry, _ stage: Stage) -> Int? {
    guard entry.column < stage.weights.columns, let classes = stage.classes else { return nil }
    return Int(classes[entry.row * stage.weights.columns + entry.column])
  }

  private func weightWords(
    _ entry: MatrixEntry, _ value: Double, _ stage: Stage, _ world: World
  ) -> String {
    let plan = world.network.plan[layer(world)]
    let here = WeightPlace(layer: layer(world), row: entry.row, column: entry.column)
    let isBias = entry.column == stage.weights.columns
    let name = isBias ? "b(\(entry.row + 1))" : "W(\(entry.row + 1), \(entry.column + 1))"
    let start = "\(name) = \(fixed(value, 2))"
    if world.network.plan.damage == here { return "\(start), damaged: raised alone; d mends it" }
    if world.square?.forcedToZero.contains(here) == true {
      return "\(start), forced to zero: no equivariant map has anything here"
    }
    if isBias {
      return plan.bias == .any
        ? "\(start), free" : "\(start), moves with what an invariant b ties to it"
    }
    guard plan.linear == .equivariant else { return "\(start), free" }
    guard let number = classNumber(entry, stage) else {
      return "\(start), moves with what is tied to it"
    }
    guard number > 0 else { return "\(start), forced to zero" }
    let kin = stage.classes?.reduce(0) { $0 + ($1 == Int32(number) ? 1 : 0) } ?? 1
    return kin == 1 ? "\(start), alone in its class" : "\(start), tied with \(kin - 1) others"
  }
}
