import Manifest
import Measurements
import Wording

/// Rows that a change takes out of an evaluation, a trial or a history, or edits; and baselines that it makes worse.
///
/// Where the manifest itself names other rows, `LoosenedDemands` says so.
struct ChangedRows {
  let before: GateSubject
  let after: GateSubject

  func findings() -> [Finding] { evaluated() + linked() + baselines() }

  private func evaluated() -> [Finding] {
    after.measurements.evaluations.compactMap { new in
      guard let old = before.measurements.evaluations.first(where: { $0.id == new.id }),
        let was = before.spec(new.id), let spec = after.spec(new.id), was.namesSameRows(as: spec),
        let facts = new.rowFacts, let known = old.rowFacts
      else { return nil }
      if new.n < old.n {
        return finding(
          "\(new.id) is measured on \(new.n) rows, at the base on \(old.n)",
          "\(new.id) измеряется на \(new.n) строках, в базе — на \(old.n)", spec)
      }
      if facts.keys == known.keys, facts.truths != known.truths {
        return finding(
          "\(new.id): the truth of rows that are at the base was edited", "\(new.id): истина строк базы исправлена",
          spec)
      }
      return nil
    }
  }

  /// Trials and histories may grow; what they held at the base stays.
  private func linked() -> [Finding] {
    after.sources.compactMap { source in
      guard let old = before.sources.first(where: { $0.data == source.data && $0.columns == source.columns }) else {
        return nil
      }
      let gone = RowMultiset(old.rows).missing(from: source.rows)
      guard gone > 0 else { return nil }
      return finding(
        "of the \(old.rows.count) rows of \(source.data) that the link \(source.link) rests on at the base, \(gone) are gone or edited",
        "из \(old.rows.count) строк \(source.data), на которых в базе держится связь \(source.link), нет или исправлено: \(gone)",
        at: source.location)
    }
  }

  /// A baseline that answers worse on the very rows of the base.
  private func baselines() -> [Finding] {
    after.measurements.evaluations.compactMap { new in
      guard let old = before.measurements.evaluations.first(where: { $0.id == new.id }),
        let was = old.baseline, let now = new.baseline, was.model == now.model, old.rowFacts == new.rowFacts,
        old.n == new.n, let spec = after.spec(new.id)
      else { return nil }
      let moves = now.metrics.compactMap { metric -> BaselineMove? in
        guard let value = metric.value.value,
          let before = was.metrics.first(where: { $0.name == metric.name })?.value.value
        else { return nil }
        return BaselineMove(metric: metric.name, was: before, now: value)
      }
      guard let worst = moves.max(by: { $0.loss < $1.loss }), worst.loss > Self.toleratedLoss,
        moves.allSatisfy({ $0.loss >= 0 })
      else { return nil }
      return Finding(
        rule: GateFindings.rowsChangedID, severity: .error,
        message: .write { pen in
          let name = pen.metrics.title(MetricName(canonical: worst.metric))
          let values = (pen.numbers.significant(worst.was, 3), pen.numbers.significant(worst.now, 3))
          return pen.say(
            en:
              "This change makes its baseline worse: on the same rows of \(new.id), \(now.model) had \(name) \(values.0) and has \(values.1)",
            ru:
              "Это изменение ухудшает базовое решение: на тех же строках \(new.id) у \(now.model) \(name) — было \(values.0), стало \(values.1)"
          )
        },
        help: GateRules.rowsChanged.fix, location: spec.baseline?.location ?? spec.location)
    }
  }

  /// A baseline that was fitted anew may lose as much of its value.
  private static let toleratedLoss = 0.01

  private func finding(_ en: String, _ ru: String, _ spec: EvaluationSpec) -> Finding {
    finding(en, ru, at: spec.data.location)
  }

  private func finding(_ en: String, _ ru: String, at location: SourceLocation) -> Finding {
    Finding(
      rule: GateFindings.rowsChangedID, severity: .error,
      message: LocalizedText(
        en: "This change chooses its rows: \(en)", ru: "Это изменение выбирает себе строки: \(ru)"),
      help: GateRules.rowsChanged.fix, location: location)
  }
}

/// Hashes of rows, each as often as it is there.
struct RowMultiset {
  private let counts: [UInt64: Int]

  init(_ rows: [UInt64]) { counts = rows.reduce(into: [:]) { $0[$1, default: 0] += 1 } }

  /// How many of the rows are not among others.
  func missing(from others: [UInt64]) -> Int {
    let there = RowMultiset(others).counts
    return counts.reduce(0) { $0 + max(0, $1.value - (there[$1.key] ?? 0)) }
  }
}

/// How a metric of a baseline changed.
private struct BaselineMove {
  let metric: String
  let was: Double
  let now: Double
  /// The share of the value that was lost; below zero where it was won, and zero where neither side is better.
  let loss: Double

  init?(metric: String, was: Double, now: Double) {
    guard let info = MetricRegistry.info(MetricName(canonical: metric)), was != 0 else { return nil }
    self.metric = metric
    self.was = was
    self.now = now
    switch info.direction {
    case .higher: loss = (was - now) / abs(was)
    case .lower: loss = (now - was) / abs(was)
    case .zero: loss = 0
    }
  }
}

/// Data that a link rests on, as one revision has them.
private struct LinkSource {
  var link: String
  var data: String
  var columns: [String]
  var rows: [UInt64]
  var location: SourceLocation
}

extension GateSubject {
  fileprivate func spec(_ id: String) -> EvaluationSpec? { declared.evaluations.first { $0.id == id } }

  /// Each set of data once, as the first link that names it does.
  fileprivate var sources: [LinkSource] {
    var seen: Set<[String]> = []
    return declared.links.flatMap { link -> [LinkSource] in
      guard let result = measurements.links.first(where: { $0.id == link.id }) else { return [] }
      return zip(link.evidence, result.evidence).compactMap { item, measured in
        guard let rows = measured.rows else { return nil }
        switch item.kind {
        case .experiment(let trial):
          return LinkSource(
            link: link.id, data: trial.data.value, columns: trial.columns, rows: rows, location: measured.location)
        case .observation(let history):
          return LinkSource(
            link: link.id, data: history.data.value, columns: history.columns, rows: rows, location: measured.location)
        case .valueModel, .assumption: return nil
        }
      }
    }.filter { seen.insert([$0.data] + $0.columns).inserted }
  }
}

extension EvaluationSpec {
  fileprivate func namesSameRows(as other: EvaluationSpec) -> Bool {
    data.entry == other.data.entry && data.split == other.data.split && target.value == other.target.value
      && filter.map(\.test) == other.filter.map(\.test)
      && filter.map(\.column.value) == other.filter.map(\.column.value)
  }
}
