// What station 5 looks at besides the study: the layers, changes made by hand, an angle.

import Engine
import Groups
import LinearAlgebra
import Networks

/// A network between the representations of the study, and a rotation of the plane.
struct NetworkChoice: Hashable, Sendable {
  /// The layers.
  var plan = NetworkPlan()
  /// How much entries of x are changed by hand.
  var inputChanges: [Int: Double] = [:]
  /// The place in `Nonlinearity.all` of the one under the cursor of the grid, and of the angles.
  var sigma = 2
  /// θ, in whole degrees, 0 … 359.
  var angle = 105
  /// Where z points, in whole degrees.
  var direction = 20

  /// The non-linearity under the cursor.
  var nonlinearity: Nonlinearity { Nonlinearity.all[sigma] }

  /// Turns by so many degrees.
  mutating func turn(by degrees: Int) { angle = ((angle + degrees) % 360 + 360) % 360 }

  /// Forgets what was changed by hand, which makes no sense in other dimensions.
  mutating func forgetChanges() {
    inputChanges = [:]
    plan.edits = [:]
    plan.damage = nil
  }
}

extension World {
  /// The network of the study.
  var networkQuestion: NetworkQuestion {
    NetworkQuestion(
      group: study.group, input: study.input, output: study.output, plan: network.plan)
  }

  /// What the station of networks needs, apart from what follows the selection.
  var networkRequests: [Request] {
    guard wantsNetwork else { return [] }
    return [
      .commutators(study.group, study.input), .angles(network.nonlinearity),
      .depth(networkQuestion),
    ]
  }

  /// The square at the selected element.
  var squareRequests: [Request] {
    guard wantsNetwork, let group, group.expression == study.group, selection.a < group.order
    else { return [] }
    return [.square(networkQuestion, changes: network.inputChanges, element: selection.a)]
  }

  /// Drops the answers about a former study.
  mutating func forgetNetwork() {
    square = nil
    depthErrors = nil
    commutators = nil
    network.forgetChanges()
  }
}
