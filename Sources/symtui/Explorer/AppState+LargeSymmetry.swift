// What station 1 asks of the explorer where the group is too large to number its elements.

import BigInt
import Engine
import Groups
import LinearAlgebra
import Terminal

extension World {
  /// The way back from a, unless it is known.
  var wayBackRequests: [Request] {
    guard let large, large.factoriser != nil, large.selection.a != 0,
      wayBack?.rank != large.selection.a
    else { return [] }
    return [.wayBack(study.group, rank: large.selection.a)]
  }
}

extension AppState {
  /// Asks for the way back where it is shown.
  func submitWayBack() -> [Effect] {
    station == .symmetry ? world.wayBackRequests.map(Effect.submit) : []
  }

  /// A group that was just chosen starts where nothing has moved.
  mutating func openLargeSymmetry() {
    guard station == .symmetry, let large = world.large, large.selection == large.opening else {
      return
    }
    world.large?.selection.a = 0
    largeSymmetryScreen.start(world)
  }

  /// Space, `.`, r and R in station 1.
  mutating func moveLarge(_ action: Action) -> [Effect] {
    guard let large = world.large else {
      message = Message(
        text: "this key is for large groups, such as Rubik(3), whose moves it plays back")
      return []
    }
    acting = nil
    switch action {
    case .paint, .stepOnce: return goBack(action, large)
    case .rewind:
      guard large.selection.a != 0 else { return [] }
      remember(large)
      world.large?.selection.a = 0
      message = Message(text: "nothing has moved; u brings the last element back")
    default:
      remember(large)
      world.study.settings.seed &+= 1
      let seed = world.study.settings.seed
      var random = SplitMix64(seed: UInt64(bitPattern: Int64(seed)), label: "scramble")
      world.large?.select(large.group.random(using: &random))
      message = Message(
        text: large.net == nil
          ? "a random element, by seed \(seed); u brings the last one back"
          : "scrambled by seed \(seed), all positions equally likely; u brings the last one back")
    }
    largeSymmetryScreen.start(world)
    return submitWayBack() + (action == .newSeed ? [.prepareRuns] : [])
  }

  private mutating func goBack(_ action: Action, _ large: LargeGroup) -> [Effect] {
    if largeSymmetryScreen.isPlaying {
      largeSymmetryScreen.stop()
      return []
    }
    guard large.selection.a != 0 else {
      message = Message(text: "nothing is out of place; R makes a random element")
      return []
    }
    guard large.factoriser != nil else {
      message = Message(text: "no word leads back: on so many points it would be too long")
      return []
    }
    guard largeSymmetryScreen.goBack(&world) else {
      message = Message(text: "the way back is being looked for")
      return world.awaited[.wayBack] == nil ? submitWayBack() : []
    }
    largeSymmetryScreen.isPlaying = action == .paint
    return []
  }

  /// Undo comes back to this element.
  private mutating func remember(_ large: LargeGroup) {
    remember(
      Remembered(study: world.study, attempt: world.attempt, selection: large.selection))
  }
}
