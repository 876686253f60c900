// Rows of the key table.

/// One row of the key table, from which help, hints and the palette are made.
public struct KeyBinding<Action: Sendable & Hashable>: Sendable, Hashable {
  /// The keys that do it, the main one first.
  public let keys: [Key]
  /// What they do.
  public let action: Action
  /// At most 12 columns, for hint lines.
  public let label: String
  /// A sentence, for help.
  public let help: String
  /// Where it holds: the heading under which help lists it.
  public let place: String
  /// Its name in the palette.
  public let id: String

  /// One row; the label is at most 12 columns long.
  public init(
    keys: [Key], action: Action, label: String, help: String, place: String, id: String
  ) {
    precondition(label.count <= 12, "a key label has at most 12 columns: \(label)")
    self.keys = keys
    self.action = action
    self.label = label
    self.help = help
    self.place = place
    self.id = id
  }

  /// The names of its keys, as in `j ↓`.
  public var keyNames: String { keys.map(\.name).joined(separator: " ") }

  /// The key cap and the label, for a hint line.
  public var hint: [Span] {
    [Span(keys.first?.name ?? "", .key), Span(" " + label, .hint)]
  }
}

/// One line of hints, as many as fit whole into `width` columns, two blanks apart.
public func hintLine<Action>(_ bindings: [KeyBinding<Action>], width: Int) -> [Span] {
  var line: [Span] = []
  var used = 0
  for binding in bindings {
    let hint = binding.hint
    let needed = columns(of: hint) + (line.isEmpty ? 0 : 2)
    guard used + needed <= width else { break }
    if !line.isEmpty { line.append(Span("  ", .hint)) }
    line += hint
    used += needed
  }
  return line
}
