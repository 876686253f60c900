// The grid: kinds of matrices against non-linearities, each cell measured, and why it is so.

import Engine
import Networks
import Representations
import Terminal

extension NetworkScreen {
  func drawGrid(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let formula = "‖σ(Mx) − Mσ(x)‖ / ‖σ(x)‖"
    let inside = panels.frame(
      Self.picture, rect,
      rect.width >= 70
        ? "which σ commutes with which M?  \(formula)"
        : rect.width >= 44 ? "\(formula), measured" : formula,
      note: "0: commutes", on: &canvas)
    guard let snapshot = world.commutators else {
      canvas.putMissing("every cell", .commutators, world, in: inside)
      return
    }
    grid(snapshot, world, in: inside).draw(in: inside, on: &canvas)
  }

  /// The grid as it fills `rect`: a row for each non-linearity, a column for each kind of matrices.
  func grid(_ snapshot: CommutatorSnapshot, _ world: World, in rect: Rect) -> GridView {
    let families = MatrixFamily.allCases
    let own = snapshot.own?.errors
    let all = Nonlinearity.all
    var grid = GridView(
      rowCount: all.count, columnCount: families.count + 1,
      cellWidth: max(6, min(18, (rect.width - 9) / (families.count + 1))),
      cursor: GridView.Index(row: world.network.sigma, column: min(family, families.count)),
      header: { column in
        guard column < families.count else {
          return Span("ρ_in", Style(.accent, bold: true, underline: true))
        }
        let isOwn = families[column] == snapshot.kind?.family
        return Span(
          families[column].head, isOwn ? Style(.accent, bold: true, underline: true) : .muted)
      },
      rowHeader: { Span(all[$0].symbol, .text) },
      cell: { row, column in
        guard column < families.count else {
          return own.map { Self.cell($0[row]) } ?? Span("–", .muted)
        }
        return Self.cell(snapshot.grid.errors[column][row])
      })
    grid.countsFrom = 1
    grid.cellHeight = max(1, min(3, (rect.height - 2) / all.count))
    return grid
  }

  /// Differences up to this come from rounding.
  private static let rounding = 1e-12

  private static func cell(_ error: Double) -> Span {
    if error <= rounding { return Span("0", Style(.good, bold: true)) }
    // Half a unit is a bright cell already; the few large values must not dim the others.
    let step = min(7, 2 + Int(error * 3))
    return Span(error.isFinite ? fixed(error, 2) : "–", .heat(step))
  }

  func drawReason(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let nonlinearity = world.network.nonlinearity
    let isOwn = family >= MatrixFamily.allCases.count
    let what = isOwn ? "\(world.study.input)" : MatrixFamily.allCases[family].title
    let inside = panels.frame(
      Self.layers, rect, "\(nonlinearity.symbol) × \(what)", note: "v angles", on: &canvas
    ).inset(by: 1, 0)
    if isOwn, let limit = world.commutators?.limit {
      let words = "There is no column for \(world.study.input): \(limit)"
      canvas.put(wrap(words, width: inside.width).map { [Span($0, .warning)] }, in: inside)
      return
    }
    guard let verdict = verdict(world) else { return }
    var lines = [
      [
        verdict.commutes
          ? Span("commutes ✓", Style(.good, bold: true))
          : Span("does not commute ✗", Style(.error, bold: true))
      ]
    ]
    lines += wrap(measured(world), width: inside.width).map { [Span($0, .muted)] }
    lines.append([])
    lines += wrap(verdict.reason, width: inside.width).map { [Span($0)] }
    if let meaning = verdict.meaning {
      lines.append([])
      lines += wrap("\(meaning)\(norms(world))", width: inside.width).map { [Span($0, .muted)] }
    }
    if let kind = world.commutators?.kind {
      lines.append([])
      lines += wrap("ρ_in is \(world.study.input): \(kind.words)", width: inside.width).map {
        [Span($0, .accent)]
      }
    }
    canvas.put(lines, in: inside)
    var rest = inside
    _ = rest.cutTop(lines.count + 1)
    drawLaws(in: &rest, on: &canvas)
    drawGraph(nonlinearity, world.chartStyle, in: rest, on: &canvas)
  }

