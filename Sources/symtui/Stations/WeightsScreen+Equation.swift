// The equation ρ_out(g) W = W ρ_in(g) with one g put in: both products, or the entries it ties.

import Engine
import Groups
import LinearAlgebra
import Representations
import Terminal

extension WeightsScreen {
  func drawEquation(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    guard let film = world.weightsFilm, let sample = world.equivariantSample else {
      let inside = panels.frame(Self.facts, rect, "the equation", on: &canvas).inset(by: 1, 0)
      return canvas.putMissing("the matrices", .weightsFilm, world, in: inside)
    }
    guard let side = sides(film, world) else {
      let inside = panels.frame(Self.facts, rect, "the equation", on: &canvas).inset(by: 1, 0)
      let words = film.whyNoStages ?? "W is too large to put into the equation."
      return canvas.put(wrap(words, width: inside.width).map { [Span($0)] }, in: inside)
    }
    let isWalked = world.group != nil
    let inside = panels.frame(
      Self.facts, rect, "put in g = \(side.name)",
      note: isWalked ? "a and a letter change g" : "[ ] changes g", on: &canvas
    ).inset(by: 1, 0)
    var lines: [[Span]] = []
    if side.isInfinitesimal {
      lines += wrap(
        "\(side.name) is a direction of the group; the equation holds for the derivatives.",
        width: inside.width
      ).map { [Span($0, .muted)] }
    }
    lines += orbitLines(side, world, width: inside.width)
    let left = side.output * sample
    let right = sample * side.input
    let difference = (left - right).maximumMagnitude
    let d = side.isInfinitesimal ? "dρ" : "ρ"
    let verdict: [Span] = [
      Span("largest difference ", .muted),
      Span(
        difference == 0 ? "0" : short(difference, significant: 2),
        difference < 1e-9 ? .good : .error),
    ]
    let room = inside.height - lines.count - 1
    let pictures = [("\(d)_out(g) W", left), ("W \(d)_in(g)", right)].map {
      Self.picture($0.0, $0.1, width: inside.width)
    }
    let height = pictures.reduce(0) { $0 + ($1?.count ?? 0) }
    if pictures.allSatisfy({ $0 != nil }), height <= room {
      lines += pictures.flatMap { $0 ?? [] }
    } else if let first = pictures[0], first.count <= room {
      lines += first + [[Span("and W \(d)_in(g) is the same", .muted)]].prefix(room - first.count)
    } else {
      lines += wrap(
        "\(d)_out(g) W − W \(d)_in(g) for a random equivariant W:", width: inside.width
      ).map { [Span($0, .muted)] }
    }
    lines.append(verdict)
    canvas.put(lines, in: inside)
  }

  /// g and its two matrices.
  private struct Sides {
    var name: String
    var isInfinitesimal = false
    var input: GeneratorMatrix
    var output: GeneratorMatrix
  }

  /// Matrices other than signed permutations are written out for a picture up to this dimension.
  private static let largestDense = 128

  private func sides(_ film: WeightsFilm, _ world: World) -> Sides? {
    if let group = world.group, let pair = film.representations {
      guard pair.input.dimension * pair.output.dimension <= Answers.largestFilm,
        [pair.input, pair.output].allSatisfy({
          $0.kind != .dense || $0.dimension <= Self.largestDense
        }),
        let input = try? GeneratorMatrix(pair.input, world.selection.a),
        let output = try? GeneratorMatrix(pair.output, world.selection.a)
      else { return nil }
      return Sides(name: group.name(of: world.selection.a), input: input, output: output)
    }
    guard !film.generators.isEmpty else { return nil }
    let own = film.generators[min(generator, film.generators.count - 1)]
    return Sides(
      name: own.name, isInfinitesimal: own.isInfinitesimal, input: own.input, output: own.output)
  }

  /// Where g is a permutation of both sides: W(i, j) = W(g i, g j) = …, from the entry at the cursor.
  private func orbitLines(_ side: Sides, _ world: World, width: Int) -> [[Span]] {
    guard let rows = side.output.images, let columns = side.input.images else { return [] }
    var entry = world.selection.entry
    guard rows.indices.contains(entry.row), columns.indices.contains(entry.column) else {
      return []
    }
    let first = entry
    var parts: [String] = []
    var sign = 1
    repeat {
      parts.append("\(sign < 0 ? "-" : "")W(\(entry.row + 1),\(entry.column + 1))")
      sign *= rows[entry.row].sign * columns[entry.column].sign
      entry = MatrixEntry(row: rows[entry.row].place, column: columns[entry.column].place)
    } while entry != first && parts.count < 24
    var text = parts.joined(separator: " = ")
    if entry != first { text += " = …" }
    if entry == first, sign < 0 { text += " = -W(\(first.row + 1),\(first.column + 1)) = 0" }
    let words = wrap(text, width: max(10, width))
    return [
      [
        Span(
          "W(i,j) = ± W(g i, g j), so:".replacing("± ", with: hasSigns(side) ? "± " : ""), .muted)
      ]
    ]
      + words.prefix(5).map { [Span($0, Style(.accent, bold: true))] } + [[]]
  }

  private func hasSigns(_ side: Sides) -> Bool {
    side.input.hasSigns || side.output.hasSigns
  }

  /// A small matrix with a heading, in numbers, or where those are too wide by signs; nil where it would
  /// not fit in `width`.
  private static func picture(_ name: String, _ matrix: Matrix, width: Int) -> [[Span]]? {
    guard matrix.rows <= 24, let cell = [6, 5, 2, 1].first(where: { matrix.columns * $0 <= width })
    else { return nil }
    let largest = matrix.maximumMagnitude
    return [[Span(name, .title)]]
      + (0..<matrix.rows).map { i in
        matrix.row(i).map { value in
          let small = abs(value) < 1e-12 ? 0 : value
          let text =
            small == 0 ? "·" : cell < 5 ? (small > 0 ? "+" : "-") : fixed(small, cell == 6 ? 2 : 1)
          return Span(
            String(repeating: " ", count: max(0, cell - text.count)) + text,
            small == 0 ? .muted : .diverging(level(small, of: largest)))
        }
      }
  }
}
