// Station 3 where elements have no numbers, or matrices are complex: Lie groups, large groups, and
// irreducibles that are not real.

import BigInt
import Engine
import Groups
import LinearAlgebra
import Terminal

extension RepresentationScreen {
  /// Keys in a group without a list of elements: arrows choose paths or ranks, brackets the t.
  mutating func reduceActed(_ action: Action, _ world: inout World) -> [Request] {
    if var large = world.large {
      switch action {
      case .move(let dx, let dy): large.move(dx: BigInt(dx), dy: BigInt(dy))
      case .page(let pages): large.move(dx: 0, dy: BigInt(10 * pages))
      case .adjust(let step): large.move(dx: 0, dy: BigInt(1000 * step))
      case .toStart: large.selection = LargeSelection(a: 0, b: 0)
      case .toEnd:
        let last = large.group.order - 1
        large.selection = LargeSelection(a: last, b: last)
      case .confirm: large.select(large.a * large.b)
      default: return []
      }
      world.large = large
      return world.actionRequests
    }
    let count = max(1, world.acted.generatorCount)
    func moved(_ t: Int, _ step: Int) -> Int { min(1000, max(-1000, t + 10 * step)) }
    switch action {
    case .move(let dx, let dy):
      world.acted.a.generator = Scroll.moved(world.acted.a.generator, by: dy, count: count)
      world.acted.b.generator = Scroll.moved(world.acted.b.generator, by: dx, count: count)
    case .adjust(let step) where abs(step) == 1:
      world.acted.a.hundredths = moved(world.acted.a.hundredths, step)
    case .adjust(let step):
      world.acted.b.hundredths = moved(world.acted.b.hundredths, step.signum())
    case .toStart: (world.acted.a.generator, world.acted.b.generator) = (0, 0)
    case .toEnd: (world.acted.a.generator, world.acted.b.generator) = (count - 1, count - 1)
    default: return []
    }
    return world.actionRequests
  }

  // MARK: drawing

  /// Products of complex matrices, or one or two of them large.
  func drawActed(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let title = "\(world.study.input) of \(world.study.group)"
    guard let actions = world.acted.actions else {
      let inside = panels.frame(Self.matrices, rect, title, on: &canvas).inset(by: 1, 0)
      return drawWithoutActions(world, in: inside, on: &canvas)
    }
    let note = "max |ρ(a)ρ(b) − ρ(ab)| = \(short(actions.residual))"
    var inside = panels.frame(Self.matrices, rect, title, note: note, on: &canvas)
    if inside.height > 5 {
      let foot = inside.cutBottom(1)
      canvas.put(keysLine(world, actions), x: foot.x + 1, y: foot.y, maxWidth: foot.width - 1)
    }
    switch panels.views[Self.matrices] {
    case 1: drawAlone(actions.a, actions.left, "a", world, in: inside, on: &canvas)
    case 2: drawAlone(actions.b, actions.right, "b", world, in: inside, on: &canvas)
    default: drawActedProduct(actions, world, in: inside, on: &canvas)
    }
  }

  private func drawWithoutActions(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    if let known = world.acted.representation, world.awaited[.actions] == nil,
      world.failures[.actions] == nil
    {
      let why =
        known.generators?.isEmpty == true
        ? "the group is the identity alone"
        : "the words for elements are too long here; the facts below hold for all of them"
      return canvas.put(wrap(why, width: rect.width).map { [Span($0, .muted)] }, in: rect)
    }
    let failure =
      world.failures[.anyRepresentation] ?? world.failures[.complexRepresentation]
      ?? world.failures[.lie]
    let kind: Request.Kind =
      world.awaited[.anyRepresentation] == nil ? .actions : .anyRepresentation
    canvas.putMissing("the matrices", kind, world, failure: failure?.description, in: rect)
  }

