import Manifest
import Measurements
import Wording

/// Rows that a change takes out of an evaluation, or whose truth it edits.
///
/// Where the manifest itself names other rows, `LoosenedDemands` says so.
struct ChangedRows {
  let before: GateSubject
  let after: GateSubject

  func findings() -> [Finding] {
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

  private func finding(_ en: String, _ ru: String, _ spec: EvaluationSpec) -> Finding {
    Finding(
      rule: GateFindings.rowsChangedID, severity: .error,
      message: LocalizedText(
        en: "This change chooses its rows: \(en)", ru: "Это изменение выбирает себе строки: \(ru)"),
      help: GateRules.rowsChanged.fix, location: spec.data.location)
  }
}

extension GateSubject {
  fileprivate func spec(_ id: String) -> EvaluationSpec? { declared.evaluations.first { $0.id == id } }
}

extension EvaluationSpec {
  fileprivate func namesSameRows(as other: EvaluationSpec) -> Bool {
    data.entry == other.data.entry && data.split == other.data.split && target.value == other.target.value
      && filter.map(\.test) == other.filter.map(\.test)
      && filter.map(\.column.value) == other.filter.map(\.column.value)
  }
}
