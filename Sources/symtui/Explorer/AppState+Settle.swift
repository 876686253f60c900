// The explorer without its engine: requests are answered at once, for pictures and for tests.

import Engine
import LinearAlgebra

extension AppState {
  /// Answers the requests among `effects`, and those that follow from the answers, as the engine
  /// would. Returns what failed, by kind.
  mutating func settle(
    _ effects: [Effect], from answers: Answers
  ) -> [Request.Kind: EngineError] {
    var failures: [Request.Kind: EngineError] = [:]
    var waiting = effects[...]
    while let next = waiting.popFirst() {
      guard case .submit(let request) = next else { continue }
      world.expect(request)
      do throws(EngineError) {
        let snapshot = try answers.snapshot(request, .none)
        waiting += take(.news(News(request: request, outcome: .done(snapshot))))
      } catch {
        failures[request.kind] = error
        waiting += take(.news(News(request: request, outcome: .failed(error))))
      }
    }
    return failures
  }
}
