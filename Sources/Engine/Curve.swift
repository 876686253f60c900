// What is remembered of a run: a fixed budget of points on an even grid of steps.

import Networks

/// The measurements of one model at one step.
public struct CurvePoint: Hashable, Sendable {
  /// Optimiser steps taken.
  public var step: Int
  /// Loss on the training batches since the point before, averaged; nil until there was one.
  public var trainLoss: Double?
  /// What was measured on the test set.
  public var evaluation: Evaluation
}

/// Points on an even grid of steps, at most `budget`: when it is full every other one is dropped and
/// the grid becomes twice as wide, so a run of any length takes the same memory.
public struct Curve: Sendable {
  /// The largest number of points kept.
  public static let budget = 480
  /// The points, by step.
  public private(set) var points: [CurvePoint] = []
  /// Steps between points.
  public private(set) var spacing: Int

  /// An empty curve with `spacing` ≥ 1 steps between its first points.
  public init(spacing: Int) { self.spacing = max(1, spacing) }

  /// Whether a point belongs at `step`.
  public func wants(_ step: Int) -> Bool { step % spacing == 0 }

  /// Adds a point; its step must be larger than the last one's.
  public mutating func append(_ point: CurvePoint) {
    points.append(point)
    guard points.count > Self.budget else { return }
    spacing *= 2
    points.removeAll { $0.step % spacing != 0 && $0.step != point.step }
  }
}
