/// One thing that happens in an enumeration; cosets count from 0, the subgroup itself.
///
/// Letters are ±k for generator k from 1.
public enum CosetStep: Hashable, Sendable {
  /// What closed a gap or showed that two cosets are one.
  public enum Reason: Hashable, Sendable {
    /// A relator, by its place among those that are scanned.
    case relator(Int)
    /// A generator of the subgroup, by its place.
    case subgroup(Int)
    /// Two cosets were found to be one, and so are their neighbours.
    case coincidence
  }

  /// `coset` times `letter` is called `new`.
  case definition(coset: Int, letter: Int, new: Int)
  /// `coset` times `letter` must be `image`.
  case deduction(coset: Int, letter: Int, image: Int, Reason)
  /// `dead` is the coset `survivor`.
  case coincidence(dead: Int, survivor: Int, Reason)
  /// The cosets alive are numbered anew, in the same order; the old numbers are listed.
  case renumbering(survivors: [Int])
}
