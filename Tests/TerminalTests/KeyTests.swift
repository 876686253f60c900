import CNcurses
import Testing

@testable import Terminal

@Suite struct KeyTests {
  @Test(arguments: [
    (Key.control("r"), "Ctrl-R"), (.character(" "), "Space"), (.character("g"), "g"), (.up, "↑"),
    (.backTab, "Shift-Tab"), (.function(5), "F5"), (.alt("x"), "Alt-x"), (.pageDown, "PgDn"),
    (.escape, "Esc"), (.enter, "Enter"),
  ])
  func `keys have the names people know`(key: Key, name: String) { #expect(key.name == name) }

  @Test func `a press counts also when its release came along with it`() {
    let once: [MouseEvent.Kind] = [.press, .release]
    #expect(MouseEvent.kinds(of: term_press) == [.press])
    #expect(MouseEvent.kinds(of: term_release) == [.release])
    #expect(MouseEvent.kinds(of: term_press | term_release) == once)
    #expect(MouseEvent.kinds(of: term_click) == once)
    #expect(MouseEvent.kinds(of: term_double_click) == once + once)
    #expect(MouseEvent.kinds(of: term_triple_click) == once + once + once)
    #expect(MouseEvent.kinds(of: term_wheel_up) == [.wheelUp])
    #expect(MouseEvent.kinds(of: term_wheel_down) == [.wheelDown])
    #expect(MouseEvent.kinds(of: 0).isEmpty)
  }

  @Test func `ncurses is asked for every state that means something`() {
    for bit in 0..<32 {
      let state = mmask_t(1) << mmask_t(bit)
      #expect((MouseEvent.states & state != 0) == !MouseEvent.kinds(of: state).isEmpty)
    }
    let clicks = term_press | term_click | term_double_click | term_triple_click
    #expect(MouseEvent.states & clicks == clicks)
  }

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
