import Manifest
import Measurements

/// One model's metrics on one set of rows, prepared for resampling: on the classes, and on merged classes in both ways.
struct PreparedModel: Sendable {
  let rows: TaskRows
  let mapped: ClassRows?
  let summed: ClassRows?
  /// The metric sets, in a fixed order: plain, by mapping, by summing.
  let sets: [MetricSet]
  private let metrics: [MetricName]

  /// The metrics of merged classes that `AggregatedResult` shows.
  static func groupMetrics(ordinal: Bool) -> [MetricName] {
    (["accuracy", "balanced_accuracy", "f1_macro"] + (ordinal ? ["kappa_quadratic"] : [])).map { MetricName(base: $0) }
  }
  static let groupScoreMetrics = [MetricName(base: "roc_auc_ovr_macro"), MetricName(base: "log_loss")]

  /// - Parameter all: true where all metrics of merged classes are wanted, not only those in `metrics`.
  init(_ metrics: [MetricName], rows: TaskRows, grouping: Grouping?, task: TaskKind, all: Bool) {
    self.metrics = metrics
    self.rows = rows
    let grouped = metrics.filter(\.aggregated).map { MetricName(base: $0.base, cutoff: $0.cutoff) }
    var sets = [MetricSet(metrics.filter { !$0.aggregated }, rows: rows)]
    if case .classes(let classes) = rows, let grouping, all || !grouped.isEmpty {
      let mapped = grouping.byMapping(classes)
      let summed = grouping.bySumming(classes)
      let labels = Self.unique((all ? Self.groupMetrics(ordinal: task == .ordinal) : []) + grouped)
      sets.append(MetricSet(labels, rows: .classes(mapped)))
      if let summed {
        sets.append(MetricSet(Self.unique(labels + (all ? Self.groupScoreMetrics : [])), rows: .classes(summed)))
      }
      self.mapped = mapped
      self.summed = summed
    } else {
      mapped = nil
      summed = nil
    }
    self.sets = sets
  }

  private static func unique(_ names: [MetricName]) -> [MetricName] {
    var seen: Set<MetricName> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// The values on the rows themselves, together with replicates.
  func measured(_ replicates: [Replicates], level: Double) -> MeasuredModel {
    MeasuredModel(
      parts: zip(sets, replicates).map { MeasuredModel.Part(names: $0.names, points: $0.values(), replicates: $1) },
      level: level)
  }
}

/// What was measured of one model on one set of rows.
struct MeasuredModel: Sendable {
  struct Part: Sendable {
    let names: [MetricName]
    let points: [Double?]
    let replicates: Replicates
  }

  /// In the order of `PreparedModel.sets`.
  let parts: [Part]
  let level: Double

  /// A metric's value and its replicates; nil where the metric was not asked for.
  ///
  /// Metrics of merged classes are those of the mapped class; those that need probabilities come from the sums.
  func value(_ name: MetricName) -> (point: Double?, replicates: [Double])? {
    guard name.aggregated else { return value(name, in: 0) }
    let plain = MetricName(base: name.base, cutoff: name.cutoff)
    if let mapped = value(plain, in: 1), mapped.point != nil { return mapped }
    return value(plain, in: 2) ?? value(plain, in: 1)
  }

  private func value(_ name: MetricName, in part: Int) -> (point: Double?, replicates: [Double])? {
    guard part < parts.count, let index = parts[part].names.firstIndex(of: name) else { return nil }
    return (parts[part].points[index], parts[part].replicates.column(index))
  }

  func estimate(_ name: MetricName) -> Estimate {
    guard let found = value(name) else { return Estimate(value: nil) }
    return Estimate(value: found.point, replicates: found.replicates, level: level)
  }

  /// All estimates of one part, by name.
  func estimates(ofPart part: Int) -> [Named<Estimate>] {
    guard part < parts.count else { return [] }
    return parts[part].names.enumerated().map { index, name in
      Named(
        name.description,
        Estimate(
          value: parts[part].points[index], replicates: parts[part].replicates.column(index), level: level))
    }
  }
}
