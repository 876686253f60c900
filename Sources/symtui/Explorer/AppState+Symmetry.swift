// What moves by itself, and what the station Symmetry asks of the explorer.

import Engine
import Groups

extension AppState {
  /// How often the next frame is due; nil while nothing moves, so that an idle program is idle.
  var tickSeconds: Double? {
    switch station {
    case .symmetry where isSymmetryMoving && overlay == nil:
      Double(framesAtOnce) / 15
    case .group where groupScreen.isPlaying && world.film != nil: GroupScreen.secondsPerStep
    case .weights where weightsScreen.isPlaying && world.weightsFilm != nil:
      WeightsScreen.secondsPerStep
    default: nil
    }
  }

  private var isSymmetryMoving: Bool {
    world.large == nil
      ? symmetryScreen.motion != nil
      : largeSymmetryScreen.motion != nil || largeSymmetryScreen.isPlaying
  }

  /// Where a frame has many cells, half as many do.
  private var framesAtOnce: Int { size.width * size.height > 6000 ? 2 : 1 }

  /// The next frame.
  mutating func tick() {
    guard tickSeconds != nil else { return }
    switch station {
    case .symmetry where world.large != nil: largeSymmetryScreen.tick(by: framesAtOnce, &world)
    case .symmetry: symmetryScreen.tick(by: framesAtOnce)
    case .weights: weightsScreen.tick(world)
    default: if let film = world.film { groupScreen.playFilm(film) }
    }
  }

  /// Takes a group into the study once the engine has seen that it can be; undo brings the last back.
  mutating func take(group: GroupExpression) -> [Effect] {
    var study = world.study
    study.choose(group: group)
    (opening, taking) = (nil, group)
    symmetryScreen.choose(symmetryScreen.shown(world), world)
    symmetryScreen.settle(&world)
    symmetryScreen.chosenFor = group
    return [.submit(.check(study, keepRepresentations: false))]
  }
}
