// The character table, exact, and what the selected irreducible character is.

import Engine
import Groups
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
    guard let view = characterView(structure, world) else { return }
    let (grid, place, _) = view.layout(characterCursor(view, structure, world), in: rect)
    guard let index = grid.index(at: point, in: place) else { return }
    world.selection.irrep = index.row
    world.selection.a = structure.classes.classes[index.column].representative
  }

  // MARK: drawing

  func drawCharacters(
    _ structure: StructureSnapshot, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    guard let view = characterView(structure, world) else {
      let limit = world.facts?.limits.joined(separator: " ")
      return canvas.putMissing("characters", .facts, world, failure: limit, in: rect)
    }
    let cursor = characterCursor(view, structure, world)
    let (grid, place, foot) = view.layout(cursor, in: rect)
    grid.draw(in: place, on: &canvas)
    canvas.put(view.lines(cursor, in: foot), in: foot)
  }

  private func characterView(_ structure: StructureSnapshot, _ world: World) -> CharacterView? {
    guard let table = world.facts?.characters, let notation = world.facts?.notation else {
      return nil
    }
    return CharacterView(table, notation, structure)
  }

  private func characterCursor(
    _ view: CharacterView, _ structure: StructureSnapshot, _ world: World
  ) -> GridView.Index {
    view.cursor(
      irrep: world.selection.irrep, column: structure.classes.classOf[world.selection.a])
  }
}
