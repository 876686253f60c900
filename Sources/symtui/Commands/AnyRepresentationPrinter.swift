// `symtui rep` for groups whose elements are not listed.

import Engine
import Groups
import LinearAlgebra
import Representations

/// A representation of a Lie group or a large one, as the command prints it.
struct AnyRepresentationPrinter {
  let known: AnyRepresentationSnapshot
  /// A word and its matrix.
  let element: (name: String, matrix: ComplexMatrix)?

  private var value: AnyRepresentation { known.representation }

  var json: JSON {
    let facts = known.facts
    var members: [(String, JSON)] = [
      ("group", .string("\(value.group)")), ("rep", .string("\(value.expression)")),
      ("dimension", .int(value.dimension)),
      ("isTrivial", .optional(facts.isTrivial, JSON.bool)),
      ("isFaithful", .optional(facts.isFaithful, JSON.bool)),
      ("isIrreducible", .optional(facts.isIrreducible, JSON.bool)),
      ("isUnitary", .bool(facts.isUnitary)),
      ("kernelOrder", .optional(facts.kernelOrder) { .string("\($0)") }), ("character", .null),
      ("decomposition", .null),
      (
        "generators",
        .optional(known.generators) { pictures in
          .array(
            pictures.map {
              .object([
                ("name", .string($0.name)), ("isInfinitesimal", .bool($0.isInfinitesimal)),
                ("matrix", matrix($0.matrix)),
              ])
            })
        }
      ),
      ("homomorphismResidual", .number(known.residual)),
    ]
    if let element {
      members.append(
        (
          "element",
          .object([("name", .string(element.name)), ("matrix", matrix(element.matrix))])
        ))
    }
    let limits =
      facts.limits + ["no character: the group has no list of classes"]
      + (known.generators == nil ? [matrixLimit] : [])
    members.append(("limits", .strings(limits)))
    return .object(members)
  }

  private func matrix(_ matrix: ComplexMatrix) -> JSON {
    value.isComplex ? .matrix(matrix) : .matrix(matrix.re)
  }

  private var matrixLimit: String {
    "matrices are printed up to dimension \(Answers.largestDense); "
      + "\(value.expression) has dimension \(value.dimension)"
  }

  var text: String {
    let facts = known.facts
    func said(_ fact: Bool?, _ yes: String, _ no: String, _ open: String) -> String {
      fact.map { $0 ? yes : no } ?? open
    }
    let kernel = facts.kernelOrder.map { "kernel of order \($0)" } ?? "not faithful"
    let kind =
      facts.isTrivial == true
      ? "trivial" : said(facts.isFaithful, "faithful", kernel, "kernel not known")
    let isometric = !facts.isUnitary ? "" : value.isComplex ? ", unitary" : ", orthogonal"
    var rows = [
      ["representation", "\(value.expression) of \(value.group)"],
      ["dimension", "\(value.dimension)\(value.isComplex ? " over the complex numbers" : "")"],
      [
        "properties",
        kind + ", "
          + said(
            facts.isIrreducible, "irreducible", "reducible", "too large to tell if irreducible")
          + isometric,
      ],
      ["homomorphism residual", short(known.residual, significant: 2)],
    ]
    if known.generators == nil { rows.append(["limit", matrixLimit]) }
    var shown: [(name: String, matrix: ComplexMatrix)] = []
    if let element {
      shown = [element]
    } else {
      shown =
        known.generators?.map {
          (
            $0.isInfinitesimal ? "\($0.name)  (the group has exp(t \($0.name)))" : $0.name,
            $0.matrix
          )
        } ?? []
    }
    let matrices = shown.map {
      "\n\($0.name)\n" + (value.isComplex ? matrixLines($0.matrix) : matrixLines($0.matrix.re))
    }
    return table(rows) + (matrices.isEmpty ? "" : "\n" + matrices.joined(separator: "\n"))
  }
}