  /// Whether lengths are kept, as measured.
  private func norms(_ world: World) -> String {
    guard family < MatrixFamily.allCases.count, let grid = world.commutators?.grid else {
      return ""
    }
    let change = grid.normChanges[family]
    return change <= 1e-12
      ? "; ‖Mx‖ = ‖x‖, measured" : "; ‖Mx‖ is off ‖x‖ by \(percent(change)) on average"
  }

  /// What goes with what, where there is room for all of it.
  private func drawLaws(in rect: inout Rect, on canvas: inout Canvas) {
    let laws = [
      ("perm", "every σ"), ("sign", "odd σ"), ("pos", "σ(cx) = cσ(x), c > 0"),
      ("mono, GL", "linear σ"), ("SO", "linear σ; norm types"), ("any", "gated types"),
    ]
    guard rect.height >= laws.count + 2, rect.width >= 32 else { return }
    var place = rect.cutTop(laws.count + 2)
    canvas.put("what commutes", x: place.x, y: place.y, Style(.title, bold: true))
    _ = place.cutTop(1)
    canvas.put(laws.map { fact($0, $1, indent: 10) }, in: place)
  }

  /// σ and its slope, or the factor by which a vector is scaled.
  private func drawGraph(
    _ nonlinearity: Nonlinearity, _ style: ChartStyle, in rect: Rect, on canvas: inout Canvas
  ) {
    guard rect.height >= 8, rect.width >= 30 else { return }
    let points = stride(from: -3.0, through: 3.001, by: 0.05).map { $0 }
    let series: [LineChart.Series]
    let label: String
    switch nonlinearity {
    case .pointwise(let activation):
      label = "x"
      series = [
        LineChart.Series(2, name: "σ′", points: points.map { ($0, activation.derivative($0)) }),
        LineChart.Series(
          0, name: "\(activation.symbol)", points: points.map { ($0, activation.value($0)) }),
      ]
    case .norm, .gated:
      label = nonlinearity == .norm ? "‖x‖" : "s"
      let shown = nonlinearity == .norm ? points.filter { $0 >= 0 } : Array(points)
      series = [
        LineChart.Series(
          0, name: "factor of x", points: shown.map { ($0, nonlinearity.factor($0)) })
      ]
    }
    LineChart(series: series, xLabel: label, style: style).draw(in: rect, on: &canvas)
  }

  /// Whether σ commutes with the matrices in the column of the cursor, why, and what they are.
  private func verdict(_ world: World) -> (commutes: Bool, reason: String, meaning: String?)? {
    let nonlinearity = world.network.nonlinearity
    if family < MatrixFamily.allCases.count {
      let chosen = MatrixFamily.allCases[family]
      return (
        chosen.law(for: nonlinearity) != nil, chosen.reason(for: nonlinearity), chosen.meaning
      )
    }
    guard let snapshot = world.commutators, let kind = snapshot.kind, let own = snapshot.own else {
      return nil
    }
    // Some matrices of a kind may commute where not all do: what was measured counts.
    let commutes =
      kind.law(for: nonlinearity) != nil || own.errors[world.network.sigma] <= Self.rounding
    return (commutes, kind.reason(for: nonlinearity, commutes: commutes), nil)
  }

  private func measured(_ world: World) -> String {
    guard let snapshot = world.commutators else { return "" }
    let row = world.network.sigma
    func figure(_ error: Double) -> String {
      error == 0
        ? "exactly 0" : error <= 1e-12 ? "\(short(error)), rounding" : short(error, significant: 3)
    }
    if family < MatrixFamily.allCases.count {
      let error = snapshot.grid.errors[family][row]
      return "\(figure(error)) over \(CommutatorGrid.matrices) random 4 × 4 matrices"
    }
    guard let own = snapshot.own else { return "" }
    guard let total = own.elementTotal else {
      return "\(figure(own.errors[row])) over \(own.elements) random elements"
    }
    let over = own.elements < total ? "\(own.elements) of \(total)" : "all \(own.elements)"
    return "\(figure(own.errors[row])) over \(over) elements besides e"
  }
}

