// The pictures of station 6: current weights as filters or as a matrix, and the test image.

import Engine
import Groups
import Networks
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension TrainingScreen {
  func drawWeights(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    guard let run = selectedRun(world), !run.layers.isEmpty else {
      _ = panels.frame(Self.weights, rect, "weights", on: &canvas)
      return
    }
    let layer = run.layers[min(world.selection.layer, run.layers.count - 1)]
    // Only the first layer of a digit task sees pixels.
    let seesPixels = layer == run.layers.first && run.key.task != .cyclic
    let first = min(weightsOrigin, max(0, layer.rows - 1))
    let isPicture = seesPixels && layer.columns == 64 && panels.views[Self.weights] == 0
    let what = isPicture ? "filters" : "weights"
    let inside = panels.frame(
      Self.weights, rect,
      "\(what) of \(run.key.model.rawValue), \(layer.name) \(layer.rows)×\(layer.columns)",
      note: isPicture ? "rows \(first + 1)…; ←→ others, ↑↓ layer" : nil, on: &canvas)
    let largest = Double(layer.weights.reduce(0) { max($0, abs($1)) })
    if isPicture {
      drawFilters(layer, largest, from: first, in: inside, on: &canvas)
    } else {
      drawMatrix(layer, largest, in: inside, on: &canvas)
    }
  }

  /// Rows of the first layer as 8 × 8 pictures side by side, two columns a pixel where there is room.
  private func drawFilters(
    _ layer: LayerSnapshot, _ largest: Double, from first: Int, in rect: Rect,
    on canvas: inout Canvas
  ) {
    let pixel = rect.width >= 4 * 17 ? 2 : 1
    let pitch = 8 * pixel + 1
    let across = max(1, (rect.width + 1) / pitch)
    let down = max(1, (rect.height + 1) / 9)
    for place in 0..<(across * down) {
      let row = first + place
      guard row < layer.rows else { return }
      let (x, y) = (rect.x + place % across * pitch, rect.y + place / across * 9)
      for i in 0..<8 where y + i < rect.maxY {
        for j in 0..<8 {
          let value = Double(layer.weights[row * layer.columns + 8 * i + j])
          let step = roundedLevel(value, of: largest)
          let text = step == 0 ? "·" : step > 0 ? "+" : "-"
          canvas.put(
            pixel == 2 ? text + " " : text, x: x + j * pixel, y: y + i, .diverging(step))
        }
      }
    }
  }

  private func drawMatrix(
    _ layer: LayerSnapshot, _ largest: Double, in rect: Rect, on canvas: inout Canvas
  ) {
    let columns = layer.columns
    let weights = layer.weights
    var grid = GridView(
      rowCount: layer.rows, columnCount: columns, cellWidth: columns * 2 + 5 <= rect.width ? 2 : 1,
      header: { Span("\(($0 + 1) % 10)", .muted) }, rowHeader: { Span("\($0 + 1)", .muted) },
      cell: { i, j in
        let step = roundedLevel(Double(weights[i * columns + j]), of: largest)
        return Span(step == 0 ? "·" : step > 0 ? "+" : "-", .diverging(step))
      })
    grid.countsFrom = 1
    grid.origin = GridView.Index(row: weightsOrigin, column: 0)
    grid.draw(in: rect, on: &canvas)
  }

  func drawImage(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let answers = world.raceStates.map { ($0.key.model, $0.run?.answer) }
    guard let first = answers.compactMap(\.1).first else {
      _ = panels.frame(Self.image, rect, "test sample", on: &canvas)
      return
    }
    let moved = world.group.flatMap { group in
      first.probe.element < group.order ? group.name(of: first.probe.element) : nil
    }
    let note = "←→ others, ↑↓ or a: move it"
    let inside = panels.frame(
      Self.image, rect, "test \(first.probe.sample + 1), moved by \(moved ?? "e")", note: note,
      on: &canvas)
    if first.input.count == 64 {
      var rest = inside
      // Enlarged where there is room: a pixel is twice as wide as high.
      let scale = max(1, min((inside.width - 26) / 16, inside.height / 8))
      let picture = rest.cutLeft(16 * scale + 1)
      drawDigit(first.input, in: picture, on: &canvas)
      drawAnswers(answers, in: rest, on: &canvas)
    } else {
      drawSignals(first, answers, in: inside, on: &canvas)
    }
  }

  private func drawDigit(_ pixels: [Float], in rect: Rect, on canvas: inout Canvas) {
    let shades: [Character] = [" ", ".", ":", "-", "=", "+", "*", "#"]
    let scale = max(1, (rect.width - 1) / 16)
    for y in 0..<min(8 * scale, rect.height) {
      for j in 0..<8 {
        let step = min(7, max(0, Int(pixels[8 * (y / scale) + j] * 7.999)))
        let glyph = String(repeating: shades[step], count: 2 * scale)
        canvas.put(glyph, x: rect.x + 2 * scale * j, y: rect.y + y, .heat(step))
      }
    }
  }

  /// Each model's digit with its probability; wrong answers are marked.
  private func drawAnswers(
    _ answers: [(ModelKind, Answer?)], in rect: Rect, on canvas: inout Canvas
  ) {
    var y = rect.y
    if let label = answers.compactMap(\.1).first?.label {
      canvas.put(
        [Span("it is a ", .muted), Span("\(label)", Style(.accent, bold: true))], x: rect.x, y: y)
      y += 1
    }
    let stride = rect.height >= 9 ? 2 : 1
    for (model, answer) in answers {
      guard y < rect.maxY else { return }
      if let answer,
        let best = answer.outputs.indices.max(by: { answer.outputs[$0] < answer.outputs[$1] })
      {
        let isRight = best == answer.label
        var line = [
          Span(isRight ? "✓" : "✗", isRight ? .good : .error),
          Span(" \(best)", Style(isRight ? .good : .error, bold: true)),
          Span(" \(percent(softmax(answer.outputs)[best]))".padded(to: 7), .muted),
        ]
        // Where there is no room for the name, the marker from the table of models.
        let index = ModelKind.allCases.firstIndex(of: model) ?? 0
        let marker = LineChart.markers[index % LineChart.markers.count]
        let isWhole = columns(of: line) + columns(of: model.rawValue) + 1 <= rect.width
        line.append(isWhole ? Span(" \(model.rawValue)") : Span(" \(marker)", .series(index)))
        canvas.put(line, x: rect.x, y: y, maxWidth: rect.width)
      }
      y += stride
    }
  }

  /// Input and outputs of a regression as little curves.
  private func drawSignals(
    _ first: Answer, _ answers: [(ModelKind, Answer?)], in rect: Rect, on canvas: inout Canvas
  ) {
    var lines: [(name: String, values: [Float], style: Style)] = [
      ("input", first.input, .muted), ("target", first.target, Style(.text, bold: true)),
    ]
    for (k, (model, answer)) in answers.enumerated() {
      guard let answer else { continue }
      let index = ModelKind.allCases.firstIndex(of: model) ?? k
      lines.append((model.rawValue, answer.outputs, .series(index)))
    }
    for (row, line) in lines.prefix(rect.height).enumerated() {
      let y = rect.y + row
      canvas.put(line.name, x: rect.x, y: y, line.style, maxWidth: 12)
      Sparkline(line.values.map(Double.init), style: line.style).draw(
        in: Rect(x: rect.x + 13, y: y, width: min(line.values.count, rect.width - 13), height: 1),
        on: &canvas)
      let error = zip(line.values, first.target).map { Double(($0 - $1) * ($0 - $1)) }.reduce(0, +)
      guard row > 1, rect.width > 13 + line.values.count + 8 else { continue }
      let squared = short(error / Double(max(1, line.values.count)), significant: 2)
      canvas.put("mse \(squared)", x: rect.x + 14 + line.values.count, y: y, .muted)
    }
  }

  private func softmax(_ logits: [Float]) -> [Double] {
    let largest = logits.max() ?? 0
    let powers = logits.map { exp(Double($0 - largest)) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
