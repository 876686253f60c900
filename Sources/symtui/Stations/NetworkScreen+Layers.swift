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
    canvas.put(words(world, in: rest), in: rest)
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

  /// What the list means, and how many numbers a layer may choose: paragraphs as far as they fit, apart
  /// where there is room.
  private func words(_ world: World, in rect: Rect) -> [[Span]] {
    let width = rect.width
    func parts(_ isShort: Bool) -> [[[[Span]]]] {
      [
        breakingWords(world, width: width), countWords(world, width: width),
        errorWords(world, width: width, isShort: isShort),
      ].filter { !$0.isEmpty }
    }
    func height(_ parts: [[[[Span]]]]) -> Int { parts.joined().reduce(0) { $0 + $1.count } }
    let long = parts(false)
    let parts = height(long) <= rect.height ? long : parts(true)
    let total = height(parts)
    let gap: [[Span]] = total + parts.count - 1 <= rect.height ? [[]] : []
    var lines: [[Span]] = []
    for part in parts {
      if !lines.isEmpty { lines += gap }
      for paragraph in part where lines.count + paragraph.count <= rect.height {
        lines += paragraph
      }
    }
    return lines
  }

  /// How many entries of the layer under the cursor are free.
  private func countWords(_ world: World, width: Int) -> [[[Span]]] {
    guard let snapshot = world.square, let last = snapshot.stages.last else { return [] }
    let isLast = layer(world) == snapshot.stages.count - 1
    let maps = isLast ? snapshot.mapDimension : snapshot.hiddenMapDimension
    let biases = isLast ? snapshot.invariantDimensionOut : snapshot.invariantDimensionIn
    let stage = stage(world) ?? last
    let rep = isLast ? world.study.output : world.study.input
    let entries = stage.weights.rows * stage.weights.columns
    func paragraph(_ text: String, _ style: Style) -> [[Span]] {
      wrap(text, width: width).map { [Span($0, style)] }
    }
    var parts = [("W", entries, maps), ("b", stage.weights.rows, biases)].map { name, count, free in
      wrap("\(count) entries, \(free) free", width: width - 3).enumerated().map {
        fact($0 == 0 ? name : "", $1, indent: 3)
      }
    }
    parts.append(paragraph(Self.bias(biases, "\(rep)"), .muted))
    if world.acted.representation?.representation.isComplex == true {
      let words = "x holds the real parts of complex numbers, then the imaginary parts"
      parts.append(paragraph(words, .muted))
    }
    if let damage = world.network.plan.damage {
      let place =
        damage.column == stage.weights.columns
        ? "b(\(damage.row + 1))" : "W(\(damage.row + 1), \(damage.column + 1))"
      parts.append(paragraph("damaged: \(place) of layer \(damage.layer + 1)", .error))
    }
    return parts
  }

  /// What EE is, in one sentence or in half of one.
  private func errorWords(_ world: World, width: Int, isShort: Bool) -> [[[Span]]] {
    guard let errors = world.depthErrors else { return [] }
    let formula = "‖f(gX) − g f(X)‖ / ‖f(X)‖"
    let text: String
    if let total = errors.elementTotal {
      let over =
        errors.elements < total
        ? "\(errors.elements) of the \(total) besides e" : "the \(errors.elements) besides e"
      text =
        isShort
        ? "EE: mean of \(formula) over \(errors.elements) g"
        : "EE: mean over \(over) of \(formula), where f ends after this layer."
    } else {
      text = "EE: mean of \(formula) over \(errors.elements) random g"
    }
    return [wrap(text, width: width).map { [Span($0, .muted)] }]
  }

  /// Which σ does not commute with the matrices that it meets, and which would.
  private func breakingWords(_ world: World, width: Int) -> [[[Span]]] {
    let plan = world.network.plan
    let rep = world.study.input
    let isSame = rep == world.study.output
    guard let kind = world.commutators?.kind, let errors = world.depthErrors?.errors else {
      return []
    }
    for (k, layer) in plan.layers.enumerated() where k < errors.count && errors[k] > Self.closing {
      guard let sigma = layer.nonlinearity, kind.law(for: sigma) == nil,
        k + 1 < plan.depth || isSame
      else { continue }
      let why =
        sigma.scalesVectors
        ? "scales by ‖x‖, which \(rep) does not keep"
        : kind == .signedPermutation
          ? "is not odd, and \(rep) turns signs"
          : "looks at single entries, and \(rep) mixes them"
      let others = [Nonlinearity.pointwise(.tanh), .norm, .gated].filter {
        kind.law(for: $0) != nil
      }.map(\.symbol)
      let text =
        "\(sigma.symbol) in layer \(k + 1) \(why): not equivariant. "
        + "What would be: \(others.joined(separator: ", "))."
      return [wrap(text, width: width).map { [Span($0, .warning)] }]
    }
    return []
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
      header: { Span($0 == inputs ? "b" : columnLabel($0 + 1, width), .muted) },
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
    let kin = stage.size(ofClass: number)
    return kin == 1 ? "\(start), alone in its class" : "\(start), tied with \(kin - 1) others"
  }
}
