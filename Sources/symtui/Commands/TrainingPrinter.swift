// The events of a training, as lines of JSON or as lines for people.

import Engine
import Networks

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Prints events from several threads, each line whole.
struct TrainingPrinter: Sendable {
  let json: Bool
  private let line = Box(0)

  init(json: Bool) {
    self.json = json
  }

  private func emit(_ text: String) {
    line.withValue { count in
      print(text)
      fflush(nil)
      count += 1
    }
  }

  func start(_ run: Run) {
    let (key, task) = (run.key, run.task)
    guard json else {
      return emit(
        "\(key.model.rawValue.padded(to: 12)) \(run.trainer.parameterCount) parameters, "
          + "\(task.training.count) training and \(task.test.count) test samples")
    }
    emit(
      JSON.object([
        ("event", .string("start")), ("task", .string(key.task.rawValue)),
        ("model", .string(key.model.rawValue)), ("seed", .unsigned(key.settings.seed)),
        ("parameters", .int(run.trainer.parameterCount)),
        ("trainCount", .int(task.training.count)), ("testCount", .int(task.test.count)),
        ("group", .string("\(key.task.group)")), ("loss", .string(task.loss.rawValue)),
      ]).text)
  }

  func step(_ run: Run, seconds: Double) {
    guard json else { return emit(Self.text(run)) }
    emit(JSON.object([("event", .string("step"))] + Self.members(run, seconds)).text)
  }

  func end(_ run: Run, seconds: Double, stepping: Double, byUser: Bool) {
    guard json else { return }
    let rate = stepping > 0 ? Double(run.trainer.step) / stepping : 0
    emit(
      JSON.object(
        [("event", .string("end"))] + Self.members(run, seconds) + [
          ("stepsPerSecond", .number(rate)),
          ("samplesPerSecond", .number(rate * Double(run.trainer.batchSize))),
          (
            "stoppedBy",
            .string(run.trainer.status == .diverged ? "diverged" : byUser ? "user" : "steps")
          ),
        ]
      ).text)
  }

  /// For people: the final figures side by side.
  func finish(_ runs: [Run]) {
    guard !json, let first = runs.first else { return }
    let isRegression = first.task.loss == .mse
    let heads =
      isRegression
      ? ["model", "parameters", "NMSE", "equivariance error"]
      : ["model", "parameters", "orbit error", "upright error", "flips", "equivariance error"]
    let rows = runs.compactMap { run -> [String]? in
      guard let last = run.curve.points.last?.evaluation else { return nil }
      let own = ["\(run.trainer.parameterCount)"]
      let figures =
        isRegression
        ? [short(last.testNmse ?? .nan)]
        : [
          percent(last.accuracy.map { 1 - $0 }), percent(last.uprightAccuracy.map { 1 - $0 }),
          percent(last.flipRate),
        ]
      return [run.key.model.rawValue] + own + figures + [short(last.equivarianceError)]
    }
    print("\n" + table([heads] + rows))
  }

  private static func members(_ run: Run, _ seconds: Double) -> [(String, JSON)] {
    guard let point = run.curve.points.last else { return [] }
    let e = point.evaluation
    return [
      ("model", .string(run.key.model.rawValue)), ("step", .int(point.step)),
      ("trainLoss", .optional(point.trainLoss, JSON.number)), ("testLoss", .number(e.testLoss)),
      ("testNmse", .optional(e.testNmse, JSON.number)),
      ("equivarianceError", .number(e.equivarianceError)),
      ("accuracy", .optional(e.accuracy, JSON.number)),
      ("uprightAccuracy", .optional(e.uprightAccuracy, JSON.number)),
      ("flipRate", .optional(e.flipRate, JSON.number)), ("seconds", .number(seconds)),
    ]
  }

  private static func text(_ run: Run) -> String {
    guard let point = run.curve.points.last else { return "" }
    let e = point.evaluation
    let quality =
      e.accuracy.map { "orbit error \(percent(1 - $0))  flips \(percent(e.flipRate))" }
      ?? "NMSE \(short(e.testNmse ?? .nan))"
    return
      "\(run.key.model.rawValue.padded(to: 12)) step \(point.step)  loss \(point.trainLoss.map { short($0) } ?? "–")  "
      + "\(quality)  equivariance error \(short(e.equivarianceError))"
  }
}

/// Curves as CSV, weights as safetensors.
enum TrainingExport {
  /// A row a point of every curve.
  static func csv(_ curves: [(model: ModelKind, curve: Curve)]) -> String {
    var lines = [
      "model,step,trainLoss,testLoss,testNmse,equivarianceError,accuracy,uprightAccuracy,flipRate"
    ]
    for (model, curve) in curves {
      for point in curve.points {
        let e = point.evaluation
        let optional = [e.accuracy, e.uprightAccuracy, e.flipRate].map { $0.map { "\($0)" } ?? "" }
        lines.append(
          ([
            model.rawValue, "\(point.step)", point.trainLoss.map { "\($0)" } ?? "",
            "\(e.testLoss)",
            e.testNmse.map { "\($0)" } ?? "", "\(e.equivarianceError)",
          ] + optional).joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The parameters of every model, float32, named `model.layer.weight` and so on.
  static func safetensors(_ runs: [Run]) -> [UInt8] {
    safetensorsFile(
      runs.flatMap { run in
        run.trainer.tensors.map {
          NumberArray(
            "\(run.key.model.rawValue).\($0.name)", shape: $0.shape, .float32($0.values))
        }
      })
  }
}
