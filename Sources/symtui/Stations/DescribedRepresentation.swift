// What station 3 says of a representation of a finite group, be it real or complex.

import Engine
import Groups
import Representations

/// A representation of a finite group in words.
struct DescribedRepresentation {
  let dimension: Int
  let facts: RepresentationFacts
  /// χ by class; nil where a limit was met.
  let character: [String]?
  /// Whether some values have a root of unity E(n).
  let hasRoots: Bool
  let residual: Double
  /// Whether a residual of 0 is a proof.
  let isExact: Bool
  let isComplex: Bool

  /// Of the study's input, once it is known.
  init?(_ world: World) {
    if let value = world.representation {
      dimension = value.representation.dimension
      (facts, character, hasRoots) = (value.facts, value.character, value.hasRoots)
      (residual, isExact, isComplex) = (value.residual, value.isExact, false)
    } else if let value = world.acted.complex {
      dimension = value.representation.dimension
      (facts, character, hasRoots) = (value.facts, value.character, value.hasRoots)
      (residual, isExact, isComplex) = (value.residual, false, true)
    } else {
      return nil
    }
  }

  /// Trivial, faithful, or what acts as 1, by name.
  func kernelWords(in structure: StructureSnapshot) -> String {
    if facts.isTrivial { return "trivial: every matrix is 1" }
    if facts.isFaithful { return "faithful: different elements, different matrices" }
    let group = structure.group
    let inKernel = structure.elements.lazy.filter {
      facts.character[structure.classes.classOf[$0]].integer == dimension
    }
    let names = inKernel.prefix(6).map { group.name(of: $0) }.joined(separator: ", ")
    let rest = facts.kernelOrder > 6 ? ", … (\(facts.kernelOrder))" : ""
    return "not faithful: \(names)\(rest) act as 1"
  }

  /// Irreducible or not, with the norm of χ that says so.
  var irreducibleWords: String {
    guard let parts = facts.decomposition else {
      return facts.isIrreducible ? "irreducible: ⟨χ,χ⟩ = 1" : "reducible: ⟨χ,χ⟩ > 1"
    }
    let norm = parts.reduce(0) { $0 + $1.multiplicity * $1.multiplicity }
    return "\(facts.isIrreducible ? "irreducible" : "reducible"): ⟨χ,χ⟩ = \(norm)"
  }

  /// 2·irrep(1) ⊕ irrep(5).
  var decomposition: String {
    guard let parts = facts.decomposition, !parts.isEmpty else { return "" }
    let terms = parts.map {
      $0.multiplicity == 1 ? "irrep(\($0.irrep))" : "\($0.multiplicity)·irrep(\($0.irrep))"
    }
    return "   = " + terms.joined(separator: " ⊕ ")
  }
}
