// A circulant W is a convolution: the kernel, its width, its padding, and both ways to compute y.

import Engine
import LinearAlgebra
import Representations
import Terminal

/// Which kernel is shown.
struct KernelChoice: Hashable, Sendable {
  /// Position among the widths, the widest first.
  var place = 0
  var padding = RingKernel.Padding.cyclic

  func width(_ ring: RingKernel) -> Int { ring.widths[min(place, ring.widths.count - 1)] }

  /// `]` widens, `[` narrows.
  mutating func change(by step: Int, _ ring: RingKernel) {
    place = Scroll.moved(
      min(place, ring.widths.count - 1), by: -step, count: ring.widths.count)
  }

  mutating func togglePadding() { padding = padding == .cyclic ? .zero : .cyclic }
}

extension WeightsScreen {
  /// Counts and errors, the kernel, W, and y computed twice.
  func drawKernel(
    _ basis: EquivariantBasis, _ world: World, in rect: Rect, on canvas: inout Canvas
  ) {
    guard let ring = RingKernel(basis) else { return }
    let width = kernel.width(ring)
    let matrix = ring.matrix(width: width, padding: kernel.padding)
    var body = rect
    let head = body.cutTop(4)
    canvas.put(kernelLines(ring, width, room: head.width), in: head)
    let foot = body.cutBottom(rect.height >= 14 ? 4 : 0)
    drawSigned(matrix, hasKey: false, world, in: body, on: &canvas)
    if !foot.isEmpty { drawOutputs(ring, width, matrix, in: foot, on: &canvas) }
  }

  private func kernelLines(_ ring: RingKernel, _ width: Int, room: Int) -> [[Span]] {
    let n = ring.size
    let error = ring.equivarianceError(width: width, padding: kernel.padding)
    let isWhole = error < 1e-12
    let ends = kernel.padding == .cyclic ? "cyclic, the ends meet" : "zero, nothing beyond"
    return [
      [
        Span("k = \(width)", Style(.accent, bold: true)), Span(" of \(n)   padding ", .muted),
        Span(ends, Style(.accent, bold: true)),
      ],
      [
        Span("weights ", .muted), Span("\(n * n)"), Span(" dense, ", .muted),
        Span("\(ring.weightCount(width: n))"), Span(" shared, ", .muted),
        Span("\(ring.weightCount(width: width))", Style(.accent, bold: true)),
        Span(" at k = \(width)", .muted),
      ],
      [
        Span("EE over all shifts ", .muted),
        Span(error == 0 ? "0" : short(error, significant: 3), isWhole ? .good : .warning),
        Span(isWhole ? "  equivariant" : "  broken at the ends", .muted),
      ],
      [Span("w ", .muted)] + kernelSpans(ring, width, room: room - 2),
    ]
  }

  /// w of each offset, with its offset where there is room.
  private func kernelSpans(_ ring: RingKernel, _ width: Int, room: Int) -> [Span] {
    let weights = ring.weights
    let largest = weights.map(abs).max() ?? 1
    func spans(_ text: (Int, Double) -> String) -> [Span] {
      ring.offsets(width: width).map { offset in
        let value = weights[(offset + ring.size) % ring.size]
        return Span(" \(text(offset, value)) ", .diverging(level(value, of: largest)))
      }
    }
    let named = spans { "\($0 > 0 ? "+" : "")\($0):\(fixed($1, 2))" }
    if columns(of: named) <= room { return named }
    let plain = spans { fixed($1, 1) }
    guard columns(of: plain) > room else { return plain }
    var used = 0
    let fitting = plain.prefix { span in
      used += span.text.count
      return used <= room - 1
    }
    return fitting + [Span("…", .muted)]
  }

  private func drawOutputs(
    _ ring: RingKernel, _ width: Int, _ matrix: Matrix, in rect: Rect, on canvas: inout Canvas
  ) {
    let x = ring.signal
    let byMatrix = matrix * x
    let bySliding = ring.slide(x, width: width, padding: kernel.padding)
    let difference = zip(byMatrix, bySliding).map { abs($0 - $1) }.max() ?? 0
    let label = 6
    let cell = x.count * 6 + label <= rect.width ? 6 : 5
    let room = max(1, (rect.width - label) / cell)
    func line(_ name: String, _ values: [Double]) -> [Span] {
      let largest = values.map(abs).max() ?? 1
      let padded = name + String(repeating: " ", count: max(0, label - name.count))
      let cells = values.prefix(values.count > room ? room - 1 : room).map { value in
        let text = fixed(value, cell - 4)
        return Span(
          String(repeating: " ", count: max(0, cell - text.count)) + text,
          .diverging(level(value, of: largest)))
      }
      return [Span(padded, .muted)] + cells + (values.count > room ? [Span(" …", .muted)] : [])
    }
    canvas.put(
      [
        line("x", x), line("W x", byMatrix), line("slide", bySliding),
        [
          Span("W x and the sliding kernel differ by ", .muted),
          Span(difference == 0 ? "0" : short(difference, significant: 2), .good),
        ],
      ], in: rect)
  }
}
