/// The declarations of every key of the format. Each section has a file of its own.
enum Format {
  /// Text of CommonMark.
  static let markdown = Shape<String>.text
}

// `problem`
extension Format {
  static let classGroups: Shape<[ClassGroup]> = Shape<[Pair<String, [String]>]>
    .pairs(.word("group"), .list(.label, minimum: 1))
    .map { $0.map { ClassGroup(name: $0.key, classes: $0.value) } }

  static let output = Shape<OutputSpec>.object("output", "What the model answers.") { keys in
    let kind = keys.required("kind", Shape<TaskKind>.choice, "The kind of the model's answer.")
    let positive = keys.optional("positive", .label, "The value of the target column that counts as positive.")
    let classes = keys.optional(
      "classes", .list(.label), "Class labels; for ordinal tasks in their order, lowest first.")
    let aggregate = keys.optional("aggregate", classGroups, "Groups that classes are merged into: {early: [1, 2, 3]}.")
    let unit = keys.optional("unit", .text, "The unit of a regression's value.")
    return { fields in
      let positive = fields[positive]
      let classesRead = fields[classes] ?? []
      let groups = fields[aggregate] ?? []
      let unit = fields[unit]
      checkClasses(
        classesRead, groups, positive: positive, classesAt: fields.mark(of: classes),
        groupsAt: fields.mark(of: aggregate), fields)
      return fields[kind].map {
        OutputSpec(kind: $0, positive: positive, classes: classesRead, aggregate: groups, unit: unit)
      }
    }
  }

  /// Classes are named once; groups hold declared classes, each in one group.
  static func checkClasses(
    _ classes: [String], _ groups: [ClassGroup], positive: String?, classesAt: Mark, groupsAt: Mark, _ fields: Fields
  ) {
    var seen: Set<String> = []
    for name in classes where !seen.insert(name).inserted {
      fields.report(Complaint("duplicate-class", "the class \(quoted(name)) is listed twice"), at: classesAt)
    }
    if let positive, !classes.isEmpty, !seen.contains(positive) {
      fields.report(
        Complaint(
          "unknown-class", "the positive class \(quoted(positive)) is not one of the classes",
          expected: "one of: " + classes.prefix(12).map(DisplayText.short).joined(separator: ", ")), at: classesAt)
    }
    var home: [String: String] = [:]
    for group in groups {
      for name in group.classes {
        if let other = home.updateValue(group.name, forKey: name) {
          let message =
            other == group.name
            ? "the class \(quoted(name)) is twice in the group \(quoted(other))"
            : "the class \(quoted(name)) is in two groups: \(quoted(other)) and \(quoted(group.name))"
          fields.report(Complaint("duplicate-class", message, help: "keep it in one group"), at: groupsAt)
        }
        if !classes.isEmpty, !seen.contains(name) {
          fields.report(
            Complaint(
              "unknown-class", "the class \(quoted(name)) in the group \(quoted(group.name)) is not one of the classes",
              help: Suggestion.help(for: name, among: classes)),
            at: groupsAt)
        }
      }
    }
    if !groups.isEmpty {
      for name in classes where home[name] == nil {
        fields.report(
          Complaint(
            "ungrouped-class", "the class \(quoted(name)) is in no group", help: "add it to a group of “aggregate”"),
          at: groupsAt)
      }
    }
  }

  static let baseline = Shape<BaselineSpec>.object("baseline", "What is done today, to compare with.") { keys in
    let description = keys.optional("description", .text, "How it is done today, in words.")
    let evaluation = keys.optional("evaluation", .reference(.evaluation), "The evaluation that measures it.")
    let model = keys.optional("model", .reference(.model), "The model, or recorded predictions, that stand for it.")
    keys.atLeastOne(of: "description", "evaluation", "model")
    return { fields in
      BaselineSpec(description: fields[description], evaluation: fields[evaluation], model: fields[model])
    }
  }

  static let target = Shape<Target>.object("target", "How good the model has to become, and by when.") { keys in
    let evaluation = keys.required("evaluation", .reference(.evaluation), "The evaluation that measures it.")
    let metric = keys.required("metric", Shape.metric.located, "The metric that has to improve.")
    let improve = keys.optional(
      "improve", improvement,
      "How much better than “over”: 20% is relative, “20 points” adds to the value, “20% of error” cuts the error.")
    let reach = keys.optional("reach", .number(percent: true), "A value to reach, in the metric's own unit.")
    let over = keys.optional("over", .text, "What “improve” compares with: baseline, or the id of a model.")
    let by = keys.optional("by", Shape<CalendarDate>.quantity, "The day by which it has to be reached.")
    keys.exactlyOne(of: "improve", "reach")
    return { fields in
      let evaluationRead = fields[evaluation]
      let metricRead = fields[metric]
      let improve = fields[improve]
      let reach = fields[reach]
      let overRead = fields[over]
      let by = fields[by]
      checkOver(overRead, improve != nil, evaluationRead?.value, at: fields.mark(of: over), fields)
      if let evaluationRead, let metricRead {
        checkFit(metricRead.value, in: evaluationRead.value, at: fields.mark(of: metric), fields)
      }
      guard let evaluationRead, let metricRead else { return nil }
      return Target(
        location: fields.location, evaluation: evaluationRead, metric: metricRead, improve: improve, reach: reach,
        over: overRead, by: by)
    }
  }

