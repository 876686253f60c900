import LinearAlgebra
import Support
import Testing

@testable import Groups

@Suite struct NumberedSetsTests {
  @Test(arguments: [1, 64, 65, 700])
  func `sets are numbered as they come, each once`(bits: Int) throws {
    var random = SplitMix64(seed: UInt64(bits))
    var sets = NumberedSets()
    var numbers: [BitSet: Int] = [:]
    for _ in 0..<3000 {
      var set = BitSet(count: bits)
      for _ in 0..<random.index(below: 4) { set.insert(random.index(below: bits)) }
      #expect(sets.number(of: set) == numbers[set])
      let isNew = try sets.insert(set, .none)
      #expect(isNew == (numbers[set] == nil))
      if isNew { numbers[set] = numbers.count }
    }
    #expect(sets.count == numbers.count)
    for (set, number) in numbers {
      #expect(sets[number] == set && sets.number(of: set) == number)
      for other in numbers.keys.prefix(20) {
        #expect(sets.isSubset(number, of: other) == set.isSubset(of: other))
      }
    }
  }

  @Test func `a map moves the members`() throws {
    var set = BitSet(count: 130)
    for i in [0, 63, 64, 129] { set.insert(i) }
    var sets = NumberedSets()
    _ = try sets.insert(set, .none)
    var image = set
    sets.map(0, by: (0..<130).map { ($0 + 1) % 130 }, to: &image)
    #expect(image.elements == [0, 1, 64, 65])
  }

  @Test func `growing reports as it goes, and can be stopped`() throws {
    func insertMany(_ checkpoint: Checkpoint) throws {
      var sets = NumberedSets()
      for i in 0..<20_000 { _ = try sets.insert(BitSet(words: [UInt64(i)]), checkpoint) }
    }
    #expect(try ReportCounter.reports(of: insertMany) >= 10)
    #expect(try ReportCounter.deafReports(of: insertMany).isEmpty)
  }

  @Test func `lists come back from their blocks`() {
    var lists = Lists<Int>()
    var random = SplitMix64(seed: 3)
    let lengths =
      [0, 1, 70_000, 65_535, 1, 1, 65_536, 0]
      + (0..<200).map { _ in
        random.index(below: 3000)
      }
    let places = lengths.enumerated().map { k, length in
      lists.append(Array(repeating: k, count: length))
    }
    for (k, place) in places.enumerated() {
      #expect(place.count == lengths[k])
      #expect(lists[place].elementsEqual(Array(repeating: k, count: lengths[k])))
    }
  }
}
