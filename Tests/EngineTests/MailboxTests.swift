@preconcurrency import Dispatch
import Testing

@testable import Engine

@Suite struct MailboxTests {
  @Test func `it holds the latest of each kind and is empty once read`() {
    let mailbox = Mailbox<String, Int>()
    for value in 0..<100 { mailbox.post(value, as: value % 2 == 0 ? "even" : "odd") }
    #expect(mailbox.take() == ["even": 98, "odd": 99])
    #expect(mailbox.take() == [:])
  }

  @Test(.timeLimit(.minutes(5)))
  func `a burst while the reader is busy is read as one bundle of the latest`() async {
    let mailbox = Mailbox<Int, Int>()
    let read = Box<[[Int: Int]]>([])
    mailbox.onNews { news in read.withValue { $0.append(news) } }
    let (posters, posts) = (8, 2000)
    // On the main queue nothing else is read meanwhile, however loaded the machine is.
    await MainActor.run {
      DispatchQueue.concurrentPerform(iterations: posters) { poster in
        for value in 0..<posts { mailbox.post(value, as: poster) }
      }
      #expect(read.withValue { $0 }.isEmpty)
    }
    while read.withValue({ $0.isEmpty }) { await Task.yield() }
    let latest = Dictionary(uniqueKeysWithValues: (0..<posters).map { ($0, posts - 1) })
    #expect(read.withValue { $0 } == [latest])
  }

  @Test(.timeLimit(.minutes(5)))
  func `later bundles hold later values, and nothing after the last is lost`() async throws {
    let mailbox = Mailbox<Int, Int>()
    let read = Box<[[Int: Int]]>([])
    mailbox.onNews { news in read.withValue { $0.append(news) } }
    let (posters, posts) = (8, 2000)
    DispatchQueue.concurrentPerform(iterations: posters) { poster in
      for value in 0..<posts { mailbox.post(value, as: poster) }
    }
    func last(_ poster: Int) -> Int? {
      read.withValue { $0.last { $0[poster] != nil }?[poster] }
    }
    while !(0..<posters).allSatisfy({ last($0) == posts - 1 }) {
      try await Task.sleep(for: .milliseconds(2))
    }
    let bundles = read.withValue { $0 }
    #expect(bundles.allSatisfy { !$0.isEmpty })
    for poster in 0..<posters {
      let seen = bundles.compactMap { $0[poster] }
      #expect(seen == seen.sorted())
    }
  }

  @Test func `one that nobody read may go`() {
    do { Mailbox<Int, Int>().post(1, as: 1) }
    do { _ = Mailbox<Int, Int>() }
  }

  @Test func `a box lets one in at a time`() {
    let box = Box(0)
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      for _ in 0..<1000 { box.withValue { $0 += 1 } }
    }
    #expect(box.withValue { $0 } == 8000)
  }
}

@Suite struct CacheTests {
  @Test func `the least recently used value goes first`() {
    let cache = Cache<Int, String>(capacity: 2)
    cache[1] = "one"
    cache[2] = "two"
    #expect(cache[1] == "one")
    cache[3] = "three"
    #expect(cache[2] == nil && cache[1] == "one" && cache[3] == "three")
    cache[3] = "drei"
    #expect(cache[3] == "drei" && cache[1] == "one")
  }

  @Test func `threads may share it`() {
    let cache = Cache<Int, Int>(capacity: 5)
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for k in 0..<500 {
        let key = (k * (thread + 1)) % 11
        cache[key] = key * key
        if let value = cache[key] { #expect(value == key * key) }
      }
    }
  }
}
