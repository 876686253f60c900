// How much memory an answer takes, so that no more is kept than there should be.

import LinearAlgebra

extension Snapshot {
  /// About how many bytes its large arrays take; those of others are few.
  var bytes: Int {
    switch self {
    case .weights(let weights):
      Self.bytes(
        weights.sample, classes: weights.basis.classes?.count, signs: weights.basis.signs?.count)
    case .anyWeights(let weights):
      Self.bytes(
        weights.sample, classes: weights.basis.classes?.count, signs: weights.basis.signs?.count)
    case .anyRepresentation(let value):
      (value.generators ?? []).reduce(0) { $0 + 16 * $1.matrix.rows * $1.matrix.columns }
    case .weightsFilm(let film): Self.bytes(film)
    case .blocks(let blocks):
      blocks.steps.reduce(0) { $0 + 16 * $1.basis.rows * $1.basis.columns }
    case .homomorphisms(let known): 8 * known.imageCount
    case .structure(let structure): 24 * structure.elements.count
    default: 0
    }
  }

  private static func bytes(_ matrix: Matrix?, classes: Int?, signs: Int?) -> Int {
    8 * (matrix?.elements.count ?? 0) + 4 * (classes ?? 0) + (signs ?? 0)
  }

  private static func bytes(_ matrix: GeneratorMatrix) -> Int {
    switch matrix {
    case .signed(let sources, _): 9 * sources.count
    case .dense(let matrix): 8 * matrix.elements.count
    }
  }

  private static func bytes(_ film: WeightsFilm) -> Int {
    let stages = film.stages.reduce(0) {
      $0 + bytes($1.sample, classes: $1.classes?.count, signs: $1.signs?.count)
    }
    let generators = film.generators.reduce(0) {
      $0 + bytes($1.input) + bytes($1.output)
    }
    let frames = (film.averaging?.frames ?? []).reduce(0) { $0 + 8 * $1.matrix.elements.count }
    return stages + generators + frames
  }
}
