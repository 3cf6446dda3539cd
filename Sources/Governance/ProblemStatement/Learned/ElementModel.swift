/// The sentence that may carry an element.
struct ElementEvidence: Sendable {
  var quote: String
  /// That the statement says it.
  var probability: Float
}

/// Tells which elements the sentences of a statement carry: three layers of logistic regression, fitted to labelled
/// statements by `make statement-model`.
///
/// The first looks at each sentence alone; the second at the same words, and at what the first says of that sentence, of those
/// before and after it and of all others; the third, for each element, at the scores of the whole statement.
struct ElementModel: Sendable {
  /// One weight an element, in the order of `StatementElement.allCases`.
  typealias Scores = [Float]

  private let table: WeightTable
  private var biases = Weights.none
  /// What the first layer's score of each element, at most ``mostOwn`` either way, adds to the second's of all.
  private var own: [Scores] = []
  /// Bias and weights of an element's verdict over `StatementFacts`.
  private var verdicts: [[Float]] = []
  /// A statement is good where each element is there with more than this probability.
  private var threshold: Float = 0.5
  /// In a statement that is not good, what is less sure than this is named as missing too.
  private var doubt: Float = 0.5

  static let elements = StatementElement.allCases
  private static let mostOwn: Float = 5

  /// - Parameter text: what `scripts/statements/train.py` writes: settings, then a line a feature in the order of their bytes.
  init(text: [UInt8]) {
    table = WeightTable(text: text)
    verdicts = Array(repeating: [], count: Self.elements.count)
    own = Array(repeating: Weights.none.among, count: Self.elements.count)
    for (name, value) in table.settings {
      let values = value.split(separator: " ")
      switch name {
      case "threshold": threshold = values.first.flatMap { Float($0) } ?? threshold
      case "doubt": doubt = values.first.flatMap { Float($0) } ?? doubt
      case "bias": biases = WeightTable.weights(Array(value.utf8)[...])
      case "own":
        let row = values.dropFirst().compactMap { Float($0) }
        guard let index = values.first.flatMap({ Int($0) }), own.indices.contains(index), row.count == own.count
        else { continue }
        own[index] = row
      case "verdict":
        guard let index = values.first.flatMap({ Int($0) }), verdicts.indices.contains(index) else { continue }
        verdicts[index] = values.dropFirst().compactMap { Float($0) }
      default: continue
      }
    }
  }

  /// For each element, the sentence that says it most clearly, and how sure it is that it is there.
  func evidence(in sentences: [StatementSentence]) -> [StatementElement: ElementEvidence] {
    let scores = self.scores(SentenceFeatures.of(sentences))
    var evidence: [StatementElement: ElementEvidence] = [:]
    for (index, element) in Self.elements.enumerated() {
      guard let facts = StatementFacts(scores, of: index) else { continue }
      evidence[element] = ElementEvidence(
        quote: sentences[facts.best].quote, probability: probability(facts, of: index))
    }
    return evidence
  }

  /// The elements that are not there, of those that are asked for.
  ///
  /// One is missing beyond doubt, or all are there: a statement that lacks one is read more strictly than a complete one.
  func missing(_ evidence: [StatementElement: ElementEvidence], asked: [StatementElement]) -> Set<StatementElement> {
    func probability(_ element: StatementElement) -> Float { evidence[element]?.probability ?? 0 }
    guard asked.contains(where: { probability($0) <= threshold }) else { return [] }
    return Set(asked.filter { probability($0) <= doubt })
  }

  /// A row of scores a sentence.
  private func scores(_ features: [[String]]) -> [Scores] {
    let known = features.map { $0.compactMap { table.weights(of: $0) } }
    let alone = known.map { row in
      var scores = biases.alone
      for weight in row { Self.add(weight.alone, to: &scores) }
      return scores
    }
    return known.indices.map { index in
      var scores = biases.among
      for weight in known[index] { Self.add(weight.among, to: &scores) }
      for (score, row) in zip(alone[index], own) {
        let score = min(max(score, -Self.mostOwn), Self.mostOwn)
        for element in scores.indices { scores[element] += score * row[element] }
      }
      for name in SentenceContext.features(alone, at: index) {
        if let weight = table.weights(of: name) { Self.add(weight.among, to: &scores) }
      }
      return scores
    }
  }

  private static func add(_ weights: Scores, to scores: inout Scores) {
    for index in scores.indices { scores[index] += weights[index] }
  }

  private func probability(_ facts: StatementFacts, of index: Int) -> Float {
    let verdict = verdicts[index]
    guard let bias = verdict.first else { return 0 }
    let logit = zip(verdict.dropFirst(), facts.values).reduce(bias) { $0 + $1.0 * $1.1 }
    return StatementFacts.logistic(logit)
  }
}
