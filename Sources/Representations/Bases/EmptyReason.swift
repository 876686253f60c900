import Groups
import LinearAlgebra

/// Why there is no equivariant map but 0 from one representation to another, in a sentence that names
/// maps that there are.
///
/// Maps beyond a limit are left out. Throws `Cancelled`.
public func reasonForNoMaps(
  from input: AnyRepresentation, to output: AnyRepresentation, checkpoint: Checkpoint = .none
) throws -> String {
  let scalars = input.atoms.indices.lazy.compactMap { atom in
    scalarReason(atom, input, output)
  }.first
  let reason = scalars ?? "no irreducible representation is in both"
  var others: [String] = []
  for (from, to) in [(input, input), (output, output)] {
    do {
      let solver = try BasisSolver(from: from, to: to, checkpoint: checkpoint)
      let count = try solver.expectedDimension() ?? solver.dimension()
      let text = "\(from.expression) → \(to.expression) has \(count)"
      if count > 0, !others.contains(text) { others.append(text) }
    } catch is RepresentationError {
      // Too large to be counted: the reason stands without it.
    }
  }
  return reason + (others.isEmpty ? "" : "; " + others.joined(separator: ", "))
}

/// The same for a finite group all of whose elements are numbered.
public func reasonForNoMaps(
  from input: Representation, to output: Representation, checkpoint: Checkpoint = .none
) throws -> String {
  func parts(_ representation: Representation) throws -> String? {
    let facts = try representation.facts(checkpoint: checkpoint)
    return facts.decomposition.flatMap { parts in
      parts.count > 6 ? nil : parts.map { "irrep(\($0.irrep))" }.joined(separator: ", ")
    }
  }
  var reason = "no irreducible representation is in both"
  if let left = try parts(input), let right = try parts(output) {
    reason = "\(input.expression) is made of \(left), and \(output.expression) of \(right)"
  }
  var others: [String] = []
  for (from, to) in [(input, input), (output, output)] {
    let count = try expectedDimension(from: from, to: to, checkpoint: checkpoint)
    let text = "\(from.expression) → \(to.expression) has \(count)"
    if !others.contains(text) { others.append(text) }
  }
  return reason + "; " + others.joined(separator: ", ")
}

/// Multiples of the identity that act differently on all summands of the two sides.
private func scalarReason(
  _ atom: Int, _ input: AnyRepresentation, _ output: AnyRepresentation
) -> String? {
  func powers(_ representation: AnyRepresentation, _ size: Int) -> Set<Int> {
    Set(
      representation.terms.terms.map { term in
        term.leaves(ofFactor: atom).reduce(0) { $0 + $1.leaf.weight(size) }
      })
  }
  func text(_ powers: Set<Int>) -> String {
    powers.sorted().map { $0 == 0 ? "1" : $0 == 1 ? "c" : "c^\($0)" }.joined(separator: " or ")
  }
  switch input.atoms[atom] {
  case .finite, .permutations: return nil
  case .scaling(let group):
    let (left, right) = (powers(input, group.size), powers(output, group.size))
    guard left.isDisjoint(with: right) else { return nil }
    return
      "a multiple c of the identity acts as \(text(left)) on \(input.expression) and as "
      + "\(text(right)) on \(output.expression)"
  case .classical(let form, let group):
    let (left, right) = (powers(input, form.size), powers(output, form.size))
    switch form.family {
    case .general:
      guard left.isDisjoint(with: right) else { return nil }
      return
        "a multiple c of the identity in \(group.expression) acts as \(text(left)) on "
        + "\(input.expression) and as \(text(right)) on \(output.expression)"
    case .special:
      let n = form.size
      func residues(_ powers: Set<Int>) -> Set<Int> { Set(powers.map { (($0 % n) + n) % n }) }
      guard n > 1, residues(left).isDisjoint(with: residues(right)) else { return nil }
      let roots = n == 2 ? "square" : n == 3 ? "cube" : "\(n)th"
      return
        "the \(roots) roots of unity c, multiples of the identity of determinant 1, act as "
        + "\(text(residues(left))) on \(input.expression) and as \(text(residues(right))) on "
        + "\(output.expression)"
    case .specialOrthogonal where !form.size.isMultiple(of: 2): return nil
    case .orthogonal, .specialOrthogonal, .symplectic:
      func parities(_ powers: Set<Int>) -> Set<Int> { Set(powers.map { abs($0 % 2) }) }
      let (odd, even) = (parities(left), parities(right))
      guard odd.isDisjoint(with: even), let sign = odd.first else { return nil }
      let (flipped, kept) =
        sign == 1
        ? (input.expression, output.expression) : (output.expression, input.expression)
      return
        "-1, which is in \(group.expression), changes the sign of all vectors of \(flipped) and of "
        + "none of \(kept)"
    }
  }
}
