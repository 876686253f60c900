@testable import Groups
import Testing

@Suite struct LinearCharactersTests {
  @Test(arguments: [
    "Z(12)", "D(6)", "Q(16)", "A(4)", "S(4)", "A(5)", "Z(2) x Z(4)", "Dic(5)", "p4(3)",
  ])
  func `a group has as many linear characters as elements modulo commutators`(name: String) throws {
    let group = try group(name)
    let facts = try group.facts()
    let characters = try group.linearCharacters(
      ofSubgroupGeneratedBy: group.generators.map(\.element), modulus: facts.exponent
    ) { _ in true }
    #expect(characters.count == group.order / facts.derivedOrder)
    #expect(
      Set(
        characters.map { value in
          value.elements.indices.sorted { value.elements[$0] < value.elements[$1] }
            .map { value.exponents[$0] }
        }
      ).count == characters.count)
    for character in characters {
      var exponent = [Int](repeating: 0, count: group.order)
      for (element, value) in zip(character.elements, character.exponents) {
        exponent[element] = value
      }
      for a in 0..<group.order {
        for b in 0..<group.order {
          let sum = (exponent[a] + exponent[b]) % facts.exponent
          #expect(exponent[group.product(a, b)] == sum)
        }
      }
    }
  }
}
