// The settings of a training run, each by name and with its range.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A setting that cannot be what was asked.
public struct SettingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in a sentence that says what would be right.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// How the learning rate changes over a run.
public enum Schedule: String, CaseIterable, Sendable, Hashable {
  /// rate · ½(1 + cos(π · step / steps)).
  case cosine
  /// The same rate for ever: such a run may go on beyond its steps.
  case constant
}

/// The settings of a training run.
public struct TrainingSettings: Hashable, Sendable {
  /// How many optimiser steps.
  public var steps = 1200
  /// How many training samples.
  public var trainCount = 1000
  /// Hidden units of a dense network, channels of an equivariant one; nil: as the task has it.
  public var width: Int?
  /// Samples a step, drawn with replacement.
  public var batch = 64
  /// The learning rate at the start.
  public var learningRate = 3e-3
  /// The factor of Σ weights² in the loss.
  public var weightDecay = 0.0
  /// How the learning rate changes.
  public var schedule = Schedule.cosine
  /// Everything random follows from it.
  public var seed: UInt64 = 1

  /// General defaults; `TaskName.settings` has those of a task.
  public init() {}

  /// The names that `set` understands, in the order in which `description` prints them.
  public static let keys = [
    "steps", "n-train", "width", "batch", "lr", "wd", "schedule", "seed",
  ]

  /// Sets one value by name.
  ///
  /// Throws when the name is unknown (the message lists the names) or the value is out of range.
  public mutating func set(_ key: String, _ value: String) throws(SettingError) {
    switch key {
    case "steps": steps = try Self.integer(key, value, 1...1_000_000_000)
    case "n-train": trainCount = try Self.integer(key, value, 1...100_000)
    case "width": width = value == "auto" ? nil : try Self.integer(key, value, 1...128)
    case "batch": batch = try Self.integer(key, value, 1...4096)
    case "lr": learningRate = try Self.real(key, value, 0...100)
    case "wd": weightDecay = try Self.real(key, value, 0...10)
    case "schedule": schedule = try Self.schedule(value)
    case "seed": seed = try Self.seed(value)
    default:
      throw SettingError(
        "there is no setting called “\(key)”; there are " + Self.keys.joined(separator: ", "))
    }
  }

  /// Sets one value from text such as `lr=0.01`.
  public mutating func set(_ assignment: String) throws(SettingError) {
    guard let equals = assignment.firstIndex(of: "=") else {
      throw SettingError(
        "“\(assignment)” is not of the form key=value; the keys are "
          + Self.keys.joined(separator: ", "))
    }
    try set(
      Self.trimmed(assignment[..<equals]),
      Self.trimmed(assignment[assignment.index(after: equals)...]))
  }

  /// The value of a setting as `set` reads it; nil if there is no such setting.
  public func value(of key: String) -> String? {
    switch key {
    case "steps": "\(steps)"
    case "n-train": "\(trainCount)"
    case "width": width.map { "\($0)" } ?? "auto"
    case "batch": "\(batch)"
    case "lr": "\(learningRate)"
    case "wd": "\(weightDecay)"
    case "schedule": schedule.rawValue
    case "seed": "\(seed)"
    default: nil
    }
  }

  /// The learning rate of the step with this number, from 0.
  public func rate(at step: Int) -> Double {
    switch schedule {
    case .constant: learningRate
    case .cosine:
      learningRate * 0.5 * (1 + cos(.pi * Double(min(step, steps)) / Double(steps)))
    }
  }
}

extension TrainingSettings: CustomStringConvertible {
  /// All settings as `key=value`, separated by blanks.
  public var description: String {
    Self.keys.map { "\($0)=\(value(of: $0) ?? "")" }.joined(separator: " ")
  }

  /// Reads `key=value` pairs separated by blanks on top of `defaults`.
  public init(
    parsing text: String, defaults: TrainingSettings = TrainingSettings()
  ) throws(SettingError) {
    self = defaults
    for pair in text.split(separator: " ") { try set(String(pair)) }
  }
}

extension TrainingSettings {
  private static func integer(
    _ key: String, _ text: String, _ range: ClosedRange<Int>
  ) throws(SettingError) -> Int {
    guard let value = Int(text), range.contains(value) else {
      throw SettingError(
        "\(key) is a whole number from \(range.lowerBound) to \(range.upperBound), not “\(text)”")
    }
    return value
  }

  private static func real(
    _ key: String, _ text: String, _ range: ClosedRange<Double>
  ) throws(SettingError) -> Double {
    guard let value = Double(text), range.contains(value) else {
      throw SettingError(
        "\(key) is a number from \(range.lowerBound) to \(range.upperBound), not “\(text)”")
    }
    return value
  }

  private static func schedule(_ text: String) throws(SettingError) -> Schedule {
    guard let value = Schedule(rawValue: text) else {
      let names = Schedule.allCases.map(\.rawValue).joined(separator: " or ")
      throw SettingError("schedule is \(names), not “\(text)”")
    }
    return value
  }

  private static func seed(_ text: String) throws(SettingError) -> UInt64 {
    guard let value = UInt64(text) else {
      throw SettingError("seed is a whole number from 0 to \(UInt64.max), not “\(text)”")
    }
    return value
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
