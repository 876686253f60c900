import Groups

/// A representation as people write it, before a group gives it matrices.
///
/// Values made by the parser and by the builders below are in normal form: sums and products are
/// flat and have at least two parts, `1*R` and `R^1` are `R`, and `R^0` is `1`.
public indirect enum RepExpression: Hashable, Sendable {
  /// `1`: every element acts as the number one.
  case trivial
  /// `V`, the representation by which the group is defined.
  case defining
  /// `regular`, `perm`, `sign`, `standard`, `det`.
  case named(RepName)
  /// `irrep(k)`: row k of the character table, from 1.
  case irrep(Int)
  /// `realirrep(k)`: the k-th real irreducible, from 1.
  case realIrrep(Int)
  /// `pixels(L)`: the L x L picture.
  case pixels(Int)
  /// `cosets(w, …)`: the cosets of the subgroup that the words generate.
  case cosets([String])
  /// `T(p,q)` = V^p ⊗ V'^q; q is nil when written `T(p)`.
  case tensorType(Int, Int?)
  /// `R@k`, and `Vk` for V: R of factor k of the outermost product, from 1.
  case factor(RepExpression, Int)
  /// `R'`: the dual.
  case dual(RepExpression)
  /// `R^n`, n ≥ 2: the tensor power.
  case power(RepExpression, Int)
  /// `R*S*…`: the tensor product.
  case tensor([RepExpression])
  /// `n*R`, n ≥ 2: n copies.
  case multiple(Int, RepExpression)
  /// `R+S+…`: the direct sum.
  case sum([RepExpression])
}

/// The representations that have a name and no argument.
public enum RepName: String, CaseIterable, Sendable, Hashable {
  case regular, perm, sign, standard, det

  /// What it is, in a line.
  public var summary: String {
    switch self {
    case .regular: "permutation of the elements of the group"
    case .perm: "the natural action on points"
    case .sign: "the parity of perm"
    case .standard: "perm less the constants"
    case .det: "the determinant of V"
    }
  }
}

extension RepExpression {
  /// The direct sum, flat; one part is itself.
  public static func directSum(_ parts: [RepExpression]) -> RepExpression {
    let flat = parts.flatMap { part -> [RepExpression] in
      if case .sum(let inner) = part { return inner }
      return [part]
    }
    return flat.count == 1 ? flat[0] : .sum(flat)
  }

  /// The tensor product, flat; one part is itself.
  public static func tensorProduct(_ parts: [RepExpression]) -> RepExpression {
    let flat = parts.flatMap { part -> [RepExpression] in
      if case .tensor(let inner) = part { return inner }
      return [part]
    }
    return flat.count == 1 ? flat[0] : .tensor(flat)
  }

  /// n copies, n ≥ 1.
  public static func copies(_ n: Int, of part: RepExpression) -> RepExpression {
    n == 1 ? part : .multiple(n, part)
  }

  /// The n-th tensor power, n ≥ 0.
  public static func tensorPower(_ part: RepExpression, _ n: Int) -> RepExpression {
    n == 0 ? .trivial : n == 1 ? part : .power(part, n)
  }
}

extension RepExpression: CustomStringConvertible {
  /// As one types it; parses back to the same value.
  public var description: String {
    if case .sum(let parts) = self { return parts.map(\.term).joined(separator: "+") }
    return term
  }

  /// As it stands between the `+` of a sum.
  private var term: String {
    switch self {
    case .sum: "(\(description))"
    case .multiple(let n, let part): "\(n)*\(part.product)"
    // A leading 1 would be read as a number of copies.
    case .tensor(let parts) where parts.first == .trivial: "1*\(product)"
    default: product
    }
  }

  /// As it stands after the number of copies.
  private var product: String {
    switch self {
    case .tensor(let parts): parts.map(\.postfix).joined(separator: "*")
    case .multiple: "(\(term))"
    default: postfix
    }
  }

  /// As it stands between the `*` of a product.
  private var postfix: String {
    switch self {
    case .dual(let part): "\(part.postfix)'"
    case .power(let part, let n): "\(part.postfix)^\(n)"
    default: base
    }
  }

  /// As it stands before `'`, `^` or `@`.
  private var base: String {
    switch self {
    case .trivial: "1"
    case .defining: "V"
    case .named(let name): name.rawValue
    case .irrep(let k): "irrep(\(k))"
    case .realIrrep(let k): "realirrep(\(k))"
    case .pixels(let side): "pixels(\(side))"
    case .cosets(let words): "cosets(\(words.joined(separator: ",")))"
    case .tensorType(let p, nil): "T(\(p))"
    case .tensorType(let p, let q?): "T(\(p),\(q))"
    case .factor(.defining, let k): "V\(k)"
    case .factor(let part, let k): "\(part.base)@\(k)"
    case .sum, .multiple, .tensor, .power, .dual: "(\(description))"
    }
  }
}
