/// Where the coordinates of a tensor product lie in a larger one: Σ digit · stride for the digits of
/// their number, never written out as a list.
struct CoordinateOffsets: Sendable {
  /// The slowest digit first; neighbours without a gap between them are one.
  private var digits: [(count: Int, stride: Int)] = []

  /// Digits with how many values they take and how far apart these lie, the slowest first.
  init(_ digits: [(count: Int, stride: Int)]) {
    for digit in digits where digit.count != 1 {
      if let last = self.digits.last, last.stride == digit.count * digit.stride {
        self.digits[self.digits.count - 1] = (last.count * digit.count, digit.stride)
      } else {
        self.digits.append(digit)
      }
    }
  }

  /// Where coordinate `position` lies.
  ///
  /// O(digits), which is one where nothing lies in between.
  subscript(position: Int) -> Int {
    var (rest, offset) = (position, 0)
    for digit in digits.dropFirst().reversed() {
      let (quotient, value) = rest.quotientAndRemainder(dividingBy: digit.count)
      offset += value * digit.stride
      rest = quotient
    }
    return offset + rest * (digits.first?.stride ?? 0)
  }
}
