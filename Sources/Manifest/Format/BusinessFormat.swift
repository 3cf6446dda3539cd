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
    let measure = keys.optional(
      "metric", Shape<ExperimentDesign.Measure>.choice,
      "What of the outcome is compared; by its values when not given: proportion for yes and no, else mean.")
    let denominator = keys.optional("denominator", .column, "For a ratio: the column that the outcome is divided by.")
    let unit = keys.optional("unit", .column, "The column of what was assigned to an arm, where it has several rows.")
    let covariate = keys.optional(
      "covariate", .column, "A column from before the trial that takes out variance (CUPED).")
    let planned = keys.optional("ratio", plannedRatio, "Planned units of control to treatment: 1:1.")
    let alpha = keys.optional("alpha", Shape<Percentage>.quantity, "The false-positive rate; 5%.")
    let power = keys.optional("power", Shape<Percentage>.quantity, "The power the trial was planned with; 80%.")
    let minimum = keys.optional("minimum_effect", .number(), "The smallest change of the outcome that matters.")
    let better = keys.optional(
      "better", Shape<BusinessMetric.Direction>.choice,
      "Which direction of the outcome is better; the business metric's when not given.")
    let look = keys.optional("look", Shape<Int>.integer(1...20), "The number of this look among the planned looks.")
    let looks = keys.optional("looks", Shape<Int>.integer(1...20), "How many looks were planned; 1.")
    let spending = keys.optional(
      "spending", Shape<ExperimentDesign.Spending>.choice, "How the looks share the false-positive rate.")
    return { fields in
      let data = fields[data]
      let arm = fields[arm]
      let control = fields[control]
      let treatmentRead = fields[treatment]
      let outcome = fields[outcome]
      var design = ExperimentDesign()
      design.measure = fields[measure]
      design.denominator = fields[denominator]
      design.unit = fields[unit]
      design.covariate = fields[covariate]
      design.controlPerTreatment = fields[planned] ?? 1
      design.alpha = share(fields[alpha], fields, at: fields.mark(of: alpha)) ?? design.alpha
      design.power = share(fields[power], fields, at: fields.mark(of: power)) ?? design.power
      design.minimumEffect = fields[minimum]
      design.better = fields[better]
      design.look = fields[look]
      design.looks = fields[looks]
      design.spending = fields[spending] ?? design.spending
      if (design.measure == .ratio) != (design.denominator != nil) {
        fields.report(
          Complaint(
            "bad-ratio", "a ratio needs a denominator, and only a ratio has one",
            expected: "metric: ratio together with denominator: COLUMN"),
          at: design.denominator == nil ? fields.mark(of: measure) : fields.mark(of: denominator))
      }
      if design.look != nil || design.looks != nil, (design.look ?? 0) > (design.looks ?? 0) || design.look == nil {
        fields.report(
          Complaint(
            "bad-look", "a trial with planned looks says which of them this is", expected: "look: 2 with looks: 5"),
          at: fields.mark(of: design.look == nil ? looks : look))
      }
      if let control, control == treatmentRead {
        fields.report(
          Complaint("same-arms", "the control and the treatment are the same arm, \(quoted(control))"),
          at: fields.mark(of: treatment))
      }
      guard let data, let arm, let control, let treatmentRead, let outcome else { return nil }
      return .experiment(
        Experiment(
          data: data, arm: arm, control: control, treatment: treatmentRead, outcome: outcome, design: design))
    }
  }

  /// A percentage strictly between 0 and 100.
  private static func share(_ read: Percentage?, _ fields: Fields, at mark: Mark) -> Double? {
    guard let read else { return nil }
    if read.fraction > 0, read.fraction < 1 { return read.fraction }
    fields.report(
      Complaint("out-of-range", "\(quoted(read.description)) is out of range", expected: "above 0% and below 100%"),
      at: mark)
    return nil
  }

  /// `1:1`, `9:1`: control to treatment, as control for one of treatment.
  private static let plannedRatio = Shape<Double>.scalar(
    expected: "control to treatment: 1:1",
    schema: .members([("type", "string"), ("pattern", "^[0-9]{1,6}(\\.[0-9]{1,6})?:[0-9]{1,6}(\\.[0-9]{1,6})?$")])
  ) { scalar, _ throws(Complaint) in
    let parts = scalar.text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let control = DecimalText(parts[0].utf8)?.value(),
      let treatment = DecimalText(parts[1].utf8)?.value(), control > 0, treatment > 0
    else { throw Complaint("bad-ratio", "\(quoted(scalar.text)) is no ratio", expected: "control to treatment: 1:1") }
    return control / treatment
  }

  private static let observation = Shape<LinkEvidence.Kind>.object(
    "an observation", "A history in which the model metric and the business metric were both seen."
  ) { keys in
    keys.tag("kind", "observation", "The kind of the evidence.")
    let data = keys.required("data", .evidenceData, "The catalog entry with the history.")
    let model = keys.required("model", .column, "The column with the model metric.")
    let business = keys.required("business", .column, "The column with the business metric.")
    let time = keys.optional("time", .column, "The column of time, by which a common trend is taken out.")
    let detrend = keys.optional("detrend", .flag, "Whether the trend is taken out; true where there is a time.")
    return { fields in
      let data = fields[data]
      let model = fields[model]
      let business = fields[business]
      let time = fields[time]
      let detrendRead = fields[detrend]
      if detrendRead == true, time == nil {
        fields.report(
          Complaint("no-time", "a trend is taken out by a column of time", expected: "time: COLUMN"),
          at: fields.mark(of: detrend))
      }
      guard let data, let model, let business else { return nil }
      return .observation(
        Observation(data: data, model: model, business: business, time: time, detrend: detrendRead ?? true))
    }
  }

  private enum OutcomeValue: Sendable {
    case money(Money)
    case formula(Located<ValueFormula>)

    var currency: Currency {
      switch self {
      case .money(let money): money.currency
      case .formula(let formula): formula.value.currency
      }
    }
  }

  private struct Outcomes: Sendable {
    var values: [(outcome: ValueModel.Outcome, value: OutcomeValue)]

    func money(_ outcome: ValueModel.Outcome) -> Money? {
      values.lazy.compactMap { item in
        if item.outcome == outcome, case .money(let money) = item.value { money } else { nil }
      }.first
    }

    var formulas: [ValueModel.OutcomeFormula] {
      values.compactMap { item in
        if case .formula(let formula) = item.value {
          ValueModel.OutcomeFormula(outcome: item.outcome, formula: formula)
        } else {
          nil
        }
      }
    }
  }

  /// An amount, or a formula over the columns of the row.
  private static let outcomeValue: Shape<OutcomeValue> = Shape<(Money?, ValueFormula?)>.scalar(
    expected: ValueFormula.expected,
    schema: .members([("type", "string"), ("maxLength", .integer(500)), ("pattern", "[A-Z]{3}(/.*)?\\s*$")])
  ) { scalar, _ throws(Complaint) in
    do throws(Complaint) { return (try Money.parse(scalar.text), nil) } catch {
      // An amount that was meant as one keeps its own error.
      let isPlain = scalar.text.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic || ("A"..."Z").contains($0) }
      if isPlain, !scalar.text.contains(where: { "*()`".contains($0) }) { throw error }
      return (nil, try ValueFormula.parse(scalar.text))
    }
  }.withMark { read, mark in
    if let formula = read.1 { return .formula(Located(formula, at: mark)) }
    return .money(read.0 ?? Money(amount: 0, currency: Currency(code: "USD")))
  }

  private static let outcomes = Shape<Outcomes>.object("outcomes", "The money that one outcome of a decision brings.") {
    keys in
    let tp = keys.optional("tp", outcomeValue, "A positive that was found.")
    let fp = keys.optional("fp", outcomeValue, "A negative taken for a positive.")
    let fn = keys.optional("fn", outcomeValue, "A positive that was missed.")
    let tn = keys.optional("tn", outcomeValue, "A negative that was left alone.")
    keys.atLeastOne(of: "tp", "fp", "fn", "tn")
    return { fields in
      let read: [(outcome: ValueModel.Outcome, value: OutcomeValue?)] = [
        (.tp, fields[tp]), (.fp, fields[fp]), (.fn, fields[fn]), (.tn, fields[tn]),
      ]
      let outcomes = Outcomes(values: read.compactMap { item in item.value.map { (item.outcome, $0) } })
      let amounts = outcomes.values.map(\.value)
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
    let threshold = keys.optional(
      "threshold", valueThreshold, "From which probability on a row is acted on: a number, or best.")
    let chooseOn = keys.optional(
      "choose_on", .dataReference(), "The rows that the best threshold is found on: subscribers:valid.")
    return { fields in
      let volume: Rate? = fields[volume]
      let outcomes = fields[outcomes]
      let thresholdRead = fields[threshold] ?? .evaluation
      let rows = fields[chooseOn]
      if (thresholdRead == .best) != (rows != nil) {
        fields.report(
          Complaint(
            "no-choice", "the best threshold is found on other rows than those it is judged on",
            expected: "threshold: best together with choose_on: DATA:valid"),
          at: rows == nil ? fields.mark(of: threshold) : fields.mark(of: chooseOn))
      }
      guard let volume, let outcomes else { return nil }
      return .valueModel(
        ValueModel(
          volume: volume, tp: outcomes.money(.tp), fp: outcomes.money(.fp), fn: outcomes.money(.fn),
          tn: outcomes.money(.tn), formulas: outcomes.formulas, threshold: thresholdRead, chooseOn: rows))
    }
  }

  private static let valueThreshold = Shape<ValueModel.Threshold>.scalar(
    expected: "a probability, or best",
    schema: .members([
      (
        "anyOf",
        .array([
          .members([("type", "number"), ("minimum", .integer(0)), ("maximum", .integer(1))]),
          .members([("const", "best")]),
        ])
      )
    ])
  ) { scalar, _ throws(Complaint) in
    if scalar.text == "best" { return .best }
    guard let value = DecimalText(scalar.text)?.value(), (0...1).contains(value) else {
      throw Complaint(
        "out-of-range", "\(quoted(scalar.text)) is no threshold", expected: "a probability from 0 to 1, or best")
    }
    return .fixed(value)
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
