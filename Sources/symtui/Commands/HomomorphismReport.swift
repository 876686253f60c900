// `symtui group G --to H`: whether two groups are the same, and the homomorphisms between them.

import Engine
import Groups

/// The homomorphisms from one finite group to another, up to conjugacy in the target.
struct HomomorphismReport {
  let known: HomomorphismsSnapshot

  private func images(_ map: Homomorphism) -> [(generator: String, image: String)] {
    known.source.generators.map { ($0.name, known.target.name(of: map($0.element))) }
  }

  /// One object; `kernelOrder` and `imageOrder` are decimal strings.
  var json: JSON {
    .object([
      ("from", .string("\(known.source.expression)")),
      ("to", .string("\(known.target.expression)")),
      ("isIsomorphic", .bool(known.isIsomorphic)), ("count", .int(known.count)),
      (
        "classes",
        .array(
          known.classes.map { member in
            .object([
              ("size", .int(member.size)), ("kernelOrder", .decimal(member.kernelOrder)),
              ("imageOrder", .decimal(member.imageOrder)),
              ("isInjective", .bool(member.isInjective)),
              ("isSurjective", .bool(member.isSurjective)),
              (
                "images",
                .object(images(member.representative).map { ($0.generator, .string($0.image)) })
              ),
            ])
          })
      ),
    ])
  }

  /// A line a class.
  var text: String {
    let rows =
      [["number", "kernel", "image", "", "sends"]]
      + known.classes.map { member in
        let kind =
          member.isInjective && member.isSurjective
          ? "isomorphism" : member.isInjective ? "one to one" : member.isSurjective ? "onto" : ""
        return [
          "\(member.size)", "order \(member.kernelOrder)", "order \(member.imageOrder)", kind,
          images(member.representative).map { "\($0.generator) to \($0.image)" }
            .joined(separator: ", "),
        ]
      }
    return table([
      ["groups", "\(known.source.expression) → \(known.target.expression)"],
      ["the same?", known.isIsomorphic ? "isomorphic" : "not isomorphic"],
      ["homomorphisms", "\(known.count), up to conjugacy \(known.classes.count)"],
    ]) + "\n\n" + table(rows)
  }
}
