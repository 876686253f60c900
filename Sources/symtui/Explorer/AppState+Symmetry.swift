// What the station Symmetry asks of the explorer: another group, and the next frame of a motion.

import Engine
import Groups

extension AppState {
  /// Whether something moves, so that frames are due.
  var isMoving: Bool { station == .symmetry && symmetryScreen.motion != nil && overlay == nil }

  /// The next frame.
  mutating func tick() {
    guard isMoving else { return }
    // Where a frame has many cells, half as many do.
    symmetryScreen.tick(by: size.width * size.height > 6000 ? 2 : 1)
  }

  /// Takes a group into the study once the engine has seen that it can be; undo brings the last back.
  mutating func take(group: GroupExpression) -> [Effect] {
    var study = world.study
    study.choose(group: group)
    taking = group
    symmetryScreen.choose(symmetryScreen.shown(world), world)
    symmetryScreen.settle(&world)
    symmetryScreen.chosenFor = group
    return [.submit(.check(study, keepRepresentations: false))]
  }
}
