// `evaluations`
extension Format {
  static let confidence = Shape<ConfidenceSpec>.object("confidence", "How the intervals are computed.") { keys in
    let level = keys.optional("level", Shape<Percentage>.quantity, "The level of the intervals: 95%.")
    let resamples = keys.optional(
      "resamples", Shape<Int>.integer(1...1_000_000), "How many bootstrap resamples are drawn.")
    let seed = keys.optional("seed", Shape<UInt64>.integer(0...UInt64.max), "The seed of the random numbers.")
    let method = keys.optional(
      "method", Shape<ConfidenceSpec.Method>.choice,
      "How single metrics get their interval; auto: Wilson for shares, DeLong for ROC AUC, percentiles for the rest.")
    let stratify = keys.optional("stratify", .flag, "Whether each resample keeps the number of rows of each class.")
    let group = keys.optional(
      "group", Shape.column.located,
      "The column whose rows depend on each other; the catalog entry's group when not given.")
    let independent = keys.optional(
      "independent_rows", .flag, "Whether rows count as independent although the catalog entry has a group.")
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
      spec.levelLocation = fields.location(of: level)
      spec.resamplesLocation = fields.location(of: resamples)
      spec.seed = fields[seed] ?? spec.seed
      spec.method = fields[method] ?? spec.method
      spec.stratify = fields[stratify] ?? spec.stratify
      if let column = fields[group] { spec.group = .column(column) }
      if fields[independent] == true {
        if fields.has(group) {
          fields.report(
            Complaint(
              "contradiction", "rows cannot be independent and depend on each other by a group",
              expected: "either `group` or `independent_rows`"),
            at: fields.mark(of: independent))
        }
        spec.group = .none
      }
      if spec.stratify, case .column = spec.group {
        fields.report(
          Complaint(
            "contradiction", "groups that come together cannot keep the number of rows of each class",
            expected: "either `group` or `stratify`"),
          at: fields.mark(of: stratify))
      }
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
    let slices = keys.optional("slices", slices, "What rows are cut by: columns, two columns, ranges of a number.")
    let protected = keys.optional(
      "protected", protected, "Columns with a protected attribute: fairness gaps are measured between their groups.")
    let robustness = keys.optional(
      "robustness", robustness, "How the inputs are disturbed; a small standard set when not given, or off.")
    let explain = keys.optional("explain", explain, "Importance and partial dependence of the inputs: on or off.")
    let weakSlices = keys.optional(
      "weak_slices", weakSlices, "The search for slices where the model is weak: on or off.")
    let filter = keys.optional("where", filter, "Conditions on rows: {tenure: \">= 12\", contract: [One year]}.")
    let threshold = keys.optional(
      "threshold", .number(0...1), "The decision threshold on the probability; 0.5 when not given.")
    let season = keys.optional("season", Shape<Int>.integer(1...100_000), "The season of the naive forecast of MASE.")
    let weight = keys.optional("weight", Shape.column.located, "The column of the rows' weights.")
    let quantiles = keys.optional(
      "quantiles", quantileModels, "Models of quantiles of the number: {0.1: q10, 0.9: q90}.")
    let query = keys.optional(
      "query", Shape.column.located, "Ranking: the column of the query that a row was ranked for.")
    let forecast = keys.optional("forecast", forecast, "Forecast: what it is judged on.")
    let scoring = keys.optional("scoring", scoring, "Text: how answers are scored.")
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
      let special = (
        weight: fields[weight], quantiles: fields[quantiles] ?? [], query: fields[query], forecast: fields[forecast],
        scoring: fields[scoring]
      )
      let scrutiny = ScrutinySpec(
        protected: fields[protected] ?? [], robustness: fields[robustness], explains: fields[explain] ?? true,
        searchesSlices: fields[weakSlices] ?? true)
      let stated = (claims: fields[claims] ?? [], requirements: fields[require] ?? [])

      if fields.has(classes) || fields.has(aggregate) || fields.has(positive) {
        checkClasses(
          ownClasses ?? fallback?.classes ?? [], fields.has(aggregate) ? ownGroups ?? [] : [], positive: ownPositive,
          classesAt: fields.has(classes) ? fields.mark(of: classes) : fields.mark(of: positive),
          groupsAt: fields.mark(of: aggregate), fields)
      }
      checkSpecial(
        taskRead,
        [
          ("quantiles", fields.has(quantiles), [.regression, .forecast], fields.mark(of: quantiles)),
          ("query", fields.has(query), [.ranking], fields.mark(of: query)),
          ("forecast", fields.has(forecast), [.forecast], fields.mark(of: forecast)),
          ("scoring", fields.has(scoring), [.text], fields.mark(of: scoring)),
        ], fields)
      if let seasonal = special.forecast, let own = settings.season, own != seasonal.season, seasonal.season != 1 {
        fields.report(
          Complaint(
            "conflicting-keys", "the season is \(own) here and \(seasonal.season) under “forecast”", help: "keep one"),
          at: fields.mark(of: season))
      }
      // A forecast is compared with the seasonal naive one where no baseline is named.
      let checks = EvaluationChecks(
        id: fields.id, task: taskRead, hasBaseline: fields.has(baseline) || taskRead == .forecast,
        slices: rows.slices.map(\.name))
      checks.check(metricsRead, fields)
      checks.check(stated.claims, stated.requirements, fields)

      guard let taskRead, let data, let target, let model else { return nil }
      var spec = EvaluationSpec(
        id: fields.id, location: fields.location, title: title, task: taskRead, data: data, target: target,
        positive: ownPositive ?? fallback?.positive, classes: ownClasses ?? fallback?.classes ?? [],
        aggregate: ownGroups ?? fallback?.aggregate ?? [], model: model, baseline: baselineRead, metrics: metricsRead,
        slices: rows.slices, filter: rows.filter, threshold: settings.threshold, season: settings.season,
        confidence: settings.confidence, claims: stated.claims, requirements: stated.requirements,
        weight: special.weight,
        quantiles: special.quantiles, query: special.query, forecast: special.forecast, scoring: special.scoring,
        scrutiny: scrutiny)
      if let own = settings.season, spec.forecast?.season == 1 { spec.forecast?.season = own }
      return spec
    }
  }

  /// Keys that only some tasks have.
  private static func checkSpecial(
    _ task: TaskKind?, _ keys: [(name: String, isThere: Bool, tasks: Set<TaskKind>, mark: Mark)], _ fields: Fields
  ) {
    guard let task else { return }
    for key in keys where key.isThere && !key.tasks.contains(task) {
      let fitting = key.tasks.map(\.rawValue).sorted().joined(separator: " or ")
      fields.report(
        Complaint(
          "conflicting-keys", "the key “\(key.name)” is for the task \(fitting), and this one is \(task.rawValue)",
          help: "remove it"),
        at: key.mark)
    }
  }
}
