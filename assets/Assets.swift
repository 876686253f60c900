// Finds the files that the program ships beside its binary or in the checkout it was built from.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder of shipped files, and the bytes in it.
public struct Assets: Sendable {
  /// The folder that holds `data/`; nil when none was found.
  public let folder: String?
  /// Every place that was looked at, in order.
  public let searched: [String]

  /// Looks at `SYMTUI_ASSETS`, beside the binary, in `../share/symtui`, and up from the binary.
  public init() {
    let here = Self.executableFolder()
    var places: [String] = []
    if let named = getenv("SYMTUI_ASSETS") { places.append(String(cString: named)) }
    places += [here + "/symtui_Assets.resources", here + "/../share/symtui"]
    var up = here
    while let slash = up.lastIndex(of: "/"), slash != up.startIndex {
      up = String(up[..<slash])
      places.append(up + "/assets")
    }
    searched = places
    folder = places.first { access($0 + "/data", R_OK) == 0 }
  }

  /// The bytes of one file below the folder, or nil when it cannot be read.
  public func bytes(_ path: String) -> [UInt8]? {
    folder.flatMap { Self.read($0 + "/" + path) }
  }

  /// Reads a whole file; nil when it cannot be opened or read, or holds more than `limit` bytes.
  public static func read(_ path: String, limit: Int = 1 << 28) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { unistdRead(descriptor, $0) }
      guard count >= 0, bytes.count <= limit else { return nil }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  private static func unistdRead(
    _ descriptor: Int32, _ space: UnsafeMutableRawBufferPointer
  ) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, space.baseAddress, space.count)
    #else
      Darwin.read(descriptor, space.baseAddress, space.count)
    #endif
  }

  private static func executableFolder() -> String {
    #if os(Linux)
      let path = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { space in
        guard let base = space.baseAddress else { return "." }
        let count = readlink("/proc/self/exe", base, space.count)
        let bytes = space.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
        return bytes.isEmpty ? "." : String(decoding: bytes, as: UTF8.self)
      }
    #else
      let path = CommandLine.arguments.first ?? "."
    #endif
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
