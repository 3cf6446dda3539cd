import Manifest

/// How often each row counts. A value on the rows themselves has ones; a resample has the number of times a row was drawn.
struct RowWeights {
  let counts: UnsafeBufferPointer<UInt8>
  /// The sum of the counts.
  let total: Int
}

/// Metrics that share their preparation (sort order, cells, per-row losses) and are computed from row weights alone.
///
/// What depends on the rows only is done once, when a family is made; a resample costs one pass and no allocation.
/// A row with weight k counts exactly as k copies of it standing one after another.
protocol MetricFamily: Sendable {
  /// What it computes, in the order it writes the values.
  var metrics: [MetricName] { get }
  /// How many numbers of working space it needs.
  var workspace: Int { get }

  /// Writes one value a metric; not-a-number where a metric is not defined on these rows.
  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>)
}

extension MetricFamily {
  var workspace: Int { 0 }
}
