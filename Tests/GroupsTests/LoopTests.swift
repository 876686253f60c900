import Foundation
@testable import Groups
import LinearAlgebra
import Support
import Testing

/// A loop of `Data/octonion-loop.json`, with what another program counted.
private struct OracleLoop: Decodable, CustomStringConvertible {
  let order: Int
  let names: [String]
  let latinSquare: Bool
  let nonassociativeTriples: Int
  let totalTriples: Int
  let commutingPairs: Int
  let moufang: Bool
  let leftAlternative: Bool
  let rightAlternative: Bool
  let flexible: Bool
  let diassociative: Bool
  let nucleus: [Int]
  let centre: [Int]
  let elementOrderHistogram: [[Int]]
  let numSubloops: Int
  let subloopOrderHistogram: [[Int]]
  let table: [[Int]]

  var description: String { "order \(order)" }

  static let all: [OracleLoop] = {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let bytes = oracleBytes("octonion-loop.json") ?? []
    let loops = try? decoder.decode([String: OracleLoop].self, from: Data(bytes))
    return (loops ?? [:]).sorted { $0.key < $1.key }.map(\.value)
  }()

  /// Numbers that count from `base`, as bytes of a file.
  func csv(base: Int = 0) -> [UInt8] {
    let lines = table.map { $0.map { String($0 + base) }.joined(separator: ",") }
    return Array(lines.joined(separator: "\n").utf8)
  }
}

private func magma(_ csv: String) throws -> Loop {
  try Loop(try CayleyTable(csv: Array(csv.utf8), path: "t.csv"), expression: .table("t.csv"))
}

private func any(_ csv: [UInt8]) throws -> AnyGroup {
  try AnyGroup(.table("t.csv"), library: GroupLibrary(catalogue: nil) { _ in csv })
}

@Suite struct LoopTests {
  @Test(arguments: OracleLoop.all)
  private func `loops have the counts of the reference`(known: OracleLoop) throws {
    for base in [0, 1] {
      let table = try CayleyTable(csv: known.csv(base: base), path: "t")
      let loop = try Loop(table, expression: .table("t"))
      let facts = try loop.facts()
      #expect(loop.order == known.order && loop.identity == 0)
      #expect(loop.isQuasigroup == known.latinSquare)
      #expect(loop.isLoop)
      #expect(loop.isGroup == (known.nonassociativeTriples == 0))
      #expect(facts.nonAssociativeTriples == known.nonassociativeTriples)
      #expect(facts.commutingPairs == known.commutingPairs)
      #expect(facts.nucleus == known.nucleus)
      #expect(facts.center == known.centre)
      #expect(facts.isDiassociative == known.diassociative)
      #expect(facts.isPowerAssociative == true)
      #expect(facts.elementOrders?.map { [$0.order, $0.count] } == known.elementOrderHistogram)
      #expect(facts.subloopOrders?.map { [$0.order, $0.count] } == known.subloopOrderHistogram)
      #expect(facts.subloopOrders?.reduce(0) { $0 + $1.count } == known.numSubloops)
      let holds = Dictionary(
        uniqueKeysWithValues: facts.identities.map { ($0.name, $0.failure == nil) })
      #expect(holds["Moufang"] == known.moufang)
      #expect(holds["left alternative"] == known.leftAlternative)
      #expect(holds["right alternative"] == known.rightAlternative)
      #expect(holds["flexible"] == known.flexible)
      #expect(known.totalTriples == loop.order * loop.order * loop.order)
    }
  }

