// How [ and ] change each setting of the training, and what help says of it.

import Networks

extension TrainingSettings {
  /// What each setting is, by name.
  static let meanings = [
    "steps": "optimiser steps in all", "n-train": "training samples",
    "width": "hidden units, or channels of the equivariant net; auto: as the task has it",
    "batch": "samples a step", "lr": "learning rate at the start", "wd": "weight decay",
    "schedule": "cosine or constant learning rate", "seed": "everything random follows from it",
  ]

  /// One step up or down for each setting: counts by sensible amounts, rates by a factor of two.
  mutating func adjust(_ key: String, by step: Int) {
    let now = value(of: key) ?? ""
    let next: String
    switch key {
    case "schedule": next = schedule == .cosine ? "constant" : "cosine"
    case "lr", "wd":
      let rate = Double(now) ?? 0
      next = rate == 0 ? "0.0001" : "\(step > 0 ? rate * 2 : rate / 2)"
    case "width": next = "\(max(1, (Int(now) ?? 32) + 8 * step))"
    case "seed":
      let size = UInt64(step.magnitude)
      let (up, over) = seed.addingReportingOverflow(size)
      next = step < 0 ? "\(seed < size ? 0 : seed - size)" : "\(over ? .max : up)"
    default: next = "\(max(1, (Int(now) ?? 1) + Self.stride(of: key) * step))"
    }
    // Out of range: the value stays.
    try? set(key, next)
  }

  private static func stride(of key: String) -> Int {
    switch key {
    case "steps", "n-train": 100
    case "batch": 16
    default: 1
    }
  }
}
