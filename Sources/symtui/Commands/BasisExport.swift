// `symtui basis … --export FILE`: the basis in the format that the ending of the name says.

import Engine
import LinearAlgebra
import Representations

/// The file that a basis is written to.
struct BasisExport {
  enum Format: String, CaseIterable { case npz, safetensors, csv, svg, py }

  let format: Format
  let path: String

  /// Takes the format from the ending, and makes sure that the folder can be written to, before any
  /// work is done; throws a `CommandFailure`.
  init(_ name: String) throws {
    guard let format = Format.allCases.first(where: { name.hasSuffix("." + $0.rawValue) }) else {
      let known = Format.allCases.map { ".\($0.rawValue)" }.joined(separator: ", ")
      throw CommandFailure.value("--export writes \(known), not “\(name)”")
    }
    self.format = format
    path = Files.expand(name)
    if let problem = Files.objection(toWriting: path) { throw CommandFailure.value(problem) }
  }

  /// Writes the file, all or nothing.
  func write(
    _ basis: EquivariantBasis, between ends: MapEnds, _ answers: Answers, _ checkpoint: Checkpoint
  ) throws {
    let bytes = try bytes(basis, ends, answers, checkpoint)
    if let problem = Files.write(bytes, to: path) { throw CommandFailure.value(problem) }
  }

  private func bytes(
    _ basis: EquivariantBasis, _ ends: MapEnds, _ answers: Answers, _ checkpoint: Checkpoint
  ) throws -> [UInt8] {
    if format == .svg {
      return Array(try BasisPicture(basis, isComplex: ends.isComplex).svg().utf8)
    }
    let entries = try BasisEntries(basis, checkpoint: checkpoint)
    let texts = [
      ("group", basis.group), ("in", basis.input), ("out", basis.output), ("method", basis.method),
    ]
    switch format {
    case .npz: return npzFile(entries.arrays(basis, isComplex: ends.isComplex), texts: texts)
    case .safetensors:
      return safetensorsFile(entries.arrays(basis, isComplex: ends.isComplex), metadata: texts)
    case .csv: return entries.csv(isComplex: ends.isComplex)
    case .py, .svg:
      let module = try TorchModule(
        basis, entries, invariants: try answers.invariants(of: ends, checkpoint: checkpoint),
        between: ends, checkpoint: checkpoint)
      return Array(module.text.utf8)
    }
  }
}
