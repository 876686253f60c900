// `symtui bench`: how fast the parts are, measured here and now.

import ArgumentParser
@preconcurrency import Dispatch
import Engine
import Groups
import LinearAlgebra
import Networks
import Representations

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "How fast the parts are, measured here and now.",
    discussion: """
      Examples: symtui bench basis
      symtui bench classes --group 'perm[(1 2 3 4 5),(1 2)]' --runs 1
      """)

  @Argument(help: "Benchmarks whose names contain one of these; all without.") var names: [String] =
    []
  @Option(help: "Measure order, classes, characters, subgroups and table of this group instead.")
  var group: String?
  @Option(help: "Run each so many times, without warming up.") var runs: Int?
  @OptionGroup var output: JSONOption

  func run() throws {
    if let runs, !(1...1_000_000).contains(runs) {
      throw CommandFailure(status: 64, message: "--runs counts from 1 to 1000000, not \(runs)")
    }
    let all = try reporting {
      try group.map { Benchmark.all(of: try GroupExpression(parsing: $0)) } ?? Benchmark.all
    }
    let chosen = all.filter { benchmark in
      names.isEmpty || names.contains { benchmark.name.contains($0) }
    }
    guard !chosen.isEmpty else {
      throw CommandFailure.value(
        "no benchmark is called so; there are " + all.map(\.name).joined(separator: ", "))
    }
    for benchmark in chosen {
      let (seconds, count) = try reporting { try benchmark.measure(runs) }
      let rate = Double(benchmark.work) / seconds
      if output.json {
        print(
          JSON.object([
            ("name", .string(benchmark.name)), ("seconds", .number(seconds)), ("runs", .int(count)),
            ("work", .int(benchmark.work)), ("unit", .string(benchmark.unit)),
            ("rate", .number(rate)),
          ]).text)
      } else {
        print(
          "\(benchmark.name.padded(to: 34)) \(short(seconds).padded(to: 10)) s   "
            + "\(short(rate)) \(benchmark.unit)/s   (\(count) runs)")
      }
    }
  }
}

/// Something that is timed.
struct Benchmark: Sendable {
  let name: String
  let work: Int
  let unit: String
  let body: @Sendable () throws -> Void

  /// The median of so many runs, or of at least three and half a second after one to warm up.
  func measure(_ wanted: Int?) throws -> (seconds: Double, runs: Int) {
    if let wanted {
      let times = try (0..<wanted).map { _ in try timed(body) }
      return (times.sorted()[wanted / 2], wanted)
    }
    try body()
    var times: [Double] = []
    while times.count < 3 || (times.reduce(0, +) < 0.5 && times.count < 1000) {
      times.append(try timed(body))
    }
    return (times.sorted()[times.count / 2], times.count)
  }

  /// What takes time to find out about one group, its enumeration included.
  static func all(of expression: GroupExpression) -> [Benchmark] {
    let library = GroupLibrary.shipped()
    func benchmark(
      _ name: String, _ finite: @escaping @Sendable (FiniteGroup) throws -> Void,
      large: @escaping @Sendable (PermutationGroup) throws -> Void
    ) -> Benchmark {
      Benchmark(name: name, work: 1, unit: "groups") {
        switch try AnyGroup(expression, library: library) {
        case .finite(let group): try finite(group)
        case .large(let group): try large(group)
        case .lie, .loop: throw GroupError.invalid("\(expression) is no finite group")
        }
      }
    }
    @Sendable func refuse(_ group: PermutationGroup) throws {
      throw EngineError.limit(
        "\(expression) has order \(group.order), and the limit is \(FiniteGroup.largestOrder)")
    }
    @Sendable func classes(_ group: PermutationGroup) throws -> LargeClasses {
      guard let classes = try group.classes() else {
        throw EngineError.limit(
          "\(expression) has order \(group.order), and the limit for classes is "
            + "\(LargeClasses.largestOrder)")
      }
      return classes
    }
    return [
      benchmark("order", { _ = $0.order }, large: { _ = $0.order }),
      benchmark(
        "classes", { _ = try $0.classes(checkpoint: .none) }, large: { _ = try classes($0) }),
      benchmark(
        "characters", { _ = try $0.characterTable(checkpoint: .none) },
        large: { _ = try LargeCharacterTable(classes($0)) }),
      benchmark("subgroups", { _ = try $0.subgroupClasses(checkpoint: .none) }, large: refuse),
      benchmark("table", { _ = try $0.multiplicationTable(checkpoint: .none) }, large: refuse),
    ]
  }

