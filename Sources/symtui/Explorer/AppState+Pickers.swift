// Lists to pick from: the task, the models, the settings of a place; and help, where Enter runs a line.

import Engine
import Groups
import Networks
import Terminal

/// A row of a list: what it is called, what it is now, what it means.
struct PickerRow: Hashable, Sendable {
  var name: String
  var value: String
  var meaning: String
}

extension AppState {
  /// The rows of a list, as they are now.
  func rows(of picker: Picker) -> [PickerRow] {
    switch picker.kind {
    case .task:
      TaskName.allCases.map {
        PickerRow(
          name: $0.rawValue, value: $0 == world.study.task ? "•" : "", meaning: $0.summary)
      }
    case .models:
      ModelKind.allCases.map {
        PickerRow(
          name: $0.rawValue, value: world.study.models.contains($0) ? "on" : "off",
          meaning: $0.summary)
      }
    case .settings: settings
    }
  }

  private var settings: [PickerRow] {
    switch station {
    case .symmetry:
      [
        PickerRow(
          name: "object", value: symmetryScreen.shown(world).rawValue,
          meaning: "what the group moves")
      ]
    case .group:
      [
        PickerRow(
          name: "order", value: world.ordering.description,
          meaning: "order of the elements: words, rank or classes"),
        PickerRow(
          name: "radius", value: groupScreen.radius.map(String.init) ?? "auto",
          meaning: "of the ball that the Cayley graph shows"),
        PickerRow(
          name: "strategy", value: groupScreen.strategy.rawValue,
          meaning: "of the enumeration of cosets: hlt or felsch"),
      ]
    case .weights: weightsScreen.settings(world)
    case .representation: []
    case .network: networkScreen.settings(world)
    case .training:
      TrainingSettings.keys.map {
        PickerRow(
          name: $0, value: world.study.settings.value(of: $0) ?? "",
          meaning: TrainingSettings.meanings[$0] ?? "")
      } + [
        PickerRow(
          name: "pace", value: trainingScreen.pace == 0 ? "full" : "\(trainingScreen.pace)",
          meaning: "steps a second of each model, slow enough to talk over"),
        PickerRow(
          name: "smoothing", value: "\(trainingScreen.smoothing)",
          meaning: "of the curves, 0 to 0.99; the raw curve stays, dim"),
      ]
    }
  }

  mutating func reduce(_ old: Picker, _ key: Key) -> [Effect] {
    var picker = old
    let count = rows(of: picker).count
    guard count > 0 else {
      overlay = nil
      message = Message(text: "nothing to set here")
      return []
    }
    switch KeyTable.action(for: key, in: station) {
    case .move(_, let dy) where dy != 0: picker.cursor = (picker.cursor + dy + count) % count
    case .toStart: picker.cursor = 0
    case .toEnd: picker.cursor = count - 1
    case .cancel, .quit:
      overlay = nil
      return []
    case .adjust(let step) where picker.kind == .settings: return adjust(picker, by: step)
    case .move(let dx, _) where picker.kind == .settings: return adjust(picker, by: dx)
    case .confirm, .runOrPause: return confirm(picker)
    default: break
    }
    overlay = .picker(picker)
    return []
  }

  private mutating func confirm(_ picker: Picker) -> [Effect] {
    switch picker.kind {
    case .task:
      overlay = nil
      var study = world.study
      study.choose(task: TaskName.allCases[picker.cursor])
      return adopt(study)
    case .models:
      let model = ModelKind.allCases[picker.cursor]
      var study = world.study
      let chosen = Set(study.models).symmetricDifference([model])
      guard !chosen.isEmpty else {
        message = Message(text: "one model has to stay", isProblem: true)
        return []
      }
      study.models = ModelKind.allCases.filter(chosen.contains)
      return adopt(study)
    case .settings:
      let row = settings[picker.cursor]
      if station == .weights { return confirmWeights(row) }
      if station == .training { open(.setting(row.name), row.value) }
      return station == .training ? [] : adjust(picker, by: 1)
    }
  }

  private mutating func adjust(_ picker: Picker, by step: Int) -> [Effect] {
    switch station {
    case .symmetry:
      let all = SymmetricObject.allCases
      let now = all.firstIndex(of: symmetryScreen.shown(world)) ?? 0
      symmetryScreen.choose(all[((now + step) % all.count + all.count) % all.count], world)
      return []
    case .group: return adjustGroup(settings[picker.cursor].name, by: step)
    case .weights:
      weightsScreen.adjust(settings[picker.cursor].name, by: step, &world)
      return []
    case .representation: return []
    case .network:
      return networkScreen.adjust(settings[picker.cursor].name, by: step, &world)
        .map(Effect.submit)
    case .training:
      let name = settings[picker.cursor].name
      if name == "pace" {
        trainingScreen.adjustPace(by: step)
        return [.pace(trainingScreen.pace)]
      }
      if name == "smoothing" {
        trainingScreen.adjustSmoothing(by: step)
        return []
      }
      var study = world.study
      study.settings.adjust(name, by: step)
      if study != world.study { message = Message(text: "a new run; u brings the last one back") }
      return adopt(study)
    }
  }

  mutating func cycleOrdering(by step: Int) -> [Effect] {
    let orders: [ElementOrdering] = [.words, .rank, .classes]
    let now = orders.firstIndex(of: world.ordering) ?? 0
    world.ordering = orders[(now + (step < 0 ? 2 : 1)) % 3]
    return [.submit(.structure(world.study.group, world.ordering))]
  }

  mutating func reduce(_ old: HelpPage, _ key: Key) -> [Effect] {
    var help = old
    let bindings = KeyTable.bindings(in: help.station)
    switch KeyTable.action(for: key, in: help.station) {
    case .move(_, let dy) where dy != 0:
      help.cursor = min(max(0, help.cursor + dy), bindings.count - 1)
    case .page(let pages): help.cursor = min(max(0, help.cursor + 10 * pages), bindings.count - 1)
    case .toStart: help.cursor = 0
    case .toEnd: help.cursor = bindings.count - 1
    case .cancel, .quit, .help:
      overlay = nil
      return []
    case .confirm:
      overlay = nil
      return perform(bindings[help.cursor].action)
    default: break
    }
    overlay = .help(help)
    return []
  }
}
