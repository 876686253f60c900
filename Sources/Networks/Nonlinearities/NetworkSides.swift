// The representations between which a network goes, and how single elements act on both.

import Groups
import LinearAlgebra
import Representations

/// ρ_in and ρ_out of one group: with numbered elements, or of any other.
public enum NetworkSides: Sendable {
  /// Of a finite group that is listed.
  case numbered(input: Representation, output: Representation)
  /// Of a Lie group, of a large one, or of a product with such. Complex vectors are written as their
  /// real parts, then their imaginary parts.
  case unnumbered(input: AnyRepresentation, output: AnyRepresentation)

  /// An element, as the group of a network names it.
  public enum Element: Sendable {
    /// In a group that is listed.
    case rank(Int)
    /// In any other.
    case any(AnyGroupElement)
  }

  /// The length of what ρ_in acts on.
  public var dimensionIn: Int {
    switch self {
    case .numbered(let input, _): input.dimension
    case .unnumbered(let input, _): input.realDimension
    }
  }

  /// The length of what ρ_out acts on.
  public var dimensionOut: Int {
    switch self {
    case .numbered(_, let output): output.dimension
    case .unnumbered(_, let output): output.realDimension
    }
  }

  /// How many elements there are besides the identity; nil where they are not listed.
  public var elementTotal: Int? {
    if case .numbered(let input, _) = self { input.group.order - 1 } else { nil }
  }

  /// ρ_in of an element. Throws a `RepresentationError` or a `LinearAlgebraError`.
  public func inputAction(of element: Element) throws -> LinearAction {
    switch self {
    case .numbered(let input, _): try Self.action(input, element)
    case .unnumbered(let input, _): try Self.action(input, element)
    }
  }

  /// ρ_out of an element. Throws a `RepresentationError` or a `LinearAlgebraError`.
  public func outputAction(of element: Element) throws -> LinearAction {
    switch self {
    case .numbered(_, let output): try Self.action(output, element)
    case .unnumbered(_, let output): try Self.action(output, element)
    }
  }

  private static func action(_ rho: Representation, _ element: Element) throws -> LinearAction {
    guard case .rank(let rank) = element else {
      preconditionFailure("elements of a group that is listed have ranks")
    }
    return try LinearAction(rho, rank)
  }

  private static func action(_ rho: AnyRepresentation, _ element: Element) throws -> LinearAction {
    guard case .any(let element) = element else {
      preconditionFailure("ranks are of groups that are listed")
    }
    return .tensor(try rho.action(of: element))
  }

  /// Every element but the identity where they are listed and no more than `limit`; else so many of
  /// them, drawn at random.
  func sample(atMost limit: Int, seed: UInt64) throws -> [Element] {
    switch self {
    case .numbered(let input, _):
      return sampledElements(of: input.group, atMost: limit, seed: seed).map(Element.rank)
    case .unnumbered(let input, _):
      var random = SplitMix64(seed: seed, label: "elements")
      return try (0..<limit).map { _ in .any(try input.sample(using: &random)) }
    }
  }
}
