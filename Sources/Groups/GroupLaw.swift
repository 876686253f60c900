/// How the elements of a group, as ranks from 0, the identity, are multiplied and act on points.
enum GroupLaw: Sendable {
  /// t^i has rank i.
  case cyclic(Int)
  /// r^i f^j has rank i + n j, and r f = f r^-1. The corner that f sends to corner 0 is given.
  case dihedral(Int, mirrored: Int)
  /// a^i b^j has rank i + 2n j; a^2n = 1, b^2 = a^n, a b = b a^-1.
  case dicyclic(Int)
  case plane(PlaneLaw)
  case permutations(PermutationLaw)
  case presented(PresentedLaw)
  case table(TableLaw)
  /// A mixed-radix number of ranks; the first factor is the fastest digit.
  case product(factors: [FiniteGroup], weights: [Int])

  var order: Int {
    switch self {
    case .cyclic(let n): n
    case .dihedral(let n, _): 2 * n
    case .dicyclic(let n): 4 * n
    case .plane(let law): law.order
    case .permutations(let law): law.order
    case .presented(let law): law.order
    case .table(let law): law.order
    case .product(let factors, _): factors.reduce(1) { $0 * $1.order }
    }
  }

  /// The rank of `a b`.
  func product(_ a: Int, _ b: Int) -> Int {
    switch self {
    case .cyclic(let n):
      let sum = a + b
      return sum < n ? sum : sum - n
    case .dihedral(let n, _):
      let (i, j) = (a % n, a / n)
      let (k, l) = (b % n, b / n)
      return (j == 0 ? i + k : i + n - k) % n + n * (j ^ l)
    case .dicyclic(let n):
      let m = 2 * n
      let (i, j) = (a % m, a / m)
      let (k, l) = (b % m, b / m)
      return ((j == 0 ? i + k : i + m - k) + n * (j & l)) % m + m * (j ^ l)
    case .plane(let law): return law.product(a, b)
    case .permutations(let law): return law.product(a, b)
    case .presented(let law): return law.product(a, b)
    case .table(let law): return law.product(a, b)
    case .product(let factors, let weights):
      var result = 0
      for (factor, weight) in zip(factors, weights) {
        let (x, y) = (a / weight % factor.order, b / weight % factor.order)
        result += factor.product(x, y) * weight
      }
      return result
    }
  }

  /// The number of points of the natural action, where there is one.
  func degree(of name: GroupName?) -> Int? {
    switch self {
    case .cyclic(let n): name == .parity || name == .timeReversal ? nil : n
    case .dihedral(let n, _): name == .klein ? nil : n
    case .dicyclic: nil
    case .plane(let law): law.n * law.n
    case .permutations(let law): law.degree
    case .presented(let law): law.degree
    case .table(let law): law.order
    case .product(let factors, _):
      factors.reduce(0) { total, factor in
        guard let total, let degree = factor.degree else { return nil }
        return total + degree
      }
    }
  }

  /// Where element `a` sends a point of the natural action.
  func image(of point: Int, under a: Int) -> Int {
    switch self {
    case .cyclic(let n): return (point + a) % n
    case .dihedral(let n, let mirrored):
      let corner = a / n == 0 ? point : (mirrored - point).modulo(n)
      return (corner + a % n) % n
    case .dicyclic: preconditionFailure("a dicyclic group has no natural action")
    case .plane(let law): return law.image(of: point, under: a)
    case .permutations(let law): return law.image(of: point, under: a)
    case .presented(let law): return law.image(of: point, under: a)
    case .table(let law): return law.product(a, point)
    case .product(let factors, let weights):
      var first = 0
      for (factor, weight) in zip(factors, weights) {
        guard let degree = factor.degree else { break }
        if point < first + degree {
          return first + factor.image(of: point - first, under: a / weight % factor.order)
        }
        first += degree
      }
      preconditionFailure("the point is outside the natural action")
    }
  }
}
