// What the station says of groups that move none of its objects.

import Engine
import Terminal

extension SymmetryScreen {
  /// Why nothing here is moved, and where to look instead; nil for groups whose elements are listed.
  func whyUnmoved(_ world: World) -> String? {
    let group = "\(world.study.group)"
    if world.lie != nil {
      return "\(group) is infinite: its elements are matrices that move continuously, and the "
        + "objects here are moved by finite groups. Station 2 shows its generators."
    }
    if world.loop != nil {
      return "\(group) is no group, and moves nothing. Station 2 names the law that it breaks."
    }
    return nil
  }

  /// The reason in the panel of the object, and what would be right in those beside it.
  func putUnmoved(
    _ why: String, _ panel: Int, in rect: Rect, on canvas: inout Canvas
  ) {
    let text =
      panel == Self.object
      ? why : "g chooses a group that does: D(4) moves the square, A(5) the icosahedron."
    canvas.put(wrap(text, width: max(8, rect.width)).map { [Span($0)] }, in: rect)
  }
}
