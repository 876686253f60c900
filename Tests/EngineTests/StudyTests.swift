import Engine
import Groups
import LinearAlgebra
import Networks
import Representations
import Testing

@Suite struct StudyTests {
  static let groups = [
    "D(4)", "Z(16)", "C(4)", "S(5)", "Q(8)", "p4(4)", "Z(2) x Z(4)", "Z(2)^3", "V4", "A(5)",
    "perm[(1 2 3),(1 2)(4 5)]",
  ]
  static let representations = [
    "V", "1", "perm", "regular", "V'", "V*V", "V^3", "2*V+1", "10*1", "pixels(8)", "sign",
    "(V+1)*perm", "irrep(2)", "cosets(r^2,f)",
  ]

  @Test func `every task, with any models and settings, prints and reads back`() throws {
    var random = SplitMix64(seed: 7)
    for task in [nil] + TaskName.allCases.map(Optional.some) {
      for group in Self.groups {
        for rep in Self.representations {
          var study = Study(
            group: try expression(group), input: try RepExpression(parsing: rep),
            output: try RepExpression(
              parsing: Self.representations[random.index(below: Self.representations.count)]))
          // A study has the task of its group or none.
          guard task == nil || task?.group == study.group else { continue }
          study.task = task
          study.models = ModelKind.allCases.filter { _ in random.index(below: 2) == 0 }
          if study.models.isEmpty { study.models = [.mlp] }
          study.settings.steps = 1 + random.index(below: 1_000_000)
          study.settings.width = random.index(below: 2) == 0 ? nil : 1 + random.index(below: 128)
          study.settings.batch = 1 + random.index(below: 4096)
          study.settings.learningRate = random.uniform()
          study.settings.weightDecay = random.uniform() * 1e-6
          study.settings.schedule = random.index(below: 2) == 0 ? .cosine : .constant
          study.settings.seed = random.next()
          let line = study.description
          #expect(!line.contains("\n"))
          // A study without a task has the task of its group, unless the line says otherwise.
          guard task != nil || TaskName.allCases.allSatisfy({ $0.group != study.group }) else {
            continue
          }
          #expect(try Study(parsing: line) == study, "\(line)")
        }
      }
    }
  }

  @Test func `parts may come in any order, with blanks, and missing ones keep their defaults`()
    throws
  {
    let study = try Study(parsing: "  out V ;task cyclic;  group   Z(16)  ;set seed=5")
    #expect(study.group == (try expression("Z(16)")) && study.task == .cyclic)
    #expect(study.settings.seed == 5)
    #expect(study.settings.steps == TaskName.cyclic.settings.steps)
    #expect(study.input == .defining && study.models == ModelKind.allCases)
  }

  @Test(
    arguments: [
      ("", 0), ("in V", 0), ("group Foo", 6), ("group D(4); in V+", 17),
      ("group D(4); out zzz", 16),
      ("group D(4); task nothing", 17), ("group D(4); models mlp,what", 19),
      ("group D(4); colour red", 19), ("group D(4); set steps=0", 16),
    ] as [(String, Int)])
  func `an error points into the line, at the part that is wrong`(_ line: String, _ place: Int) {
    let error = #expect(throws: ParseError.self) { try Study(parsing: line) }
    #expect(error?.position == place && error?.input == line)
    #expect(error?.problem.isEmpty == false)
  }

  @Test func `garbage is read or refused, and the error is inside of it`() throws {
    var random = SplitMix64(seed: 2024)
    let alphabet = Array("group in out task set models D(4)Z[]<>|;;;  ^*'+@=,x-1290é𝔊\u{301}\n\t\0")
    let whole = Array(Study.opening.description)
    for round in 0..<6000 {
      var characters: [Character]
      if round % 2 == 0 {
        characters = (0..<random.index(below: 60)).map { _ in
          alphabet[random.index(below: alphabet.count)]
        }
      } else {
        // A whole line with a few characters cut out, put in or changed.
        characters = whole
        for _ in 0...random.index(below: 4) {
          let place = random.index(below: max(1, characters.count))
          switch random.index(below: 3) {
          case 0 where !characters.isEmpty: characters.remove(at: place)
          case 1: characters.insert(alphabet[random.index(below: alphabet.count)], at: place)
          default: characters = Array(characters.prefix(place))
          }
        }
      }
      let line = String(characters)
      do throws(ParseError) {
        let study = try Study(parsing: line)
        let again = try Study(parsing: study.description)
        #expect(again == study)
      } catch {
        #expect(error.input == line)
        #expect((0...line.count).contains(error.position), "\(line): \(error)")
      }
    }
  }

  @Test func `a line of a megabyte is refused, not a crash`() {
    let long = "group " + String(repeating: "(", count: 1 << 20)
    #expect(throws: ParseError.self) { try Study(parsing: long) }
    let parts = String(repeating: "in V;", count: 1 << 17)
    #expect(throws: ParseError.self) { try Study(parsing: parts) }
  }

  @Test func `the group brings its task, and the task its group`() throws {
    var study = Study.opening
    #expect(study.task == .digitsD4)
    study.settings.seed = 42
    study.choose(group: try expression("Z(16)"))
    #expect(study.task == .cyclic && study.settings.seed == 42)
    #expect(study.settings.steps == TaskName.cyclic.settings.steps)
    study.choose(group: try expression("Z(17)"))
    #expect(study.task == nil)
    study.choose(task: .digitsC4)
    #expect(study.group == TaskName.digitsC4.group && study.input == TaskName.digitsC4.input)
    #expect(study.output == TaskName.digitsC4.output && study.settings.seed == 42)
  }
}
