// The right panel of station 4: counts, the entry under the cursor, and why the count is right.

import Engine
import Groups
import LinearAlgebra
import Representations
import Terminal

extension WeightsScreen {
  func drawFacts(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let inside = panels.frame(
      Self.facts, rect, "ρ_out(g) W = W ρ_in(g)", note: "v equation, layer", on: &canvas
    ).inset(by: 1, 0)
    guard let basis = world.equivariantBasis else { return }
    var lines = countLines(
      basis, isComplex: world.anyWeights?.isComplex == true, width: inside.width)
    lines.append([])
    lines += cursorLines(basis, world, width: inside.width)
    lines.append([])
    lines += generatorLines(basis, room: inside.height - lines.count - 6)
    lines.append([])
    lines += proofLines(basis, width: inside.width)
    lines.append([])
    lines += formulaLines(basis, width: inside.width)
    canvas.put(lines, in: inside)
  }

  private func countLines(_ basis: EquivariantBasis, isComplex: Bool, width: Int) -> [[Span]] {
    let dense = basis.dimensionIn * basis.dimensionOut
    let text = isComplex ? "\(dense), complex" : "\(dense) weights"
    let ratio = Double(dense) / Double(max(1, basis.dimension))
    return [
      fact("dense", 14 + text.count <= width ? text : "\(dense)"),
      [
        Span("equivariant   ", .muted), Span("\(basis.dimension)", Style(.accent, bold: true)),
        Span(basis.dimension > 0 ? "  ÷ \(short(ratio, significant: 3))" : ""),
      ],
    ]
  }

  private func cursorLines(_ basis: EquivariantBasis, _ world: World, width: Int) -> [[Span]] {
    let entry = world.selection.entry
    let place = "W(\(entry.row + 1), \(entry.column + 1))"
    guard let number = classNumber(world) else {
      return [fact("cursor", place)]
    }
    guard number > 0 else { return [[Span("\(place) = 0, forced")]] }
    let size =
      world.weights.map {
        $0.classSizes.indices.contains(number - 1) ? $0.classSizes[number - 1] : 0
      }
      ?? basis.classes?.count { Int($0) == number } ?? 0
    let tied = "tied with \(size - 1) other \(size == 2 ? "entry" : "entries")"
    var lines = [
      [Span("\(place) is weight ", .muted), Span(" \(number) ", .element(number - 1))],
      [
        Span(
          size == 1
            ? "alone in its class"
            : tied.count <= width ? tied : "tied with \(size - 1) others",
          .text)
      ],
    ]
    if let group = world.group, let image = Self.image(of: entry, by: world.selection.a, world) {
      let sent = " sends it to (\(image.row + 1), \(image.column + 1))"
      let name = group.name(of: world.selection.a)
      let short = columns(of: name + sent) <= width ? name : "a"
      lines.append([Span(short, world.style(of: world.selection.a)), Span(sent)])
    }
    return lines
  }

  /// What the letters of a formula mean.
  private func formulaLines(_ basis: EquivariantBasis, width: Int) -> [[Span]] {
    guard basis.dimension > 0, let formula = basis.formula(0) else { return [] }
    let all = (0..<min(basis.dimension, 64)).compactMap { basis.formula($0) }.joined()
    var words: [String] = []
    if all.contains("δ") { words.append("δ: both indices equal") }
    if all.contains("η") { words.append("η: equal, with the signs of the metric") }
    if all.contains("ω") { words.append("ω: the signed area of a pair") }
    if all.contains("ε") { words.append("ε: the sign of the order, 0 for a repeat") }
    guard formula != "1" || !words.isEmpty else { return [] }
    words.append("1, 2, … are the indices of the output, then of the input")
    return words.flatMap { wrap($0, width: max(10, width)).map { [Span($0, .muted)] } }
  }

  /// How the count falls as generators are imposed one by one.
  private func generatorLines(_ basis: EquivariantBasis, room: Int) -> [[Span]] {
    var lines: [[Span]] = [[Span("imposing one by one", .muted)]]
    let counts = basis.parameterCountsByGenerator
    for (k, count) in counts.enumerated() {
      let name =
        k == 0 ? "none" : "+ \(basis.steps.indices.contains(k - 1) ? basis.steps[k - 1] : "")"
      lines.append(fact("  \(name)", "\(count)"))
    }
    let most = max(4, room)
    guard lines.count > most else { return lines }
    let last = lines.removeLast()
    return Array(lines.prefix(most - 2)) + [[Span("  …", .muted)], last]
  }

  private func proofLines(_ basis: EquivariantBasis, width: Int) -> [[Span]] {
    var lines: [[Span]] = []
    if let expected = basis.expectedDimension {
      let agrees = expected == basis.dimension
      lines.append([
        Span("by characters ", .muted),
        Span("\(expected) \(agrees ? "✓" : "✗")", agrees ? .good : .error),
      ])
    }
    let residual = basis.residualText
    if 14 + columns(of: residual) <= width {
      lines.append(fact("residual", residual))
    } else {
      lines += wrap("residual \(residual)", width: max(10, width)).map { [Span($0, .muted)] }
    }
    lines += wrap(basis.method, width: max(10, width)).map { [Span($0, .muted)] }
    return lines
  }
}

extension EquivariantBasis {
  /// How nearly W ρ_in = ρ_out W was found to hold, and whether that is a proof.
  var residualText: String {
    if isProved { return "0, exactly" }
    let value = short(residual, significant: 2)
    if let residualSample { return "\(value) on \(residualSample)" }
    return residual == 0 ? "0 in floating point" : value
  }
}
