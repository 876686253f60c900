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
    guard wantsNetwork, let element = squareElement else { return [] }
    return [.square(networkQuestion, changes: network.inputChanges, element: element)]
  }

  /// The element that acts, as the engine calls it; nil while it is not known.
  private var squareElement: ElementName? {
    if let large {
      guard large.group.expression == study.group else { return nil }
      let a = large.a
      return large.word(a).map(ElementName.word) ?? .permutation(a)
    }
    if study.group.isLie {
      let count = acted.generatorCount
      guard count > 0 else { return nil }
      return .path(
        generator: min(acted.a.generator, count - 1), hundredths: acted.a.hundredths)
    }
    guard let group, group.expression == study.group, selection.a < group.order else { return nil }
    return .rank(selection.a)
  }

  /// What follows the element that acts in a group without a list of them.
  func movedRequests(_ station: Station) -> [Request] {
    switch station {
    case .symmetry: wayBackRequests
    case .representation: actionRequests
    case .network: squareRequests
    default: []
    }
  }

  /// Drops the answers about a former study.
  mutating func forgetNetwork() {
    square = nil
    depthErrors = nil
    commutators = nil
    network.forgetChanges()
  }
}
