// The samples of one optimiser step.

import LinearAlgebra

extension LearningTask {
  /// Fills the arrays with samples drawn with replacement.
  ///
  /// With `moved` each is acted on by a random group element, the identity included.
  func drawBatch(
    moved: Bool, using random: inout SplitMix64, inputs: inout [Float], targets: inout [Float]
  ) {
    let (n, m) = (inputAction.dimension, outputAction.dimension)
    let (sourceX, sourceY) = (inputAction.sources.span, outputAction.sources.span)
    let (x, y) = (training.inputs.span, training.targets.span)
    var toX = inputs.mutableSpan
    var toY = targets.mutableSpan
    for row in 0..<toX.count / n {
      let sample = random.index(below: training.count)
      let g = moved ? random.index(below: inputAction.order) : 0
      for i in 0..<n { toX[row * n + i] = x[sample * n + Int(sourceX[g * n + i])] }
      for i in 0..<m { toY[row * m + i] = y[sample * m + Int(sourceY[g * m + i])] }
    }
  }
}
