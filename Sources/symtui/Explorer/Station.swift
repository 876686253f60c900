// The numbered stations of the journey, and what help says of each.

/// A place in the explorer. Stations that are not built are absent.
enum Station: String, CaseIterable, Hashable, Sendable {
  case symmetry, group, representation, weights, network, training

  /// The number on its key.
  var number: Int {
    switch self {
    case .symmetry: 1
    case .group: 2
    case .representation: 3
    case .weights: 4
    case .network: 5
    case .training: 6
    }
  }

  /// The name on the bar.
  var title: String {
    switch self {
    case .symmetry: "Symmetry"
    case .group: "Group"
    case .representation: "Representation"
    case .weights: "Weights"
    case .network: "Network"
    case .training: "Training"
    }
  }

  /// The question that it answers.
  var question: String {
    switch self {
    case .symmetry: "what leaves a thing as it is?"
    case .group: "how do symmetries compose?"
    case .representation: "how do they act on vectors?"
    case .weights: "which linear layers respect them?"
    case .network: "what may stand between the layers?"
    case .training: "and does it pay?"
    }
  }

  /// What help explains, a paragraph each.
  var explanation: [String] {
    switch self {
    case .symmetry:
      [
        "A symmetry of an object is a motion after which it looks as before. Press a, and then the "
          + "letters of the generators: each moves the object, and the word says what has been done, "
          + "the last letter first. Two generators reach all eight symmetries of the square.",
        "v shows another object: a hand-axe, a cat, a drawing of your own, a word on a ring, solids. "
          + "Arrows and Space paint, carve or draw; below stands the group of what you made, and "
          + "Enter takes it as the group of the whole study.",
        "Beside it (Tab, then v): the word; how nearly each element leaves the figure the same, "
          + "1 being exactly; and colourings, of which an element with c cycles keeps 2^c. Their mean "
          + "is the number of colourings up to symmetry (Burnside).",
        "A group too large to list, such as Rubik(3) or M(24), moves its points: the stickers of the "
          + "unfolded cube, or numbers on a ring. R scrambles; the way back is the inverse of a as a "
          + "word, which Space plays and . takes letter by letter.",
      ]
    case .group:
      [
        "A Cayley table: the row is a, the column is b, the cell is the product a b, in which b acts "
          + "first. The colour belongs to the element, wherever it stands; with more than 16 elements the "
          + "shade is its place in the order, and the product under the cursor is lit.",
        "Every row and every column holds each element once: a x = b and x a = b have one solution "
          + "each. The table is its own mirror image exactly when the group is abelian.",
        "v turns the panel with the keys: the table, the Cayley graph (arrows from x to g x), the cycle "
          + "graph (powers of an element are a loop), the enumeration of cosets step by step; beside it "
          + "facts, classes, characters, subgroups, elements, axioms and homomorphisms. “:” shows each "
          + "by name.",
        "In the subgroups, arrows climb; what is selected is lit everywhere. Enter orders the table by "
          + "its cosets; again, where it is normal, it collapses the table to the quotient; again, back.",
        "A homomorphism respects products: the image of a b is the image of a times that of b. H "
          + "chooses the group to which they lead. What goes to e is the kernel, and is lit; the "
          + "quotient by it is the image.",
        "In the graph, arrows go to a neighbour, and a and a letter walk. In the enumeration, Space "
          + "plays, . and [ ] { } step, s chooses the strategy. / order 4 lists elements of order 4.",
      ]
    case .representation:
      [
        "A representation ρ gives every element a matrix, so that products of elements become "
          + "products of matrices: ρ(a)ρ(b) = ρ(ab). The residual says how nearly that holds.",
        "χ(g) = tr ρ(g) is the character. ρ is faithful when different elements have different "
          + "matrices, and irreducible when the mean of |χ|² is 1.",
        "v turns to one matrix alone, and then to blocks: [ ] go from the given basis to one in "
          + "which every irreducible has a block of its own. For Z(n) that is the discrete Fourier "
          + "transform. Below, Tab and v show multiplicities as sums over the classes.",
        "In a Lie group ↑↓ and ←→ choose generators A and B, [ ] and { } the t of exp(tA), exp(tB).",
        "d raises one entry of ρ(a) by 0.1, and the residual shows it at once.",
      ]
    case .weights:
      [
        "A linear layer y = W x is equivariant when ρ_out(g) W = W ρ_in(g) for every g: moving the "
          + "input moves the output. For permutations this ties weights together: entries of one "
          + "colour and number are one and the same parameter.",
        "The cursor lights its kin; with a, generators carry the cursor along its class. Where the "
          + "representations are not permutations, each basis matrix is drawn, signed.",
        "v shows how W comes about: . and Space impose one generator after the other, or average a "
          + "random W over more and more elements (Reynolds), until nothing breaks the symmetry. On a "
          + "ring W is a convolution: [ ] narrow its kernel, and s pads with zeros, which breaks it.",
        "Beside it (Tab, then v): the equation with one g put in, and the layer by the name that "
          + "people give it, with its bias. s lists such layers; Enter takes one.",
      ]
    case .network:
      [
        "A map f is equivariant when both ways round the square meet: move x and apply f, or apply f "
          + "and move the result. Layers that do so one by one do so together; one that does not "
          + "breaks everything after it. The equivariance error EE says by how much.",
        "A bias must be a vector that no element moves. An activation σ works on each entry, so it "
          + "depends on the matrices whether it commutes: any σ with permutations, odd ones with "
          + "sign changes, ReLU with positive factors, only linear ones with rotations.",
        "v turns from the square to the grid of activations and to the rotations of the plane. In "
          + "the square, Tab and v reach the layers and their weights; [ ] change what is under the "
          + "cursor, d damages one weight alone.",
      ]
    case .training:
      [
        "mlp: a plain net on upright data. augmented: the same net, each sample moved by a random "
          + "element. averaged: the plain net, its outputs averaged over the orbit after training. "
          + "equivariant: tied weights, then an invariant read-out.",
        "Accuracy counts every test image in every position of its orbit; a flip is an answer that "
          + "changes when the image moves. Invariance is not accuracy: look at both.",
      ]
    }
  }

  /// What to take home, in a sentence.
  var upshot: String {
    switch self {
    case .symmetry: "A symmetry is a move that changes nothing you see."
    case .group: "A group is a set of moves you can compose and undo."
    case .representation:
      "A representation turns moves into matrices, and composing into multiplying."
    case .weights: "Symmetry ties weights: fewer parameters, and nothing to unlearn."
    case .network: "The matrices decide which activations fit."
    case .training: "Built-in symmetry is exact from the first step; augmentation only learns it."
    }
  }

  /// Where it comes from.
  var sources: String {
    switch self {
    case .symmetry: "Weyl, Symmetry (1952); Armstrong, Groups and Symmetry, ch. 1, 8, 17–18."
    case .group: "Cayley 1854; Armstrong, Groups and Symmetry, ch. 2–6."
    case .representation: "Serre, Linear Representations of Finite Groups, ch. 1–2."
    case .weights: "Finzi, Welling, Wilson 2021 (ICML); Zaheer et al. 2017; Cohen, Welling 2016."
    case .network:
      "Weiler, Cesa 2019 (NeurIPS); Pacini et al. 2024 (arXiv 2401.09235); Wood, Shawe-Taylor 1996."
    case .training: "Cohen, Welling 2016 (ICML); Chen, Dobriban, Lee 2020 (JMLR 21:245)."
    }
  }
}