  /// `20%` and the like; a plain number is an improvement in the metric's own unit.
  static let improvement: Shape<Improvement> = Shape<Improvement>.scalar(
    expected: Improvement.expected,
    schema: .members([
      (
        "anyOf",
        [.members([("type", "number")]), .members([("type", "string"), ("pattern", .string(Improvement.pattern))])]
      )
    ])
  ) { scalar, _ throws(Complaint) in try Improvement.parse(scalar.text) }

  private static func checkOver(
    _ over: String?, _ improves: Bool, _ evaluation: String?, at mark: Mark, _ fields: Fields
  ) {
    let names = fields.context.names
    if let over, over != "baseline" {
      guard let models = names.declared(.model), !models.contains(over) else { return }
      fields.report(
        Complaint(
          "unknown-reference", "there is no model \(quoted(over))", expected: "baseline, or the id of a model",
          help: Suggestion.help(for: over, among: models + ["baseline"])),
        at: mark)
    } else if improves || over != nil, let evaluation, let known = names.evaluations[evaluation], !known.hasBaseline {
      fields.report(
        Complaint(
          "no-baseline", "the target is over the baseline, but the evaluation \(quoted(evaluation)) has none",
          help: "add “baseline” to evaluations.\(DisplayText.short(evaluation)), or name a model in “over”"),
        at: mark)
    }
  }

  /// Reports a metric that the evaluation it belongs to cannot have.
  static func checkFit(_ metric: MetricName, in evaluation: String, at mark: @autoclosure () -> Mark, _ fields: Fields)
  {
    guard let known = fields.context.names.evaluations[evaluation] else { return }
    if let task = known.task, let complaint = metric.misfit(task: task) {
      fields.report(complaint, at: mark())
    } else if metric.aggregated, !known.hasAggregate {
      fields.report(noGroups(metric), at: mark())
    }
  }

  static func noGroups(_ metric: MetricName) -> Complaint {
    Complaint(
      "no-aggregate", "\(quoted(metric.description)) needs groups of classes",
      help: "declare them under “aggregate” in problem.output or in the evaluation")
  }

  static let stakeholders: Shape<[Stakeholder]> = Shape<[Pair<String, String>]>
    .pairs(.word("role"), .text)
    .map { $0.map { Stakeholder(role: $0.key, name: $0.value) } }

  static let problem = Shape<Problem>.object("problem", "What a good problem statement holds.") { keys in
    let statement = keys.required("statement", Shape.text.located, "The problem in words (CommonMark).")
    let decision = keys.optional("decision", .text, "The decision that the model supports.")
    let output = keys.optional("output", output, "What the model answers.")
    let baseline = keys.optional("baseline", baseline, "What is done today, to compare with.")
    let target = keys.optional("target", target, "How good the model has to become, and by when.")
    let data = keys.optional("data", .list(.reference(.dataSet)), "The catalog entries that the problem needs.")
    let cadence = keys.optional("cadence", .text, "How often data arrive and decisions are made.")
    let heterogeneity = keys.optional(
      "heterogeneity", .list(.text), "Where one rule may not fit all: industries, life cycles, regions.")
    let constraints = keys.optional("constraints", .list(.text), "What the solution has to respect.")
    let outOfScope = keys.optional("out_of_scope", .list(.text), "What the project does not do.")
    let stakeholders = keys.optional(
      "stakeholders", stakeholders, "Who sponsors, uses and approves: {sponsor: Head of CRM}.")
    return { fields in
      let output = fields[output]
      fields.context.output = output
      let statement = fields[statement]
      let problem = Problem(
        location: fields.location, statement: statement ?? Located("", at: fields.location), decision: fields[decision],
        output: output, baseline: fields[baseline], target: fields[target], data: fields[data] ?? [],
        cadence: fields[cadence], heterogeneity: fields[heterogeneity] ?? [], constraints: fields[constraints] ?? [],
        outOfScope: fields[outOfScope] ?? [], stakeholders: fields[stakeholders] ?? [])
      return statement == nil ? nil : problem
    }
  }
}
