import Assets
import Engine
import Groups
import Networks
import Testing

/// An engine whose mailbox is read when a test asks.
final class Listening {
  let engine: Engine
  /// Everything that has been read, in order; what came between two readings is only the latest.
  private(set) var heard: [EngineMessage] = []

  /// An engine with these digits; the shipped ones by default.
  init(library: Library = .forTests) { engine = Engine(library: library) }

  /// Reads until something fits. A loaded machine has minutes for it.
  func wait<Value>(_ what: String, for pick: (EngineMessage) -> Value?) async throws -> Value {
    for _ in 0..<240_000 {
      for message in engine.mailbox.take().values {
        heard.append(message)
        if let value = pick(message) { return value }
      }
      try await Task.sleep(for: .milliseconds(2))
    }
    throw NeverCame(what: what)
  }

  /// The outcome of a request, once it is final.
  func outcome(of request: Request) async throws -> News.Outcome {
    try await wait("the answer to \(request)") { message in
      guard case .news(let news) = message, news.request == request else { return nil }
      if case .progress = news.outcome { return nil }
      return news.outcome
    }
  }

  /// How each run stands, once all of them are as wanted.
  func runs(
    _ keys: [RunKey], _ what: String, fit: (RunSnapshot) -> Bool
  ) async throws -> [RunSnapshot] {
    var latest: [RunKey: RunSnapshot] = [:]
    return try await wait("runs that are \(what)") { message in
      if case .run(let run) = message { latest[run.key] = run }
      let found = keys.compactMap { latest[$0] }
      return found.count == keys.count && found.allSatisfy(fit) ? found : nil
    }
  }

  /// The final answers that were read, by request.
  var answered: [Request] {
    heard.compactMap { message in
      guard case .news(let news) = message else { return nil }
      if case .progress = news.outcome { return nil }
      return news.request
    }
  }
}

struct NeverCame: Error { var what: String }

extension Library {
  /// The shipped digits.
  static let forTests: Library = {
    let assets = Assets()
    guard let images = assets.bytes("data/optdigits-8x8-images-idx3-ubyte"),
      let labels = assets.bytes("data/optdigits-8x8-labels-idx1-ubyte"),
      let digits = try? Digits(imagesIDX: images, labelsIDX: labels)
    else { return Library(digits: .failure(.invalid("the digits are not there"))) }
    return Library(digits: .success(digits))
  }()
}

/// A group expression.
func expression(_ text: String) throws -> GroupExpression { try GroupExpression(parsing: text) }
