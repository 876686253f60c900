// The one small value that says what is being looked at; every station draws the same study.

import Groups
import Networks
import Representations

/// What is being looked at: a group, two representations, and the networks that learn with it.
///
/// Prints as one line and parses back to the same value; saved, that line is the file.
public struct Study: Hashable, Sendable, CustomStringConvertible {
  /// The symmetry group G.
  public var group: GroupExpression
  /// ρ_in, the space that layers read.
  public var input: RepExpression
  /// ρ_out, the space that layers write.
  public var output: RepExpression
  /// What is learnt; nil when no task has this group as its symmetry.
  public var task: TaskName?
  /// The models that train side by side, in the order of `ModelKind.allCases`.
  public var models: [ModelKind]
  /// Steps, widths, rates and the seed of the training.
  public var settings: TrainingSettings

  /// A study of `group` acting on V, with the task that has this symmetry, if there is one.
  public init(
    group: GroupExpression, input: RepExpression = .defining, output: RepExpression = .defining
  ) {
    self.group = group
    self.input = input
    self.output = output
    task = TaskName.allCases.first { $0.group == group }
    models = ModelKind.allCases
    settings = task?.settings ?? TrainingSettings()
  }

  /// Changes the group; the task follows, being the one whose symmetry this is.
  public mutating func choose(group new: GroupExpression) {
    group = new
    guard let fitting = TaskName.allCases.first(where: { $0.group == new }) else {
      task = nil
      return
    }
    take(fitting)
  }

  /// Takes a task with its own settings, keeping the seed.
  private mutating func take(_ new: TaskName) {
    guard task != new else { return }
    let seed = settings.seed
    task = new
    settings = new.settings
    settings.seed = seed
  }

  /// Changes the task, and with it the group and the two representations to the task's own.
  public mutating func choose(task new: TaskName) {
    take(new)
    group = new.group
    input = new.input
    output = new.output
  }

  /// The square with its corners: where the explorer opens.
  public static let opening = Study(
    group: .named(.dihedral, [4]), input: .named(.perm), output: .named(.perm))

  /// One line: `group D(4); in perm; out perm; task digits-d4; models mlp; set seed=1 …`.
  public var description: String {
    var parts = ["group \(group)", "in \(input)", "out \(output)"]
    if let task { parts.append("task \(task.rawValue)") }
    parts.append("models " + models.map(\.rawValue).joined(separator: ","))
    parts.append("set \(settings)")
    return parts.joined(separator: "; ")
  }
}

extension Study {
  /// Reads the line that `description` prints.
  ///
  /// Parts may come in any order; a missing part keeps its value in `Study(group:)`, but a line
  /// without a group is an error. Throws a `ParseError` that points into `line`.
  public init(parsing line: String) throws(ParseError) {
    let parts = Self.split(line)
    guard let first = parts.first(where: { $0.key == "group" }) else {
      throw ParseError(
        "this is not a study: it names no group", in: line, at: 0,
        hint: "group D(4); in perm; out perm")
    }
    self.init(group: try Self.at(first, line, GroupExpression.init(parsing:)))
    for part in parts { try read(part, of: line) }
  }

  private struct Part {
    var key: String
    var value: String
    var start: Int
  }

  private mutating func read(_ part: Part, of line: String) throws(ParseError) {
    switch part.key {
    case "group": break
    case "in": input = try Self.at(part, line, RepExpression.init(parsing:))
    case "out": output = try Self.at(part, line, RepExpression.init(parsing:))
    case "task":
      guard let named = TaskName(rawValue: part.value) else {
        throw Self.unknown("task", part, line, TaskName.allCases.map(\.rawValue))
      }
      guard named.group == group else {
        throw ParseError(
          "\(named.rawValue) has the symmetry \(named.group), not \(group)", in: line,
          at: part.start, hint: "leave the task out, or study \(named.group)")
      }
      task = named
    case "models":
      models = try Self.models(part, line)
      guard !models.isEmpty else {
        throw ParseError("at least one model has to train", in: line, at: part.start)
      }
    case "set": try readSettings(part, of: line)
    default:
      throw ParseError(
        "“\(part.key)” is not a part of a study", in: line, at: part.start,
        hint: "parts: group, in, out, task, models, set")
    }
  }

  private mutating func readSettings(_ part: Part, of line: String) throws(ParseError) {
    for pair in part.value.split(separator: " ") {
      do {
        try settings.set(String(pair))
      } catch {
        throw ParseError("\(error)", in: line, at: part.start)
      }
    }
  }

  private static func models(_ part: Part, _ line: String) throws(ParseError) -> [ModelKind] {
    var chosen: Set<ModelKind> = []
    for name in part.value.split(separator: ",") {
      guard let model = ModelKind(rawValue: String(name)) else {
        throw unknown("model", part, line, ModelKind.allCases.map(\.rawValue))
      }
      chosen.insert(model)
    }
    return ModelKind.allCases.filter(chosen.contains)
  }

  private static func unknown(
    _ what: String, _ part: Part, _ line: String, _ known: [String]
  ) -> ParseError {
    ParseError(
      "there is no \(what) called “\(part.value)”", in: line, at: part.start,
      hint: "\(what)s: " + known.joined(separator: ", "))
  }

  /// Runs a parser on one part and moves its caret to where the part stands in the line.
  private static func at<Value>(
    _ part: Part, _ line: String, _ parse: (String) throws(ParseError) -> Value
  ) throws(ParseError) -> Value {
    do {
      return try parse(part.value)
    } catch {
      throw ParseError(
        error.problem, in: line, at: part.start + error.position, hint: error.hint,
        isLimit: error.isLimit)
    }
  }

  /// Splits at semicolons outside brackets; `start` is where the value begins.
  private static func split(_ line: String) -> [Part] {
    var parts: [Part] = []
    var depth = 0
    var begin = 0
    let characters = Array(line.prefix(1 << 16))
    func close(_ end: Int) {
      var key = begin
      while key < end, characters[key].isWhitespace { key += 1 }
      var blank = key
      while blank < end, !characters[blank].isWhitespace { blank += 1 }
      var value = blank
      while value < end, characters[value].isWhitespace { value += 1 }
      var last = end
      while last > value, characters[last - 1].isWhitespace { last -= 1 }
      if key < end {
        parts.append(
          Part(
            key: String(characters[key..<blank]), value: String(characters[value..<last]),
            start: value))
      }
    }
    for (i, character) in characters.enumerated() {
      switch character {
      case "(", "[", "<": depth += 1
      case ")", "]", ">": depth -= 1
      case ";" where depth <= 0:
        close(i)
        begin = i + 1
      default: break
      }
    }
    close(characters.count)
    return parts
  }
}
