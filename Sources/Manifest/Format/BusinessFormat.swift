// `business_metrics` and `links`
extension Format {
  static let businessMetric = Shape<BusinessMetric>.object("a business metric", "A number the business cares about.") {
    keys in
    let title = keys.required("title", .text, "Its name for people.")
    let unit = keys.optional("unit", .text, "Its unit, as written: RUB/month.")
    let better = keys.required("better", Shape<BusinessMetric.Direction>.choice, "Which direction is better.")
    let now = keys.optional("now", .number(), "Its value now.")
    let goal = keys.optional("goal", .number(), "The value to reach.")
    return { fields in
      let title = fields[title]
      let unit = fields[unit]
      let better = fields[better]
      let now = fields[now]
      let goalRead = fields[goal]
      if let now, let goalRead, let better, better == .higher ? goalRead < now : goalRead > now {
        fields.report(
          Complaint(
            "goal-backwards", "the goal \(DecimalText.format(goalRead)) is worse than now, \(DecimalText.format(now))",
            expected: "a goal that is \(better.rawValue)"),
          at: fields.mark(of: goal))
      }
      guard let title, let better else { return nil }
      return BusinessMetric(
        id: fields.id, location: fields.location, title: title, unit: unit, better: better, now: now, goal: goalRead)
    }
  }

  private static let experiment = Shape<LinkEvidence.Kind>.object(
    "an experiment", "A controlled trial whose rows are in the catalog."
  ) { keys in
    keys.tag("kind", "experiment", "The kind of the evidence.")
    let data = keys.required("data", .evidenceData, "The catalog entry with the trial's rows.")
    let arm = keys.required("arm", .column, "The column that says which arm a row was in.")
    let control = keys.required("control", .label, "The value of “arm” for the control group.")
    let treatment = keys.required("treatment", .label, "The value of “arm” for the treated group.")
    let outcome = keys.required("outcome", .column, "The column with the outcome.")
    return { fields in
      let data = fields[data]
      let arm = fields[arm]
      let control = fields[control]
      let treatmentRead = fields[treatment]
      let outcome = fields[outcome]
      if let control, control == treatmentRead {
        fields.report(
          Complaint("same-arms", "the control and the treatment are the same arm, \(quoted(control))"),
          at: fields.mark(of: treatment))
      }
      guard let data, let arm, let control, let treatmentRead, let outcome else { return nil }
      return .experiment(
        Experiment(data: data, arm: arm, control: control, treatment: treatmentRead, outcome: outcome))
    }
  }

  private static let observation = Shape<LinkEvidence.Kind>.object(
    "an observation", "A history in which the model metric and the business metric were both seen."
  ) { keys in
    keys.tag("kind", "observation", "The kind of the evidence.")
    let data = keys.required("data", .evidenceData, "The catalog entry with the history.")
    let model = keys.required("model", .column, "The column with the model metric.")
    let business = keys.required("business", .column, "The column with the business metric.")
    return { fields in
      let data = fields[data]
      let model = fields[model]
      let business = fields[business]
      guard let data, let model, let business else { return nil }
      return .observation(Observation(data: data, model: model, business: business))
    }
  }

  private struct Outcomes: Sendable {
    var tp: Money?
    var fp: Money?
    var fn: Money?
    var tn: Money?
  }

  private static let outcomes = Shape<Outcomes>.object("outcomes", "The money that one outcome of a decision brings.") {
    keys in
    let tp = keys.optional("tp", Shape<Money>.quantity, "A positive that was found.")
    let fp = keys.optional("fp", Shape<Money>.quantity, "A negative taken for a positive.")
    let fn = keys.optional("fn", Shape<Money>.quantity, "A positive that was missed.")
    let tn = keys.optional("tn", Shape<Money>.quantity, "A negative that was left alone.")
    keys.atLeastOne(of: "tp", "fp", "fn", "tn")
    return { fields in
      let outcomes = Outcomes(tp: fields[tp], fp: fields[fp], fn: fields[fn], tn: fields[tn])
      let amounts = [outcomes.tp, outcomes.fp, outcomes.fn, outcomes.tn].compactMap { $0 }
      if let first = amounts.first, let other = amounts.first(where: { $0.currency != first.currency }) {
        fields.report(
          Complaint(
            "mixed-currencies", "the outcomes are in \(first.currency.code) and \(other.currency.code)",
            expected: "one currency"))
      }
      return outcomes
    }
  }

