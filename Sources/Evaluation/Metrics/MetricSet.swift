import Manifest

/// Metrics of one model on one set of rows, prepared: they can be computed again and again under other weights.
struct MetricSet: Sendable {
  /// Canonical names, in the order asked for.
  let names: [MetricName]
  /// How many rows there are.
  let rowCount: Int
  /// The unit of resampling of each row; nil where each row is one.
  let units: [Int32]?
  private let families: [any MetricFamily]
  /// Where the family's values begin in what the families write, and where each name's value stands there.
  private let offsets: [Int]
  private let positions: [Int?]
  private let width: Int
  let workspace: Int

  /// - Parameter wanted: names without `aggregated`; those that these rows cannot give are undefined.
  init(_ wanted: [MetricName], rows: TaskRows) {
    names = wanted
    rowCount = rows.count
    units = rows.units
    families = rows.families(for: wanted)
    var offsets: [Int] = []
    var found: [MetricName: Int] = [:]
    var width = 0
    for family in families {
      offsets.append(width)
      for metric in family.metrics {
        found[metric] = width
        width += 1
      }
    }
    self.offsets = offsets
    self.width = width
    positions = wanted.map { found[$0] }
    workspace = width + (families.map(\.workspace).max() ?? 0)
  }

  /// Names that the rows can give in principle, defined on them or not: a model without scores has no ROC AUC at all.
  var given: [MetricName] { zip(names, positions).filter { $0.1 != nil }.map(\.0) }

  /// Writes one value a name, not-a-number where undefined.
  ///
  /// - Parameter workspace: at least `workspace` numbers.
  func evaluate(
    _ weights: RowWeights, workspace: UnsafeMutableBufferPointer<Double>, into out: UnsafeMutableBufferPointer<Double>
  ) {
    let values = UnsafeMutableBufferPointer(rebasing: workspace[..<width])
    let rest = UnsafeMutableBufferPointer(rebasing: workspace[width...])
    values.update(repeating: .nan)
    if weights.total > 0 {
      for (family, offset) in zip(families, offsets) {
        let slot = UnsafeMutableBufferPointer(rebasing: values[offset..<(offset + family.metrics.count)])
        family.evaluate(weights, workspace: rest, into: slot)
      }
    }
    for (index, position) in positions.enumerated() { out[index] = position.map { values[$0] } ?? .nan }
  }

  /// The values under weights, nil where undefined.
  func values(weights: [UInt8]) -> [Double?] {
    var space = [Double](repeating: 0, count: workspace)
    var out = [Double](repeating: .nan, count: names.count)
    let total = weights.reduce(0) { $0 + Int($1) }
    weights.withUnsafeBufferPointer { counts in
      space.withUnsafeMutableBufferPointer { space in
        out.withUnsafeMutableBufferPointer { out in
          evaluate(RowWeights(counts: counts, total: total), workspace: space, into: out)
        }
      }
    }
    return out.map { $0.isFinite ? $0 : nil }
  }

  /// The values on the rows themselves, nil where undefined.
  func values() -> [Double?] { values(weights: [UInt8](repeating: 1, count: rowCount)) }
}
