import CTerminalGuard
import Testing

@testable import Terminal

@Suite struct ProcessTests {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `the clipboard gets base64, as in RFC 4648`(text: String, encoded: String) {
    #expect(base64(Array(text.utf8)) == encoded)
  }

  @Test(arguments: [1000, 1002, 1003, 1004, 1006, 2004, 2026, 1049])
  func `the crash guard turns every mode off that may be on`(mode: Int) {
    #expect(String(cString: guard_reset_string()).contains("\u{1B}[?\(mode)l"))
  }

  @Test func `the crash guard shows the cursor, then leaves the alternate screen last`() {
    let reset = String(cString: guard_reset_string())
    #expect(reset.contains("\u{1B}[?25h") && reset.hasSuffix("\u{1B}[?1049l"))
  }

  @Test func `faults of the terminal say what would work`() {
    #expect(TerminalError.notATerminal.description.contains("symtui show"))
    #expect(TerminalError.unknownTerminal("foo").description.contains("“foo”"))
    #expect(TerminalError.unknownTheme("x").description.contains("dark, light, projector, mono"))
  }

  @Test func `a thread can be guarded more than once`() {
    guardThisThread()
    guardThisThread()
  }
}
