// The colour of an element, the same in every view and every order.

import Engine
import Terminal

extension StructureSnapshot {
  /// Colours that are told apart for up to 16 elements; more would be noise, so that larger groups
  /// are shaded by the place of the element among words, which shows how their table is made.
  func style(of element: Int) -> Style {
    group.order <= 16 ? .element(element) : .heat(8 * wordPlaces[element] / group.order)
  }
}

extension World {
  /// The colour of an element of the group of the study.
  func style(of element: Int) -> Style { structure?.style(of: element) ?? .element(element) }
}