  private static let valueModel = Shape<LinkEvidence.Kind>.object(
    "a value model", "Money an outcome of a decision, times the number of decisions."
  ) { keys in
    keys.tag("kind", "value_model", "The kind of the evidence.")
    let volume = keys.required("volume", Shape<Rate>.quantity, "How many decisions a period: 2000/month.")
    let outcomes = keys.required("outcomes", outcomes, "The money that each outcome brings.")
    return { fields in
      let volume: Rate? = fields[volume]
      let outcomes = fields[outcomes]
      guard let volume, let outcomes else { return nil }
      return .valueModel(
        ValueModel(volume: volume, tp: outcomes.tp, fp: outcomes.fp, fn: outcomes.fn, tn: outcomes.tn))
    }
  }

  private static let assumption = Shape<LinkEvidence.Kind>.object("an assumption", "What people agreed on.") { keys in
    keys.tag("kind", "assumption", "The kind of the evidence.")
    let text = keys.required("text", .text, "What was agreed, with whom and when.")
    return { fields in fields[text].map { .assumption(text: $0) } }
  }

  static let evidence: Shape<LinkEvidence> = Shape<LinkEvidence.Kind>.tagged(
    by: "kind",
    [
      ("experiment", experiment), ("observation", observation), ("value_model", valueModel), ("assumption", assumption),
    ]
  ).withMark { LinkEvidence(location: $1, kind: $0) }

  private struct Source: Sendable {
    var evaluation: Located<String>
    var metric: Located<MetricName>
  }

  /// `holdout.captured@500`: an evaluation and a metric.
  private static let linkSource = Shape<(String, MetricName)>.scalar(
    expected: "an evaluation and a metric: holdout.roc_auc",
    schema: .members([
      ("type", "string"),
      ("pattern", .string("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}\\.\(MetricRegistry.namePattern)$")),
    ])
  ) { scalar, context throws(Complaint) in
    let known = context.names.declared(.evaluation) ?? []
    // Ids may hold dots: the longest evaluation that fits is meant.
    let fitting = known.filter { scalar.text.utf8.starts(with: ($0 + ".").utf8) }.max { $0.utf8.count < $1.utf8.count }
    let split = scalar.text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let evaluation = fitting ?? split.first ?? ""
    guard split.count == 2, !evaluation.isEmpty else {
      throw Complaint(
        "bad-reference", "\(quoted(scalar.text)) does not name an evaluation and a metric", expected: "holdout.roc_auc")
    }
    try context.names.check(evaluation, .evaluation)
    let rest = String(decoding: scalar.text.utf8.dropFirst(evaluation.utf8.count + 1), as: UTF8.self)
    let task = context.names.evaluations[evaluation]?.task
    let metric = try MetricName.parse(rest, task: task)
    if let task, let complaint = metric.misfit(task: task) { throw complaint }
    if metric.aggregated, context.names.evaluations[evaluation]?.hasAggregate == false { throw noGroups(metric) }
    return (evaluation, metric)
  }.withMark { Source(evaluation: Located($0.0, at: $1), metric: Located($0.1, at: $1)) }

  static let link = Shape<MetricLink>.object(
    "a link", "How a model metric moves a business metric, and how we know."
  ) { keys in
    let from = keys.required("from", linkSource, "The evaluation and its metric: holdout.captured@500.")
    let to = keys.required("to", .reference(.businessMetric), "The business metric that it moves.")
    let why = keys.optional("why", .text, "Why the one should move the other.")
    let testBy = keys.optional("test_by", Shape<CalendarDate>.quantity, "The day by which the link has to be tested.")
    let evidence = keys.optional("evidence", .list(evidence), "What shows the link.")
    return { fields in
      let from = fields[from]
      let to = fields[to]
      let why = fields[why]
      let testBy: CalendarDate? = fields[testBy]
      let evidence = fields[evidence] ?? []
      guard let from, let to else { return nil }
      return MetricLink(
        id: fields.id, location: fields.location, evaluation: from.evaluation, metric: from.metric, to: to, why: why,
        testBy: testBy, evidence: evidence)
    }
  }
}