extension MatrixKind {
  /// What such matrices are called.
  var words: String {
    switch self {
    case .permutation: "permutation matrices"
    case .signedPermutation: "signed permutation matrices"
    case .orthogonal: "orthogonal matrices, which keep lengths"
    case .general: "matrices that do not all keep lengths"
    }
  }

  /// Why σ commutes with the matrices of a representation of this kind, or why not, in sentences.
  func reason(for nonlinearity: Nonlinearity, commutes: Bool) -> String {
    if law(for: nonlinearity) != nil { return familyOfSameLaws.reason(for: nonlinearity) }
    if commutes {
      return "Not every matrix of this kind does, but all of those that were tried do."
    }
    if family != nil || nonlinearity == .norm {
      return familyOfSameLaws.reason(for: nonlinearity)
    }
    return "These matrices mix entries, and \(nonlinearity.symbol) bends each by itself."
  }
}

extension MatrixFamily {
  /// What it is called on screen.
  var title: String {
    switch self {
    case .permutation: "permutation"
    case .signedPermutation: "signed permutation"
    case .positiveMonomial: "positive monomial"
    case .monomial: "monomial"
    case .specialOrthogonal: "rotation"
    case .generalLinear: "invertible"
    }
  }

  /// The same in five columns.
  var head: String {
    switch self {
    case .permutation: "perm"
    case .signedPermutation: "sign"
    case .positiveMonomial: "pos"
    case .monomial: "mono"
    case .specialOrthogonal: "SO(4)"
    case .generalLinear: "GL(4)"
    }
  }

  /// What matrices of this kind are.
  var meaning: String {
    switch self {
    case .permutation: "perm: one 1 in each row and column"
    case .signedPermutation: "sign: one 1 or −1 in each row and column"
    case .positiveMonomial: "pos: one positive number in each row and column"
    case .monomial: "mono: one number, not 0, in each row and column"
    case .specialOrthogonal: "SO(4): rotations of space, which keep lengths"
    case .generalLinear: "GL(4): every matrix that can be inverted"
    }
  }

  /// Why it commutes, or why not, in sentences.
  func reason(for nonlinearity: Nonlinearity) -> String {
    let name = nonlinearity.symbol
    return switch law(for: nonlinearity) {
    case .anyPointwise:
      "Entries are moved, and \(name) treats all alike: any function of one number commutes."
    case .odd: "Entries are moved, some with a sign, and \(name) is odd: σ(−x) = −σ(x)."
    case .positivelyHomogeneous:
      "Entries are moved and stretched by c > 0, and \(name) stretches along: σ(cx) = cσ(x)."
    case .linear: "2x is a multiple of the identity, which commutes with every matrix."
    case .norm: "Orthogonal matrices keep ‖x‖, and this σ scales x by a function of ‖x‖ alone."
    case .scalar:
      "x is scaled by sigmoid(s), s being a channel that no element moves: a number times a vector "
        + "commutes with every matrix."
    case nil: counterexample(nonlinearity)
    }
  }

  private func counterexample(_ nonlinearity: Nonlinearity) -> String {
    let name = nonlinearity.symbol
    if nonlinearity == .norm {
      return "These matrices change ‖x‖, and with it the factor. Norm types need orthogonal ones."
    }
    switch self {
    case .permutation: return ""
    case .signedPermutation:
      return "\(name) is not odd: where M turns a sign, σ(−x) ≠ −σ(x). tanh, x³ and sin are."
    case .positiveMonomial:
      return "\(name) feels the size of x: σ(cx) ≠ cσ(x). relu, leaky and abs do not."
    case .monomial: return "Factors of both signs ask for σ(cx) = cσ(x) for all c: only linear σ."
    case .specialOrthogonal:
      return
        "A rotation mixes entries, \(name) bends each by itself. Pacini et al. 2024: under a "
        + "connected compact group a point-wise σ that is not linear leaves only invariants."
    case .generalLinear: return "Matrices that mix and stretch at will leave only linear σ."
    }
  }
}
