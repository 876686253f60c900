// What can go wrong with a request, as the user is told of it.

import Groups
import LinearAlgebra
import Networks
import Representations

/// Why a request has no answer; its description is the sentence that the status line shows.
public enum EngineError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text could not be read; the caret says where.
  case parse(ParseError)
  /// The value is well-formed but wrong here (a representation the group has not, …).
  case invalid(String)
  /// Larger than a stated limit.
  case limit(String)
  /// It was stopped.
  case cancelled
  /// A fault of ours.
  case fault(String)

  /// Sorts any error that the floors below throw.
  public init(_ error: any Error) {
    switch error {
    case let known as EngineError: self = known
    case let parse as ParseError: self = .parse(parse)
    case let group as GroupError:
      switch group {
      case .tooLarge(let name, _, _):
        let isAnswered = (try? GroupExpression(parsing: name))?.standsOnFewPoints ?? false
        let rest = "; for larger ones there are facts, windows of the Cayley table, and elements"
        self = .limit(group.description + (isAnswered ? rest : ""))
      case .limit(let text): self = .limit(text)
      case .invalid(let text): self = .invalid(text)
      }
    case let representation as RepresentationError:
      if case .tooLarge = representation {
        self = .limit(representation.description)
      } else {
        self = .invalid(representation.description)
      }
    case let setting as SettingError: self = .invalid(setting.description)
    case let data as DataError: self = .invalid(data.description)
    case LinearAlgebraError.notFinite:
      self = .limit("a matrix has entries beyond the range of numbers; smaller powers work")
    case is Cancelled: self = .cancelled
    default: self = .fault("\(error)")
    }
  }

  /// The sentence for the user.
  public var description: String {
    switch self {
    case .parse(let error): error.description
    case .invalid(let text), .limit(let text): text
    case .cancelled: "stopped"
    case .fault(let text): "a fault of ours: \(text)"
    }
  }

  /// What elements far from the identity end in.
  static let outOfRange = EngineError.limit(
    "these elements have entries beyond the range of numbers; smaller t work")
}
