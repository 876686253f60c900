// `symtui show SCREEN`: exactly the cells that a screen draws, as text, ANSI or SVG.

import ArgumentParser
import Engine
import Groups
import LinearAlgebra
import Networks
import Representations
import Terminal

extension SymmetricObject: ExpressibleByArgument {}

struct ShowCommand: ParsableCommand {
  enum Screen: String, CaseIterable, ExpressibleByArgument {
    case symmetry, cayley, graph, cycles, cosets, subgroups, characters, classes, elements, axioms
    case homomorphisms
    case rep, weights, collapse, reynolds, kernel, network, activations, angles, training, help

    /// The view of the Group station that it is.
    var view: GroupView? {
      switch self {
      case .cayley: .table
      case .subgroups: .lattice
      default: GroupView(rawValue: rawValue)
      }
    }

    /// The view of the Weights station that it is.
    var weightsView: WeightsScreen.View? {
      switch self {
      case .collapse: .collapse
      case .reynolds: .averaging
      case .kernel: .kernel
      default: nil
      }
    }

    /// The view of the Network station that it is.
    var networkView: NetworkScreen.View? {
      switch self {
      case .network: .square
      case .activations: .grid
      case .angles: .angles
      default: nil
      }
    }

    /// Where it is in the explorer.
    var station: Station {
      switch self {
      case .symmetry: .symmetry
      case .cayley, .graph, .cycles, .cosets, .subgroups, .characters, .classes, .elements, .axioms,
        .homomorphisms:
        .group
      case .rep: .representation
      case .weights, .collapse, .reynolds, .kernel, .help: .weights
      case .network, .activations, .angles: .network
      case .training: .training
      }
    }
  }
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, ansi, svg }

  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "What a screen draws, without a terminal.",
    discussion: """
      Screens: \(Screen.allCases.map(\.rawValue).joined(separator: ", ")).
      rep takes one representation; weights, collapse, reynolds, kernel and network an input and an output.
      Example: symtui show weights 'Z(8)' V V --size 100x30 --format svg
      """)

  @Argument(help: "Which screen.") var screen: Screen
  @Argument(help: "A group expression.") var group: String?
  @Argument(help: "Representations: input, output.") var reps: [String] = []
  @Option(help: "Columns and rows.") var size = "80x24"
  @Option(help: "dark, light, projector or mono.") var theme = "dark"
  @Flag(help: "ASCII alone.") var ascii = false
  @Option(help: "text, ansi or svg.") var format = Format.text
  @Option(help: "symmetry: the object, such as cube, drawing or hand-axe.")
  var object: SymmetricObject?
  @Option(name: .customLong("to"), help: "homomorphisms: the second group; else the same.")
  var target: String?
  @Option(help: "training, cosets, collapse and reynolds: steps to take first.") var steps = 0

  func run() throws {
    let size = try parseSize()
    guard let theme = Theme.all.first(where: { $0.name == theme }) else {
      throw CommandFailure(
        status: 64,
        message: "there is no theme called “\(theme)”; themes: "
          + Theme.all.map(\.name).joined(separator: ", "))
    }
    var state = AppState(study: try study())
    state.world.wantsNetwork = screen.station == .network
    if let view = screen.networkView { state.networkScreen.show(view) }
    if let view = screen.weightsView { state.weightsScreen.show(view) }
    state.size = size
    state.station = screen.station
    state.world.chartStyle = .suited(to: theme, glyphs: ascii ? .ascii : .unicode)
    if let target {
      state.groupScreen.target = try reporting { try GroupExpression(parsing: target) }
    }
    if let view = screen.view {
      state.groupScreen.show(view)
      _ = state.largeGroupScreen.show(view)
    }
    state.world.pictureStyle = .suited(
      to: theme, glyphs: ascii ? .ascii : .unicode, depth: .twoFiftySix)
    if let object { state.symmetryScreen.choose(object, state.world) }
    if screen == .help { state.overlay = .help(HelpPage(station: .weights)) }
    // A screen shows a failure as the explorer does, but what it is about must be there.
    let failures = state.settle(state.submitAll(), from: .shipped())
    let own =
      screen.station == .weights && state.world.equivariantBasis == nil
      ? failures[.anyWeights] ?? failures[.weights] : nil
    if screen.weightsView != nil { state.weightsScreen.showStep(steps, state.world) }
    if let film = state.world.film { state.groupScreen.stepFilm(by: steps, film) }
    let hasView =
      screen.station == .network
      || screen.station == .group && (state.world.lie != nil || state.world.loop != nil)
    let missing = failures[.lie] ?? failures[.loop] ?? failures[.structure]
    let isShown = screen.station == .representation && state.world.acted.complex != nil
    let unknown = isShown ? nil : failures[.representation] ?? failures[.anyRepresentation]
    if screen.station == .weights {
      if state.world.equivariantBasis == nil, let failure = own ?? missing {
        throw CommandFailure(failure)
      }
    } else if let failure = missing ?? unknown, state.world.large == nil, !hasView {
      throw CommandFailure(failure)
    }
    if let refusal = refusal(state) { throw refusal }
    if screen == .training { try reporting { try train(&state) } }
    var canvas = Canvas(size: size, glyphs: ascii ? .ascii : .unicode)
    state.draw(into: &canvas)
    switch format {
    case .text: print(plainText(canvas), terminator: "")
    case .ansi: print(ansi(canvas, theme: theme, depth: .twoFiftySix))
    case .svg: print(svg(canvas, theme: theme))
    }
  }

  /// Why the screen that was asked for is not to be had for the group.
  private func refusal(_ state: AppState) -> CommandFailure? {
    let world = state.world
    let status: Int32 = world.large == nil ? 65 : 69
    func refused(_ text: String) -> CommandFailure {
      CommandFailure(status: status, message: text)
    }
    if screen == .help { return nil }
    if let view = screen.view {
      if let text = world.refusal(of: view) { return refused(text) }
      guard let large = world.large, let facts = large.facts else { return nil }
      switch view {
      case .classes where facts.classes == nil:
        return refused(LargeGroupScreen.limit(.classes, of: large))
      case .characters where facts.characters == nil:
        let limit = facts.classes == nil ? nil : facts.facts.limits.last
        return refused(limit ?? LargeGroupScreen.limit(.characters, of: large))
      default: return nil
      }
    }
    if screen.station == .training, world.study.task == nil {
      return .value(state.trainingScreen.noTask(world))
    }
    return world.whyNotHere(screen.station).map(refused)
  }

  private func parseSize() throws -> Size {
    let sides = size.lowercased().split(separator: "x").compactMap { Int($0) }
    guard sides.count == 2, (1...1000).contains(sides[0]), (1...1000).contains(sides[1]) else {
      throw CommandFailure.value("--size is COLUMNSxROWS up to 1000, such as 80x24, not “\(size)”")
    }
    let least = AppState.smallest
    guard sides[0] >= least.width, sides[1] >= least.height else {
      throw CommandFailure.value(
        "screens are drawn from \(least.width)x\(least.height) on, not at \(size)")
    }
    return Size(width: sides[0], height: sides[1])
  }

  private func study() throws -> Study {
    var study = Study.opening
    try reporting {
      if let group {
        study.choose(group: try GroupExpression(parsing: group))
        (study.input, study.output) = (.defining, .defining)
      }
      if let first = reps.first { study.input = try RepExpression(parsing: first) }
      study.output = reps.count > 1 ? try RepExpression(parsing: reps[1]) : study.input
      guard reps.count <= 2 else {
        throw CommandFailure.value("a screen takes at most two representations, not \(reps.count)")
      }
    }
    return study
  }

  /// The runs of the study after `steps` steps.
  private func train(_ state: inout AppState) throws {
    let library = Library.shipped()
    for key in state.world.runKeys {
      var run = try Run(key, library: library)
      run.advance(until: steps)
      _ = state.take(.run(run.snapshot(probe: state.world.probe, isRunning: false)))
    }
  }
}
