// Reading studies, writing exports, remembering the theme: the only file access of the explorer.

import Assets
import Engine
import Groups

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A sentence about a file that could not be used.
struct FileProblem: Error, Hashable, Sendable {
  var text: String
}

/// Plain files.
enum Files {
  /// `~` at the start is the home folder.
  static func expand(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = getenv("HOME") else { return path }
    return String(cString: home) + path.dropFirst()
  }

  /// Writes all of `text`, replacing the file only when all of it is written. Returns what went wrong.
  static func write(_ text: String, to path: String) -> String? {
    write(Array(text.utf8), to: path)
  }

  /// Writes all of `bytes`, replacing the file only when all of it is written.
  static func write(_ bytes: [UInt8], to path: String) -> String? {
    let temporary = path + ".part"
    guard let file = fopen(temporary, "w") else {
      return "cannot write \(path): \(reason())"
    }
    let written = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) }
    let closed = fclose(file)
    guard written == bytes.count, closed == 0, rename(temporary, path) == 0 else {
      let why = reason()
      unlink(temporary)
      return "cannot write \(path): \(why)"
    }
    return nil
  }

  /// Why a file could not be written, found out without touching what is there; nil if it can.
  static func objection(toWriting path: String) -> String? {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard access(folder, W_OK) == 0 else { return "cannot write \(path): \(reason())" }
    return nil
  }

  /// The study in a file that `w` wrote.
  static func readStudy(_ path: String) -> Result<Study, FileProblem> {
    let path = expand(path)
    errno = 0
    guard let bytes = Assets.read(path, limit: 1 << 20) else {
      let why = errno == 0 ? "it is larger than any study" : reason()
      return .failure(FileProblem(text: "cannot read \(path): \(why)"))
    }
    let text = String(decoding: bytes, as: UTF8.self).trimmed
    guard !text.isEmpty else {
      return .failure(FileProblem(text: "\(path) is empty; a study file holds one line"))
    }
    guard bytes.last == UInt8(ascii: "\n") else {
      return .failure(
        FileProblem(text: "\(path) is cut short: the line of a study ends with a line break"))
    }
    do {
      return .success(try Study(parsing: text))
    } catch {
      return .failure(FileProblem(text: "\(path) holds no whole study: \(error)"))
    }
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}

/// What is remembered between runs, under XDG_STATE_HOME.
enum Preferences {
  private static var folder: String? {
    if let state = getenv("XDG_STATE_HOME"), state.pointee != 0 {
      return String(cString: state) + "/symtui"
    }
    return getenv("HOME").map { String(cString: $0) + "/.local/state/symtui" }
  }

  /// The theme chosen last, if one was.
  static var theme: String? {
    folder.flatMap { Assets.read($0 + "/theme", limit: 64) }
      .map { String(decoding: $0, as: UTF8.self).trimmed }
  }

  /// Keeps the theme for the next run; failing to is no fault.
  static func rememberTheme(_ name: String) {
    guard let folder else { return }
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      mkdir(path, 0o755)
    }
    _ = Files.write(name + "\n", to: folder + "/theme")
  }
}
