// A few values kept for reuse; the least recently used one goes first.

/// At most `capacity` values by key, shared between threads.
final class Cache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Contents: Sendable {
    var values: [Key: Value] = [:]
    /// Least recently used first.
    var order: [Key] = []

    mutating func touch(_ key: Key) {
      order.removeAll { $0 == key }
      order.append(key)
    }
  }

  private let capacity: Int
  private let contents = Box(Contents())

  init(capacity: Int) { self.capacity = capacity }

  subscript(key: Key) -> Value? {
    get {
      contents.withValue { contents -> Value? in
        guard let value = contents.values[key] else { return nil }
        contents.touch(key)
        return value
      }
    }
    set {
      let capacity = capacity
      contents.withValue { contents in
        contents.values[key] = newValue
        contents.touch(key)
        while contents.order.count > capacity {
          contents.values[contents.order.removeFirst()] = nil
        }
      }
    }
  }
}
