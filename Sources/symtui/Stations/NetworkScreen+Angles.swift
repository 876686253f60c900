// The rotations of the plane: σ(R z) against R σ(z), and the error over all angles.

import Engine
import LinearAlgebra
import Networks
import Terminal

extension NetworkScreen {
  func drawAngles(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let choice = world.network
    let symbol = choice.nonlinearity.symbol
    let inside = panels.frame(
      Self.picture, rect, "σ(R z) = R σ(z)?   σ = \(symbol), R turns by \(choice.angle)°",
      note: rect.width < 76
        ? "[ ] { } turn R · ↑↓ σ" : "[ ] { } turn R · ↑↓ another σ · ←→ turn z · v square",
      on: &canvas)
    var chart = inside
    let dial = chart.cutLeft(min(inside.width * 46 / 100, inside.height * 2 + 6))
    drawDial(choice, in: dial, world, on: &canvas)
    _ = chart.cutLeft(1)
    drawCurve(world, in: chart, on: &canvas)
  }

  private func drawDial(
    _ choice: NetworkChoice, in rect: Rect, _ world: World, on canvas: inout Canvas
  ) {
    let pair = TurnedPair(choice)
    var arrows = [
      ArrowPlane.Arrow(pair.z, label: "z", role: .muted, marker: ".", isFaint: true),
      ArrowPlane.Arrow(pair.turned, label: "Rz", role: .muted, marker: ".", isFaint: true),
    ]
    let first = LineChart.markers[0]
    let second = LineChart.markers[2]
    if pair.distance <= 1e-9 * pair.limit {
      arrows.append(
        ArrowPlane.Arrow(pair.turnedImage, label: "σ(Rz) = Rσ(z)", role: .good, marker: first))
    } else {
      arrows += [
        ArrowPlane.Arrow(pair.turnedImage, label: "Rσ(z)", role: .series(1), marker: first),
        ArrowPlane.Arrow(pair.imageOfTurned, label: "σ(Rz)", role: .series(2), marker: second),
      ]
    }
    ArrowPlane(arrows: arrows, limit: pair.limit, style: world.chartStyle)
      .draw(in: rect, on: &canvas)
  }

  private func drawCurve(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    guard let sweep = world.angles, sweep.nonlinearity == world.network.nonlinearity else {
      canvas.putMissing("the error at every angle", .angles, world, in: rect)
      return
    }
    let errors = sweep.errors
    func mark(_ k: Int, _ degrees: Int) -> LineChart.Series {
      // At the cursor the chart says the value itself.
      let isBare = rect.width < 44 || degrees == world.network.angle
      return LineChart.Series(
        k, name: isBare ? "\(degrees)°" : "\(degrees)°: \(Self.figure(errors[degrees]))",
        points: [(x: Double(degrees), y: Self.drawn(errors[degrees]))])
    }
    LineChart(
      series: [
        LineChart.Series(
          0, name: "EE(θ)",
          points: errors.enumerated().map { (x: Double($0), y: Self.drawn($1)) }),
        mark(3, 45), mark(4, 90),
      ], xLabel: "θ in degrees", style: world.chartStyle, cursorX: Double(world.network.angle)
    ).draw(in: rect, on: &canvas)
  }

  /// Rounding is drawn as nothing, so that the axis is not about it.
  private static func drawn(_ error: Double) -> Double { error <= 1e-12 ? 0 : error }

  private static func figure(_ error: Double) -> String {
    error == 0 ? "0" : error <= 1e-12 ? Numerals.scientific(error, places: 0) : fixed(error, 3)
  }

  func drawAngleWords(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let choice = world.network
    let inside = panels.frame(Self.layers, rect, "the error at \(choice.angle)°", on: &canvas)
      .inset(by: 1, 0)
    let pair = TurnedPair(choice)
    let sweep = world.angles.flatMap { $0.nonlinearity == choice.nonlinearity ? $0 : nil }
    let now = sweep?.errors[choice.angle] ?? .infinity
    let mean = sweep.map { Self.figure($0.mean) } ?? "…"
    let head =
      "EE(\(choice.angle)°) = \(sweep == nil ? "…" : Self.figure(now))"
      + (inside.width >= 72 ? " over 20000 normal z" : "")
      + " · this z \(Self.figure(pair.relative)) · mean over θ \(mean)"
    let lines = wrap(head, width: inside.width).map {
      [Span($0, now <= 1e-12 ? Style(.good, bold: true) : Style(.accent, bold: true))]
    }
    let words = wrap(Self.words(choice.nonlinearity), width: inside.width).map { [Span($0)] }
    canvas.put(lines + words, in: inside)
  }

  /// What to see in the curve.
  private static func words(_ nonlinearity: Nonlinearity) -> String {
    switch nonlinearity {
    case .norm:
      return "‖Rz‖ = ‖z‖, and this σ scales z by a function of ‖z‖ alone: zero at every angle."
    case .gated:
      return "z is scaled by sigmoid(s), and s does not turn: zero at every angle."
    case .pointwise(let activation) where activation.isLinear:
      return "A linear σ commutes with every rotation, but then layers add nothing to one another."
    case .pointwise(let activation) where activation.isOdd:
      return
        "\(activation.symbol) is odd, and a quarter turn only exchanges entries and turns signs: it "
        + "looks equivariant at 90° and fails at 45°. Always test at generic angles."
    case .pointwise:
      return
        "σ looks at each entry by itself, so the axes are special to it, and R moves them. Only "
        + "linear σ pass every angle (Pacini 2024). Norm and gated types never look at entries."
    }
  }
}

/// One z with what becomes of it on both ways.
private struct TurnedPair {
  let z: [Double]
  let turned: [Double]
  let image: [Double]
  /// Rσ(z).
  let turnedImage: [Double]
  /// σ(Rz).
  let imageOfTurned: [Double]
  /// What the picture reaches, the same at all angles.
  let limit: Double

  init(_ choice: NetworkChoice) {
    let length = 1.2
    let sigma = choice.nonlinearity
    let start = AngleSweep.rotation(Double(choice.direction)) * [length, 0]
    let rotation = AngleSweep.rotation(Double(choice.angle))
    z = start
    turned = rotation * start
    image = AngleSweep.image(of: start, under: sigma)
    turnedImage = rotation * image
    imageOfTurned = AngleSweep.image(of: turned, under: sigma)
    // Names stand beyond the tips.
    limit =
      1.12
      * stride(from: 0.0, to: 360, by: 15).reduce(length) { largest, degrees in
        let there = AngleSweep.rotation(degrees) * start
        return max(largest, Self.norm(AngleSweep.image(of: there, under: sigma)))
      }
  }

  var distance: Double { Self.norm(zip(imageOfTurned, turnedImage).map { $0 - $1 }) }
  var relative: Double {
    let size = Self.norm(image)
    return size == 0 ? distance : distance / size
  }

  private static func norm(_ x: [Double]) -> Double {
    x.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
