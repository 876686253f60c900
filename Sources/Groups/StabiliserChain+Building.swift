import LinearAlgebra

extension StabiliserChain {
  /// The deterministic algorithm, for groups known to be small or to be refused soon.
  ///
  /// Throws `.tooLarge` as soon as more than `limit` elements are certain.
  init(
    degree: Int, generators: [Permutation], limit: Int, name: String, checkpoint: Checkpoint
  ) throws {
    self.init(degree: degree)
    var builder = ChainBuilder(chain: self, limit: limit, name: name, checkpoint: checkpoint)
    var pending = generators.filter { !$0.isIdentity }
    while let next = pending.popLast() { try builder.insert(next.imageList, level: 0) }
    self = builder.chain
  }

  /// What is left of a permutation after the levels from `start` on took their part, and the level
  /// that found it new; nil if nothing is left.
  func residue(of permutation: [UInt16], from start: Int) -> (images: [UInt16], level: Int)? {
    var rest = permutation
    for i in start..<levels.count {
      let place = Int(levels[i].place[Int(rest[levels[i].base])])
      if place < 0 { return (rest, i) }
      if place > 0 { rest.leftMultiply(by: levels[i].returners, from: place * degree) }
    }
    return rest.isIdentity ? nil : (rest, levels.count)
  }
}

/// Builds a stabiliser chain.
///
/// Invariant: the generators of level i + 1 are words in those of level i that fix its base point,
/// and the movers of a level are words in its generators. When moreover each level is *closed* –
/// all its Schreier generators are products of the movers below it – then, from the last level up,
/// the products of movers from a level on are exactly the group that its generators generate
/// (Schreier's lemma), so that the product of the orbit lengths is the order. That is a proof:
/// random elements below only decide how soon it is found.
struct ChainBuilder {
  private(set) var chain: StabiliserChain
  /// More elements are refused; nil for no limit.
  let limit: Int?
  /// How the group is called in messages.
  let name: String
  let checkpoint: Checkpoint

  init(chain: StabiliserChain, limit: Int?, name: String, checkpoint: Checkpoint) {
    self.chain = chain
    self.limit = limit
    self.name = name
    self.checkpoint = checkpoint
  }

  private var degree: Int { chain.degree }

  /// Adds a generator to the stabiliser at `level`, and what follows from it below; the levels
  /// from there on are closed before and after.
  mutating func insert(_ generator: [UInt16], level: Int) throws {
    try checkpoint.report()
    guard chain.residue(of: generator, from: level) != nil else { return }
    var (places, known) = (0, 0)
    if level < chain.levels.count {
      (places, known) = (chain.levels[level].orbit.count, chain.levels[level].generators.count)
    }
    try add(generator, level: level)
    try close(level, knownPlaces: places, knownGenerators: known)
  }

  /// Every Schreier generator of the level becomes a product of movers below it; those of the first
  /// places with the first generators already are.
  mutating func close(_ level: Int, knownPlaces: Int = 0, knownGenerators: Int = 0) throws {
    let places = chain.levels[level].orbit.indices
    for place in places {
      let first = place < knownPlaces ? knownGenerators : 0
      for k in first..<chain.levels[level].generators.count {
        if let schreier = schreierGenerator(level, place, k) {
          try insert(schreier, level: level + 1)
        }
      }
    }
  }

  /// Adds a generator and what it leaves to the levels below, without closing them; whether it was
  /// new.
  mutating func extend(by generator: [UInt16], level: Int) throws -> Bool {
    guard let found = chain.residue(of: generator, from: level) else { return false }
    var rest = generator
    for i in level...found.level {
      try add(rest, level: i)
      let place = Int(chain.levels[i].place[Int(rest[chain.levels[i].base])])
      rest.leftMultiply(by: chain.levels[i].returners, from: place * degree)
    }
    return true
  }

  /// Adds a generator to a level, which is made if need be, and the points it reaches.
  mutating func add(_ generator: [UInt16], level: Int) throws {
    if level == chain.levels.count { addLevel(moving: generator) }
    chain.levels[level].generators.append(generator)
    try growOrbit(level)
    guard let limit else { return }
    guard chain.levels.reduce(1.0, { $0 * Double($1.orbit.count) }) <= Double(limit) else {
      throw GroupError.tooLarge(expression: name, order: nil, limit: limit)
    }
  }

  /// Returner · generator · mover, which fixes the base point; nil where it is the identity because
  /// the mover of the image was found that way.
  private func schreierGenerator(_ index: Int, _ place: Int, _ k: Int) -> [UInt16]? {
    let level = chain.levels[index]
    let start = place * degree
    var moved = Array(level.movers[start..<start + degree])
    moved.leftMultiply(by: level.generators[k])
    let target = Int(level.place[Int(moved[level.base])]) * degree
    moved.leftMultiply(by: level.returners, from: target)
    return moved.isIdentity ? nil : moved
  }

  private mutating func addLevel(moving images: [UInt16]) {
    let base = images.indices.first { Int(images[$0]) != $0 } ?? 0
    var level = StabiliserChain.Level(base: base, place: Array(repeating: -1, count: degree))
    level.orbit = [UInt16(base)]
    level.place[base] = 0
    level.movers = .identity(degree)
    level.returners = level.movers
    chain.levels.append(level)
  }

  /// Extends the orbit of the base point, keeping the movers that are there.
  private mutating func growOrbit(_ index: Int) throws {
    var level = chain.levels[index]
    chain.levels[index].movers = []
    chain.levels[index].returners = []
    var next = 0
    while next < level.orbit.count {
      for generator in level.generators {
        let image = generator[Int(level.orbit[next])]
        if level.place[Int(image)] >= 0 { continue }
        try checkpoint.report()
        level.place[Int(image)] = Int32(level.orbit.count)
        level.orbit.append(image)
        let start = next * degree
        var mover = Array(level.movers[start..<start + degree])
        mover.leftMultiply(by: generator)
        level.movers += mover
        level.returners += mover.inverted
      }
      next += 1
    }
    chain.levels[index] = level
    let stored = chain.levels.reduce(0) { $0 + $1.movers.count + $1.generators.count * degree }
    guard stored <= StabiliserChain.largestStorage else {
      throw GroupError.limit(
        "\(name): its stabiliser chain would hold more than the limit of "
          + "\(StabiliserChain.largestStorage) images; a group on fewer points works")
    }
  }
}
