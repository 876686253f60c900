// The command line: `symtui` alone opens the explorer.

import ArgumentParser
import Engine
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ends the program; a name of its own, since commands have an `exit` too.
private func leave(_ status: Int32) -> Never { exit(status) }

struct SymtuiCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "symtui",
    abstract: "Explore symmetry in neural networks: groups, representations, layers, training.",
    discussion: "Without a command, opens the explorer; ? there lists the keys.",
    subcommands: [
      ExploreCommand.self, ShowCommand.self, GroupCommand.self, CayleyCommand.self,
      CosetsCommand.self,
      ElementCommand.self, SubgroupsCommand.self, CharactersCommand.self, RepCommand.self,
      BasisCommand.self, TrainCommand.self, TasksCommand.self,
      GroupsCommand.self, BenchCommand.self,
    ],
    defaultSubcommand: ExploreCommand.self)

  /// What to say of a first word that is no command.
  static func unknownCommand(in arguments: [String]) -> CommandFailure? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let first = arguments.first, !first.hasPrefix("-"), first != "help",
      !names.contains(first)
    else { return nil }
    return CommandFailure(
      status: 64,
      message: "there is no command “\(first)”; commands: \(names.joined(separator: " "))")
  }

  /// Runs the command line and exits with the status that goes with what came of it.
  static func start() -> Never {
    signal(SIGINT) { _ in _exit(130) }
    do {
      if let failure = unknownCommand(in: Array(CommandLine.arguments.dropFirst())) {
        throw failure
      }
      var command = try parseAsRoot()
      try command.run()
      // What could not be written was not done.
      guard fflush(nil) == 0 else {
        complain("symtui: the output could not be written: \(String(cString: strerror(errno)))\n")
        leave(70)
      }
      leave(0)
    } catch let failure as CommandFailure {
      complain("symtui: \(failure.message)\n")
      leave(failure.status)
    } catch {
      let status = exitCode(for: error)
      let message = fullMessage(for: error)
      if status.isSuccess {
        print(message)
        leave(0)
      }
      let prefix = "Error: "
      complain(
        "symtui: \(message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : message)\n"
      )
      leave(64)
    }
  }
}

struct ExploreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explore", abstract: "The explorer (what symtui alone opens).",
    discussion: "Example: symtui --theme projector")

  @Option(help: "Open this saved study.") var study: String?
  @Option(help: "dark, light, projector or mono.") var theme: String?
  @Flag(help: "Draw with ASCII alone.") var ascii = false
  @Option(help: "auto, 256, 16, 8 or never.") var color = "auto"
  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.") var noMouse = false

  func run() throws {
    let options = TerminalSession.Options(
      themeName: try themeName(), ascii: ascii ? true : nil, depth: try depth(), mouse: !noMouse)
    let opening = try firstStudy()
    try MainActor.assumeIsolated {
      do throws(TerminalError) {
        try Explorer(study: opening, options: options).run()
      } catch {
        throw CommandFailure(status: 64, message: error.description)
      }
    }
  }

  private func themeName() throws -> String? {
    guard let theme else { return Preferences.theme.flatMap { Theme.named($0)?.name } }
    guard Theme.all.contains(where: { $0.name == theme }) else {
      throw CommandFailure(
        status: 64,
        message: "there is no theme called “\(theme)”; themes: "
          + Theme.all.map(\.name).joined(separator: ", "))
    }
    return theme
  }

  private func depth() throws -> ColorDepth? {
    switch color {
    case "auto": return nil
    case "256": return .twoFiftySix
    case "16": return .sixteen
    case "8": return .eight
    case "never": return ColorDepth.none
    default:
      throw CommandFailure(
        status: 64, message: "--color is auto, 256, 16, 8 or never, not “\(color)”")
    }
  }

  private func firstStudy() throws -> Study {
    guard let study else { return .opening }
    switch Files.readStudy(study) {
    case .success(let value): return value
    case .failure(let problem): throw CommandFailure.value(problem.text)
    }
  }
}
