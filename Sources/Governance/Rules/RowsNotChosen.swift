import Manifest
import Measurements
import Wording

/// A result on chosen rows is no result on all of them.
///
/// Where statements speak only of rows in which the model does clearly better than in the others, and nothing is said
/// of the whole, readers take the part for the whole.
struct RowsNotChosen: Rule {
  static let info = RuleInfo(
    id: "EV026",
    name: LocalizedText(
      en: "Statements do not speak of chosen rows only", ru: "Утверждения говорят не только об удобных строках"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "Claims on a part of the rows in which the model does clearly better than in the others.",
      ru: "Заявления о части строк, где модель заметно лучше, чем в остальных."),
    why: LocalizedText(en: "Readers take the part for the whole.", ru: "Читатель принимает часть за целое."),
    fix: LocalizedText(en: "State the value on all rows as well.", ru: "Укажите и значение на всех строках."))
  static let level = 0.05

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for evaluation in subject.measurements.evaluations {
      guard let spec = subject.spec(of: evaluation.id) else { continue }
      let named = statements(spec, subject)
      judgeFilter(evaluation, spec, named, subject, into: &judgement)
      judgeSlices(evaluation, named, subject, into: &judgement)
    }
  }

  private struct Statement {
    var metric: String
    var scope: MetricReference.Scope
  }

  private func statements(_ spec: EvaluationSpec, _ subject: Subject) -> [Statement] {
    var all = (spec.claims.map(\.metric) + spec.requirements.map(\.metric)).map {
      Statement(metric: canonical($0.metric), scope: $0.scope)
    }
    if let target = subject.project.problem?.target, target.evaluation.value == spec.id {
      all.append(Statement(metric: canonical(target.metric.value), scope: .whole))
    }
    return all
  }

  private func canonical(_ name: MetricName) -> String {
    var name = name
    if let info = MetricRegistry.info(name) { name.base = info.name }
    return name.description
  }

  private func judgeFilter(
    _ evaluation: EvaluationResult, _ spec: EvaluationSpec, _ statements: [Statement], _ subject: Subject,
    into judgement: inout Judgement
  ) {
    guard let effect = evaluation.filterEffect else { return }
    let whole = subject.project.evaluations.contains {
      $0.id != spec.id && $0.filter.isEmpty && $0.model.value == spec.model.value && $0.data.entry == spec.data.entry
        && $0.data.split == spec.data.split && $0.target.value == spec.target.value
    }
    guard !whole else { return }
    let named = Set(statements.map(\.metric))
    guard
      let test = effect.tests.first(where: {
        named.contains($0.metric) && $0.p < Self.level && Self.isMuchBetter($0.metric, $0.difference, $0.rest)
      })
    else { return }
    let columns = spec.filter.map(\.column.value).joined(separator: ", ")
    fault(
      evaluation, test, all: effect.all.first { $0.name == test.metric }?.value,
      chosen: LocalizedText(
        en: "rows kept by `where` on \(columns)", ru: "строки, отобранные условием `where` по \(columns)"),
      subject, into: &judgement)
  }

  private func judgeSlices(
    _ evaluation: EvaluationResult, _ statements: [Statement], _ subject: Subject, into judgement: inout Judgement
  ) {
    let told = Set(statements.filter { $0.scope == .whole || $0.scope == .worstSlice }.map(\.metric))
    for statement in statements {
      guard case .slice(let name) = statement.scope, !told.contains(statement.metric),
        let slice = evaluation.slices.first(where: { $0.name == name }),
        let test = slice.tests.first(where: { $0.metric == statement.metric }), test.holm < Self.level,
        Self.isMuchBetter(test.metric, test.difference, test.rest)
      else { continue }
      fault(
        evaluation, test, all: evaluation.metric(test.metric)?.value, chosen: LocalizedText(verbatim: name), subject,
        into: &judgement)
    }
  }

  /// A tenth nearer to the best value.
  private static func isMuchBetter(_ metric: String, _ difference: Double, _ rest: Double) -> Bool {
    guard let info = MetricRegistry.info(MetricName(canonical: metric)) else { return false }
    switch info.direction {
    case .higher: return difference > 0.1 * max(0, 1 - rest) && difference > 0
    case .lower: return -difference > 0.1 * abs(rest)
    case .zero: return false
    }
  }

  private func fault(
    _ evaluation: EvaluationResult, _ test: SliceTest, all: Double?, chosen: LocalizedText, _ subject: Subject,
    into judgement: inout Judgement
  ) {
    judgement.fault(
      Check(
        outcome: .notMet,
        statement: .write { pen in
          pen.say(
            en:
              "What is stated of evaluation \(evaluation.id) holds for chosen rows only (\(chosen.en)): \(pen.title(ofReference: test.metric))",
            ru:
              "Сказанное об оценке \(evaluation.id) верно лишь для выбранных строк (\(chosen.ru)): \(pen.title(ofReference: test.metric))"
          )
        },
        reason: .write { pen in
          let unit = subject.targetUnit
          let own = pen.value(test.rest + test.difference, of: test.metric, unit: unit)
          let rest = pen.value(test.rest, of: test.metric, unit: unit)
          let whole = all.map { pen.value($0, of: test.metric, unit: unit) } ?? "–"
          return pen.say(
            en: "\(own) there, \(rest) in the other rows, \(whole) in all",
            ru: "\(own) там, \(rest) в остальных строках, \(whole) во всех")
        }, rank: .measured, phase: .evaluation, location: evaluation.location(in: subject)),
      rule: id, severity: .error,
      help: LocalizedText(
        en: "State the value on all rows as well: an evaluation without `where`, or the metric without `slice(…)`.",
        ru: "Укажите и значение на всех строках: оценку без `where` или метрику без `slice(…)`."))
  }
}
