import Manifest
import Measurements

/// Picks the metrics that the page starts with.
struct MetricCards {
  struct Card {
    var name: MetricName
    var estimate: Estimate
    var baseline: Double?
    var limit: Double?
    var outcome: RequirementResult.Outcome?
    var level: Double
  }

  private let input: ProjectInput

  init(_ input: ProjectInput) { self.input = input }

  /// At most eight: the target's metric, then those asked for, from the target's evaluation first.
  var list: [Card] {
    let target = input.project.problem?.target
    let results = input.measurements.evaluations.sorted { a, b in
      a.id == target?.evaluation.value && b.id != target?.evaluation.value
    }
    var cards: [Card] = []
    for result in results {
      guard let spec = input.project.evaluations.first(where: { $0.id == result.id }) else { continue }
      var names = spec.metrics.map { $0.value.description }
      if names.isEmpty { names = Array(result.metrics.map(\.name).prefix(6)) }
      if let target, target.evaluation.value == result.id {
        names = [target.metric.value.description] + names.filter { $0 != target.metric.value.description }
      }
      for name in names {
        guard cards.count < 8, let estimate = result.metric(name) else { continue }
        let own = MetricName(canonical: name)
        guard !cards.contains(where: { $0.name == own }) else { continue }
        let requirement = result.requirements.first { $0.metric == name }
        let isTarget = result.target?.metric == name
        cards.append(
          Card(
            name: own, estimate: estimate, baseline: result.baseline?.metrics.first { $0.name == name }?.value.value,
            limit: isTarget ? result.target?.targetValue ?? requirement?.limit : requirement?.limit,
            outcome: isTarget ? result.target?.outcome ?? requirement?.outcome : requirement?.outcome,
            level: result.confidence.level))
      }
    }
    return cards
  }

  var main: MainMetric? {
    list.first.map {
      MainMetric(
        name: $0.name, unit: input.project.problem?.output?.unit, estimate: $0.estimate, baseline: $0.baseline,
        target: $0.limit, outcome: $0.outcome)
    }
  }
}
