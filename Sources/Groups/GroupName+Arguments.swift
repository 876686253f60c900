extension GroupName {
  /// The largest size of the matrices of a Lie group.
  static let largestLieSize = 64

  /// What is wrong with an argument, as a sentence, and which argument it is.
  struct Objection {
    let sentence: String
    let argument: Int
    /// Whether the group exists, and is beyond a limit.
    let isLimit: Bool

    init(_ sentence: String, argument: Int = 0, isLimit: Bool = false) {
      self.sentence = sentence
      self.argument = argument
      self.isLimit = isLimit
    }

    /// The same, of a group that exists.
    var asLimit: Objection { Objection(sentence, argument: argument, isLimit: true) }
  }

  /// What is wrong with these arguments, as many as the name takes; nil when nothing is.
  func objection(to arguments: [Int]) -> Objection? {
    let text = rawValue + "(" + arguments.map(String.init).joined(separator: ",") + ")"
    func no(_ sentence: String, _ argument: Int = 0) -> Objection {
      Objection("\(text): \(sentence)", argument: argument)
    }
    if isLie(arguments) { return lieObjection(to: arguments, no) }
    guard let n = arguments.first else { return nil }
    switch self {
    case .quaternion where n < 8 || n & (n - 1) != 0:
      let dicyclic = n >= 4 && n.isMultiple(of: 4) ? "; Dic(\(n / 4)) has order \(n)" : ""
      return no("the argument is the order, a power of 2 from 8 on, such as Q(8)\(dicyclic)")
    case .mathieu:
      let known = [11, 12, 22, 23, 24]
      return known.contains(n) ? nil : no("there are M(11), M(12), M(22), M(23) and M(24)")
    case .rubik: return n == 2 || n == 3 ? nil : no("there are Rubik(2) and Rubik(3)")
    case .heisenberg where n < 2: return no("the entries are numbers mod n ≥ 2, as in \(example)")
    case .small: return smallObjection(n, arguments[1], no)
    case _ where n < 1: return no("the argument counts from 1, as in \(example)")
    case .projectiveLinear where n < 2: return no("lines need n ≥ 2, as in \(example)")
    case .specialLinear, .generalLinear, .projectiveLinear:
      return fieldObjection(n, arguments[1], no)
    default: return nil
    }
  }

  private func smallObjection(
    _ order: Int, _ number: Int, _ no: (String, Int) -> Objection
  ) -> Objection? {
    guard let count = Catalogue.counts[order] else {
      return no("the catalogue holds the orders from 1 to \(Catalogue.largestOrder)", 0)
    }
    if (1...count).contains(number) { return nil }
    let last = count == 1 ? "is one group" : "are \(count) groups"
    return no("there \(last) of order \(order), the last small(\(order),\(count))", 1)
  }

  private func fieldObjection(
    _ n: Int, _ p: Int, _ no: (String, Int) -> Objection
  ) -> Objection? {
    if p >= 1 << 31 {
      return no(
        "it would move more than \(1 << 31) points, and the limit is "
          + "\(StabiliserChain.largestDegree) points; \(example) works", 1
      ).asLimit
    }
    if isPrime(p) { return nil }
    if p >= 4, let factor = primeFactors(p).first, primeFactors(p).count == 1 {
      return no(
        "\(p) is a power of the prime \(factor.prime), and only prime fields are known; "
          + "\(rawValue)(\(n),\(factor.prime)) is over one", 1)
    }
    return no("\(p) is no prime, so there is no field of \(p) elements, as in \(example)", 1)
  }

  private func lieObjection(
    to arguments: [Int], _ no: (String, Int) -> Objection
  ) -> Objection? {
    let largest = Self.largestLieSize
    for (k, n) in arguments.enumerated() {
      if arguments.count == 2 ? n < 0 : n < 1 {
        return no("the size of the matrices counts from 1, as in \(forms.last?.example ?? "")", k)
      }
      if n > largest { return no("the matrices have at most \(largest) rows", k).asLimit }
    }
    if arguments.count == 2, !(1...largest).contains(arguments[0] + arguments[1]) {
      let objection = no("the matrices have p + q rows, from 1 to \(largest)", 1)
      return arguments[0] + arguments[1] > largest ? objection.asLimit : objection
    }
    guard self == .symplectic, let n = arguments.first, !n.isMultiple(of: 2) else { return nil }
    return no("the argument is the size of the matrices, which is even, as in Sp(\(n + 1))", 0)
  }
}

/// Whether `n` is a prime.
///
/// O(√n).
func isPrime(_ n: Int) -> Bool {
  guard n >= 2 else { return false }
  let factors = primeFactors(n)
  return factors.count == 1 && factors[0].exponent == 1
}
