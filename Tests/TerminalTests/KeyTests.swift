import Terminal
import Testing

@Suite struct KeyTests {
  @Test(arguments: [
    (Key.control("r"), "Ctrl-R"), (.character(" "), "Space"), (.character("g"), "g"), (.up, "↑"),
    (.backTab, "Shift-Tab"), (.function(5), "F5"), (.alt("x"), "Alt-x"), (.pageDown, "PgDn"),
    (.escape, "Esc"), (.enter, "Enter"),
  ])
  func `keys have the names people know`(key: Key, name: String) { #expect(key.name == name) }

  private func binding(_ key: Key, _ label: String) -> KeyBinding<Int> {
    KeyBinding(keys: [key], action: 1, label: label, help: "Does it.", place: "All", id: label)
  }

  @Test func `a hint line shows as many bindings as fit whole`() {
    let bindings = [
      binding(.character("q"), "quit"), binding(.control("r"), "redo"), binding(.tab, "next"),
    ]
    func words(_ width: Int) -> String {
      hintLine(bindings, width: width).map(\.text).joined()
    }
    #expect(words(80) == "q quit  Ctrl-R redo  Tab next")
    #expect(words(28) == "q quit  Ctrl-R redo")
    #expect(words(5) == "")
    #expect(hintLine(bindings, width: 80)[0].style == .key)
  }
}
