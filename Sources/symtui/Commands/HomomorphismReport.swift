// `symtui group G --to H`: whether two groups are the same, and the homomorphisms between them.

import Groups

/// The homomorphisms from one finite group to another, up to conjugacy in the target.
struct HomomorphismReport {
  /// More classes are refused.
  static let mostClasses = 1000

  private let source: FiniteGroup
  private let target: FiniteGroup
  private let classes: [HomomorphismClass]
  /// nil where that is too much work to find out.
  private let isIsomorphic: Bool?

  /// Throws a `CommandFailure` beyond the limit.
  init(from source: FiniteGroup, to target: FiniteGroup, _ progress: CommandProgress) throws {
    let checkpoint = progress.checkpoint("homomorphisms")
    (self.source, self.target) = (source, target)
    guard
      let classes = try source.homomorphisms(
        to: target, limit: Self.mostClasses, checkpoint: checkpoint)
    else {
      throw CommandFailure(
        status: 69,
        message:
          "\(source.expression) → \(target.expression) has more homomorphisms than the limit "
          + "of \(Self.mostClasses) up to conjugacy, or they take too long to find; smaller groups work"
      )
    }
    self.classes = classes
    isIsomorphic = try source.isIsomorphic(to: target, checkpoint: checkpoint)
  }

  /// How many there are, conjugate ones counted.
  private var count: Int { classes.reduce(0) { $0 + $1.size } }

  private func images(_ map: Homomorphism) -> [(generator: String, image: String)] {
    source.generators.map { ($0.name, target.name(of: map($0.element))) }
  }

  /// One object; `kernelOrder` and `imageOrder` are decimal strings.
  var json: JSON {
    .object([
      ("from", .string("\(source.expression)")), ("to", .string("\(target.expression)")),
      ("isIsomorphic", .optional(isIsomorphic, JSON.bool)), ("count", .int(count)),
      (
        "classes",
        .array(
          classes.map { member in
            let map = member.representative
            return .object([
              ("size", .int(member.size)), ("kernelOrder", .decimal(map.kernel.count)),
              ("imageOrder", .decimal(map.image.count)), ("isInjective", .bool(map.isInjective)),
              ("isSurjective", .bool(map.isSurjective)),
              ("images", .object(images(map).map { ($0.generator, .string($0.image)) })),
            ])
          })
      ),
    ])
  }

  /// A line a class.
  var text: String {
    let same = isIsomorphic.map { $0 ? "isomorphic" : "not isomorphic" } ?? "not known"
    let rows =
      [["number", "kernel", "image", "", "sends"]]
      + classes.map { member in
        let map = member.representative
        let kind =
          map.isInjective && map.isSurjective
          ? "isomorphism" : map.isInjective ? "one to one" : map.isSurjective ? "onto" : ""
        return [
          "\(member.size)", "order \(map.kernel.count)", "order \(map.image.count)", kind,
          images(map).map { "\($0.generator) to \($0.image)" }.joined(separator: ", "),
        ]
      }
    return table([
      ["groups", "\(source.expression) → \(target.expression)"], ["the same?", same],
      ["homomorphisms", "\(count), up to conjugacy \(classes.count)"],
    ]) + "\n\n" + table(rows)
  }
}
