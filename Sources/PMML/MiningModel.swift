import XML

/// Several models that answer together.
struct MiningModel: Scorer {
  enum Method: String, Sendable, CaseIterable {
    case majorityVote, weightedMajorityVote, average, weightedAverage, median, max, sum, weightedSum, selectFirst
    case modelChain
    case vendorWeightedSum = "x-weightedSum"
  }

  enum MissingPrediction: String, Sendable, CaseIterable {
    case keepGoing = "continue"
    case skipSegment, returnMissing
  }

  struct Segment: Sendable {
    var predicate: Predicate
    var weight: Double
    var model: CompiledModel
    /// The position of each of its classes among those of the whole.
    var classes: [Int]
  }

  var classes: [String]
  let isClassification: Bool
  let method: Method
  let missing: MissingPrediction
  let missingThreshold: Double
  let precision: Precision
  let segments: [Segment]

  func score(_ row: Row) throws(RowProblem) -> Outcome {
    switch method {
    case .selectFirst:
      for segment in segments where try segment.predicate.holds(row) == true {
        return spread(try segment.model.evaluate(row), segment)
      }
      return Outcome(value: .missing)
    case .modelChain:
      var last = Outcome(value: .missing)
      for segment in segments where try segment.predicate.holds(row) == true {
        last = spread(try segment.model.evaluate(row), segment)
      }
      return last
    default: return try combine(row)
    }
  }

  private func spread(_ outcome: Outcome, _ segment: Segment) -> Outcome {
    guard !outcome.probabilities.isEmpty else { return outcome }
    var result = outcome
    result.probabilities = [Double](repeating: 0, count: classes.count)
    for (position, target) in segment.classes.enumerated() {
      result.probabilities[target] = outcome.probabilities[position]
    }
    return result
  }

  private func combine(_ row: Row) throws(RowProblem) -> Outcome {
    var outcomes: [(outcome: Outcome, weight: Double)] = []
    var skipped = 0.0
    var asked = 0.0
    for segment in segments where try segment.predicate.holds(row) == true {
      let outcome = spread(try segment.model.evaluate(row), segment)
      asked += segment.weight
      if outcome.value.isMissing {
        switch missing {
        case .keepGoing, .returnMissing: return Outcome(value: .missing)
        case .skipSegment: skipped += segment.weight
        }
      } else {
        outcomes.append((outcome, segment.weight))
      }
    }
    guard !outcomes.isEmpty, asked <= 0 || skipped / asked <= missingThreshold else { return Outcome(value: .missing) }
    return isClassification ? try classify(outcomes) : try combineNumbers(outcomes)
  }

  private func combineNumbers(_ outcomes: [(outcome: Outcome, weight: Double)]) throws(RowProblem) -> Outcome {
    var numbers: [Double] = []
    for (outcome, _) in outcomes {
      guard case .number(let number) = outcome.value else { throw RowProblem("a segment gives no number") }
      numbers.append(number)
    }
    let weights = outcomes.map { precision($0.weight) }
    let value: Double
    switch method {
    case .sum: value = total(numbers)
    case .average: value = precision.divide(total(numbers), Double(numbers.count))
    case .weightedSum, .vendorWeightedSum: value = weighted(numbers, weights)
    case .weightedAverage: value = precision.divide(weighted(numbers, weights), total(weights))
    default: value = precision(Function.median(numbers))
    }
    return Outcome(value: .number(value))
  }

  private func total(_ numbers: [Double]) -> Double { numbers.reduce(0) { precision.add($0, $1) } }

  private func weighted(_ numbers: [Double], _ weights: [Double]) -> Double {
    zip(numbers, weights).reduce(0) { precision.add($0, precision.multiply($1.0, $1.1)) }
  }

  private func classify(_ outcomes: [(outcome: Outcome, weight: Double)]) throws(RowProblem) -> Outcome {
    if method == .majorityVote || method == .weightedMajorityVote { return vote(outcomes) }
    for (outcome, _) in outcomes where outcome.probabilities.count != classes.count {
      throw RowProblem("a segment gives no probabilities to combine")
    }
    if method == .max { return surest(outcomes) }
    let weights = outcomes.map { precision($0.weight) }
    var combined: [Double] = []
    for position in classes.indices {
      let column = outcomes.map(\.outcome.probabilities[position])
      switch method {
      case .average: combined.append(precision.divide(total(column), Double(column.count)))
      default: combined.append(precision.divide(weighted(column, weights), total(weights)))
      }
    }
    return Outcome.classified(combined, classes)
  }

