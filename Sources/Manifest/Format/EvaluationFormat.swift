/// `evaluations`
enum EvaluationFormat {
  static let evaluations = Shape<EvaluationSpec>.byID("evaluation", "an evaluation to run") { o, id in
    let title = o.optional("title", .string, "its name, as people say it")
    let task = o.required("task", Shape<TaskKind>.word, "the kind of answer")
    let data = o.required("data", Shape<DataReference>.data, "the rows: entry:split")
    let target = o.required("target", Shape.string.located, "the column of the truth")
    let positive = o.optional("positive", .string, "the value that counts as positive (binary)")
    let classes = o.optional("classes", Shape.string.list(atLeast: 2), "class labels; ordinal: lowest first")
    let aggregate = o.optional("aggregate", ProblemFormat.groups, "classes merged into groups")
    let model = o.required("model", Shape.reference.located, "id of a model")
    let baseline = o.optional("baseline", Shape.reference.located, "id of the model to compare with")
    let metrics = o.optional(
      "metrics", Shape<MetricName>.metric.located.oneOrMore(), "what to measure; the standard set when left out")
    let slices = o.optional("slices", Shape.string.located.oneOrMore(), "columns to slice by")
    let filter = o.optional("where", filter, "conditions on rows: {tenure: \">= 12\"}")
    let threshold = o.optional("threshold", Shape<Double>.share, "probability from which a row counts as positive")
    let season = o.optional("season", .integer(1...100_000), "season of the naive forecast in MASE")
    let confidence = o.optional("confidence", confidence, "intervals: {level: 95%, resamples: 2000, seed: 7}")
    let claims = o.optional("claims", claims, "what the team says; measured again")
    let require = o.optional("require", requirements, "what has to hold")
    guard let task, let data, let target, let model else { return nil }
    return EvaluationSpec(
      id: id.value, location: id.location, title: title, task: task, data: data, target: target, positive: positive,
      classes: classes ?? [], aggregate: aggregate ?? [], model: model, baseline: baseline, metrics: metrics ?? [],
      slices: slices ?? [], filter: filter ?? [], threshold: threshold, season: season,
      confidence: confidence ?? ConfidenceSpec(), claims: claims ?? [], requirements: require ?? [])
  }

  private static let confidence = Shape<ConfidenceSpec>.object("confidence", "how intervals are made") { o in
    let level = o.optional("level", Shape<Double>.share, "95%")
    let resamples = o.optional("resamples", .integer(0...1_000_000), "bootstrap resamples; 0 for no intervals")
    let seed = o.optional("seed", .integer(0...1_000_000_000_000), "start of the random numbers")
    if let level, !(0.5...0.9999).contains(level) {
      o.complain("out-of-range", "the level is out of range", at: o.place(of: "level"), expected: "from 50% to 99.99%")
      return nil
    }
    return ConfidenceSpec(level: level ?? 0.95, resamples: resamples ?? 2000, seed: UInt64(seed ?? 7))
  }

  private static let filter = Shape<[RowFilter]>.object("where", "conditions on rows") { o in
    o.rest(test, "a value, values, or a comparison").map {
      RowFilter(column: Located($0.key, at: $0.location), test: $0.value)
    }
  }

  private static let test = Shape<RowFilter.Test>(
    read: { node, reader in
      if case .scalar(let text, _) = node.content, let condition = QuantityParser.condition(text),
        case .value(let value) = condition.threshold
      {
        return .compare(condition.comparison, value)
      }
      return Shape.string.oneOrMore().read(node, reader).map { .oneOf($0) }
    },
    schema: { builder in Shape.string.oneOrMore().schema(builder) })

  private static let claims = Shape<[Claim]>.object("claims", "metric: the value the team states") { o in
    o.rest(claim, "the value, or {value, tolerance}").compactMap { key, location, claim in
      guard let metric = reference(key, location, &o) else { return nil }
      return Claim(
        location: location, metric: metric, value: claim.value, tolerance: claim.tolerance, text: claim.text)
    }
  }

  private struct Stated: Sendable {
    var value: Double
    var tolerance: Double
    var text: String
  }

  private static let number = Shape<Stated>(
    read: { node, reader in
      guard case .scalar(let text, _) = node.content, let quantity = QuantityText(text),
        quantity.rest.isEmpty || quantity.rest == "%"
      else {
        reader.report(
          "bad-number", "here stands no number", at: node, expected: "a number or a percentage, such as 0.87 or 87%")
        return nil
      }
      let scale = quantity.rest.isEmpty ? 1.0 : 100.0
      return Stated(value: quantity.number / scale, tolerance: quantity.roundingTolerance / scale, text: text)
    },
    schema: ProblemFormat.shareOrNumber.schema)

  private static let withTolerance = Shape<Stated>.object(
    "claim", "a value and how far the measured one may lie from it"
  ) { o in
    let value = o.required("value", number, "the value")
    let tolerance = o.optional("tolerance", number, "how far off is still reproduced")
    guard let value else { return nil }
    if let tolerance, tolerance.value < 0 {
      o.complain("out-of-range", "the tolerance is negative", at: o.place(of: "tolerance"), expected: "0 or more")
      return nil
    }
    return Stated(value: value.value, tolerance: tolerance?.value ?? value.tolerance, text: value.text)
  }

  private static let claim = Shape<Stated>(
    read: { node, reader in
      if case .mapping = node.content { return withTolerance.read(node, reader) }
      return number.read(node, reader)
    },
    schema: { builder in .members([("anyOf", .array([number.schema(builder), withTolerance.schema(builder)]))]) })

  private static let requirements = Shape<[Requirement]>.object("require", "metric: the condition that has to hold") {
    o in
    o.rest(condition, "a comparison: \">= 0.80\", \">= +20%\"").compactMap { key, location, condition in
      guard let metric = reference(key, location, &o) else { return nil }
      if case .improvement = condition.condition.threshold, metric.scope != .againstBaseline {
        o.complain(
          "bad-condition", "a change (“\(condition.text)”) can only be asked for against the baseline", at: location,
          expected: "\(key).vs_baseline: \"\(condition.text)\"")
        return nil
      }
      return Requirement(location: location, metric: metric, condition: condition.condition, text: condition.text)
    }
  }

  private struct WrittenCondition: Sendable {
    var condition: Condition
    var text: String
  }

  private static let condition = Shape<WrittenCondition>.text(
    "a comparison with a number: \">= 0.80\", \"<= 5%\", \">= +20%\"",
    pattern:
      #"^\s*(>=|<=|==|>|<|≥|≤)\s*[-+−]?[0-9][0-9_]*(\.[0-9_]+)?([eE][-+]?[0-9]+)?\s*(%|points?|pp|percentage points|%\s+of(\s+the)?\s+error)?\s*$"#,
    code: "bad-condition", examples: [">= 0.80", ">= +20%"]
  ) { text in QuantityParser.condition(text).map { WrittenCondition(condition: $0, text: text) } }

  private static func reference(_ key: String, _ location: SourceLocation, _ o: inout Fields) -> MetricReference? {
    switch MetricText.reference(key) {
    case .success(let reference): return reference
    case .failure(let problem):
      o.complain("unknown-metric", problem.message, at: location, expected: problem.expected, help: problem.help)
      return nil
    }
  }
}
