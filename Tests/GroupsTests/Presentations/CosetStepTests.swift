import Testing

@testable import Groups

@Suite struct CosetStepTests {
  @Test func `three cosets of a cyclic group are found in three steps`() throws {
    let presentation = try Presentation(parsing: "<a | a^3, a^-3 = 1, a^3>")
    let result = try CosetEnumeration(presentation, recording: true)
    #expect(result.relators == [[1, 1, 1], [-1, -1, -1]])
    #expect(
      result.steps == [
        .definition(coset: 0, letter: 1, new: 1), .definition(coset: 1, letter: 1, new: 2),
        .deduction(coset: 2, letter: 1, image: 0, .relator(0)),
      ])
  }

  @Test func `a coincidence is told with its reason and what follows`() throws {
    let presentation = try Presentation(parsing: "<a | a^2 = a^3>")
    let result = try CosetEnumeration(presentation, over: [[1, 1]], recording: true)
    #expect(result.index == 1)
    #expect(
      result.steps == [
        .definition(coset: 0, letter: 1, new: 1),
        .deduction(coset: 1, letter: 1, image: 0, .subgroup(0)),
        .coincidence(dead: 1, survivor: 0, .relator(0)),
        .deduction(coset: 0, letter: -1, image: 0, .coincidence), .renumbering(survivors: [0]),
      ])
  }

  @Test func `nothing is recorded unless asked for`() throws {
    #expect(try CosetEnumeration(Presentation(parsing: "<a | a^3>")).steps.isEmpty)
  }

  /// Played back on a table of its own, the steps lead to the same table.
  @Test(arguments: [
    ("<r, f | r^4 = f^2 = 1, r f = f r^-1>", "", 100), ("<a, b | a^2, b^3, (a b)^5>", "a", 100),
    ("<a, b | a^2, b^3, (a b)^5>", "", 70), ("<x, y | x^3 y^-4, x y x y^-1 x^-1 y^-1>", "", 1000),
    ("<a, b | b^-1 a^-1 b a b^-1 a b a^-2, a^-1 b^-1 a b a^-1 b a b^-2>", "", 5000),
    ("<s, t | s^7, t^2, (s t)^3, (s^2 t s^4 t)^3>", "", 260), ("< | >", "", 1),
  ])
  func `the steps can be played back`(text: String, over: String, limit: Int) throws {
    let presentation = try Presentation(parsing: text)
    for strategy in CosetEnumeration.Strategy.allCases {
      let result = try CosetEnumeration(
        presentation, over: presentation.words(parsing: over), strategy: strategy, limit: limit,
        recording: true)
      let table = try #require(result.table, "\(strategy)")
      let squares = presentation.relators.filter { $0.count == 2 && $0[0] == $0[1] }
      var player = Player(involutions: Set(squares.map { abs($0[0]) }))
      for step in result.steps { player.play(step) }
      #expect(player.cosets.count == table.index)
      for (k, column) in table.images.enumerated() {
        for (coset, image) in column.enumerated() {
          #expect(player.entries[[coset, k + 1]] == Int(image))
        }
      }
      let definitions = result.steps.count { if case .definition = $0 { true } else { false } }
      #expect(definitions == result.definedTotal - 1)
    }
  }
}

/// A table that does what steps tell.
private struct Player {
  /// Generators that are their own inverses, so that their inverse letters are never told.
  let involutions: Set<Int>
  var cosets: Set<Int> = [0]
  /// By coset and letter.
  var entries: [[Int]: Int] = [:]

  mutating func play(_ step: CosetStep) {
    switch step {
    case .definition(let coset, let letter, let new):
      #expect(cosets.contains(coset) && !cosets.contains(new))
      cosets.insert(new)
      set(coset, letter, new)
    case .deduction(let coset, let letter, let image, _):
      #expect(cosets.contains(coset) && cosets.contains(image))
      set(coset, letter, image)
    case .coincidence(let dead, let survivor, _):
      #expect(cosets.contains(dead) && survivor < dead)
      cosets.remove(dead)
      entries = entries.filter { $0.key[0] != dead && $0.value != dead }
    case .renumbering(let survivors):
      #expect(Set(survivors) == cosets)
      var number: [Int: Int] = [:]
      for (new, old) in survivors.enumerated() { number[old] = new }
      cosets = Set(number.values)
      entries = Dictionary(
        uniqueKeysWithValues: entries.compactMap { key, image in
          guard let coset = number[key[0]], let target = number[image] else { return nil }
          return ([coset, key[1]], target)
        })
    }
  }

  private mutating func set(_ coset: Int, _ letter: Int, _ image: Int) {
    entries[[coset, letter]] = image
    entries[[image, involutions.contains(letter) ? letter : -letter]] = coset
  }
}
