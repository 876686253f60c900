import Groups
import Testing

@Suite struct CosetFilmTests {
  static let cases = [
    ("<r, f | r^4 = f^2 = 1, r f = f r^-1>", ""), ("<a, b | a^2, b^3, (a b)^5>", "a"),
    ("<a, b | a^2, b^3, (a b)^5>", ""), ("<a | a^2 = a^3>", "a^2"), ("< | >", ""),
    ("<x, y | x^3 y^-4, x y x y^-1 x^-1 y^-1>", ""),
    ("<s, t | s^7, t^2, (s t)^3, (s^2 t s^4 t)^3>", "s"),
  ]

  private func film(
    _ text: String, _ over: String, _ strategy: CosetEnumeration.Strategy, limit: Int = 600
  ) throws -> CosetFilm {
    let presentation = try Presentation(parsing: text)
    return try CosetFilm(
      presentation, over: presentation.words(parsing: over), strategy: strategy, limit: limit)
  }

  @Test(arguments: cases)
  func `the last frame is the finished table`(text: String, over: String) throws {
    for strategy in CosetEnumeration.Strategy.allCases {
      let film = try film(text, over, strategy)
      let presentation = try Presentation(parsing: text)
      let result = try CosetEnumeration(
        presentation, over: presentation.words(parsing: over), strategy: strategy)
      let table = try #require(result.table)
      #expect(film.index == table.index)
      let last = film.frame(after: film.steps.count)
      #expect(last.cosets == Array(0..<table.index))
      for (k, column) in table.images.enumerated() {
        for (coset, image) in column.enumerated() {
          #expect(last.image(coset, film.column(of: k + 1)) == Int(image))
        }
      }
    }
  }

  @Test(arguments: cases)
  func `forward and back again is where it was, and out of range is the nearest end`(
    text: String, over: String
  ) throws {
    let film = try film(text, over, .hlt)
    // All frames forward, then all of them backward: the same ones.
    let forward = (0...film.steps.count).map { film.frame(after: $0) }
    for number in (0...film.steps.count).reversed() {
      #expect(film.frame(after: number) == forward[number])
    }
    #expect(film.frame(after: -5) == forward[0])
    #expect(film.frame(after: .max) == forward[film.steps.count])
    #expect(forward[0].cosets == [0])
    // One step changes little: a definition adds a coset, a coincidence takes one.
    for (number, step) in film.steps.enumerated() {
      let change = forward[number + 1].count - forward[number].count
      switch step {
      case .definition: #expect(change == 1)
      case .deduction, .renumbering: #expect(change == 0)
      case .coincidence: #expect(change == -1)
      }
    }
  }

  @Test(arguments: cases)
  func `every step that follows a word shows a way that the table has`(
    text: String, over: String
  ) throws {
    for strategy in CosetEnumeration.Strategy.allCases {
      let film = try film(text, over, strategy)
      for (number, step) in film.steps.enumerated() {
        let scan = film.scan(at: number)
        switch step {
        case .deduction(_, _, _, let reason), .coincidence(_, _, let reason):
          #expect((scan == nil) == (reason == .coincidence), "\(step)")
        case .renumbering: #expect(scan == nil)
        case .definition: break
        }
        guard let scan else { continue }
        let letters = film.words[scan.word]
        #expect(scan.cosets.count == letters.count + 1)
        #expect(scan.cosets.first == scan.cosets.last)
        var isCoincidence = false
        if case .coincidence = step { isCoincidence = true }
        let frame = film.frame(after: isCoincidence ? number : number + 1)
        var gaps = 0
        for (k, letter) in letters.enumerated() {
          guard let here = scan.cosets[k], let next = scan.cosets[k + 1],
            frame.image(here, film.column(of: letter)) == next
          else {
            gaps += 1
            continue
          }
        }
        // What was deduced closes the way; a coincidence meets in two cosets at one place.
        if case .deduction = step { #expect(gaps == 0 && scan.gap == nil, "\(step)") }
        if isCoincidence { #expect(gaps == 1, "\(step)") }
      }
    }
  }

  @Test func `a film has a limit, and says that it was met`() throws {
    let film = try film("<a, b | >", "", .hlt, limit: 50)
    #expect(film.status == .limit && film.index == nil)
    #expect(film.frame(after: film.steps.count).count == 50)
  }

  @Test func `words are written with powers`() throws {
    let film = try film("<r, f | r^4 = f^2 = 1, r f = f r^-1>", "", .hlt)
    #expect(film.words.map(film.text) == ["r^4", "r f r f"])
    #expect(film.letters.map(film.name) == ["r", "r^-1", "f"])
  }
}
