import Engine
import Groups
import Networks
import Representations
import Terminal

@testable import symtui

/// The explorer without a terminal: keys in, requests answered at once, cells out.
struct Explored {
  var state: AppState
  var size = Size(width: 80, height: 24)
  /// What keys asked for that only the program itself can do.
  private(set) var effects: [Effect] = []
  private let answers: Answers

  /// The explorer after its first answers.
  init(_ study: Study = .opening, answers: Answers = Answers()) {
    self.answers = answers
    state = AppState(study: study)
    state.size = size
    _ = state.settle(state.submitAll(), from: answers)
  }

  /// The same with the study that is written so.
  init(_ line: String, answers: Answers = Answers()) throws {
    self.init(try Study(parsing: line), answers: answers)
  }

  /// Presses keys one after the other.
  mutating func press(_ keys: Key...) {
    for key in keys {
      let wanted = state.reduce(key)
      effects += wanted
      _ = state.settle(wanted, from: answers)
    }
  }

  /// Presses the keys of these characters.
  mutating func type(_ text: String) { for character in text { press(.character(character)) } }

  /// Answers a prompt: opens it by its key, types, and presses Enter.
  mutating func answer(_ prompt: Character, _ text: String) {
    press(.character(prompt))
    type(text)
    press(.enter)
  }

  /// The prompt that is open.
  var prompt: Prompt? {
    if case .prompt(let prompt) = state.overlay { prompt } else { nil }
  }

  /// Every run of the study as it is before its first step, or after some.
  mutating func train(steps: Int = 0) throws {
    for key in state.world.runKeys {
      var run = try Run(key, library: .shipped())
      run.advance(until: steps)
      _ = state.take(.run(run.snapshot(probe: state.world.probe, isRunning: false)))
    }
  }

  /// The cells.
  func canvas(_ glyphs: GlyphSet = .unicode) -> Canvas {
    var canvas = Canvas(size: size, glyphs: glyphs)
    state.draw(into: &canvas)
    return canvas
  }

  /// The rows, without blanks at their ends.
  var screen: Screen { Screen(canvas()) }
}

/// A drawn screen as text, which can be asked for a block of text.
struct Screen: CustomStringConvertible {
  let canvas: Canvas

  init(_ canvas: Canvas) { self.canvas = canvas }

  var description: String { "\n" + plainText(canvas) }

  /// Where `block` stands, all of its lines one below the other: the column and row of its start.
  func find(_ block: String) -> Point? {
    let wanted = block.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    let rows = canvas.lines().map(Array.init)
    guard let first = wanted.first, rows.count >= wanted.count else { return nil }
    for y in 0...(rows.count - wanted.count) {
      for x in 0...max(0, canvas.size.width - first.count) {
        let fits = wanted.enumerated().allSatisfy { k, line in
          x + line.count <= rows[y + k].count
            && rows[y + k][x..<x + line.count].elementsEqual(line)
        }
        if fits { return Point(x: x, y: y) }
      }
    }
    return nil
  }

  /// The cells of the tables whose rows are numbered from 1, in the order in which they stand.
  func grids(_ size: Int) -> [[[String]]] {
    var grids: [[[String]]] = []
    for k in 1...size {
      let cells = canvas.lines().lazy.map { Self.rows(numbered: k, size, in: $0) }
        .first { !$0.isEmpty }
      for (place, row) in (cells ?? []).enumerated() {
        if place == grids.count { grids.append([]) }
        grids[place].append(row)
      }
    }
    return grids
  }

  /// What follows each `k│` in a line.
  private static func rows(numbered k: Int, _ size: Int, in line: String) -> [[String]] {
    let parts = line.split(separator: "│").map { $0.split(separator: " ").map(String.init) }
    return zip(parts, parts.dropFirst()).compactMap { head, cells in
      let isHead = head.last == "\(k)" && (head.count == 1 || head.count == size + 1)
      return isHead && cells.count >= size ? Array(cells.prefix(size)) : nil
    }
  }

  /// Whether some row says `words`, however many blanks are between them.
  func says(_ words: String) -> Bool {
    canvas.lines().contains {
      $0.split(separator: " ").joined(separator: " ").contains(words)
    }
  }

  /// Whether `block` stands somewhere.
  func shows(_ block: String) -> Bool { find(block) != nil }
}

extension Canvas {
  /// Whether `text` stands somewhere in cells that all have such a style.
  func style(of text: String, where fits: (Style) -> Bool) -> Bool {
    let wanted = Array(text)
    return (0..<size.height).contains { y in
      (0...max(0, size.width - wanted.count)).contains { x in
        wanted.indices.allSatisfy {
          self[x + $0, y].character == wanted[$0] && fits(self[x + $0, y].style)
        }
      }
    }
  }
}
