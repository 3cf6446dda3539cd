// `evaluations`
extension Format {
  static let confidence = Shape<ConfidenceSpec>.object("confidence", "How the intervals are computed.") { keys in
    let level = keys.optional("level", Shape<Percentage>.quantity, "The level of the intervals: 95%.")
    let resamples = keys.optional(
      "resamples", Shape<Int>.integer(1...1_000_000), "How many bootstrap resamples are drawn.")
    let seed = keys.optional("seed", Shape<UInt64>.integer(0...UInt64.max), "The seed of the random numbers.")
    return { fields in
      var spec = ConfidenceSpec()
      if let read: Percentage = fields[level] {
        if read.fraction >= 0.5, read.fraction < 1 {
          spec.level = read.fraction
        } else {
          fields.report(
            Complaint(
              "out-of-range", "\(quoted(read.description)) is out of range", expected: "a level from 50% to below 100%"),
            at: fields.mark(of: level))
        }
      }
      spec.resamples = fields[resamples] ?? spec.resamples
      spec.seed = fields[seed] ?? spec.seed
      return spec
    }
  }

  struct ClaimedValue: Sendable {
    var value: Double
    var tolerance: Double
    var text: String
  }

  private static let writtenValue: Shape<ClaimedValue> = {
    let number = Shape<Double>.number(percent: true)
    return Shape(expected: number.expected, schema: number.schema) { node, context in
      guard let value = number.read(node, context), let text = node.scalar?.text, let parts = QuantityText(text)
      else { return nil }
      let tolerance = parts.number.halfUnit(timesTenTo: parts.unit == "%" ? -2 : 0)
      return ClaimedValue(value: value, tolerance: tolerance, text: text)
    }
  }()

  static let claim = Shape<ClaimedValue>.forms(
    scalar: writtenValue,
    mapping: .object("a claim", "A value the team says the model has.") { keys in
      let value = keys.required("value", writtenValue, "The value.")
      let tolerance = keys.optional(
        "tolerance", .number(0...Double.infinity, percent: true), "How far a re-run may lie from it.")
      return { fields in
        var claim = fields[value]
        if let tolerance = fields[tolerance] { claim?.tolerance = tolerance }
        return claim
      }
    })

  static let requirement: Shape<ConditionText> = Shape<ConditionText>.scalar(
    expected: Condition.expected, schema: .members([("type", "string"), ("pattern", .string(Condition.pattern))])
  ) { scalar, _ throws(Complaint) in
    ConditionText(condition: try Condition.parse(scalar.text), text: scalar.text)
  }

  struct ConditionText: Sendable {
    var condition: Condition
    var text: String

    /// Against a baseline every threshold is an improvement; elsewhere `80%` without a sign is the value 0.8.
    func condition(for scope: MetricReference.Scope) -> Condition {
      var condition = condition
      switch (scope, condition.threshold) {
      case (.againstBaseline, .value(let value)): condition.threshold = .improvement(.absolute(value))
      case (.againstBaseline, .improvement): break
      case (_, .improvement(.relative(let share))) where !text.utf8.contains(UInt8(ascii: "+")):
        condition.threshold = .value(share)
      default: break
      }
      return condition
    }
  }

  private static let filterTest = Shape<RowFilter.Test>.forms(
    scalar: .scalar(
      expected: "a value, or a comparison such as \">= 12\"",
      schema: .members([("type", ["string", "number", "boolean"])])
    ) {
      scalar, _ throws(Complaint) in
      guard let (comparison, rest) = Condition.Comparison.split(scalar.text) else { return .oneOf([scalar.text]) }
      guard let number = DecimalText(rest.utf8)?.value() else {
        throw Complaint(
          "bad-filter", "\(quoted(scalar.text)) does not compare with a number", expected: "\">= 12\"",
          help: "put the value into a list if it is meant as it stands: [\"\(DisplayText.short(scalar.text))\"]")
      }
      return .compare(comparison, number)
    },
    sequence: Shape<[String]>.list(.label, minimum: 1).map { .oneOf($0) })

  static let filter: Shape<[RowFilter]> = Shape<[Pair<String, RowFilter.Test>]>.pairs(.word("column"), filterTest)
    .map { $0.map { RowFilter(column: Located($0.key, at: $0.location), test: $0.value) } }