  /// What the keys change here, and what the letters mean.
  private func keysLine(_ world: World, _ actions: ActionsSnapshot) -> [Span] {
    var spans: [Span] = []
    if world.lie != nil {
      spans = [
        Span("↑↓", .key), Span(" a  ", .hint), Span("[ ]", .key), Span(" its t   ", .hint),
        Span("← →", .key), Span(" b  ", .hint), Span("{ }", .key), Span(" its t   ", .hint),
      ]
    } else if world.large != nil {
      spans = [
        Span("↑↓", .key), Span(" a  ", .hint), Span("← →", .key), Span(" b  ", .hint),
        Span("[ ]", .key), Span(" a by 1000   ", .hint),
      ]
    }
    let shown = [actions.left, actions.right, actions.product]
    if shown.contains(where: \.isWrittenWithOmega) {
      spans.append(Span("ω = exp(2πi/3)", .muted))
    }
    if shown.contains(where: { !$0.isReal && $0.rows > 2 }) {
      spans.append(Span("j for −i; v shows one alone", .muted))
    }
    return spans
  }

  private func drawActedProduct(
    _ actions: ActionsSnapshot, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    let isWrong = !(actions.residual <= 1e-9)
    let a = world.name(of: actions.a, isA: true)
    let b = world.name(of: actions.b, isA: false)
    var shown: [(title: String, style: Style, matrix: ComplexMatrix)] = [
      ("ρ(a), a = \(a.text)", a.style, actions.left),
      ("ρ(b), b = \(b.text)", b.style, actions.right),
      ("ρ(a)ρ(b)", .title, actions.product), ("ρ(ab)", .title, actions.image),
    ]
    // Where four do not fit side by side, the product stands for both: what differs is marked.
    if MatrixView.Writing(in: rect.width / 4 - 3, of: actions.product).digits != 2 {
      shown.removeLast()
      shown[2].title = "ρ(a)ρ(b) \(isWrong ? "≠" : "=") ρ(ab)"
    }
    let columns =
      Self.fitted(shown.map(\.matrix), in: rect, gap: 3) ?? rect.columns(shown.count, gap: 3)
    for (k, item) in shown.enumerated() {
      let column = columns[k]
      let title =
        Terminal.columns(of: item.title) + 2 <= column.width
        ? item.title : k == 0 ? "a = \(a.text)" : k == 1 ? "b = \(b.text)" : item.title
      canvas.put(" \(title) ", x: column.x, y: column.y, item.style, maxWidth: column.width)
      var body = column
      _ = body.cutTop(min(rect.height > 6 ? 2 : 1, body.height - 1))
      MatrixView(matrix: item.matrix, against: k == 2 ? actions.image : nil)
        .draw(in: body, on: &canvas)
      if k + 1 < shown.count, rect.height > 3 {
        let sign = ["·", "=", isWrong ? "≠" : "="][k]
        canvas.put(sign, x: column.maxX + 1, y: rect.y + 2, isWrong && k == 2 ? .error : .muted)
      }
    }
  }

  /// Columns as wide as the numbers of each matrix need; nil where they do not fit.
  private static func fitted(_ matrices: [ComplexMatrix], in rect: Rect, gap: Int) -> [Rect]? {
    for digits in [2, 1] {
      let widths = matrices.map { MatrixView.naturalWidth($0, digits, atMost: rect.width) }
      let spare = rect.width - widths.reduce(0, +) - gap * (matrices.count - 1)
      guard spare >= 0 else { continue }
      var x = rect.x
      return widths.map { width in
        defer { x += width + spare / matrices.count + gap }
        return Rect(
          x: x, y: rect.y, width: width + spare / matrices.count, height: rect.height)
      }
    }
    return nil
  }

  /// One matrix, for a path beside that of its generator.
  private func drawAlone(
    _ element: ElementName, _ matrix: ComplexMatrix, _ letter: String, _ world: World,
    in rect: Rect, on canvas: inout Canvas
  ) {
    var rest = rect
    let own = world.name(of: element, isA: letter == "a")
    if case .path(let k, _) = element, let generators = world.acted.representation?.generators,
      generators.indices.contains(k), generators[k].isInfinitesimal
    {
      let known = generators[k]
      var left = rest.cutLeft(rest.width / 2 - 1)
      _ = rest.cutLeft(2)
      canvas.put(
        " dρ(\(known.name)), the generator ", x: left.x, y: left.y, own.style, maxWidth: left.width)
      _ = left.cutTop(1)
      MatrixView(matrix: known.matrix).draw(in: left, on: &canvas)
    }
    let (re, im) = matrix.trace
    let title = " ρ(\(letter)), \(letter) = \(own.text) "
    let trace = " trace \(entryText((re, im)) == "·" ? "0" : entryText((re, im)))"
    canvas.put(
      [Span(title, own.style)]
        + (title.count + trace.count <= rest.width ? [Span(trace, .muted)] : []),
      x: rest.x, y: rest.y, maxWidth: rest.width)
    _ = rest.cutTop(1)
    MatrixView(matrix: matrix).draw(in: rest, on: &canvas)
  }

