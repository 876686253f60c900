/// Translations of the n x n torus with a point group: the elements a^x b^y r^k f^l.
///
/// The point group acts on shifts (x right, y down) and, about the middle of the picture, on
/// pixels; both act as `r a = b r`, `r b = a^-1 r`, `f a = a^-1 f`, `f b = b f`, `r f = f r^-1`.
struct PlaneLaw: Sendable {
  let n: Int
  /// 1, 2 or 4: the order of r.
  let turns: Int
  let hasMirror: Bool

  var order: Int { n * n * turns * (hasMirror ? 2 : 1) }

  struct Element {
    var x: Int
    var y: Int
    var turn: Int
    var mirror: Int
  }

  func element(_ rank: Int) -> Element {
    let point = rank / (n * n)
    return Element(x: rank % n, y: rank / n % n, turn: point % turns, mirror: point / turns)
  }

  func rank(_ g: Element) -> Int {
    g.x + n * (g.y + n * (g.turn + turns * g.mirror))
  }

  func product(_ a: Int, _ b: Int) -> Int {
    let (g, h) = (element(a), element(b))
    let (x, y) = moveShift(h.x, h.y, by: g)
    let turn = g.mirror == 0 ? g.turn + h.turn : g.turn - h.turn
    return rank(
      Element(
        x: (g.x + x) % n, y: (g.y + y) % n, turn: turn.modulo(turns),
        mirror: g.mirror ^ h.mirror))
  }

  /// Where a pixel of the picture, row-major, goes: mirror, then turn, then shift.
  func image(of pixel: Int, under a: Int) -> Int {
    let g = element(a)
    var (row, column) = (pixel / n, pixel % n)
    if g.mirror == 1 { column = n - 1 - column }
    for _ in 0..<quarterTurns(g) { (row, column) = (column, n - 1 - row) }
    return (row + g.y) % n * n + (column + g.x) % n
  }

  private func quarterTurns(_ g: Element) -> Int {
    turns == 2 ? 2 * g.turn : g.turn
  }

  /// The shift that (x, y) becomes when it is conjugated by the point part of `g`.
  private func moveShift(_ x: Int, _ y: Int, by g: Element) -> (x: Int, y: Int) {
    var (x, y) = (g.mirror == 1 ? (n - x) % n : x, y)
    for _ in 0..<quarterTurns(g) { (x, y) = ((n - y) % n, x) }
    return (x, y)
  }
}
