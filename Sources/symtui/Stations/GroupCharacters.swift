// The character table, exact, and what the selected irreducible character is.

import Engine
import Groups
import LinearAlgebra
import Representations
import Terminal

extension GroupScreen {
  /// What keys do: rows are irreducible characters, columns classes, of which a's is selected.
  mutating func reduceCharacters(
    _ action: Action, _ structure: StructureSnapshot, _ world: inout World
  ) -> Bool {
    let count = structure.classes.classes.count
    func moveIrrep(_ step: Int) {
      world.selection.irrep = Scroll.moved(world.selection.irrep, by: step, count: count)
    }
    switch action {
    case .move(let dx, let dy):
      moveClass(structure, &world.selection, dx)
      moveIrrep(dy)
    case .page(let pages): moveIrrep(10 * pages)
    case .toStart:
      moveClass(structure, &world.selection, -count)
      moveIrrep(-count)
    case .toEnd:
      moveClass(structure, &world.selection, count)
      moveIrrep(count)
    default: return false
    }
    return true
  }

  func clickCharacters(
    _ point: Point, in rect: Rect, _ structure: StructureSnapshot, _ world: inout World
  ) {
    guard let table = world.facts?.characters, let notation = world.facts?.notation else { return }
    var rest = rect
    _ = rest.cutBottom(characterFoot(rect))
    let grid = characterGrid(table, notation, structure, world, in: rest)
    guard let index = grid.index(at: point, in: rest) else { return }
    world.selection.irrep = index.row
    world.selection.a = structure.classes.classes[index.column].representative
  }

  // MARK: drawing

  private func characterFoot(_ rect: Rect) -> Int { rect.height >= 12 ? 6 : 0 }

  func drawCharacters(
    _ structure: StructureSnapshot, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    guard let table = world.facts?.characters, let notation = world.facts?.notation else {
      let limit = world.facts?.limits.joined(separator: " ")
      return canvas.putMissing("characters", .facts, world, failure: limit, in: rect)
    }
    var rest = rect
    let foot = rest.cutBottom(characterFoot(rect))
    characterGrid(table, notation, structure, world, in: rest).draw(in: rest, on: &canvas)
    canvas.put(irrepLines(table, structure, world, width: foot.width), in: foot)
  }

  private func characterGrid(
    _ table: CharacterTable, _ notation: CharacterNotation, _ structure: StructureSnapshot,
    _ world: World, in rect: Rect
  ) -> GridView {
    let own = structure.classes.classOf[world.selection.a]
    let group = structure.group
    let irreps = table.irreps
    let shown = CharacterText(table, notation, group, room: rect.width - 7)
    var grid = GridView(
      rowCount: irreps.count, columnCount: irreps.count, cellWidth: shown.width,
      cursor: GridView.Index(row: min(world.selection.irrep, irreps.count - 1), column: own),
      header: { Span(shown.heads[$0], .element(table.classes.classes[$0].representative)) },
      rowHeader: { k in
        Span("χ\(k + 1) \(Self.sign(irreps[k].frobeniusSchur))", .muted)
      },
      cell: { i, j in
        let value = irreps[i].values[j]
        return Span(shown.text(of: value), value == 0 ? .muted : .text)
      })
    grid.corner = Span("χ FS", .muted)
    grid.countsFrom = 1
    grid.turnToPage(in: rect)
    return grid
  }

  private static func sign(_ indicator: Int) -> String {
    indicator == 0 ? "0" : indicator > 0 ? "+" : "-"
  }

  /// The value under the cursor in full, and what the indicator of its row says.
  private func irrepLines(
    _ table: CharacterTable, _ structure: StructureSnapshot, _ world: World, width: Int
  ) -> [[Span]] {
    let k = min(world.selection.irrep, table.irreps.count - 1)
    let irrep = table.irreps[k]
    let column = structure.classes.classOf[world.selection.a]
    let value = irrep.values[column]
    let kind =
      switch irrep.frobeniusSchur {
      case 1: "+, real matrices"
      case -1: "-, quaternionic: real values, but no real matrices"
      default: "0, complex: not all values are real"
      }
    let (re, im) = value.numeric
    let isInteger = value.integer != nil
    let sign = im < 0 ? "-" : "+"
    let number = short(re) + (abs(im) < 1e-12 ? "" : " \(sign) \(short(abs(im)))i")
    var lines = wrap(
      "χ\(k + 1) of \(structure.classes.label(of: column)) is \(value)", width: max(8, width))
    if !isInteger {
      let last = lines.removeLast()
      lines +=
        columns(of: last) + columns(of: number) + 3 <= width
        ? ["\(last) ≈ \(number)"] : [last, "≈ \(number)"]
    }
    return [[]] + lines.map { [Span($0, Style(.text, bold: true))] }
      + wrap("degree \(irrep.degree). Frobenius–Schur indicator FS: \(kind).", width: max(8, width))
      .map { [Span($0)] }
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

  init(_ table: CharacterTable, _ notation: CharacterNotation, _ group: FiniteGroup, room: Int) {
    let count = table.irreps.count
    let names = table.classes.classes.map { group.name(of: $0.representative) }
    let labels = table.classes.classes.indices.map { table.classes.label(of: $0) }
    func widest(_ texts: [String]) -> Int { texts.map { columns(of: $0) }.max() ?? 1 }
    let isShort =
      notation.longest <= 6 || (max(notation.longest, widest(labels)) + 1) * count <= room
    let value = isShort ? notation.longest : notation.shortest
    heads = (max(value, widest(names)) + 1) * count <= room ? names : labels
    let cell = max(value, widest(heads)) + 1
    width = (cell + 1) * count <= room ? cell + 1 : cell
    self.notation = isShort ? nil : notation
  }

  func text(of value: Cyclotomic) -> String { notation?.text(of: value) ?? value.description }
}
