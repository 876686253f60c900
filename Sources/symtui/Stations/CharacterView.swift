// A character table as it is drawn, whether the elements of its group are numbered or not.

import Engine
import Groups
import LinearAlgebra
import Representations
import Terminal

/// A character table, with what stands over its columns.
struct CharacterView: Sendable {
  let irreps: [CharacterTable.Irrep]
  let notation: CharacterNotation
  /// The classes by representatives, by labels such as `5a`, and in the colours of representatives.
  let names: [String]
  let labels: [String]
  let styles: [Style]

  /// Row and column under the cursor, kept inside the table.
  func cursor(irrep: Int, column: Int) -> GridView.Index {
    GridView.Index(row: min(max(0, irrep), irreps.count - 1), column: column)
  }

  /// The table in `rect`, and below it the place for words. Columns that are scrolled away leave the
  /// degree beside each row.
  func layout(
    _ cursor: GridView.Index, in rect: Rect
  ) -> (grid: GridView, place: Rect, foot: Rect) {
    var place = rect
    let least = rect.height >= 12 ? 6 : 0
    let foot = place.cutBottom(max(least, rect.height - irreps.count - 3))
    let text = CharacterText(self, room: rect.width - 7)
    var grid = makeGrid(text, cursor, hasDegrees: false)
    grid.turnToPage(in: place)
    if grid.visibleRange(in: place).columns.lowerBound > 0 {
      grid = makeGrid(text, cursor, hasDegrees: true)
      grid.turnToPage(in: place)
    }
    return (grid, place, foot)
  }

  private func makeGrid(
    _ text: CharacterText, _ cursor: GridView.Index, hasDegrees: Bool
  ) -> GridView {
    let widest = irreps.map { "\($0.degree)".count }.max() ?? 1
    var grid = GridView(
      rowCount: irreps.count, columnCount: irreps.count, cellWidth: text.width, cursor: cursor,
      header: { Span(text.heads[$0], styles[$0]) },
      rowHeader: { k in
        let degree = hasDegrees ? " " + "\(irreps[k].degree)".leading(max(3, widest)) : ""
        return Span("χ\(k + 1) \(Self.sign(irreps[k].frobeniusSchur))\(degree)", .muted)
      },
      cell: { i, j in
        let value = irreps[i].values[j]
        return Span(text.text(of: value), value == 0 ? .muted : .text)
      })
    grid.corner = Span(hasDegrees ? "χ FS deg" : "χ FS", .muted)
    grid.countsFrom = 1
    return grid
  }

  private static func sign(_ indicator: Int) -> String {
    indicator == 0 ? "0" : indicator > 0 ? "+" : "-"
  }

  /// The value under the cursor in full, what the indicator of its row says, and what letters mean;
  /// as many lines as fit.
  func lines(_ cursor: GridView.Index, in rect: Rect) -> [[Span]] {
    let width = max(8, rect.width)
    let irrep = irreps[cursor.row]
    let value = irrep.values[cursor.column]
    let kind =
      switch irrep.frobeniusSchur {
      case 1: "+, real matrices"
      case -1: "-, quaternionic: real values, but no real matrices"
      default: "0, complex: not all values are real"
      }
    let head = "χ\(cursor.row + 1) of \(labels[cursor.column]) is \(value)"
    var lines = Self.wrapped(head, value, width).map { [Span($0, Style(.text, bold: true))] }
    lines += wrap(
      "degree \(irrep.degree). Frobenius–Schur indicator FS: \(kind).", width: width
    ).map { [Span($0)] }
    let legend = legend(width: width)
    let room = rect.height - lines.count - 2
    guard !legend.isEmpty, room > 1 else { return [[]] + lines }
    lines += [[]] + legend.prefix(room)
    if legend.count > room { lines[lines.count - 1] = [Span("…", .muted)] }
    return [[]] + lines
  }

  /// What each letter of the table stands for, where there are letters.
  private func legend(width: Int) -> [[Span]] {
    guard CharacterText(self, room: width - 7).hasLetters else { return [] }
    let all = notation.legend.flatMap { letter, value in
      Self.wrapped("\(letter) = \(value)", value, width)
    }
    guard !all.isEmpty else { return [] }
    return ([all[0]] + ["E(n) = exp(2πi/n)"] + all.dropFirst()).map { [Span($0, .muted)] }
  }

  /// A text about a value in lines, and the value as a decimal after it where that says more.
  private static func wrapped(_ text: String, _ value: Cyclotomic, _ width: Int) -> [String] {
    var lines = wrap(text, width: width)
    guard value.integer == nil else { return lines }
    let (re, im) = value.numeric
    let sign = im < 0 ? "-" : "+"
    let number =
      abs(im) < 1e-12
      ? short(re)
      : abs(re) < 1e-12
        ? "\(im < 0 ? "-" : "")\(short(abs(im)))i" : "\(short(re)) \(sign) \(short(abs(im)))i"
    let last = lines.removeLast()
    return lines
      + (columns(of: last) + columns(of: number) + 3 <= width
        ? ["\(last) ≈ \(number)"] : [last, "≈ \(number)"])
  }
}

/// How a character table is written in so many columns: values in full where they fit, else long ones
/// as letters; classes by representatives where they fit, else by labels such as `5a`.
private struct CharacterText: Sendable {
  /// The headings of the columns.
  let heads: [String]
  /// The columns of a cell.
  let width: Int
  /// Nil where values are written in full.
  private let notation: CharacterNotation?

  init(_ view: CharacterView, room: Int) {
    let (count, notation) = (view.irreps.count, view.notation)
    func widest(_ texts: [String]) -> Int { texts.map { columns(of: $0) }.max() ?? 1 }
    let isShort =
      notation.longest <= 6
      || (max(notation.longest, widest(view.labels)) + 1) * count <= room
    let value = isShort ? notation.longest : notation.shortest
    heads = (max(value, widest(view.names)) + 1) * count <= room ? view.names : view.labels
    let cell = max(value, widest(heads)) + 1
    width = (cell + 1) * count <= room ? cell + 1 : cell
    self.notation = isShort ? nil : notation
  }

  var hasLetters: Bool { notation != nil }

  func text(of value: Cyclotomic) -> String { notation?.text(of: value) ?? value.description }
}

extension CharacterView {
  init(_ table: CharacterTable, _ notation: CharacterNotation, _ structure: StructureSnapshot) {
    let representatives = table.classes.classes.map(\.representative)
    self.init(
      irreps: table.irreps, notation: notation, names: representatives.map(structure.group.name),
      labels: table.classes.classes.indices.map(table.classes.label),
      styles: representatives.map { structure.style(of: $0) })
  }

  init(_ table: LargeCharacterTable, _ notation: CharacterNotation, _ group: PermutationGroup) {
    let representatives = table.classes.classes.map(\.representative)
    self.init(
      irreps: table.irreps, notation: notation, names: representatives.map(group.name),
      labels: table.classes.classes.indices.map(table.classes.label),
      styles: representatives.map { .element($0.colour) })
  }
}