  @Test func `all reference loops are there`() { #expect(OracleLoop.all.count == 6) }

  @Test(arguments: OracleLoop.all)
  private func `the named triple is the first that fails`(known: OracleLoop) throws {
    let table = try CayleyTable(csv: known.csv(), path: "t")
    let loop = try Loop(table, expression: .table("t"))
    let law = try #require(loop.laws.last)
    #expect(law.name == "associativity")
    func p(_ a: Int, _ b: Int) -> Int { known.table[a][b] }
    var first: [Int]?
    search: for a in 0..<known.order {
      for b in 0..<known.order {
        for c in 0..<known.order where p(p(a, b), c) != p(a, p(b, c)) {
          first = [a, b, c]
          break search
        }
      }
    }
    #expect(law.witness == first ?? [])
  }

  @Test(arguments: ["D(4)", "Q(8)", "S(4)", "Z(1)", "Z(12)", "p4(3)", "A(5)"])
  func `the table of a group comes back as that group`(text: String) throws {
    let group = try group(text)
    // Another order, so that the identity is not the first.
    let elements = Array((0..<group.order).reversed())
    let rows = elements.map { a in
      elements.map { "\(elements.firstIndex(of: group.product(a, $0)) ?? 0)" }
        .joined(separator: ",")
    }
    guard case .finite(let read) = try any(Array(rows.joined(separator: "\r\n").utf8)) else {
      Issue.record("not read as a group")
      return
    }
    #expect(checkGroupLaws(read) == [])
    #expect(read.catalogueEntry == group.catalogueEntry)
    #expect(read.generators.count <= 3)
    #expect(read.degree == group.order)
    for a in 0..<read.order { #expect(try read.element(parsing: read.name(of: a)) == a) }
    for generator in read.generators {
      #expect(read.image(of: 0, under: generator.element) == generator.element)
    }
  }

  @Test func `names in the cells name elements`() throws {
    let klein = "1,a,b,ab\na,1,ab,b\nb,ab,1,a\nab,b,a,1\n"
    guard case .finite(let group) = try any(Array(klein.utf8)) else {
      Issue.record("Klein's group is one")
      return
    }
    #expect(group.generators.map(\.name) == ["a", "b"])
    #expect(try group.element(parsing: "a b") == 3)
    let quoted = try magma("\"x,y\", b\nb , \"x,y\"\n\n")
    #expect(quoted.names == ["x,y", "b"])
    #expect(quoted.isGroup)
  }

  @Test(arguments: [
    ("0,1,2\n1,2,0\n2,1,0", "unique solutions", "column 1 holds 1 twice, in rows 0 and 2"),
    ("0,1,2\n1,2,0\n2,0,0", "unique solutions", "row 2 holds 0 twice, in columns 1 and 2"),
    ("0,1\n1,1", "inverses", "1 has no inverse"),
    ("1,2,3\n3,1,2\n2,3,1", "identity", "there is no identity; 1 comes closest, but 2 · 1 = 3"),
    ("1,2,3\n3,1,2\n2,3,1", "inverses", "without an identity nothing has an inverse"),
    (
      "1,2,3\n3,1,2\n2,3,1", "associativity", "(1 · 1) · 2 = 2, but 1 · (1 · 2) = 2"
    ),
  ])
  func `the law that fails is named with its place`(csv: String, law: String, place: String) throws
  {
    let loop = try magma(csv)
    #expect(!loop.isGroup)
    let failure = loop.laws.first { $0.name == law }?.failure
    if law != "associativity" {
      #expect(failure == place)
    } else {
      let error = #expect(throws: GroupError.self) {
        try FiniteGroup(.table("t"), library: GroupLibrary(catalogue: nil) { _ in Array(csv.utf8) })
      }
      #expect(error?.description.contains("is no group, for identity fails") == true)
    }
  }

  @Test func `subtraction is a quasigroup without identity`() throws {
    let csv = (0..<5).map { a in (0..<5).map { String((a - $0 + 5) % 5) }.joined(separator: ",") }
    let loop = try magma(csv.joined(separator: "\n"))
    let facts = try loop.facts()
    #expect(loop.isQuasigroup && !loop.isLoop && loop.identity == nil)
    #expect(facts.kind == "quasigroup")
    #expect(facts.nonAssociativeTriples == 100)
    #expect(facts.isPowerAssociative == nil)
    #expect(try magma("0,0\n0,0").facts().kind == "commutative semigroup")
    #expect(try magma("1,0\n0,0").facts().kind == "commutative magma")
    #expect(try magma("0,1\n1,1").facts().kind == "commutative monoid")
  }

  @Test(arguments: [
    ("", "empty"), ("\n\n", "empty"),
    ("0,1\n1,x", "row 2, column 2 holds “x”, where a number up to 2 should be"),
    ("0,1,2\n1,2\n2,0,1", "row 2 has 2 cells, and the first row 3"),
    ("0,1", "1 rows and 2 columns"),
    ("0\n1", "2 rows and 1 columns"),
    ("0,1\n1,2", "row 2, column 2 holds 2, so the product is not closed"),
    ("1,2\n2,3", "the 2 elements are 1 to 2"), ("0,-1\n1,0", "row 1, column 2 holds -1"),
    ("0,,1\n1,0,1\n0,0,1", "row 1, column 2 is empty"), ("0,1\n\n1,0", "row 2 has 1 cells"),
    ("a,b\nb,c", "row 2, column 2 holds “c”"), ("a,a\na,a", "holds “a” again"),
    ("a,b\na,b", "row 2, column 1 holds “a”"),
    ("0,99999999999999999999,1\n1,2,0\n2,0,1", "where a number up to 3 should be"),
    ("0,1,x\n1,x,0\nx,0,1", "row 1, column 3 holds “x”"),
  ])
  func `what is no table is refused with the cell`(csv: String, part: String) throws {
    let error = #expect(throws: GroupError.self) { try magma(csv) }
    #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
  }

  @Test func `a million rows are refused early`() throws {
    let rows = Array(repeating: Array("0\n".utf8), count: 1_000_000).flatMap { $0 }
    let error = #expect(throws: GroupError.self) { try CayleyTable(csv: rows, path: "t") }
    #expect(error?.description.contains("2048") == true)
    let wide = Array(repeating: Array("0,".utf8), count: 1_000_000).flatMap { $0 }
    #expect(throws: GroupError.self) { try CayleyTable(csv: wide, path: "t") }
  }

  @Test func `seeded garbage is read or refused`() throws {
    var random = SplitMix64(seed: 11)
    let pieces: [[UInt8]] =
      ["0", "1", "2", ",", "\n", "\"", "a", "-", " ", "\r\n", "\u{0}"].map { Array($0.utf8) } + [
        [0xFF], [0xEF, 0xBB, 0xBF],
      ]
    var readCount = 0
    for _ in 0..<10_000 {
      let bytes = (0..<random.index(below: 14)).flatMap { _ in
        pieces[random.index(below: pieces.count)]
      }
      do {
        let table = try CayleyTable(csv: bytes, path: "t")
        let loop = try Loop(table, expression: .table("t"))
        _ = try loop.facts()
        readCount += 1
      } catch is GroupError {}
    }
    #expect(readCount > 50)
  }

  @Test(arguments: [256, 700])
  func `large tables are checked by Light's test`(n: Int) throws {
    var cells = (0..<n).flatMap { a in (0..<n).map { UInt16((a + $0) % n) } }
    let names = (0..<n).map(String.init)
    let cyclic = try Loop(
      CayleyTable(names: names, hasNames: false, cells: cells), expression: .table("t"))
    #expect(cyclic.isGroup)
    // An intercalate turned round leaves a Latin square, and a loop, which is no group.
    let half = n / 2
    for (a, b, value) in [
      (1, 1, half + 2), (1, half + 1, 2), (half + 1, 1, 2), (half + 1, half + 1, half + 2),
    ] {
      cells[a * n + b] = UInt16(value % n)
    }
    let broken = try Loop(
      CayleyTable(names: names, hasNames: false, cells: cells), expression: .table("t"))
    #expect(broken.isLoop && !broken.isAssociative)
    let triple = try #require(broken.laws.last?.witness)
    let p = broken.product
    #expect(p(p(triple[0], triple[1]), triple[2]) != p(triple[0], p(triple[1], triple[2])))
    let facts = try broken.facts()
    #expect((facts.nonAssociativeTriples == nil) == (n > 512))
    #expect(facts.limits.isEmpty == false)
  }
}
