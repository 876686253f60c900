// How a group moves things to look at, worked out once a group.

import Groups
import LinearAlgebra

/// The action of one group on every object on which it acts.
public struct ObjectsSnapshot: Sendable {
  /// The group.
  public let group: FiniteGroup
  /// The actions; an object on which the group does not act is absent.
  public let actions: [SymmetricObject: ObjectAction]
  /// The colourings of the cells with two colours; absent as well for the cat.
  public let colourings: [SymmetricObject: Colourings]

  /// Tries every object.
  init(of group: FiniteGroup, _ checkpoint: Checkpoint) throws {
    self.group = group
    var actions: [SymmetricObject: ObjectAction] = [:]
    var colourings: [SymmetricObject: Colourings] = [:]
    for object in SymmetricObject.allCases {
      do {
        let action = try ObjectAction(of: group, on: object, checkpoint: checkpoint)
        actions[object] = action
        if object != .cat { colourings[object] = try Colourings(action, checkpoint: checkpoint) }
      } catch is ObjectRefusal {
        continue
      }
    }
    (self.actions, self.colourings) = (actions, colourings)
  }
}
