// The grid: kinds of matrices against non-linearities, each cell measured, and why it is so.

import Engine
import Networks
import Terminal

extension NetworkScreen {
  func drawGrid(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let wide = rect.width >= 100
    let inside = panels.frame(
      Self.picture, rect,
      wide
        ? "which σ commutes with which matrices?  mean of ‖σ(Mx) − Mσ(x)‖ / ‖σ(x)‖, measured"
        : "‖σ(Mx) − Mσ(x)‖ / ‖σ(x)‖, measured",
      note: "0: commutes · ▸ the kind of ρ_in · v angles", on: &canvas)
    guard let snapshot = world.commutators else {
      canvas.putMissing("every cell", .commutators, world, in: inside)
      return
    }
    grid(snapshot, world, in: inside).draw(in: inside, on: &canvas)
  }

  /// The grid as it fills `rect`.
  func grid(_ snapshot: CommutatorSnapshot, _ world: World, in rect: Rect) -> GridView {
    let families = MatrixFamily.allCases
    let own = snapshot.own?.errors
    let all = Nonlinearity.all
    let ownName = String("\(world.study.input)".prefix(11))
    let room = rect.width - 17
    let width = room >= all.count * 9 ? 9 : 4
    var grid = GridView(
      rowCount: families.count + 1, columnCount: all.count, cellWidth: width,
      cursor: GridView.Index(row: min(gridRow, families.count), column: world.network.column),
      header: { Span(width >= 9 ? all[$0].symbol : Self.head(all[$0]), .muted) },
      rowHeader: { row in
        guard row < families.count else { return Span("ρ_in \(ownName)", Style(.accent, bold: true)) }
        let isOwn = families[row] == snapshot.family
        return Span(
          (isOwn ? "▸ " : "  ") + families[row].title,
          isOwn ? Style(.accent, bold: true) : .muted)
      },
      cell: { row, column in
        guard row < families.count else {
          return own.map { Self.cell($0[column], width) } ?? Span("–", .muted)
        }
        return Self.cell(snapshot.grid.errors[row][column], width)
      })
    grid.enlarge(toFill: rect, widest: 13)
    return grid
  }

  /// Four columns of a name.
  private static func head(_ nonlinearity: Nonlinearity) -> String {
    switch nonlinearity {
    case .pointwise(.leaky): "leak"
    case .pointwise(.sigmoid): "sigm"
    case .pointwise(.softplus): "sfp"
    case .gated: "gate"
    default: nonlinearity.symbol
    }
  }

  private static func cell(_ error: Double, _ width: Int) -> Span {
    if error <= 1e-12 { return Span("0", Style(.good, bold: true)) }
    // Half a unit is a bright cell already; the few large values must not dim the others.
    let step = min(7, 2 + Int(error * 3))
    let text = width >= 9 ? fixed(error, 3) : Numerals.fitted(error, width: 3)
    return Span(text, .heat(step))
  }

  func drawReason(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let nonlinearity = world.network.nonlinearity
    let family = selectedFamily(world)
    let what =
      gridRow < MatrixFamily.allCases.count
      ? MatrixFamily.allCases[gridRow].title : "\(world.study.input) of \(world.study.group)"
    let inside = panels.frame(Self.layers, rect, "\(nonlinearity.symbol) and \(what)", on: &canvas)
      .inset(by: 1, 0)
    var words = [measured(world)]
    if gridRow >= MatrixFamily.allCases.count, let limit = world.commutators?.limit {
      words = ["There is no row for \(world.study.input): \(limit)."]
    } else if let family {
      words.append(family.reason(for: nonlinearity))
    }
    let lines = wrap(words.joined(separator: " "), width: inside.width)
    let commutes = family?.law(for: nonlinearity) != nil
    canvas.put(
      lines.enumerated().map { [Span($1, $0 == 0 ? Style(commutes ? .good : .warning) : .text)] },
      in: inside)
  }

  /// The kind of matrices in the row of the cursor.
  private func selectedFamily(_ world: World) -> MatrixFamily? {
    let families = MatrixFamily.allCases
    return gridRow < families.count ? families[gridRow] : world.commutators?.family
  }

  private func measured(_ world: World) -> String {
    guard let snapshot = world.commutators else { return "" }
    let column = world.network.column
    let families = MatrixFamily.allCases
    func figure(_ error: Double) -> String {
      error == 0 ? "exactly 0" : error <= 1e-12 ? "\(short(error)), rounding" : short(error, significant: 3)
    }
    if gridRow < families.count {
      let error = snapshot.grid.errors[gridRow][column]
      return
        "Measured \(figure(error)) over \(CommutatorGrid.matrices) random 4 × 4 matrices, "
        + "\(CommutatorGrid.samples) x each."
    }
    guard let own = snapshot.own else { return "" }
    let over =
      own.elements < own.elementTotal
      ? "\(own.elements) of its \(own.elementTotal)" : "its \(own.elements)"
    return "Measured \(figure(own.errors[column])) over \(over) elements g ≠ e."
  }
}

extension MatrixFamily {
  /// What it is called on screen.
  var title: String {
    switch self {
    case .permutation: "permutation"
    case .signedPermutation: "± permutation"
    case .positiveMonomial: "+ monomial"
    case .monomial: "± monomial"
    case .specialOrthogonal: "rotation SO(4)"
    case .generalLinear: "any GL(4)"
    }
  }

  /// Why it commutes, or why not, in sentences.
  func reason(for nonlinearity: Nonlinearity) -> String {
    switch law(for: nonlinearity) {
    case .anyPointwise:
      "A permutation only moves entries, and \(nonlinearity.symbol) treats all entries alike: any "
        + "function of one number commutes with it."
    case .odd:
      "Entries are moved, some with a sign, and \(nonlinearity.symbol) is odd: σ(−x) = −σ(x)."
    case .positivelyHomogeneous:
      "Entries are moved and stretched by c > 0, and σ(cx) = cσ(x) for \(nonlinearity.symbol): it is "
        + "positively homogeneous."
    case .linear: "2x is a multiple of the identity, which commutes with every matrix."
    case .norm:
      "These matrices are orthogonal and keep ‖x‖, and this σ scales x by a function of ‖x‖ alone."
    case .scalar:
      "x is scaled by sigmoid(s), where s is a channel on which the group does not act: a number "
        + "times a vector commutes with every matrix."
    case nil: counterexample(nonlinearity)
    }
  }

  private func counterexample(_ nonlinearity: Nonlinearity) -> String {
    let name = nonlinearity.symbol
    if nonlinearity == .norm {
      return "These matrices change ‖x‖, and with it the factor: norm types need orthogonal ones."
    }
    switch self {
    case .permutation: return ""
    case .signedPermutation:
      return "\(name) is not odd: where M turns a sign, σ(−x) ≠ −σ(x). Odd ones do: tanh, x³, sin."
    case .positiveMonomial:
      return "\(name) feels the size of x: σ(cx) ≠ cσ(x). Only 2x, relu, leaky, abs and their kin do not."
    case .monomial:
      return "Factors of both signs ask for σ(cx) = cσ(x) for every c: σ is linear, \(name) is not."
    case .specialOrthogonal:
      return
        "A rotation mixes entries, and \(name) bends each by itself. Pacini et al. 2024: under a "
        + "connected compact group a point-wise σ that is not linear leaves only invariant vectors. "
        + "Use norm or gated types, or feature spaces that a finite group permutes."
    case .generalLinear:
      return "Invertible matrices mix and stretch as they like: only linear maps commute with all."
    }
  }
}
