// A few values kept for reuse; the least recently used one goes first.

/// At most `capacity` values by key, and at most `budget` bytes of them, shared between threads.
final class Cache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private struct Contents: Sendable {
    var values: [Key: (value: Value, bytes: Int)] = [:]
    /// Least recently used first.
    var order: [Key] = []
    var bytes = 0

    mutating func touch(_ key: Key) {
      order.removeAll { $0 == key }
      order.append(key)
    }

    mutating func remove(_ key: Key) {
      order.removeAll { $0 == key }
      bytes -= values.removeValue(forKey: key)?.bytes ?? 0
    }
  }

  private let capacity: Int
  private let budget: Int
  private let size: @Sendable (Value) -> Int
  private let contents = Box(Contents())

  /// A value that `size` says takes more than `budget` bytes is not kept at all.
  init(
    capacity: Int, budget: Int = .max, size: @escaping @Sendable (Value) -> Int = { _ in 0 }
  ) {
    self.capacity = capacity
    self.budget = budget
    self.size = size
  }

  /// Forgets everything.
  func removeAll() { contents.withValue { $0 = Contents() } }

  subscript(key: Key) -> Value? {
    get {
      contents.withValue { contents -> Value? in
        guard let known = contents.values[key] else { return nil }
        contents.touch(key)
        return known.value
      }
    }
    set {
      let (capacity, budget) = (capacity, budget)
      let bytes = newValue.map(size) ?? 0
      contents.withValue { contents in
        contents.remove(key)
        guard let newValue, bytes <= budget else { return }
        contents.values[key] = (newValue, bytes)
        contents.order.append(key)
        contents.bytes += bytes
        while let oldest = contents.order.first,
          contents.order.count > capacity || contents.bytes > budget
        {
          contents.remove(oldest)
        }
      }
    }
  }
}
