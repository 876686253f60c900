import Groups
import Testing

@Suite struct ConjugacyClassesTests {
  @Test(arguments: smallGroups)
  func `classes are the orbits of conjugation`(text: String) throws {
    let group = try group(text)
    let classes = try group.classes()
    #expect(classes.classes.reduce(0) { $0 + $1.size } == group.order)
    for (k, conjugates) in classes.classes.enumerated() {
      #expect(conjugates.members == conjugates.members.sorted())
      #expect(conjugates.members.first == conjugates.representative)
      #expect(conjugates.size == conjugates.members.count)
      let orbit = Set((0..<group.order).map { group.conjugate(conjugates.representative, by: $0) })
      #expect(orbit == Set(conjugates.members))
      for member in conjugates.members {
        #expect(classes.classOf[member] == k)
        #expect(order(of: member, in: group) == conjugates.elementOrder)
      }
    }
  }

  @Test(arguments: smallGroups)
  func `classes are sorted by element order, size, representative`(text: String) throws {
    let keys = try group(text).classes().classes.map {
      [$0.elementOrder, $0.size, $0.representative]
    }
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
    #expect(keys.first == [1, 1, 0])
  }

  @Test func `S(8) has the 22 classes of the partitions of 8`() throws {
    let group = try group("S(8)")
    let classes = try group.classes()
    let types = Set(classes.classes.map { group.permutation(of: $0.representative)?.cycleType })
    #expect(classes.classes.count == 22 && types.count == 22)
  }

  private func order(of element: Int, in group: FiniteGroup) -> Int {
    var (power, exponent) = (element, 1)
    while power != 0 { (power, exponent) = (group.product(power, element), exponent + 1) }
    #expect(group.elementOrder(element) == exponent)
    return exponent
  }
}