  /// The probabilities of the segment whose winner is the most probable; the mean of several such.
  private func surest(_ outcomes: [(outcome: Outcome, weight: Double)]) -> Outcome {
    let highest = outcomes.compactMap { $0.outcome.probabilities.max() }.max() ?? 0
    let chosen = outcomes.map(\.outcome.probabilities).filter { $0.max() == highest }
    let mean = classes.indices.map { position in
      precision.divide(total(chosen.map { $0[position] }), Double(chosen.count))
    }
    return Outcome.classified(mean, classes)
  }

  private func vote(_ outcomes: [(outcome: Outcome, weight: Double)]) -> Outcome {
    var votes = [Double](repeating: 0, count: classes.count)
    var all = 0.0
    for (outcome, weight) in outcomes {
      guard case .text(let label) = outcome.value, let position = classes.firstIndex(of: label) else { continue }
      let own = method == .majorityVote ? 1 : weight
      votes[position] = precision.add(votes[position], own)
      all = precision.add(all, own)
    }
    guard all > 0 else { return Outcome(value: .missing) }
    return Outcome.classified(votes.map { precision.divide($0, all) }, classes)
  }
}

enum MiningReader {
  static func read(_ element: XMLElement, _ context: ModelContext, _ reader: ModelReader) throws(PMMLProblem)
    -> MiningModel
  {
    guard let segmentation = element.child("Segmentation") else {
      throw element.problem("the mining model has no segmentation")
    }
    try segmentation.allow(["Segment"])
    guard let word = segmentation["multipleModelMethod"], let method = MiningModel.Method(rawValue: word) else {
      throw segmentation.problem(
        "the method “\(Clip.text(segmentation["multipleModelMethod"] ?? ""))” of several models is not read",
        help: "what is read: \(MiningModel.Method.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    if context.isClassification, [.sum, .weightedSum, .vendorWeightedSum].contains(method) {
      throw segmentation.problem("the method \(method.rawValue) gives numbers, not classes")
    }
    if context.isClassification, method == .median {
      throw segmentation.problem("the median of several classifications is not read")
    }
    if !context.isClassification, [.majorityVote, .weightedMajorityVote, .max].contains(method) {
      throw segmentation.problem("the method \(method.rawValue) gives classes, not numbers")
    }
    var parts: [(predicate: Predicate, weight: Double, model: CompiledModel)] = []
    // In a chain a segment sees what those before it gave out.
    for segment in segmentation.all("Segment") {
      try segment.allow(Predicate.names.union(ModelReader.names).union(["VariableWeight"]))
      if let weight = segment.child("VariableWeight") { throw weight.problem("variable weights are not read") }
      guard let inner = segment.content.first(where: { ModelReader.names.contains($0.name) }) else {
        throw segment.problem("the segment has no model")
      }
      let predicate = try Predicate.read(in: segment, context.scope)
      let model = try reader.read(inner, in: context.scope, isChained: method == .modelChain)
      parts.append((predicate, try segment.number("weight") ?? 1, model))
    }
    guard !parts.isEmpty else { throw segmentation.problem("the segmentation has no segments") }
    let labels = method == .modelChain ? parts.last?.model.scorer.classes ?? [] : parts.flatMap(\.model.scorer.classes)
    let classes = context.isClassification ? context.classes(naming: labels) : []
    let segments = parts.map { part in
      MiningModel.Segment(
        predicate: part.predicate, weight: part.weight, model: part.model,
        classes: part.model.scorer.classes.compactMap { classes.firstIndex(of: $0) })
    }
    return MiningModel(
      classes: classes, isClassification: context.isClassification, method: method,
      missing: try segmentation.choice("missingPredictionTreatment", MiningModel.MissingPrediction.keepGoing),
      missingThreshold: try segmentation.number("missingThreshold") ?? 1, precision: context.precision,
      segments: segments)
  }
}
