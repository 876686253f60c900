// The settings of station 4 by name, and the layers that one can turn to.

import Engine
import Groups
import Representations
import Terminal

/// A layer that people know, as a study.
struct LayerPreset: Hashable, Sendable {
  let name: String
  let group: String
  let input: String
  let output: String

  static let all = [
    LayerPreset(name: "1-D convolution", group: "Z(8)", input: "V", output: "V"),
    LayerPreset(name: "2-D convolution", group: "p1(4)", input: "V", output: "V"),
    LayerPreset(name: "Deep Sets", group: "S(5)", input: "V", output: "V"),
    LayerPreset(name: "graph layer", group: "S(4)", input: "V^2", output: "V^2"),
    LayerPreset(name: "lifting p4", group: "p4(3)", input: "V", output: "regular"),
    LayerPreset(name: "G-convolution p4", group: "p4(3)", input: "regular", output: "regular"),
    LayerPreset(name: "p4m kernel", group: "p4m(4)", input: "V", output: "V"),
    LayerPreset(name: "steerable kernels", group: "C(4)", input: "pixels(4)", output: "V"),
    LayerPreset(name: "exchangeable table", group: "S(3) x S(4)", input: "V1*V2", output: "V1*V2"),
    LayerPreset(name: "cross product", group: "SO(3)", input: "V^2", output: "V"),
    LayerPreset(name: "O(3) tensors", group: "O(3)", input: "V^2", output: "V^2"),
    LayerPreset(name: "Lorentz tensors", group: "Lorentz", input: "V^2", output: "V^2"),
    LayerPreset(name: "Rubik's stickers", group: "Rubik(3)", input: "V", output: "V"),
  ]

  /// The study, with all else as in `study`. Throws where the grammar no longer knows it.
  func applied(to study: Study) throws(ParseError) -> Study {
    var study = study
    study.choose(group: try GroupExpression(parsing: group))
    study.input = try RepExpression(parsing: input)
    study.output = try RepExpression(parsing: output)
    return study
  }
}

extension WeightsScreen {
  /// The rows of the settings, as they are now.
  func settings(_ world: World) -> [PickerRow] {
    var rows = [
      PickerRow(
        name: "basis", value: "\(world.selection.basisIndex + 1)",
        meaning: "which basis matrix is drawn")
    ]
    if let ring = world.equivariantBasis.flatMap(RingKernel.init) {
      rows += [
        PickerRow(
          name: "width", value: "\(kernel.width(ring))", meaning: "of the kernel on the ring"),
        PickerRow(
          name: "padding", value: kernel.padding.rawValue, meaning: "cyclic keeps the symmetry"),
      ]
    }
    return rows
      + LayerPreset.all.map {
        PickerRow(name: $0.name, value: "", meaning: "\($0.group) : \($0.input) → \($0.output)")
      }
  }

  /// One step of a setting.
  mutating func adjust(_ name: String, by step: Int, _ world: inout World) {
    switch name {
    case "basis":
      world.selection.basisIndex += step
      world.clampEntry()
    case "width":
      world.equivariantBasis.flatMap(RingKernel.init).map { kernel.change(by: step, $0) }
      show(.kernel)
    case "padding":
      kernel.togglePadding()
      show(.kernel)
    default: break
    }
  }
}

extension AppState {
  /// A setting of station 4, or one of the layers there.
  mutating func confirmWeights(_ row: PickerRow) -> [Effect] {
    guard let preset = LayerPreset.all.first(where: { $0.name == row.name }) else {
      weightsScreen.adjust(row.name, by: 1, &world)
      return []
    }
    do throws(ParseError) {
      let study = try preset.applied(to: world.study)
      overlay = nil
      message = Message(text: "\(preset.name); u brings the last study back")
      weightsScreen.panels.views[WeightsScreen.facts] = WeightsScreen.Side.layer.rawValue
      return adopt(study)
    } catch {
      message = Message(text: "\(error)", isProblem: true)
      return []
    }
  }
}
