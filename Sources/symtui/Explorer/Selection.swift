// One cursor for the whole study; every panel shows its own view of it.

import Engine
import Terminal

/// What is selected, in every panel at once.
struct Selection: Hashable, Sendable {
  /// The element that acts: the row of the Cayley table, the left matrix. A rank.
  var a = 0
  /// The element that acted first: the column, the right matrix. A rank.
  var b = 0
  /// Which class of subgroups.
  var subgroup = 0
  /// Which class of homomorphisms to the second group.
  var homomorphism = 0
  /// Which irreducible representation.
  var irrep = 0
  /// The entry of a matrix or of W.
  var entry = MatrixEntry(row: 0, column: 0)
  /// Which basis matrix of the equivariant maps.
  var basisIndex = 0
  /// Which step of training, or nil for the latest.
  var step: Int?
  /// Which model's weights and answers come first.
  var model = 0
  /// Which layer of that model.
  var layer = 0
  /// Which test image.
  var sample = 0
}

extension Selection {
  /// Walks through the Cayley table in the order of `structure`: rows change a, columns b.
  mutating func move(in structure: StructureSnapshot, dx: Int, dy: Int) {
    let order = structure.group.order
    a = structure.elements[Scroll.moved(structure.positions[a], by: dy, count: order)]
    b = structure.elements[Scroll.moved(structure.positions[b], by: dx, count: order)]
  }
}
