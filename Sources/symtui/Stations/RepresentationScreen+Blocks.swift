// Station 3: the change of basis that makes blocks, step by step, and the sums that foretell them.

import Engine
import Groups
import LinearAlgebra
import Representations
import Terminal

extension RepresentationScreen {
  /// The matrix of a in one basis after the other; blocks are set apart and named.
  func drawBlocks(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let title = "\(world.study.input) of \(world.study.group) in blocks"
    guard let structure = world.structure, let blocks = world.acted.blocks else {
      let inside = panels.frame(Self.matrices, rect, title, on: &canvas).inset(by: 1, 0)
      return canvas.putMissing("the blocks", .blocks, world, in: inside)
    }
    let own = min(max(0, step), blocks.steps.count - 1)
    let inside = panels.frame(
      Self.matrices, rect, title, note: "[ ] step \(own + 1) of \(blocks.steps.count)", on: &canvas)
    let current = blocks.steps[own]
    var rest = inside
    var head = rest.cutTop(rest.height > 9 ? 2 : 1)
    head = head.inset(by: 1, 0)
    let a = world.selection.a
    canvas.put(
      [
        [
          Span(" ρ(\(structure.group.name(of: a))) ", structure.style(of: a)),
          Span("  \(words(current.level, blocks))", Style(.accent, bold: true)),
        ],
        current.level == .given
          ? [Span("nothing is changed yet; ] goes on", .muted)]
          : Self.labels(current, width: head.width),
      ], in: head)
    if rest.height > 5 {
      let foot = rest.cutBottom(1).inset(by: 1, 0)
      canvas.put(residuals(blocks, width: foot.width), x: foot.x, y: foot.y, maxWidth: foot.width)
    }
    let pieces =
      current.level == .given
      ? [] : current.blocks.map { ($0.start, $0.size, $0.irrep) }
    let matrix = blocks.matrix(of: a, at: own)
    // The given matrix stands beside where both can be read.
    let given = blocks.matrix(of: a, at: 0)
    let widths = [given, matrix].map { MatrixView.naturalWidth($0, 2, atMost: rest.width) }
    if current.level != .given, 2 * max(widths[0], widths[1] + pieces.count) + 5 <= rest.width {
      let left = rest.cutLeft((rest.width - 5) / 2)
      canvas.put("→", x: left.maxX + 2, y: left.y + min(2, left.height - 1), .accent)
      _ = rest.cutLeft(5)
      MatrixView(matrix: given).draw(in: left, on: &canvas)
    }
    MatrixView(matrix: matrix, blocks: pieces).draw(in: rest, on: &canvas)
  }

  private func words(
    _ level: BlockDiagonalisation.Level, _ blocks: BlockDiagonalisation
  ) -> String {
    switch level {
    case .given: return "as it is given"
    case .isotypic: return "a block for all copies of an irrep"
    case .irreducible:
      let isDiagonal = blocks.steps.contains {
        $0.level == .irreducible && $0.blocks.allSatisfy { $0.size == 1 }
      }
      return isDiagonal
        ? "diagonal: a discrete Fourier transform" : "a block for each irrep, over ℂ"
    case .realIrreducible: return "a block for each irrep, over ℝ"
    }
  }

  /// `irrep(1) irrep(2) 2×irrep(5)`: equal neighbours together.
  private static func labels(_ step: BlockDiagonalisation.Step, width: Int) -> [Span] {
    var runs: [(block: BlockDiagonalisation.Block, count: Int)] = []
    for block in step.blocks {
      if let last = runs.last, last.block.irrep == block.irrep, last.block.size == block.size {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((block, 1))
      }
    }
    var spans: [Span] = []
    for (place, (block, count)) in runs.enumerated() {
      let pair = block.conjugate.map { "+\($0)" } ?? ""
      let text = " \(count > 1 ? "\(count)×" : "")irrep(\(block.irrep)\(pair)) "
      let reserve = place + 1 < runs.count ? 4 : 0
      guard columns(of: spans) + text.count + 1 + reserve <= width else {
        return spans + [Span(" …", .muted)]
      }
      spans += [Span(text, .element(block.irrep)), Span(" ")]
    }
    return spans
  }

  /// What was measured, as much as fits.
  private func residuals(_ blocks: BlockDiagonalisation, width: Int) -> [Span] {
    let measured = [
      ("outside the blocks", blocks.residual), ("basis orthonormal to", blocks.orthonormality),
      ("blocks = irreps to", blocks.mismatch), ("Σ c(g)ρ(g) to", blocks.transformError),
    ]
    var spans: [Span] = []
    for (name, value) in measured {
      let next = [
        Span("\(name) ", .muted),
        Span(short(value, significant: 2), value <= 1e-9 ? .good : .error), Span("   "),
      ]
      guard columns(of: spans + next) - 3 <= width else { break }
      spans += next
    }
    return spans
  }

  // MARK: inner products

  /// ⟨χ, χ_k⟩ for each irreducible as the sum over the classes that it is.
  func drawInnerProducts(
    _ value: DescribedRepresentation, _ structure: StructureSnapshot, _ world: World,
    in rect: Rect, on canvas: inout Canvas
  ) {
    guard let table = world.facts?.characters, let parts = value.facts.decomposition else {
      return canvas.putMissing(
        "the character table", .facts, world,
        failure: (value.facts.limits + (world.facts?.limits ?? [])).first, in: rect)
    }
    let classes = structure.classes.classes
    let order = structure.group.order
    let chi = value.facts.character.map(\.numeric)
    func sum(_ other: [(re: Double, im: Double)], _ result: Int, _ width: Int) -> [Span] {
      var text = "("
      for k in classes.indices {
        let term =
          "\(classes[k].size)·\(Self.factor(chi[k]))·\(Self.factor((other[k].re, -other[k].im)))"
        let next = (k > 0 ? " + " : "") + term
        guard text.count + next.count + "\(order)\(result)".count + 8 <= width else {
          text += " + …"
          break
        }
        text += next
      }
      return [
        Span("\(text))/\(order) = ", .muted),
        Span("\(result)", result == 0 ? .muted : Style(.accent, bold: true)),
      ]
    }
    let norm = parts.reduce(0) { $0 + $1.multiplicity * $1.multiplicity }
    var rest = rect
    let head = rest.cutTop(1)
    let width = rect.width - 15
    canvas.put(
      [Span("⟨χ,χ⟩        = ", .muted)] + sum(chi, norm, width),
      x: head.x, y: head.y, maxWidth: head.width)
    let counts = Dictionary(uniqueKeysWithValues: parts.map { ($0.irrep, $0.multiplicity) })
    let own = min(max(0, world.selection.irrep), table.irreps.count - 1)
    let start = pageOrigin(of: own, visible: rest.height, count: table.irreps.count)
    for (row, k) in (start..<table.irreps.count).prefix(rest.height).enumerated() {
      let label = "⟨χ,irrep(\(k + 1))⟩"
      let padding = String(repeating: " ", count: max(0, 13 - label.count))
      canvas.put(
        [
          Span(label, k == own ? .cursor : .element(k + 1)), Span("\(padding)= ", .muted),
        ] + sum(table.irreps[k].values.map(\.numeric), counts[k + 1] ?? 0, width),
        x: rest.x, y: rest.y + row, maxWidth: rest.width)
    }
  }

  /// A factor of a term: sums in parentheses, as are negative numbers.
  private static func factor(_ value: (re: Double, im: Double)) -> String {
    let text = entryText(value)
    if text == "·" { return "0" }
    return text.hasPrefix("-") || text.dropFirst().contains(where: { "+-".contains($0) })
      ? "(\(text))" : text
  }
}
