import LinearAlgebra

/// A finished table: how the generators permute the right cosets of the subgroup.
///
/// Coset 0 is the subgroup. Entry (c, k) of `images` is the coset c · generator k.
public struct CosetTable: Hashable, Sendable {
  /// The number of cosets.
  public let index: Int
  /// For each generator the coset that coset c goes to when it is multiplied from the right.
  ///
  /// `[generators][index]`
  public let images: [[Int32]]

  init(index: Int, images: [[Int32]]) {
    self.index = index
    self.images = images
  }

  /// O(index · generators).
  init(_ work: CosetWorkspace, _ checkpoint: Checkpoint) throws(Cancelled) {
    index = work.count
    var images: [[Int32]] = []
    for column in work.words.forward {
      try checkpoint.report()
      images.append((0..<work.count).map { work.table[$0 * work.width + column] })
    }
    self.images = images
  }

  /// Where coset `c` goes when it is multiplied by the word from the right, first letter first.
  ///
  /// O(letters), and O(index) for each inverse letter.
  public func image(of coset: Int, under word: [Int]) -> Int {
    word.reduce(coset) { coset, letter in
      let column = images[abs(letter) - 1]
      return letter > 0 ? Int(column[coset]) : column.firstIndex(of: Int32(coset)) ?? coset
    }
  }

  /// How generator k acts on the cosets from the left: H x goes to H x g^-1.
  ///
  /// So the permutations multiply as words do, the right factor acting first.
  public func permutation(of generator: Int) -> Permutation {
    Permutation(unchecked: images[generator].map { UInt32($0) }).inverse
  }

  /// The table with its cosets in the order in which the shortest words reach them, words of one
  /// length in the order of the letters 1, -1, 2, -2 ….
  ///
  /// O(index · generators).
  public func standardised(_ checkpoint: Checkpoint = .none) throws(Cancelled) -> CosetTable {
    let tree = try CosetTree(self, checkpoint)
    var number = [Int32](repeating: 0, count: index)
    for (new, old) in tree.sequence.enumerated() { number[Int(old)] = Int32(new) }
    let renumbered = images.map { column in
      tree.sequence.map { number[Int(column[Int($0)])] }
    }
    return CosetTable(index: index, images: renumbered)
  }
}

/// The shortest words, in generators and inverses, that lead from coset 0 to each other coset.
struct CosetTree: Sendable {
  /// The cosets in the order in which they are reached. `[index]`
  private(set) var sequence: [Int32] = [0]
  /// For each coset the one before it on its way, and the letter ±k between them. `[index]`
  private(set) var parent: [Int32]
  private(set) var letter: [Int16]

  init(_ table: CosetTable, _ checkpoint: Checkpoint) throws(Cancelled) {
    parent = Array(repeating: 0, count: table.index)
    letter = Array(repeating: 0, count: table.index)
    let back = table.images.map { column in
      var result = column
      for (coset, image) in column.enumerated() { result[Int(image)] = Int32(coset) }
      return result
    }
    sequence.reserveCapacity(table.index)
    var next = 0
    while next < sequence.count {
      if next % 4096 == 0 { try checkpoint.report() }
      let coset = Int(sequence[next])
      for k in table.images.indices {
        reach(Int(table.images[k][coset]), from: coset, by: k + 1)
        reach(Int(back[k][coset]), from: coset, by: -k - 1)
      }
      next += 1
    }
  }

  private mutating func reach(_ image: Int, from coset: Int, by step: Int) {
    if image == 0 || letter[image] != 0 { return }
    letter[image] = Int16(step)
    parent[image] = Int32(coset)
    sequence.append(Int32(image))
  }
}
