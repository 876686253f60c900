// `symtui tasks` and `symtui groups`: what there is, a line each.

import ArgumentParser
import Engine
import Groups
import Networks

struct TasksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tasks", abstract: "The learning tasks there are.",
    discussion: "Example: symtui tasks")

  @OptionGroup var output: JSONOption

  func run() throws {
    if output.json {
      for task in TaskName.allCases {
        print(
          JSON.object([
            ("name", .string(task.rawValue)), ("group", .string("\(task.group)")),
            ("in", .string("\(task.input)")), ("out", .string("\(task.output)")),
            ("summary", .string(task.summary)),
          ]).text)
      }
    } else {
      print(
        table(
          TaskName.allCases.map {
            [$0.rawValue, "\($0.group)", "\($0.input) -> \($0.output)", $0.summary]
          }))
    }
  }
}

struct GroupsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "groups", abstract: "The families of groups there are.",
    discussion: "Example: symtui groups")

  @OptionGroup var output: JSONOption

  func run() throws {
    if output.json {
      for (name, form) in GroupName.allCases.flatMap({ name in name.forms.map { (name, $0) } }) {
        print(
          JSON.object([
            ("name", .string(name.rawValue)), ("example", .string(form.example)),
            ("summary", .string(form.summary)),
          ]).text)
      }
    } else {
      print(
        table(
          GroupName.allCases.flatMap(\.forms).map { [$0.example, $0.summary] } + [
            ["Z(2) x Z(4)", "direct products, with x or ×"], ["Z(2)^3", "direct powers"],
            ["Z(2) wr S(3)", "wreath products: the right side permutes copies of the left one"],
            ["Embed(D(3),4,1)", "the matrices of a group on coordinates 1, 2 … of 0 … 3"],
            [
              "table(octonions.csv)",
              "a Cayley table from a file, or one of those that are shipped",
            ],
            ["perm[(1 2 3),(1 2)]", "the group that permutations generate"],
            ["<r, f | r^4 = f^2 = (r f)^2 = 1>", "the group with these generators and relations"],
          ]))
    }
  }
}
