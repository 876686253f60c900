// What can go wrong in a factorisation.

/// Why a matrix has no answer to the question asked of it.
public enum LinearAlgebraError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The matrix has no inverse to working precision.
  case singular
  /// An entry is NaN or infinite.
  case notFinite
  /// The iteration of the named LAPACK routine did not converge.
  case noConvergence(String)
  /// The matrix is beyond a limit, which the text names.
  case tooLarge(String)

  /// One sentence for the status line.
  public var description: String {
    switch self {
    case .singular: "the matrix has no inverse (to working precision)"
    case .notFinite: "the matrix has an entry that is not a finite number"
    case .noConvergence(let routine): "\(routine) did not converge"
    case .tooLarge(let what): what
    }
  }
}