  // MARK: facts

  /// What is known of a representation of a Lie group or a large one, and why.
  func drawActedFacts(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let inside = panels.frame(Self.facts, rect, "what it is", on: &canvas).inset(by: 1, 0)
    guard let value = world.acted.representation else {
      return canvas.putMissing("the facts", .anyRepresentation, world, in: inside)
    }
    let lines = [Self.headline(value)] + reasonLines(value, world)
    // Short of room, blocks of lines are not broken: each is wrapped on its own.
    let wrapped = lines.flatMap { line in
      wrapSpans(line, width: max(10, inside.width))
    }
    canvas.put(wrapped, in: inside)
  }

  private static func headline(_ value: AnyRepresentationSnapshot) -> [Span] {
    let (facts, rho) = (value.facts, value.representation)
    let kernel: String =
      facts.isTrivial == true
      ? "trivial: every matrix is 1"
      : facts.isFaithful == true
        ? "faithful: different elements, different matrices"
        : facts.kernelOrder.map { "not faithful: \($0) elements act as 1" }
          ?? (facts.isFaithful == false ? "not faithful" : "kernel not known, or infinite")
    return [
      Span("dimension ", .muted), Span("\(rho.dimension)", Style(.accent, bold: true)),
      Span(rho.isComplex ? " over ℂ   " : "   ", .muted), Span(kernel),
    ]
  }

  /// The generator of the path that a lies on.
  private static func generatorName(_ world: World) -> String {
    let generators = world.acted.representation?.generators ?? []
    return generators.isEmpty
      ? "" : generators[min(world.acted.a.generator, generators.count - 1)].name
  }

  private func reasonLines(_ value: AnyRepresentationSnapshot, _ world: World) -> [[Span]] {
    let facts = value.facts
    let reason =
      facts.isIrreducible.map {
        $0
          ? "irreducible: only multiples of 1 commute with it (Schur)"
          : "reducible: more than multiples of 1 commutes with it"
      } ?? "too large to tell if irreducible"
    let isometric = value.representation.isComplex ? ", unitary" : ", orthogonal"
    var lines: [[Span]] = [
      [Span(reason), Span(facts.isUnitary ? isometric : "")],
      [
        Span("homomorphism residual ", .muted), Span(short(value.residual, significant: 2), .good),
        Span(" over random pairs", .muted),
      ],
    ]
    if let weights = world.acted.actions?.weights {
      if let irreps = weights.irreps, !irreps.isEmpty {
        lines.append([
          Span("irreps by dimension ", .muted),
          Span(irreps.map(String.init).joined(separator: " ⊕ "), Style(.accent, bold: true)),
        ])
      }
      let values = weights.values.map { short($0, significant: 3) }
      let shown = values.count > 24 ? values.prefix(24) + ["…"] : values[...]
      let name = Self.generatorName(world)
      lines.append([
        Span("weights ", .muted), Span(shown.joined(separator: " ")),
        Span(
          ", how fast exp(t \(name)) \(weights.isTurning ? "turns planes" : "stretches axes")",
          .muted),
      ])
    }
    return lines + facts.limits.map { [Span($0, .warning)] }
  }
}

/// A line of spans in as many lines as it needs; where it has to be broken, in one style.
private func wrapSpans(_ line: [Span], width: Int) -> [[Span]] {
  if columns(of: line) <= width { return [line] }
  let style = line.last { !$0.text.isEmpty }?.style ?? .text
  return wrap(line.map(\.text).joined(), width: width).map {
    [Span($0, style == .good ? .text : style)]
  }
}
