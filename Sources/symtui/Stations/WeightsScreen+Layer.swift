// The layer that W is part of: what people call it, what its weights do, and the bias it may have.

import Engine
import Groups
import LinearAlgebra
import Representations
import Terminal

extension WeightsScreen {
  func drawLayer(_ world: World, in rect: Rect, on canvas: inout Canvas) {
    let inside = panels.frame(Self.facts, rect, "the layer", on: &canvas).inset(by: 1, 0)
    guard let basis = world.equivariantBasis else { return }
    let width = max(10, inside.width)
    func words(_ text: String, _ style: Style = .text) -> [[Span]] {
      wrap(text, width: width).map { [Span($0, style)] }
    }
    let study = world.study
    var lines: [[Span]] = []
    if let known = Architecture(study.group, from: study.input, to: study.output) {
      lines += words(known.name, Style(.accent, bold: true)) + words(known.meaning)
      lines += weightLines(known, world, width: width)
      lines += words(known.source, .muted)
    } else {
      lines += words("an equivariant linear layer", Style(.accent, bold: true))
      lines += words("without a name of its own (Finzi et al. 2021)", .muted)
    }
    lines.append([])
    lines += biasLines(basis, world, width: width)
    lines += words("s lists layers that people know", .muted)
    canvas.put(lines, in: inside)
  }

  /// What the weight at the cursor does.
  private func weightLines(_ known: Architecture, _ world: World, width: Int) -> [[Span]] {
    let entry = world.selection.entry
    guard let number = classNumber(world), number > 0,
      let name = known.name(ofEntry: entry.row, entry.column)
    else { return [] }
    let text = wrap(name, width: max(8, width - 5))
    return text.enumerated().map { k, line in
      k == 0
        ? [Span(" \(number) ", .element(number - 1)), Span(" \(line)")]
        : [Span(String(repeating: " ", count: "\(number)".count + 3) + line)]
    }
  }

  /// y = W x + b as one matrix of one dimension more.
  private func biasLines(_ basis: EquivariantBasis, _ world: World, width: Int) -> [[Span]] {
    guard let film = world.weightsFilm else { return [] }
    let bias = film.biasDimension
    let meaning: String
    switch bias {
    case 0: meaning = "No vector of ρ_out stays where it is: only b = 0."
    case basis.dimensionOut: meaning = "Every b stays where it is: all are allowed."
    default: meaning = "b has to stay where it is: \(bias) of \(basis.dimensionOut) dimensions do."
    }
    return [
      [Span("y = W x + b", .title)],
      [Span("│y│   │W b│ │x│")], [Span("│1│ = │0 1│ │1│")],
      [Span("from in ⊕ 1 to out ⊕ 1", .muted)],
    ] + wrap(meaning, width: width).map { [Span($0)] } + [
      [
        Span("weights ", .muted), Span("\(basis.dimension)"), Span(" + bias ", .muted),
        Span("\(bias)", Style(.accent, bold: true)),
      ]
    ]
  }
}
