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

  /// The rows of each of `sets`.
  private var setRows: [TaskRows] { [rows] + [mapped, summed].compactMap { $0 }.map(TaskRows.classes) }

  /// The values on the rows themselves, together with replicates.
  ///
  /// - Parameters:
  ///   - method: how metrics get their interval.
  ///   - plan: what the replicates drew.
  func measured(
    _ replicates: [Replicates], level: Double, method: ConfidenceSpec.Method, plan: ResamplingPlan
  ) -> MeasuredModel {
    var parts: [MeasuredModel.Part] = []
    for ((set, rows), replicates) in zip(zip(sets, setRows), replicates) {
      var part = MeasuredModel.Part(names: set.names, points: set.values(), replicates: replicates)
      if plan.rowsAreIndependent, rows.weights == nil {
        part.analytic = AnalyticInterval.intervals(set.names, points: part.points, rows: rows, level: level)
      }
      let corrects = method == .bca || (method == .auto && plan.unitCount <= BootstrapInterval.correctedUpTo)
      if corrects, replicates.count > 0 { part.jackknife = Jackknife.values(set, plan: plan) }
      parts.append(part)
    }
    return MeasuredModel(
      parts: parts, given: sets.first?.given ?? [], level: level,
      quantileLevel: method == .auto ? BootstrapInterval.expanded(level, units: plan.unitCount) : level, method: method,
      units: plan.unitCount,
      rowsAreIndependent: plan.rowsAreIndependent && rows.weights == nil)
  }
}

/// What was measured of one model on one set of rows.
struct MeasuredModel: Sendable {
  struct Part: Sendable {
    let names: [MetricName]
    let points: [Double?]
    let replicates: Replicates
    /// The interval by formula of each name, where there is one; empty where rows depend on each other.
    var analytic: [Interval?] = []
    /// Values with parts of the rows left out; empty unless wanted.
    var jackknife: [[Double]] = []

    /// The estimate of one metric, with the interval that the method asks for.
    func estimate(_ index: Int, quantileLevel: Double, method: ConfidenceSpec.Method) -> Estimate {
      if method == .auto, let point = points[index], index < analytic.count, let interval = analytic[index] {
        return Estimate(value: point, low: interval.low, high: interval.high, method: interval.method)
      }
      let resampled = Estimate(
        value: points[index], replicates: replicates.column(index), level: quantileLevel, jackknife: jackknifed(index))
      return resampled.isDegenerate ? Estimate(value: resampled.value) : resampled
    }

    func jackknifed(_ index: Int) -> [Double]? { jackknife.isEmpty ? nil : jackknife.map { $0[index] } }

    /// The intervals that were computed and that the estimate does not show.
    func otherIntervals(_ index: Int, level: Double, method: ConfidenceSpec.Method) -> [Interval] {
      let formula = index < analytic.count ? analytic[index] : nil
      guard method == .auto else { return formula.map { [$0] } ?? [] }
      guard formula != nil || !jackknife.isEmpty else { return [] }
      let resampled = Estimate(value: points[index], replicates: replicates.column(index), level: level)
      guard let low = resampled.low, let high = resampled.high, let method = resampled.method else { return [] }
      return [Interval(method: method, low: low, high: high)]
    }
  }

  /// In the order of `PreparedModel.sets`.
  let parts: [Part]
  /// The metrics of plain classes that the rows can give in principle.
  var given: [MetricName] = []
  let level: Double
  /// The level at which quantiles of resamples are taken.
  let quantileLevel: Double
  let method: ConfidenceSpec.Method
  /// How many rows or groups of rows the resamples draw from.
  var units = 0
  var rowsAreIndependent = true

  /// A metric's value, its replicates and its jackknife values.
  struct Value {
    let point: Double?
    let replicates: [Double]
    /// Nil unless the method asks for them by name: differences of two models are not skewed enough to gain by it.
    let jackknife: [Double]?
  }

  /// Nil where the metric was not asked for.
  func value(_ name: MetricName) -> Value? {
    place(name).map { part, index in
      Value(
        point: parts[part].points[index], replicates: parts[part].replicates.column(index),
        jackknife: method == .bca ? parts[part].jackknifed(index) : nil)
    }
  }

  /// Where a metric is. Metrics of merged classes are those of the mapped class; those that need probabilities come from
  /// the sums.
  private func place(_ name: MetricName) -> (part: Int, index: Int)? {
    guard name.aggregated else { return place(name, in: 0) }
    let plain = MetricName(base: name.base, cutoff: name.cutoff)
    if let mapped = place(plain, in: 1), parts[1].points[mapped.index] != nil { return mapped }
    return place(plain, in: 2) ?? place(plain, in: 1)
  }

  private func place(_ name: MetricName, in part: Int) -> (part: Int, index: Int)? {
    guard part < parts.count, let index = parts[part].names.firstIndex(of: name) else { return nil }
    return (part, index)
  }

  func estimate(_ name: MetricName) -> Estimate {
    guard let (part, index) = place(name) else { return Estimate(value: nil) }
    return parts[part].estimate(index, quantileLevel: quantileLevel, method: method)
  }

  /// The intervals of other methods, of the metrics that have them.
  func otherIntervals(_ names: [MetricName]) -> [Named<[Interval]>] {
    names.compactMap { name in
      guard let (part, index) = place(name) else { return nil }
      let others = parts[part].otherIntervals(index, level: level, method: method)
      return others.isEmpty ? nil : Named(name.description, others)
    }
  }

  /// All estimates of one part, by name.
  func estimates(ofPart part: Int) -> [Named<Estimate>] {
    guard part < parts.count else { return [] }
    return parts[part].names.enumerated().map { index, name in
      Named(name.description, parts[part].estimate(index, quantileLevel: quantileLevel, method: method))
    }
  }
}
