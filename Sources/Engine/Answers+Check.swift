// Whether a study of a group without numbered elements can be looked at.

import Groups
import LinearAlgebra
import Representations

extension Answers {
  /// Makes both representations. Where the group has not got one, throws if `keep`, and otherwise puts V
  /// in its place; `note` is what there is to say otherwise.
  func checkBeyondEnumeration(
    _ study: Study, _ keep: Bool, note: String?, _ checkpoint: Checkpoint
  ) throws -> CheckedStudy {
    var study = study
    var note = note
    for side in [\Study.input, \Study.output] {
      do {
        let _: AnyRepresentation = try anyRepresentation(
          study[keyPath: side], of: study.group, checkpoint: checkpoint)
      } catch let error as RepresentationError {
        if keep { throw error }
        note = "\(study.group) has no \(study[keyPath: side]): V instead"
        study[keyPath: side] = .defining
      }
    }
    return CheckedStudy(study: study, note: keep ? nil : note)
  }
}
