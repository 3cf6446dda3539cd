/// Real weights of the rows, beside the counts of a resample.
///
/// Families multiply what they sum by the weights once, when they are made, so a resample costs the same with weights as
/// without. Where weights are nil every row weighs one.
enum SampleWeights {
  /// wᵢ xᵢ
  static func applied(_ weights: [Double]?, to values: [Double]) -> [Double] {
    guard let weights else { return values }
    return zip(weights, values).map(*)
  }

  static func selecting(_ weights: [Double]?, _ rows: [Int32]) -> [Double]? {
    weights.map { all in rows.map { all[Int($0)] } }
  }
}

extension RowWeights {
  /// Σ cᵢ wᵢ: the weight of a resample; the number of its rows where there are no weights.
  func mass(_ sample: [Double]?) -> Double { sample.map { WeightedSum.of($0, self) } ?? Double(total) }
}
