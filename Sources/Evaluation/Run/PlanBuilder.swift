import Manifest
import Measurements
import Tables

/// Decides what a resample draws: rows, rows within classes, or whole groups of rows that depend on each other.
struct PlanBuilder {
  let spec: EvaluationSpec
  let project: Project
  let table: Table
  /// Positions in the table of the rows evaluated.
  let kept: [Int32]

  /// - Throws: when the group's column is not there, or all rows are in one group.
  func plan(_ rows: TaskRows) throws(EvaluationFailure) -> (plan: ResamplingPlan, unit: ResamplingUnit) {
    if let units = rows.units { return (.units(of: units), .taskUnit) }
    if case .queries = rows { return (.rows(rows.count), .taskUnit) }
    if case .answers = rows { return (.rows(rows.count), .row) }
    if let group = try group() {
      let labels = try labels(group)
      let plan = ResamplingPlan.units(of: labels)
      guard plan.unitCount > 1 || labels.count < 2 else {
        throw EvaluationFailure(
          "all rows have the same “\(group.value)”, so nothing says how much the results would vary",
          at: group.location, expected: "at least two groups",
          help: "name another `confidence.group`, or say `independent_rows: true` if the rows are independent")
      }
      // Groups of one row each are rows.
      return plan.unitCount == labels.count ? (.rows(labels.count), .row) : (plan, .group(column: group.value))
    }
    guard spec.confidence.stratify, let classes = Self.classes(rows) else { return (.rows(rows.count), .row) }
    return (.strata(of: classes), .rowWithinClass)
  }

  private func group() throws(EvaluationFailure) -> Located<String>? {
    switch spec.confidence.group {
    case .none: return nil
    case .column(let column): return column
    case .fromCatalog:
      guard !spec.confidence.stratify,
        let column = project.catalog.first(where: { $0.id == spec.data.entry })?.group,
        table.columns.contains(where: { $0.name == column.value })
      else { return nil }
      return column
    }
  }

  /// Rows without a group are groups of their own.
  private func labels(_ group: Located<String>) throws(EvaluationFailure) -> [Int32] {
    let column = try TableColumns(table).column(group)
    var numbers: [String: Int32] = [:]
    var next: Int32 = 0
    return kept.map { row in
      let text = column.text(at: Int(row))
      if let text, let known = numbers[text] { return known }
      defer { next += 1 }
      if let text { numbers[text] = next }
      return next
    }
  }

  private static func classes(_ rows: TaskRows) -> [Int32]? {
    switch rows {
    case .binary(let rows): rows.truth.map(Int32.init)
    case .classes(let rows): rows.truth
    default: nil
    }
  }
}

extension ResamplingPlan {
  /// The same for some of the rows.
  func selecting(_ rows: [Int32]) -> ResamplingPlan {
    switch self {
    case .rows: return .rows(rows.count)
    case .units(let rowUnits, _): return .units(of: rows.map { rowUnits[Int($0)] })
    case .strata(let strata, let count):
      var labels = [Int32](repeating: 0, count: count)
      for (number, stratum) in strata.enumerated() { for row in stratum { labels[Int(row)] = Int32(number) } }
      return .strata(of: rows.map { labels[Int($0)] })
    }
  }

  /// True where rows count as independent of each other.
  var rowsAreIndependent: Bool {
    if case .units = self { false } else { true }
  }
}
