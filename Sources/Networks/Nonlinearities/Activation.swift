// Functions of one number that networks apply to every entry, with the laws that they obey.

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A function of one number, applied entry by entry: the point-wise non-linearity σ.
///
/// Three laws decide with which matrices it commutes: being linear, being odd, and being positively
/// homogeneous. They are facts about the formulas; the tests check them on numbers.
public enum Activation: String, CaseIterable, Sendable, Hashable {
  /// 2x, the linear function.
  case double
  /// 2x + 1.
  case affine
  /// max(x, 0).
  case relu
  /// x where x > 0, else x / 10.
  case leaky
  /// |x|.
  case abs
  /// tanh x.
  case tanh
  /// x³.
  case cube
  /// sin x.
  case sine
  /// 1 / (1 + e⁻ˣ).
  case sigmoid
  /// ln(1 + eˣ).
  case softplus
  /// x / (1 + e⁻ˣ).
  case silu
  /// x Φ(x), in its tanh form (Hendrycks and Gimpel 2016).
  case gelu

  /// How it is written: the formula where it is short, else the name in use.
  public var symbol: String {
    switch self {
    case .double: "2x"
    case .affine: "2x+1"
    case .cube: "x³"
    case .sine: "sin"
    default: rawValue
    }
  }

  /// Whether σ(ax + by) = aσ(x) + bσ(y).
  public var isLinear: Bool { self == .double }

  /// Whether σ(-x) = -σ(x).
  public var isOdd: Bool {
    switch self {
    case .double, .tanh, .cube, .sine: true
    default: false
    }
  }

  /// Whether σ(cx) = cσ(x) for every c > 0.
  public var isPositivelyHomogeneous: Bool {
    switch self {
    case .double, .relu, .leaky, .abs: true
    default: false
    }
  }

  /// σ(x); NaN stays NaN.
  public func value(_ x: Double) -> Double {
    switch self {
    case .double: 2 * x
    case .affine: 2 * x + 1
    case .relu: x < 0 ? 0 : x
    case .leaky: x < 0 ? 0.1 * x : x
    case .abs: x.magnitude
    case .tanh: Self.hyperbolicTangent(x)
    case .cube: x * x * x
    case .sine: sin(x)
    case .sigmoid: logistic(x)
    case .softplus: max(x, 0) + log1p(exp(-x.magnitude))
    case .silu: x * logistic(x)
    case .gelu: 0.5 * x * (1 + Self.hyperbolicTangent(Self.geluSlope * (x + 0.044715 * x * x * x)))
    }
  }

  /// σ′(x); at a kink the slope on the left.
  public func derivative(_ x: Double) -> Double {
    switch self {
    case .double, .affine: return 2
    case .relu: return x > 0 ? 1 : 0
    case .leaky: return x > 0 ? 1 : 0.1
    case .abs: return x > 0 ? 1 : -1
    case .tanh:
      let t = Self.hyperbolicTangent(x)
      return 1 - t * t
    case .cube: return 3 * x * x
    case .sine: return cos(x)
    case .sigmoid: return logistic(x) * logistic(-x)
    case .softplus: return logistic(x)
    case .silu: return logistic(x) * (1 + x * logistic(-x))
    case .gelu:
      let t = Self.hyperbolicTangent(Self.geluSlope * (x + 0.044715 * x * x * x))
      let inner = Self.geluSlope * (1 + 3 * 0.044715 * x * x)
      return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * inner
    }
  }

  /// √(2/π).
  private static let geluSlope = (2 / Double.pi).squareRoot()

  // The cases are called as the functions are.
  #if canImport(Glibc)
    private static func hyperbolicTangent(_ x: Double) -> Double { Glibc.tanh(x) }
  #else
    private static func hyperbolicTangent(_ x: Double) -> Double { Darwin.tanh(x) }
  #endif
}

/// 1 / (1 + e⁻ˣ), without overflow.
func logistic(_ x: Double) -> Double {
  let small = exp(-x.magnitude)
  return x < 0 ? small / (1 + small) : 1 / (1 + small)
}
