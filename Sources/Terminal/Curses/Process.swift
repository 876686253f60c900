// What the process has to arrange around a terminal: crash reports, error messages, signal stacks.

import CTerminalGuard

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Call it first of all: starts the program once more with a crash report that does not ask.
///
/// Swift's backtracer would wait 30 seconds for a key while the screen is dead, and reads its
/// settings only at the start of a process. Falls through where that is not possible.
public func prepareProcess() {
  guard getenv("SWIFT_BACKTRACE") == nil else { return }
  setenv("SWIFT_BACKTRACE", "interactive=no,color=no", 1)
  // By its real name, so that the process keeps it.
  var path = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
  guard readlink("/proc/self/exe", &path, path.count - 1) > 0 else { return }
  execv(path, CommandLine.unsafeArgv)
}

/// Lets a stack overflow on the calling thread restore the terminal.
///
/// Cheap after the first call.
public func guardThisThread() { guard_this_thread() }

/// The value of an environment variable, `nil` if it is unset or empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}

/// Keeps what other code prints to standard error off the screen, if that is a terminal.
///
/// It goes into a file without a name, and is repeated when the screen is given back.
func divertErrors() {
  guard isatty(2) == 1 else { return }
  // mkstemp asks for six times this letter, and puts others in their place.
  let name = "/terminal-" + String(repeating: "X", count: 6)
  var template = Array(((environment("TMPDIR") ?? "/tmp") + name).utf8CString)
  let file = mkstemp(&template)
  guard file >= 0 else { return }
  unlink(template)
  _ = fcntl(file, F_SETFD, FD_CLOEXEC)
  guard_divert_errors(file)
}

/// Writes all of `text`; gives up when the receiver has gone.
func writeAll(_ text: String, to descriptor: Int32) {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count > 0 { rest = rest.dropFirst(count) }
    if count < 0, errno != EINTR { return }
  }
}

/// RFC 4648, section 4.
func base64(_ bytes: [UInt8]) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  var text = ""
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let bits = (0..<3).reduce(0) { $0 << 8 | ($1 < group.count ? Int(group[start + $1]) : 0) }
    for i in 0..<4 {
      text.append(i <= group.count ? alphabet[bits >> (18 - 6 * i) & 63] : "=")
    }
  }
  return text
}
