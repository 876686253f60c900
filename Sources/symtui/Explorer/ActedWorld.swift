// What station 3 knows beyond the real matrices of numbered elements.

import Engine
import Groups
import Representations
import Terminal

/// How elements act where the group has no list of them, or by complex matrices; and blocks.
struct ActedWorld: Sendable {
  /// Of a Lie group or a large one.
  var representation: AnyRepresentationSnapshot?
  /// Of a finite group by complex matrices, in place of real ones.
  var complex: ComplexRepresentationSnapshot?
  /// The matrices of the selected elements.
  var actions: ActionsSnapshot?
  /// The bases in which the representation falls into blocks, and whether they are looked at.
  var blocks: BlockDiagonalisation?
  var wantsBlocks = false
  /// In a Lie group the paths that a and b lie on.
  var a = PathPoint(generator: 0, hundredths: 100)
  var b = PathPoint(generator: 1, hundredths: 50)

  /// A place on the path exp(tA) of a generator.
  struct PathPoint: Hashable, Sendable {
    /// Which generator, from 0.
    var generator: Int
    /// t, in hundredths.
    var hundredths: Int
  }

  /// Forgets what belongs to the former representation.
  mutating func forget(groupChanged: Bool) {
    (representation, complex, actions, blocks) = (nil, nil, nil, nil)
    guard groupChanged else { return }
    a = PathPoint(generator: 0, hundredths: 100)
    b = PathPoint(generator: 1, hundredths: 50)
  }

  /// Another place on the path of a: by so many tenths, and the next generator but so many.
  mutating func moveA(tenths: Int = 0, generators: Int = 0) {
    a.hundredths = min(1000, max(-1000, a.hundredths + 10 * tenths))
    a.generator = Scroll.moved(a.generator, by: generators, count: max(1, generatorCount))
  }

  /// The generators of the group that is not listed.
  var generatorCount: Int { representation?.representation.generators.count ?? 0 }
}

extension World {
  /// The matrices of the selected elements, where `matrices` cannot hold them.
  var actionRequests: [Request] {
    func ask(_ a: ElementName, _ b: ElementName) -> [Request] {
      [.actions(study.group, study.input, a, b)]
    }
    if acted.complex != nil { return ask(.rank(selection.a), .rank(selection.b)) }
    guard acted.representation != nil else { return [] }
    if let large {
      guard let a = large.word(large.a), let b = large.word(large.b) else { return [] }
      return ask(.word(a), .word(b))
    }
    let count = acted.generatorCount
    guard count > 0 else { return [] }
    func path(_ point: ActedWorld.PathPoint) -> ElementName {
      .path(generator: min(point.generator, count - 1), hundredths: point.hundredths)
    }
    return ask(path(acted.a), path(acted.b))
  }

  /// The bases that make blocks, once they are looked at.
  var blockRequests: [Request] {
    acted.wantsBlocks && !study.group.isLie ? [.blocks(study.group, study.input)] : []
  }

  /// Complex matrices where there are no real ones.
  func complexRequests(insteadOf failed: Request, _ error: EngineError) -> [Request] {
    guard case .representation(let group, let rep) = failed, case .invalid = error,
      group == study.group, rep == study.input, rep.mayBeComplex
    else { return [] }
    return [.complexRepresentation(group, rep)]
  }
}

extension World {
  /// What an element is called, and its colour; `isA` tells which of the two of a large group it is.
  func name(of element: ElementName, isA: Bool) -> (text: String, style: Style) {
    switch element {
    case .rank(let rank):
      return (group?.name(of: rank) ?? "\(rank)", style(of: rank))
    case .word, .permutation:
      guard let large else { return (isA ? "a" : "b", .title) }
      let rank = isA ? large.selection.a : large.selection.b
      return (shortened(rank, to: 11), .element((isA ? large.a : large.b).colour))
    case .path(let generator, let hundredths):
      let generators = acted.representation?.representation.generators ?? []
      guard generators.indices.contains(generator) else { return ("", .title) }
      let known = generators[generator]
      let t = fixed(Double(hundredths) / 100, 2)
      return (known.isInfinitesimal ? "exp(\(t) \(known.name))" : known.name, .element(generator))
    }
  }
}

extension LargeGroup {
  /// The element as a word in the generators; nil where that would be too long.
  func word(_ element: Permutation) -> String? {
    factoriser?.word(for: element).map { group.text(of: $0) }
  }
}
