import Manifest
import Measurements

/// Gets the rows that a value model speaks of, and has them valued.
struct ValueMeasurer {
  let source: any PredictionSource
  let threads: Int

  func measure(
    _ model: ValueModel, _ link: MetricLink, _ project: Project, _ evaluations: [EvaluationResult]
  ) throws(EvaluationFailure) -> ValueResult {
    guard let spec = project.evaluations.first(where: { $0.id == link.evaluation.value }) else {
      throw EvaluationFailure("there is no evaluation “\(link.evaluation.value)”", at: link.evaluation.location)
    }
    guard spec.task == .binary else {
      throw EvaluationFailure(
        "a value model by outcomes needs a binary evaluation, and “\(spec.id)” is \(spec.task.rawValue)",
        at: link.location, expected: "an evaluation of a binary task")
    }
    guard let currency = model.currency else {
      throw EvaluationFailure("the value model has no amounts", at: link.location)
    }
    let inputs = try EvaluationInputs.read(spec, in: project, from: source)
    var chosen: (model: DecisionRows, baseline: DecisionRows?)?
    if let reference = model.chooseOn, model.threshold == .best {
      guard reference != spec.data else {
        throw EvaluationFailure(
          "the best threshold is chosen on the rows that it is judged on", at: reference.location,
          expected: "another split, such as valid", help: "a threshold looks better than it is on its own rows")
      }
      var other = spec
      other.data = reference
      chosen = try rows(model, try EvaluationInputs.read(other, in: project, from: source), link)
    }
    let own = try rows(model, inputs, link)
    let plan = try PlanBuilder(spec: spec, project: project, table: inputs.table, kept: inputs.truth.rows)
      .plan(inputs.model.rows).plan
    let result = evaluations.first { $0.id == spec.id }
    let name = link.metric.value.description
    return ValueAnalysis(
      model: model, metric: link.metric.value, confidence: Confidence(spec.confidence), plan: plan, threads: threads,
      currency: currency
    ).result(
      own.model, baseline: own.baseline, chosen: chosen, evaluationThreshold: spec.threshold ?? 0.5,
      metrics: (result?.metric(name)?.value, result?.baseline?.metrics.first { $0.name == name }?.value.value))
  }

  private func rows(
    _ model: ValueModel, _ inputs: EvaluationInputs, _ link: MetricLink
  ) throws(EvaluationFailure) -> (model: DecisionRows, baseline: DecisionRows?) {
    func decide(_ aligned: AlignedModel) throws(EvaluationFailure) -> DecisionRows {
      guard case .binary(let rows) = aligned.rows else {
        throw EvaluationFailure("the model “\(aligned.id)” gives no binary answers", at: link.location)
      }
      // Labels alone are as good as probabilities of 0 and 1.
      guard let scores = rows.scores ?? rows.predicted?.map(Double.init) else {
        throw EvaluationFailure("the model “\(aligned.id)” gives neither scores nor labels", at: link.location)
      }
      if link.metric.value.cutoff == nil, rows.scores != nil, !rows.scoresAreProbabilities, model.threshold != .best {
        throw EvaluationFailure(
          "the model “\(aligned.id)” only ranks, so no threshold on a probability applies to it", at: link.location,
          expected: "a metric with a cut-off (captured@500), or threshold: best with choose_on")
      }
      return try DecisionRows(model, rows: rows, scores: scores, table: inputs.table, kept: inputs.truth.rows)
    }
    return (try decide(inputs.model), try inputs.baseline.map { one throws(EvaluationFailure) in try decide(one) })
  }
}
