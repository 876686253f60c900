// Pictures of a group: its graphs, its subgroups in levels, and the enumeration of cosets as a film.

import Groups
import LinearAlgebra

/// A group as nodes and lines.
public enum GroupGraph: Hashable, Sendable {
  /// The Cayley graph; whole where it is small if no radius is given, else a ball.
  case cayley(radius: Int?)
  /// The maximal cycles.
  case cycles
}

extension Answers {
  /// Enumerations are recorded with at most so many cosets alive, and four times as many defined.
  public static let mostFilmedCosets = 1500

  func picture(
    _ graph: GroupGraph, of expression: GroupExpression, _ checkpoint: Checkpoint
  ) throws -> Snapshot {
    let group = try group(expression, checkpoint)
    switch graph {
    case .cayley(let radius):
      return .cayleyGraph(try group.cayleyGraph(radius: radius, checkpoint: checkpoint))
    case .cycles: return .cycleGraph(try group.cycleGraph(checkpoint: checkpoint))
    }
  }

  func hasse(of expression: GroupExpression, _ checkpoint: Checkpoint) throws -> HasseDiagram {
    let lattice = try lattice(of: expression, checkpoint)
    guard let diagram = try HasseDiagram(lattice, checkpoint: checkpoint) else {
      throw EngineError.limit(
        "\(expression) has \(lattice.classes.count) classes of subgroups; up to "
          + "\(HasseDiagram.mostClasses) are drawn as a diagram")
    }
    return diagram
  }

  func film(
    of expression: GroupExpression, over subgroup: [Int],
    _ strategy: CosetEnumeration.Strategy, _ checkpoint: Checkpoint
  ) throws -> CosetFilm {
    let group = try group(expression, checkpoint)
    guard let text = try group.presentation(checkpoint: checkpoint) else {
      throw EngineError.limit(
        "no presentation of \(expression) is known; for groups that are not given by one it is "
          + "searched for up to order \(FiniteGroup.largestPresented)")
    }
    let words = subgroup.map { group.generatorWord(of: $0).map { $0 + 1 } }
    return try CosetFilm(
      try Presentation(parsing: text), over: words, strategy: strategy,
      limit: Self.mostFilmedCosets, checkpoint: checkpoint)
  }
}
