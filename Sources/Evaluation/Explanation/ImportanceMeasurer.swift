import Manifest
import Measurements
import Tables

/// Shuffles one input after the other between rows and measures the metric again.
struct ImportanceMeasurer {
  static let repeats = 5
  static let resamples = 200
  /// Rows the model is asked about in all.
  static let rowBudget = 40_000
  static let mostRows = 1000
  static let columnLimit = 100
  /// Answers that differ by less are the same: the order of sums differs between batches.
  static let tolerance = 1e-5

  let probe: Probe
  let metric: MetricName
  let bootstrap: Bootstrap

  func measure() throws(EvaluationFailure) -> ExplanationResult {
    let seed = bootstrap.confidence.seed
    let columns = Array(probe.columns.prefix(Self.columnLimit))
    let count = min(Self.mostRows, max(50, Self.rowBudget / (columns.count * Self.repeats)))
    let positions = RowSample.draw(count, of: probe.inputs.model.rows.count, seed: seed)
    let table = probe.table(positions)
    let varying = columns.compactMap { name in
      table.column(named: name).flatMap { column in
        Set((0..<column.count).map { column.text(at: $0) }).count > 1 ? column : nil
      }
    }
    var tables = [table]
    for (number, column) in varying.enumerated() {
      for shuffle in 0..<Self.repeats {
        let order = RowSample.shuffled(
          positions.count, seed: seed, stream: UInt64(1000 + number * Self.repeats + shuffle))
        tables.append(table.replacing(column.gathered(order)))
      }
    }
    let answers = try probe.answers(on: tables, positions: positions)
    let base = answers[0]
    var importance: [ExplanationResult.Importance] = columns.filter { name in !varying.contains { $0.name == name } }
      .map {
        ExplanationResult.Importance(column: $0, loss: Estimate(value: 0), changedAnswers: 0, isConstant: true)
      }
    for (number, column) in varying.enumerated() {
      let start = 1 + number * Self.repeats
      let changed = Array(answers[start..<(start + Self.repeats)])
      importance.append(
        ExplanationResult.Importance(
          column: column.name, loss: loss(base, changed), changedAnswers: Self.changedShare(base, changed),
          isConstant: false))
    }
    let order = importance.indices.sorted {
      (importance[$1].loss.value ?? 0, $0) < (importance[$0].loss.value ?? 0, $1)
    }
    return ExplanationResult(
      metric: metric.description, sampledRows: positions.count, rows: probe.inputs.model.rows.count,
      repeats: Self.repeats, seed: seed, importance: order.map { importance[$0] }, answer: answer())
  }

  /// The mean over shuffles of what the metric loses; resample r looks at shuffle r modulo their number.
  private func loss(_ base: TaskRows, _ changed: [TaskRows]) -> Estimate {
    let whole = MetricSet([metric], rows: base)
    let sets = changed.map { MetricSet([metric], rows: $0) }
    let points = sets.map { $0.values()[0] }
    guard let value = whole.values()[0], !points.contains(nil) else { return Estimate(value: nil) }
    let losses = points.compactMap { $0 }.map { MainMetric.gain(metric, value, over: $0) }
    var confidence = bootstrap.confidence
    confidence.resamples = min(confidence.resamples, Self.resamples)
    let replicates = Bootstrap(confidence: confidence, threads: bootstrap.threads).run([whole] + sets)
    let wholes = replicates[0].column(0)
    let parts = replicates.dropFirst().map { $0.column(0) }
    return Estimate(
      value: losses.reduce(0, +) / Double(losses.count),
      replicates: wholes.indices.map { MainMetric.gain(metric, wholes[$0], over: parts[$0 % parts.count][$0]) },
      level: confidence.level)
  }

  static func changedShare(_ base: TaskRows, _ changed: [TaskRows]) -> Double {
    let before = base.answers
    guard !before.isEmpty else { return 0 }
    var moved = [Bool](repeating: false, count: before.count)
    for rows in changed {
      for (row, answer) in rows.answers.enumerated() where differ(before[row], answer) { moved[row] = true }
    }
    return Double(moved.count { $0 }) / Double(moved.count)
  }

  private static func differ(_ a: [Double], _ b: [Double]) -> Bool {
    a.count != b.count || zip(a, b).contains { abs($0 - $1) > tolerance * max(abs($0), abs($1), 1e-3) }
  }

  private func answer() -> ExplanationResult.Answer {
    switch probe.inputs.model.rows {
    case .binary: return .positive
    case .values: return .value
    default:
      guard let scheme = probe.inputs.scheme, probe.spec.task != .ordinal else { return .level }
      return .share(of: scheme.labels[DependenceMeasurer.commonest(probe.inputs.model.rows)])
    }
  }
}
