// `symtui element G WORD`: what is known of one element.

import ArgumentParser
import Engine
import Groups
import LinearAlgebra
import Representations

struct ElementCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "element", abstract: "An element: its order, inverse, class and images.",
    discussion: "Example: symtui element 'D(4)' 'r f r'")

  @Argument(help: "A group expression.") var group: String
  @Argument(
    help:
      "A word in the generators, or cycles in a permutation group; in a Lie group A1 is exp(A1).")
  var word: String
  @OptionGroup var output: JSONOption

  /// Images are printed up to this dimension.
  private static let largestImage = 16

  func run() throws {
    let expression = try reporting { try GroupExpression(parsing: group) }
    let answers = Answers.shipped()
    if try printOther(expression, of: answers) { return }
    if case .large(let group) = try anyGroup(expression, of: answers) {
      let progress = CommandProgress()
      let report = try reporting {
        defer { progress.finish() }
        return try LargeElementReport(
          group, try group.element(parsing: word), progress.checkpoint("classes"))
      }
      return print(output.json ? report.json.text : report.text)
    }
    let request = Request.structure(expression, .words)
    guard case .structure(let known) = try ask(request, "elements", of: answers) else {
      throw mismatch(request)
    }
    let element = try reporting { try known.group.element(parsing: word) }
    let images = images(of: element, in: known.group)
    print(
      output.json
        ? json(element, known, images).text : text(element, known, images))
  }

  private typealias Image = (rep: RepExpression, matrix: Matrix)

  /// The named representations that this group has and that are small enough to print.
  private func images(of element: Int, in group: FiniteGroup) -> [Image] {
    let names: [RepExpression] = [.defining] + RepName.allCases.map { .named($0) }
    return names.compactMap { rep in
      guard let value = try? Representation(rep, of: group),
        value.dimension <= Self.largestImage, let matrix = try? value.matrix(of: element)
      else { return nil }
      return (rep, matrix)
    }
  }

  private func json(_ a: Int, _ known: StructureSnapshot, _ images: [Image]) -> JSON {
    let group = known.group
    let own = known.classes.classes[known.classes.classOf[a]]
    return .object([
      ("group", .string("\(group.expression)")), ("element", .string(group.name(of: a))),
      ("order", .decimal(group.elementOrder(a))),
      ("inverse", .string(group.name(of: group.inverse(a)))),
      ("class", .int(known.classes.classOf[a] + 1)), ("classSize", .int(own.size)),
      ("classRepresentative", .string(group.name(of: own.representative))),
      ("cycles", .optional(group.permutation(of: a)) { .string($0.description) }),
      ("rank", .decimal(a)),
      (
        "images",
        .object(images.map { ("\($0.rep)", JSON.matrix($0.matrix)) })
      ),
    ])
  }

  private func text(_ a: Int, _ known: StructureSnapshot, _ images: [Image]) -> String {
    let group = known.group
    let own = known.classes.classes[known.classes.classOf[a]]
    var rows = [
      ["element", "\(group.name(of: a)) of \(group.expression)"],
      ["order", "\(group.elementOrder(a))"], ["inverse", group.name(of: group.inverse(a))],
      [
        "class",
        "\(known.classes.classOf[a] + 1), of \(own.size), with \(group.name(of: own.representative))",
      ],
    ]
    if let cycles = group.permutation(of: a) { rows.append(["cycles", cycles.description]) }
    return table(rows)
      + images.map { "\n\n\($0.rep)\n" + matrixLines($0.matrix) }.joined()
  }
}
