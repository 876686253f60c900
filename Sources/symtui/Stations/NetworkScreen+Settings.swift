// The settings of station 5 by name, and its numbers as CSV.

import Engine
import LinearAlgebra
import Networks
import Terminal

extension NetworkScreen {
  /// The rows of the settings, as they are now.
  func settings(_ world: World) -> [PickerRow] {
    let plan = world.network.plan
    let k = layer(world)
    return pathSettings(world) + [
      PickerRow(name: "depth", value: "\(plan.depth)", meaning: "layers of f, 1 to 8"),
      PickerRow(
        name: "W", value: plan[k].linear.rawValue,
        meaning: "weights of layer \(k + 1): tied or free"),
      PickerRow(
        name: "b", value: plan[k].bias.rawValue, meaning: "bias of layer \(k + 1)"),
      PickerRow(
        name: "σ", value: plan[k].nonlinearity?.symbol ?? "none",
        meaning: "non-linearity of layer \(k + 1)"),
      PickerRow(name: "seed", value: "\(plan.seed)", meaning: "x and all weights follow from it"),
      PickerRow(
        name: "angle", value: "\(world.network.angle)°", meaning: "what R turns the plane by"),
      PickerRow(
        name: "σ of the plane", value: world.network.nonlinearity.symbol,
        meaning: "non-linearity that is turned past"),
    ]
  }

  /// Where g lies in a Lie group.
  private func pathSettings(_ world: World) -> [PickerRow] {
    guard world.lie != nil, let generators = world.acted.representation?.representation.generators,
      !generators.isEmpty
    else { return [] }
    let own = generators[min(world.acted.a.generator, generators.count - 1)]
    return [
      PickerRow(
        name: "generator", value: own.name,
        meaning: own.isInfinitesimal ? "g = exp(t \(own.name))" : "g itself, at every t"),
      PickerRow(
        name: "t", value: fixed(Double(world.acted.a.hundredths) / 100, 2),
        meaning: "how far g is along its path"),
    ]
  }

  /// One step of a setting.
  mutating func adjust(_ name: String, by step: Int, _ world: inout World) -> [Request] {
    let before = world.network
    let k = layer(world)
    switch name {
    case "generator", "t":
      world.acted.moveA(
        tenths: name == "t" ? step : 0, generators: name == "t" ? 0 : step.signum())
      return world.squareRequests
    case "depth": world.network.plan.depth += step.signum()
    case "W": adjust(.linear, of: k, by: step.signum(), &world)
    case "b": adjust(.bias, of: k, by: step.signum(), &world)
    case "σ": adjust(.nonlinearity, of: k, by: step.signum(), &world)
    case "seed":
      let seed = world.network.plan.seed
      let size = UInt64(step.magnitude)
      world.network.plan.seed = step < 0 ? (seed < size ? 0 : seed - size) : seed &+ size
    case "angle": world.network.turn(by: step)
    case "σ of the plane":
      let count = Nonlinearity.all.count
      world.network.sigma = ((world.network.sigma + step) % count + count) % count
    default: break
    }
    return requests(after: before, world)
  }

  /// What the view shows as numbers: the five vectors, the grid, or the curve.
  func csv(_ world: World) -> String? {
    switch view {
    case .square: return world.square.map(Self.csv)
    case .grid: return world.commutators.map(Self.csv)
    case .angles:
      return world.angles.map { sweep in
        "degrees,error\n"
          + sweep.errors.enumerated().map { "\($0),\(JSON.number($1).text)\n" }.joined()
      }
    }
  }

  private static func csv(_ snapshot: SquareSnapshot) -> String {
    let square = snapshot.square
    let rows: [(String, [Double])] = [
      ("x", square.x), ("rho_in(g)x", square.movedInput), ("f(x)", square.image),
      ("rho_out(g)f(x)", square.movedImage), ("f(rho_in(g)x)", square.imageOfMoved),
    ]
    return rows.map { name, values in
      "\(name)," + values.map { JSON.number($0).text }.joined(separator: ",") + "\n"
    }.joined()
  }

  private static func csv(_ snapshot: CommutatorSnapshot) -> String {
    var columns = zip(MatrixFamily.allCases, snapshot.grid.errors).map { ($0.rawValue, $1) }
    if let own = snapshot.own { columns.append(("rho_in", own.errors)) }
    let head = "sigma," + columns.map(\.0).joined(separator: ",") + "\n"
    return head
      + Nonlinearity.all.enumerated().map { k, nonlinearity in
        "\(nonlinearity.symbol),"
          + columns.map { JSON.number($0.1[k]).text }.joined(separator: ",") + "\n"
      }.joined()
  }
}
