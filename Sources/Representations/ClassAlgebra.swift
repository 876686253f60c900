import Groups
import LinearAlgebra

/// What a character table is computed from: the conjugacy classes of a group and how they multiply.
///
/// Class 0 is that of the identity.
protocol ClassAlgebra {
  /// The number of elements of the group.
  var order: Int { get }
  /// How many elements each class has. `[classes]`
  var sizes: [Int] { get }
  /// The order of the elements of each class. `[classes]`
  var elementOrders: [Int] { get }

  /// For the representative g of class k, the classes of g⁰, g¹, … up to before it repeats.
  func classesOfPowers(_ k: Int, _ checkpoint: Checkpoint) throws(Cancelled) -> [Int]

  /// #{y in C_j : z_k y⁻¹ in C_i} for all i and k, z_k being the representative of C_k.
  /// `[classes i][classes k]`
  func products(withInversesOf j: Int, _ checkpoint: Checkpoint) throws(Cancelled) -> [Int]
}

/// The classes of a group whose elements are numbered.
struct FiniteClassAlgebra: ClassAlgebra {
  let group: FiniteGroup
  let classes: ConjugacyClasses
  let sizes: [Int]
  let elementOrders: [Int]

  init(group: FiniteGroup, classes: ConjugacyClasses) {
    self.group = group
    self.classes = classes
    sizes = classes.classes.map(\.size)
    elementOrders = classes.classes.map(\.elementOrder)
  }

  var order: Int { group.order }

  func classesOfPowers(_ k: Int, _ checkpoint: Checkpoint) throws(Cancelled) -> [Int] {
    try checkpoint.report()
    let representative = classes.classes[k].representative
    var list = [0]
    var element = representative
    while element != 0 {
      list.append(classes.classOf[element])
      element = group.product(element, representative)
    }
    return list
  }

  func products(withInversesOf j: Int, _ checkpoint: Checkpoint) throws(Cancelled) -> [Int] {
    let inverses = classes.classes[j].members.map { group.inverse($0) }
    let period = max(1, 1024 / inverses.count)
    let count = classes.classes.count
    var counts = [Int](repeating: 0, count: count * count)
    for k in 0..<count {
      if k.isMultiple(of: period) { try checkpoint.report() }
      let z = classes.classes[k].representative
      for y in inverses { counts[classes.classOf[group.product(z, y)] * count + k] += 1 }
    }
    return counts
  }
}

/// The classes of a permutation group too large for a list of its elements.
struct LargeClassAlgebra: ClassAlgebra {
  let classes: LargeClasses
  let sizes: [Int]
  let elementOrders: [Int]

  init(_ classes: LargeClasses) {
    self.classes = classes
    sizes = classes.classes.map(\.size)
    elementOrders = classes.classes.map(\.elementOrder)
  }

  var order: Int { classes.order }

  func classesOfPowers(_ k: Int, _ checkpoint: Checkpoint) throws(Cancelled) -> [Int] {
    try checkpoint.report()
    return classes.classesOfPowers(k)
  }

  func products(withInversesOf j: Int, _ checkpoint: Checkpoint) throws(Cancelled) -> [Int] {
    try classes.products(withInversesOf: j, checkpoint: checkpoint)
  }
}
