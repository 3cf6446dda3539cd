/// `problem` and `business_metrics`.
enum ProblemFormat {
  static let problem = Shape<Problem>.object("problem", "what is decided, from what, how well today, how much better") {
    o in
    let statement = o.required("statement", Shape.string.located, "the problem in words (CommonMark)")
    let decision = o.optional("decision", .string, "what is done with the answer")
    let output = o.optional("output", output, "the kind of answer")
    let baseline = o.optional("baseline", baseline, "how it is done today")
    let target = o.optional("target", target, "how much better it has to become, by when")
    let data = o.optional("data", Shape.reference.located.oneOrMore(), "ids of catalog entries")
    let cadence = o.optional("cadence", .string, "how often data arrive and decisions are made")
    let heterogeneity = o.optional("heterogeneity", Shape.string.list(), "where one rule may not fit all")
    let constraints = o.optional("constraints", Shape.string.list(), "what has to be kept")
    let outOfScope = o.optional("out_of_scope", Shape.string.list(), "what is left out on purpose")
    let stakeholders = o.optional("stakeholders", stakeholders, "people by role: {sponsor: …, users: …, approver: …}")
    guard let statement else { return nil }
    return Problem(
      location: o.location, statement: statement, decision: decision, output: output, baseline: baseline,
      target: target, data: data ?? [], cadence: cadence, heterogeneity: heterogeneity ?? [],
      constraints: constraints ?? [], outOfScope: outOfScope ?? [], stakeholders: stakeholders ?? [])
  }

  static let output = Shape<OutputSpec>.object("output", "the kind of answer") { o in
    let kind = o.required("kind", Shape<TaskKind>.word, "the task")
    let positive = o.optional("positive", .string, "the value that counts as positive (binary)")
    let classes = o.optional("classes", Shape.string.list(atLeast: 2), "class labels; ordinal: lowest first")
    let aggregate = o.optional("aggregate", groups, "classes merged into groups: {early: [1, 2, 3]}")
    let unit = o.optional("unit", .string, "the unit of a regression's value")
    return kind.map {
      OutputSpec(kind: $0, positive: positive, classes: classes ?? [], aggregate: aggregate ?? [], unit: unit)
    }
  }

  static let groups = Shape<[ClassGroup]>.object("groups", "groups of classes") { o in
    o.rest(Shape.string.list(atLeast: 1), "the classes of one group").map {
      ClassGroup(name: $0.key, classes: $0.value)
    }
  }

  private static let baseline = Shape<BaselineSpec>.object("baseline", "how it is done today") { o in
    let description = o.optional("description", .string, "in words")
    let evaluation = o.optional("evaluation", Shape.reference.located, "id of the evaluation that measures it")
    let model = o.optional("model", Shape.reference.located, "id of the model that stands for it")
    return BaselineSpec(description: description, evaluation: evaluation, model: model)
  }

  private static let target = Shape<Target>.object("target", "how much better it has to become") { o in
    let evaluation = o.required("evaluation", Shape.reference.located, "id of an evaluation")
    let metric = o.required("metric", Shape<MetricName>.metric.located, "the metric it is judged by")
    let improve = o.optional(
      "improve", improvement,
      "20% (relative), 20 points (added), 20% of error (removed), or a number in the metric's unit")
    let reach = o.optional("reach", shareOrNumber, "a value to reach, instead of improve")
    let over = o.optional("over", .string, "baseline, or the id of a model")
    let by = o.optional("by", .date, "the day it has to be reached by")
    if o.has("improve") == o.has("reach") {
      o.complain(
        "bad-target", o.has("improve") ? "the target has both “improve” and “reach”" : "the target says no amount",
        expected: "one of: improve, reach")
      return nil
    }
    guard let evaluation, let metric else { return nil }
    return Target(
      location: o.location, evaluation: evaluation, metric: metric, improve: improve, reach: reach, over: over, by: by)
  }

  private static let improvement = Shape<Improvement>(
    read: { node, reader in
      guard case .scalar(let text, _) = node.content, let value = QuantityParser.improvement(text) else {
        reader.report(
          "bad-improvement", "this is no amount of improvement", at: node,
          expected: "20% (relative to the baseline), 20 points (added), 20% of error (removed), or a number")
        return nil
      }
      return value
    },
    schema: { _ in
      .members([
        ("type", ["string", "number"]),
        (
          "pattern",
          .string(
            #"^[-+−]?[0-9][0-9_]*(\.[0-9_]+)?([eE][-+]?[0-9]+)?\s*(%|points?|pp|percentage points|%\s+of(\s+the)?\s+error)?$"#
          )
        ),
      ])
    })

  /// `0.8` or `80%`.
  static let shareOrNumber = Shape<Double>(
    read: { node, reader in
      guard case .scalar(let text, _) = node.content,
        let value = QuantityParser.percentage(text)?.fraction
          ?? QuantityText(text).flatMap({ $0.rest.isEmpty ? $0.number : nil })
      else {
        reader.report("bad-number", "here stands no number", at: node, expected: "a number or a percentage")
        return nil
      }
      return value
    },
    schema: { _ in
      .members([
        ("type", ["number", "string"]),
        ("pattern", .string(#"^[-+−]?[0-9][0-9_]*(\.[0-9_]+)?([eE][-+]?[0-9]+)?\s*%?$"#)),
      ])
    })

  private static let stakeholders = Shape<[Stakeholder]>.object("stakeholders", "people by role") { o in
    o.rest(.string, "who has this role").map { Stakeholder(role: $0.key, name: $0.value) }
  }

  static let businessMetrics = Shape<BusinessMetric>.byID("businessMetric", "a business metric") { o, id in
    let title = o.required("title", .string, "its name, as the business says it")
    let unit = o.optional("unit", .string, "its unit: RUB/month")
    let better = o.required("better", Shape<BusinessMetric.Direction>.word, "higher or lower")
    let now = o.optional("now", .number, "its value today")
    let goal = o.optional("goal", .number, "the value wanted")
    guard let title, let better else { return nil }
    return BusinessMetric(
      id: id.value, location: id.location, title: title, unit: unit, better: better, now: now, goal: goal)
  }
}
