/// `links`
enum LinkFormat {
  static let links = Shape<MetricLink>.byID("link", "a link from a model metric to a business metric") { o, id in
    let from = o.required("from", origin, "evaluation.metric: holdout.captured@500")
    let to = o.required("to", Shape.reference.located, "id of a business metric")
    let why = o.optional("why", .string, "why the one moves the other")
    let testBy = o.optional("test_by", .date, "the day the link is tested by")
    let evidence = o.optional("evidence", evidence.list(), "how we know, strongest first")
    guard let from, let to else { return nil }
    return MetricLink(
      id: id.value, location: id.location, evaluation: from.evaluation, metric: from.metric, to: to, why: why,
      testBy: testBy, evidence: evidence ?? [])
  }

  private struct Origin: Sendable {
    var evaluation: Located<String>
    var metric: Located<MetricName>
  }

  private static let origin = Shape<Origin>(
    read: { node, reader in
      guard case .scalar(let text, _) = node.content, let dot = text.firstIndex(of: "."), isID(String(text[..<dot]))
      else {
        reader.report(
          "bad-link", "this names no metric of an evaluation", at: node,
          expected: "evaluation.metric, such as holdout.roc_auc")
        return nil
      }
      guard let metric = MetricText.name(String(text[text.index(after: dot)...]), at: node, reader) else { return nil }
      return Origin(
        evaluation: Located(String(text[..<dot]), at: node.location), metric: Located(metric, at: node.location))
    },
    schema: { _ in .members([("type", "string"), ("pattern", .string(#"^[^.]+\..+$"#))]) })

  private enum Kind: String, CaseIterable, Sendable {
    case experiment, observation, assumption
    case valueModel = "value_model"
  }

  private static let evidence = Shape<LinkEvidence>.object("linkEvidence", "one piece of evidence of a link") { o in
    let kind = o.required("kind", Shape<Kind>.word, "experiment, observation, value_model or assumption")
    let data = o.optional("data", Shape.reference.located, "id of a catalog entry (experiment, observation)")
    let arm = o.optional("arm", .string, "the column that says which arm a row was in")
    let control = o.optional("control", .string, "the control's value of that column")
    let treatment = o.optional("treatment", .string, "the treatment's value of that column")
    let outcome = o.optional("outcome", .string, "the column of the outcome")
    let model = o.optional("model", .string, "the column of the model metric (observation)")
    let business = o.optional("business", .string, "the column of the business metric (observation)")
    let volume = o.optional("volume", Shape<Rate>.rate, "decisions a period: 2000/month (value_model)")
    let outcomes = o.optional("outcomes", outcomes, "money an outcome: {tp: 225 RUB, fp: -40 RUB} (value_model)")
    let text = o.optional("text", .string, "what is assumed (assumption)")
    guard let kind else { return nil }
    let allowed: [String]
    let needed: [String]
    switch kind {
    case .experiment:
      (allowed, needed) = (
        ["data", "arm", "control", "treatment", "outcome"], ["data", "arm", "control", "treatment", "outcome"]
      )
    case .observation: (allowed, needed) = (["data", "model", "business"], ["data", "model", "business"])
    case .valueModel: (allowed, needed) = (["volume", "outcomes"], ["volume", "outcomes"])
    case .assumption: (allowed, needed) = (["text"], ["text"])
    }
    for key in o.declared where key != "kind" && o.has(key) && !allowed.contains(key) {
      o.complain(
        "unknown-key", "the key “\(key)” does not go with \(kind.rawValue)", at: o.place(of: key),
        expected: "one of: \(allowed.joined(separator: ", "))")
    }
    for key in needed where !o.has(key) {
      o.complain("missing-key", "the key “\(key)” is missing", expected: "needed for \(kind.rawValue)")
    }
    switch kind {
    case .experiment:
      guard let data, let arm, let control, let treatment, let outcome else { return nil }
      return LinkEvidence(
        location: o.location,
        kind: .experiment(Experiment(data: data, arm: arm, control: control, treatment: treatment, outcome: outcome)))
    case .observation:
      guard let data, let model, let business else { return nil }
      return LinkEvidence(
        location: o.location, kind: .observation(Observation(data: data, model: model, business: business)))
    case .valueModel:
      guard let volume, var value = outcomes else { return nil }
      value.volume = volume
      return LinkEvidence(location: o.location, kind: .valueModel(value))
    case .assumption: return text.map { LinkEvidence(location: o.location, kind: .assumption(text: $0)) }
    }
  }

  private static let outcomes = Shape<ValueModel>.object("outcomes", "money an outcome of a decision") { o in
    let tp = o.optional("tp", .money, "acted on, rightly")
    let fp = o.optional("fp", .money, "acted on, wrongly")
    let fn = o.optional("fn", .money, "missed")
    let tn = o.optional("tn", .money, "left alone, rightly")
    let currencies = Set([tp, fp, fn, tn].compactMap { $0?.currency.code })
    if currencies.count > 1 {
      o.complain(
        "mixed-currencies", "the outcomes are in different currencies: \(currencies.sorted().joined(separator: ", "))",
        expected: "one currency")
      return nil
    }
    return ValueModel(volume: Rate(count: 0, per: .month), tp: tp, fp: fp, fn: fn, tn: tn)
  }
}

extension Shape where Value == Rate {
  static let rate = Shape<Rate>.text(
    "a count a period: 120/s, 2000/month",
    pattern: #"^\+?[0-9][0-9_]*(\.[0-9_]+)?\s*/\s*(s|sec|second|min|minute|h|hour|d|day|week|month|year)$"#,
    code: "bad-rate", QuantityParser.rate)
}