  private static let claims: Shape<[Claim]> = Shape<[Pair<MetricReference, ClaimedValue>]>.pairs(.metric, claim)
    .map {
      $0.map {
        Claim(
          location: $0.location, metric: $0.key, value: $0.value.value, tolerance: $0.value.tolerance,
          text: $0.value.text)
      }
    }

  static let requirements: Shape<[Requirement]> = Shape<[Pair<MetricReference, ConditionText>]>
    .pairs(.metric, requirement)
    .map {
      $0.map {
        Requirement(
          location: $0.location, metric: $0.key, condition: $0.value.condition(for: $0.key.scope), text: $0.value.text)
      }
    }

  static let evaluation = Shape<EvaluationSpec>.object(
    "an evaluation", "Which model is judged on which rows, and how. The tool runs it itself."
  ) { keys in
    let title = keys.optional("title", .text, "Its name for people.")
    let task = keys.required("task", Shape<TaskKind>.choice, "The kind of the model's answer.")
    let data = keys.required("data", .dataReference(), "The rows: a data set and one of its splits.")
    let target = keys.required("target", Shape.column.located, "The column of the truth.")
    let positive = keys.optional("positive", .label, "The value of the target that counts as positive.")
    let classes = keys.optional("classes", .list(.label), "Class labels in order.")
    let aggregate = keys.optional("aggregate", classGroups, "Groups that classes are merged into.")
    let model = keys.required("model", .reference(.model), "The model to judge.")
    let baseline = keys.optional("baseline", .reference(.model), "The model to compare with.")
    let metrics = keys.optional(
      "metrics", .list(Shape.metric.located), "The metrics; the task's standard set when not given.")
    let slices = keys.optional("slices", .list(Shape.column.located), "Columns to slice by.")
    let filter = keys.optional("where", filter, "Conditions on rows: {tenure: \">= 12\", contract: [One year]}.")
    let threshold = keys.optional(
      "threshold", .number(0...1), "The decision threshold on the probability; 0.5 when not given.")
    let season = keys.optional("season", Shape<Int>.integer(1...100_000), "The season of the naive forecast of MASE.")
    let confidence = keys.optional("confidence", confidence, "How the intervals are computed.")
    let claims = keys.optional("claims", claims, "What the team says; a re-run must reproduce it.")
    let require = keys.optional("require", requirements, "What the model must reach: {roc_auc: \">= 0.80\"}.")
    return { fields in
      let fallback = fields.context.output
      let title = fields[title]
      let taskRead = fields[task]
      let data = fields[data]
      let target = fields[target]
      let ownPositive = fields[positive]
      let ownClasses = fields[classes]
      let ownGroups = fields[aggregate]
      let model = fields[model]
      let baselineRead = fields[baseline]
      let metricsRead = fields[metrics] ?? []
      let rows = (slices: fields[slices] ?? [], filter: fields[filter] ?? [])
      let settings = (
        threshold: fields[threshold], season: fields[season], confidence: fields[confidence] ?? ConfidenceSpec()
      )
      let stated = (claims: fields[claims] ?? [], requirements: fields[require] ?? [])

      if fields.has(classes) || fields.has(aggregate) || fields.has(positive) {
        checkClasses(
          ownClasses ?? fallback?.classes ?? [], fields.has(aggregate) ? ownGroups ?? [] : [], positive: ownPositive,
          classesAt: fields.has(classes) ? fields.mark(of: classes) : fields.mark(of: positive),
          groupsAt: fields.mark(of: aggregate), fields)
      }
      let checks = EvaluationChecks(
        id: fields.id, task: taskRead, hasBaseline: fields.has(baseline), slices: rows.slices.map(\.value))
      checks.check(metricsRead, fields)
      checks.check(stated.claims, stated.requirements, fields)

      guard let taskRead, let data, let target, let model else { return nil }
      return EvaluationSpec(
        id: fields.id, location: fields.location, title: title, task: taskRead, data: data, target: target,
        positive: ownPositive ?? fallback?.positive, classes: ownClasses ?? fallback?.classes ?? [],
        aggregate: ownGroups ?? fallback?.aggregate ?? [], model: model, baseline: baselineRead, metrics: metricsRead,
        slices: rows.slices, filter: rows.filter, threshold: settings.threshold, season: settings.season,
        confidence: settings.confidence, claims: stated.claims, requirements: stated.requirements)
    }
  }
}
