// The numbers behind each station as CSV.

import Engine
import Networks

extension AppState {
  /// What the station shows as rows of numbers; nil when there is nothing yet, or far too much.
  func csv() -> String? {
    switch station {
    case .symmetry: world.large.map(largeSymmetryScreen.csv) ?? symmetryScreen.csv(world)
    case .group: groupCSV()
    case .representation where world.acted.actions != nil:
      world.acted.actions.flatMap { actions in
        rows(actions.left.rows, actions.left.columns) { actions.left.re[$0, $1] }
      }
    case .representation:
      world.matrices.flatMap { matrices in
        rows(matrices.left.dimension, matrices.left.dimension) { matrices.left[$0, $1] }
      }
    case .weights: weightsCSV()
    case .network: networkScreen.csv(world)
    case .training: trainingCSV()
    }
  }

  /// The Cayley table as `symtui cayley --format csv` prints it, up to a million cells.
  private func groupCSV() -> String? {
    if let loop = world.loop?.loop {
      return rows(loop.order, loop.order) { Double(loop.product($0, $1)) }
    }
    if let lie = world.lie, let flow = world.flow {
      return rows(lie.group.size, lie.group.size) { flow.element.re[$0, $1] }
    }
    guard let structure = world.structure, structure.group.order <= 1000 else { return nil }
    return structure.elements.map { a in
      structure.elements.map { "\(structure.positions[structure.group.product(a, $0)])" }
        .joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }

  /// Weight classes where there are some, else the basis matrix that is selected.
  private func weightsCSV() -> String? {
    guard let basis = world.equivariantBasis else { return nil }
    if let classes = basis.classes {
      return rows(basis.dimensionOut, basis.dimensionIn) { i, j in
        let place = i * basis.dimensionIn + j
        return Double(classes[place]) * Double(basis.signs?[place] ?? 1)
      }
    }
    guard basis.dimension > 0 else { return nil }
    let matrix = basis.matrix(world.selection.basisIndex)
    return rows(matrix.rows, matrix.columns) { matrix[$0, $1] }
  }

  private func trainingCSV() -> String? {
    let runs = world.raceStates.compactMap(\.run)
    return runs.isEmpty ? nil : TrainingExport.csv(runs.map { ($0.key.model, $0.curve) })
  }

  /// Up to a million entries.
  private func rows(_ rows: Int, _ columns: Int, _ value: (Int, Int) -> Double) -> String? {
    guard rows * columns <= 1_000_000 else { return nil }
    return (0..<rows).map { i in
      (0..<columns).map { JSON.number(value(i, $0)).text }.joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }
}
