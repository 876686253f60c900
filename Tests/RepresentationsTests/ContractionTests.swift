import LinearAlgebra
import Testing

@testable import Representations

/// Invariant tensors of the classical groups, against each other and against published numbers.
struct ContractionTests {
  private func dimension(_ form: ClassicalForm, _ slots: [Slot], _ determinant: Int = 0) throws
    -> Int?
  {
    try BoxWalks(form: form).invariants(of: slots, determinant: determinant, .none)
  }

  @Test func `invariants of SO(n) in tensor powers are those of the literature`() throws {
    let table = [
      2: [1, 0, 2, 0, 6, 0, 20, 0, 70], 3: [1, 0, 1, 1, 3, 6, 15, 36, 91],
      4: [1, 0, 1, 0, 4, 0, 25, 0, 196],
    ]
    for (n, expected) in table {
      for (k, count) in expected.enumerated() {
        let form = ClassicalForm(.specialOrthogonal, size: n)
        let slots = [Slot](repeating: .vector, count: k)
        #expect(try dimension(form, slots) == count)
        #expect(try ContractionSearch.basis(form, slots, determinant: 0, .none).count == count)
      }
    }
    for (n, k, count) in [(5, 5, 1), (5, 6, 15), (5, 7, 15), (6, 6, 16), (7, 6, 15), (20, 8, 105)] {
      let form = ClassicalForm(.specialOrthogonal, size: n)
      let slots = [Slot](repeating: .vector, count: k)
      #expect(try dimension(form, slots) == count)
      #expect(try ContractionSearch.basis(form, slots, determinant: 0, .none).count == count)
    }
  }

  static let forms: [ClassicalForm] =
    (1...4).flatMap { n in
      [
        ClassicalForm(.orthogonal, size: n), ClassicalForm(.specialOrthogonal, size: n),
        ClassicalForm(.general, size: n), ClassicalForm(.special, size: n),
      ]
    } + [ClassicalForm(.symplectic, size: 2), ClassicalForm(.symplectic, size: 4)]

  @Test(arguments: forms)
  func `the search finds as many contractions as characters count`(form: ClassicalForm) throws {
    for p in 0...7 {
      for q in 0...(7 - p) {
        let slots =
          [Slot](repeating: .vector, count: p) + [Slot](repeating: .covector, count: q)
        let mixed = slots.enumerated().sorted { ($0.offset * 5) % 7 < ($1.offset * 5) % 7 }
          .map(\.element)
        for determinant in -1...1 {
          let count = try dimension(form, slots, determinant)
          let basis = try ContractionSearch.basis(form, mixed, determinant: determinant, .none)
          #expect(basis.count == count, "\(form) \(p) \(q) \(determinant)")
        }
      }
    }
  }

  /// Rank modulo a prime of the multilinear functions written out, never more than the true rank.
  @Test(arguments: forms)
  func `the contractions found are linearly independent`(form: ClassicalForm) throws {
    for (p, q) in [(4, 0), (5, 0), (6, 0), (3, 3), (4, 1), (5, 1), (2, 2), (3, 0), (0, 4)] {
      if form.size == 4 && p + q > 5 { continue }
      let slots = [Slot](repeating: .vector, count: p) + [Slot](repeating: .covector, count: q)
      let basis = try ContractionSearch.basis(form, slots, determinant: 0, .none)
      var strides = [1]
      for _ in slots.dropFirst() { strides.append(strides[strides.count - 1] * form.size) }
      var rows: [[Int]] = []
      for contraction in basis {
        var row = [Int](repeating: 0, count: strides[strides.count - 1] * form.size)
        contraction.forEachEntry(slots, strides: strides, form) { row[$0] += Int($1) }
        rows.append(row)
      }
      #expect(Self.rank(rows) == basis.count, "\(form) \(p) \(q)")
    }
  }

  static func rank(_ matrix: [[Int]]) -> Int {
    let prime = 1_000_003
    var rows = matrix.map { $0.map { ($0 % prime + prime) % prime } }
    var rank = 0
    for column in 0..<(rows.first?.count ?? 0) {
      guard let pivot = (rank..<rows.count).first(where: { rows[$0][column] != 0 }) else {
        continue
      }
      rows.swapAt(rank, pivot)
      var inverse = 1
      var (base, exponent) = (rows[rank][column], prime - 2)
      while exponent > 0 {
        if exponent & 1 == 1 { inverse = inverse * base % prime }
        base = base * base % prime
        exponent >>= 1
      }
      for row in (rank + 1)..<max(rank + 1, rows.count) where rows[row][column] != 0 {
        let factor = rows[row][column] * inverse % prime
        for k in column..<rows[row].count {
          rows[row][k] = (rows[row][k] + (prime - factor) * rows[rank][k]) % prime
        }
      }
      rank += 1
      if rank == rows.count { break }
    }
    return rank
  }

  @Test func `formulas name slots from 1`() throws {
    let so3 = ClassicalForm(.specialOrthogonal, size: 3)
    let slots = [Slot](repeating: .vector, count: 4)
    let basis = try ContractionSearch.basis(so3, slots, determinant: 0, .none)
    #expect(
      basis.map { $0.formula(slots, so3) } == ["δ(1,2) δ(3,4)", "δ(1,3) δ(2,4)", "δ(1,4) δ(2,3)"])
    let volume = try ContractionSearch.basis(
      so3, [.vector, .vector, .covector], determinant: 0, .none)
    #expect(volume.map { $0.formula([.vector, .vector, .covector], so3) } == ["ε(1,2,3)"])
    let lorentz = ClassicalForm(.orthogonal, size: 4, negatives: 3)
    let pair = try ContractionSearch.basis(lorentz, [.vector, .vector], determinant: 0, .none)
    #expect(pair.map { $0.formula([.vector, .vector], lorentz) } == ["η(1,2)"])
    #expect(Contraction().formula([], so3) == "1")
  }
}
