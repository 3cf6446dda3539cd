import Manifest
import Measurements
import Wording

/// What differs between two revisions of a project, both measured by this run.
struct ChangeCollector {
  let before: ProjectMeasurements
  let after: ProjectMeasurements
  let project: Project

  func changes() -> [GateChange] { metrics() + files() + values() + costs() + budgets() }

  /// Metrics that became worse by more than the base's interval.
  func regressions() -> [Finding] {
    metrics().filter { $0.direction == .worse }.compactMap { change in
      let evaluation = project.evaluations.first { change.id.hasPrefix($0.id + ".") }
      return Finding(
        rule: GateFindings.metricWorseID, severity: .warning,
        message: LocalizedText(
          en: "\(change.title.en) became worse than at the base: \(change.before.en), now \(change.after.en)",
          ru: "\(change.title.ru) — хуже, чем в базовой ревизии: было \(change.before.ru), стало \(change.after.ru)"),
        help: LocalizedText(
          en: "Say in the change why it is worth it, or look for what made the model worse.",
          ru: "Объясните в изменении, ради чего это, или найдите, что ухудшило модель."),
        location: evaluation?.location ?? project.location)
    }
  }

  private func metrics() -> [GateChange] {
    after.evaluations.flatMap { result -> [GateChange] in
      guard let old = before.evaluations.first(where: { $0.id == result.id }) else { return [] }
      return result.metrics.compactMap { metric in
        guard let was = old.metric(metric.name), was != metric.value else { return nil }
        return change(metric, was: was, evaluation: result.id)
      }
    }
  }

  private func change(_ metric: Named<Estimate>, was: Estimate, evaluation: String) -> GateChange {
    let unit = project.problem?.output?.unit
    return GateChange(
      kind: .metric, id: "\(evaluation).\(metric.name)",
      title: .write { pen in "\(evaluation): \(pen.title(ofReference: metric.name))" },
      before: .write { pen in pen.estimate(was, of: metric.name, unit: unit) },
      after: .write { pen in pen.estimate(metric.value, of: metric.name, unit: unit) },
      direction: Self.direction(of: metric.name, was: was, is: metric.value), oldValue: was.value,
      newValue: metric.value.value)
  }

  /// Better or worse only where the new value lies outside the old one's interval.
  static func direction(of name: String, was: Estimate, is now: Estimate) -> GateChange.Direction {
    guard let old = was.value, let new = now.value, let info = MetricRegistry.info(MetricName(canonical: name)) else {
      return .neutral
    }
    let low = was.low ?? old
    let high = was.high ?? old
    switch info.direction {
    case .higher: return new > high ? .better : new < low ? .worse : .neutral
    case .lower: return new < low ? .better : new > high ? .worse : .neutral
    case .zero:
      let span = max(abs(low), abs(high))
      return abs(new) > span ? .worse : .neutral
    }
  }

  private func files() -> [GateChange] {
    let models = Set(
      project.models.compactMap { entry -> String? in
        if case .onnx(let onnx) = entry.source { onnx.path.value } else { nil }
      })
    let old = Dictionary(before.allInputs.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(after.allInputs.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    return Set(old.keys).union(new.keys).sorted().compactMap { path in
      guard old[path]?.sha256 != new[path]?.sha256 else { return nil }
      return GateChange(
        kind: models.contains(path) ? .model : .data, id: path, title: LocalizedText(verbatim: path),
        before: Self.text(old[path]), after: Self.text(new[path]))
    }
  }

  private static func text(_ digest: InputDigest?) -> LocalizedText {
    guard let digest else { return LocalizedText(en: "not there", ru: "нет") }
    return .write { pen in "\(digest.sha256.prefix(12)), \(pen.numbers.bytes(digest.bytes))" }
  }

  /// What models are worth a month, by link.
  private func values() -> [GateChange] {
    func worth(_ link: LinkResult) -> (estimate: Estimate, currency: String)? {
      for evidence in link.evidence {
        if case .value(let value) = evidence.content {
          return (value.gainPerMonth ?? value.perMonth, value.currency.code)
        }
      }
      return nil
    }
    return after.links.compactMap { link -> GateChange? in
      guard let now = worth(link), let old = before.links.first(where: { $0.id == link.id }).flatMap(worth),
        old.currency == now.currency, let was = old.estimate.value, let value = now.estimate.value, was != value
      else { return nil }
      let (low, high) = (old.estimate.low ?? was, old.estimate.high ?? was)
      return GateChange(
        kind: .value, id: link.id,
        title: LocalizedText(en: "Value a month, link \(link.id)", ru: "Ценность в месяц, связь \(link.id)"),
        before: .write { CostWords($0.language).money(was, old.currency) },
        after: .write { CostWords($0.language).money(value, now.currency) },
        direction: value > high ? .better : value < low ? .worse : .neutral, oldValue: was, newValue: value)
    }
  }

  /// What each option costs a month.
  private func costs() -> [GateChange] {
    guard let now = after.cost, let old = before.cost, now.currency == old.currency else { return [] }
    return now.options.compactMap { option -> GateChange? in
      guard let was = old.option(option.option), was.isComplete, option.isComplete,
        abs(was.monthly - option.monthly) > 0.005
      else { return nil }
      return GateChange(
        kind: .cost, id: "infrastructure.\(option.option.rawValue)",
        title: .write { pen in
          let name = CostWords(pen.language).option(option.option)
          return pen.say(en: "\(name): cost a month", ru: "\(name): стоимость в месяц")
        },
        before: .write { CostWords($0.language).money(was.monthly, old.currency) },
        after: .write { CostWords($0.language).money(option.monthly, now.currency) },
        direction: option.monthly < was.monthly ? .better : .worse, oldValue: was.monthly, newValue: option.monthly)
    }
  }

  private func budgets() -> [GateChange] {
    guard before.budget != after.budget else { return [] }
    let text = { (budget: BudgetResult?) -> LocalizedText in
      guard let budget else { return LocalizedText(en: "not declared", ru: "не задан") }
      return .write { pen in
        let total = pen.numbers.quantity(pen.numbers.plain(budget.total, atMost: 2), budget.currency)
        let forms = PluralForms(one: "месяц", few: "месяца", many: "месяцев")
        return pen.say(
          en: "\(total) in \(budget.months) months",
          ru: "\(total) за \(budget.months) \(forms.form(for: budget.months, in: .ru))")
      }
    }
    let comparable = before.budget?.currency == after.budget?.currency
    return [
      GateChange(
        kind: .cost, id: "infrastructure.budget",
        title: LocalizedText(en: "Budget over the horizon", ru: "Бюджет за горизонт планирования"),
        before: text(before.budget), after: text(after.budget), oldValue: comparable ? before.budget?.total : nil,
        newValue: comparable ? after.budget?.total : nil)
    ]
  }
}

extension ProjectMeasurements {
  /// Every file that was read to measure, each once, sorted by path.
  public var allInputs: [InputDigest] {
    var seen: Set<String> = []
    let all =
      evaluations.flatMap(\.provenance.inputs) + profiles.flatMap(\.inputs) + documents + evidence.compactMap(\.digest)
    return all.filter { seen.insert($0.path).inserted }.sorted { $0.path < $1.path }
  }
}
