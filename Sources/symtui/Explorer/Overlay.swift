// What lies over a station: a prompt, a list to pick from, help, a question.

import Engine
import Groups
import Networks
import Terminal

/// What a prompt asks for.
enum PromptKind: Hashable, Sendable {
  case group, target, input, output, command, search, exportPath, writePath, openPath
  case setting(String)

  /// The word before the line.
  var label: String {
    switch self {
    case .group: "group"
    case .target: "to"
    case .input: "in"
    case .output: "out"
    case .command: ":"
    case .search: "element"
    case .exportPath: "export to"
    case .writePath: "write study to"
    case .openPath: "open"
    case .setting(let name): name
    }
  }
}

/// A line being typed, with its completions and what is wrong with it.
struct Prompt: Hashable, Sendable {
  var kind: PromptKind
  var editor: LineEditor
  /// What could be meant, best first.
  var completions: [Completion] = []
  /// Which completion Tab has put in, if any.
  var chosen: Int?
  /// Nothing typed yet: the first letter replaces what stands there.
  var isFresh = false
  var problem: String?
  /// Where in the line the problem is.
  var position: Int?
  /// Waiting for the engine to say whether the line is all right.
  var isChecking = false
}

/// A thing that could be typed, and what it is.
struct Completion: Hashable, Sendable {
  var text: String
  var meaning: String
}

/// What a list offers.
enum PickerKind: Hashable, Sendable { case task, models, settings }

/// A list with a cursor.
struct Picker: Hashable, Sendable {
  var kind: PickerKind
  var cursor = 0
}

/// Help for a station: what it shows, then the keys; Enter runs the line under the cursor.
struct HelpPage: Hashable, Sendable {
  var station: Station
  var cursor = 0
}

/// What lies over the station, if anything.
enum Overlay: Hashable, Sendable {
  case prompt(Prompt)
  case picker(Picker)
  case help(HelpPage)
  case askQuit
}

/// What the explorer wants done outside of itself.
enum Effect: Hashable, Sendable {
  case submit(Request)
  case cancel(Request.Kind)
  case prepareRuns, runRace, pauseRace, stepRace
  case show(Probe)
  case pace(Int)
  case nextTheme, theme(String), redraw, suspend
  case copy(String)
  case tell(String)
  case save(path: String, text: String, what: String)
  case readStudy(path: String)
  case quit
}

/// A sentence for the status line.
struct Message: Hashable, Sendable {
  var text: String
  var isProblem = false
}
