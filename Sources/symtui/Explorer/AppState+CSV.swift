// The numbers behind each station as CSV.

import Engine
import LinearAlgebra
import Networks

extension AppState {
  /// What the station shows as rows of numbers; nil when there is nothing yet, or far too much.
  func csv() -> String? {
    switch station {
    case .symmetry: world.large.map(largeSymmetryScreen.csv) ?? symmetryScreen.csv(world)
    case .group: groupCSV()
    case .representation where world.acted.actions != nil:
      world.acted.actions.flatMap { rows($0.left) }
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
    if world.lie != nil, let flow = world.flow {
      return rows(flow.element)
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
    // Looked at first: a basis matrix beyond the limit is not even made.
    guard basis.dimension > 0, Self.isExported(basis.dimensionOut, basis.dimensionIn) else {
      return nil
    }
    return rows(basis.complexMatrix(world.selection.basisIndex))
  }

  private func trainingCSV() -> String? {
    let runs = world.raceStates.compactMap(\.run)
    return runs.isEmpty ? nil : TrainingExport.csv(runs.map { ($0.key.model, $0.curve) })
  }

  /// Up to a million entries.
  private static func isExported(_ rows: Int, _ columns: Int) -> Bool {
    let (entries, overflow) = rows.multipliedReportingOverflow(by: columns)
    return !overflow && entries <= 1_000_000
  }

  /// A real matrix as it is. One that is not has two columns for each of its own, real and imaginary
  /// part, under a heading `re1,im1,re2,im2`.
  private func rows(_ matrix: ComplexMatrix) -> String? {
    if matrix.isReal { return rows(matrix.rows, matrix.columns) { matrix.re[$0, $1] } }
    let heading = (1...max(1, matrix.columns)).map { "re\($0),im\($0)" }.joined(separator: ",")
    return rows(matrix.rows, 2 * matrix.columns) { i, j in
      j.isMultiple(of: 2) ? matrix.re[i, j / 2] : matrix.im[i, j / 2]
    }.map { heading + "\n" + $0 }
  }

  /// Rows of numbers, where there are not too many.
  private func rows(_ rows: Int, _ columns: Int, _ value: (Int, Int) -> Double) -> String? {
    guard Self.isExported(rows, columns) else { return nil }
    return (0..<rows).map { i in
      (0..<columns).map { JSON.number(value(i, $0)).text }.joined(separator: ",")
    }.joined(separator: "\n") + "\n"
  }
}
