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
    guard let table = world.facts?.characters else { return }
    var rest = rect
    _ = rest.cutBottom(characterFoot(rect))
    let grid = characterGrid(table, structure, world, in: rest)
    guard let index = grid.index(at: point, in: rest) else { return }
    world.selection.irrep = index.row
    world.selection.a = structure.classes.classes[index.column].representative
  }

  // MARK: drawing

  private func characterFoot(_ rect: Rect) -> Int { rect.height >= 12 ? 4 : 0 }

  func drawCharacters(
    _ structure: StructureSnapshot, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    guard let table = world.facts?.characters else {
      let limit = world.facts?.limits.joined(separator: " ")
      return canvas.putMissing("characters", .facts, world, failure: limit, in: rect)
    }
    var rest = rect
    let foot = rest.cutBottom(characterFoot(rect))
    characterGrid(table, structure, world, in: rest).draw(in: rest, on: &canvas)
    canvas.put(irrepLines(table, world, width: foot.width), in: foot)
  }

  private func characterGrid(
    _ table: CharacterTable, _ structure: StructureSnapshot, _ world: World, in rect: Rect
  ) -> GridView {
    let own = structure.classes.classOf[world.selection.a]
    let group = structure.group
    let irreps = table.irreps
    let values = irreps.prefix(60).flatMap {
      $0.values.prefix(60).map { columns(of: $0.description) }
    }
    let names = table.classes.classes.prefix(60).map {
      columns(of: group.name(of: $0.representative))
    }
    let longest = max(values.max() ?? 1, names.max() ?? 1)
    // Values are never cut while a screen can hold one; names of classes may be.
    let room = max(4, rect.width - 7)
    let fair = (longest + 2) * irreps.count <= room ? longest + 2 : longest + 1
    let width = min(room, max((values.max() ?? 1) + 1, min(fair, max(8, room / 3))))
    var grid = GridView(
      rowCount: irreps.count, columnCount: irreps.count, cellWidth: width,
      cursor: GridView.Index(row: min(world.selection.irrep, irreps.count - 1), column: own),
      header: { k in
        let representative = table.classes.classes[k].representative
        return Span(
          shortName(group.name(of: representative), to: width), .element(representative))
      },
      rowHeader: { k in
        Span("χ\(k + 1) \(Self.sign(irreps[k].frobeniusSchur))", .muted)
      },
      cell: { i, j in
        let value = irreps[i].values[j]
        return Span(value.description, value == 0 ? .muted : .text)
      })
    grid.corner = Span("χ FS", .muted)
    grid.turnToPage(in: rect)
    return grid
  }

  private static func sign(_ indicator: Int) -> String {
    indicator == 0 ? "0" : indicator > 0 ? "+" : "-"
  }

  /// What the indicator of the selected character says.
  private func irrepLines(_ table: CharacterTable, _ world: World, width: Int) -> [[Span]] {
    let k = min(world.selection.irrep, table.irreps.count - 1)
    let irrep = table.irreps[k]
    let kind =
      switch irrep.frobeniusSchur {
      case 1: "real: it can be written with real matrices."
      case -1: "quaternionic: its values are real, its matrices cannot be."
      default: "complex: some of its values are not real."
      }
    let text =
      "χ\(k + 1): degree \(irrep.degree). FS, the Frobenius–Schur indicator, is "
      + "\(Self.sign(irrep.frobeniusSchur)), \(kind)"
    return [[]] + wrap(text, width: max(8, width)).map { [Span($0)] }
  }
}