  static let all: [Benchmark] =
    [
      Benchmark(name: "table S(7)", work: 5040 * 5040, unit: "products") {
        _ = try FiniteGroup(GroupExpression(parsing: "S(7)")).multiplicationTable()
      },
      Benchmark(name: "classes S(8)", work: 40320, unit: "elements") {
        _ = try FiniteGroup(GroupExpression(parsing: "S(8)")).classes(checkpoint: .none)
      },
      Benchmark(name: "characters D(32)", work: 19, unit: "irreps") {
        _ = try FiniteGroup(GroupExpression(parsing: "D(32)")).characterTable(checkpoint: .none)
      },
      basis("Z(1024)", "V", "V", 1024 * 1024), basis("p4(24)", "V", "V", 576 * 576),
      basis("S(5)", "V^2", "V^2", 625), basis("D(5)", "V^2", "V^2", 16),
      basis("S(30)", "V^2", "V^2", 810_000), basis("S(12)", "V^3", "V^3", 1728 * 1728),
      basis("Rubik(3)", "V", "V^2", 48 * 2304), basis("p4m(16)", "regular", "regular", 2048 * 2048),
      basis("S(5)", "standard^4", "standard^4", 256 * 256), basis("D(8)", "V^3", "V", 16),
      basis("D(4)", "V^6", "V^6", 64 * 64), basis("SO(3)", "T(4)", "T(4)", 81 * 81),
      basis("SO(3)", "T(5)", "T(5)", 243 * 243), basis("SO+(1,3)", "T(4)", "T(4)", 256 * 256),
      basis("SU(3)", "T(2,2)", "T(2,2)", 81 * 81), basis("Sp(4)", "T(2,1)", "T(2,1)", 64 * 64),
      basis(
        "S(6)", "100*1+100*V+20*V^2", "100*1+100*V+20*V^2", 1420 * 1420),
      product("S(6)", "100*1+100*V+20*V^2", entries: 1420 * 1420),
      Benchmark(name: "gemm 256", work: 2 * 256 * 256 * 256, unit: "flop") {
        let a = Matrix.identity(256)
        guard (a * a).rows == 256 else {
          throw CommandFailure(status: 70, message: "a wrong product")
        }
      },
    ] + ModelKind.allCases.map(steps)

  private static func basis(_ group: String, _ input: String, _ out: String, _ entries: Int)
    -> Benchmark
  {
    Benchmark(name: "basis \(group) \(input) -> \(out)", work: entries, unit: "entries") {
      let group = try GroupExpression(parsing: group)
      let (input, out) = (try RepExpression(parsing: input), try RepExpression(parsing: out))
      if group.isLie || (group.knownOrder ?? 0) > FiniteGroup.largestOrder {
        _ = try equivariantBasis(
          from: AnyRepresentation(input, of: group), to: AnyRepresentation(out, of: group))
        return
      }
      let finite = try FiniteGroup(group)
      _ = try equivariantBasis(
        from: Representation(input, of: finite), to: Representation(out, of: finite))
    }
  }

  /// W x for random coefficients of a basis that is found beforehand, without the matrix W.
  private static func product(_ group: String, _ rep: String, entries: Int) -> Benchmark {
    let found = Box<(basis: EquivariantBasis, weights: [Double], x: [Double])?>(nil)
    return Benchmark(name: "product \(group) \(rep)", work: entries, unit: "entries") {
      let known = try found.withValue { kept in
        if let kept { return kept }
        let value = try Representation(
          RepExpression(parsing: rep), of: FiniteGroup(GroupExpression(parsing: group)))
        let basis = try equivariantBasis(from: value, to: value)
        var random = SplitMix64(seed: 1)
        let new = (
          basis: basis, weights: (0..<basis.dimension).map { _ in random.normal() },
          x: (0..<basis.dimensionIn).map { _ in random.normal() }
        )
        kept = new
        return new
      }
      _ = try known.basis.apply(known.weights, to: known.x)
    }
  }

  private static func steps(_ model: ModelKind) -> Benchmark {
    let trainer = Box<Trainer?>(nil)
    return Benchmark(name: "train digits-c4 \(model.rawValue)", work: 100, unit: "steps") {
      let settings = TaskName.digitsC4.settings
      var run =
        try trainer.withValue { $0 }
        ?? Trainer(
          model,
          task: LearningTask(.digitsC4, settings: settings, digits: Library.shipped().digits.get()),
          settings: settings)
      for _ in 0..<100 { run.advance() }
      let kept = run
      trainer.withValue { $0 = kept }
    }
  }
}

/// Seconds that `body` takes.
func timed(_ body: () throws -> Void) rethrows -> Double {
  let begin = DispatchTime.now().uptimeNanoseconds
  try body()
  return Double(DispatchTime.now().uptimeNanoseconds - begin) / 1e9
}
