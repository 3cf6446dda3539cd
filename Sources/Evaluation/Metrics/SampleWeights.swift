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

  /// Calls `body` with the memory of values and weights, for loops over many rows.
  @inline(__always)
  static func with<Result>(
    _ values: [Double], _ weights: [Double]?,
    _ body: (UnsafeBufferPointer<Double>, UnsafeBufferPointer<Double>?) -> Result
  ) -> Result {
    values.withUnsafeBufferPointer { values in
      guard let weights else { return body(values, nil) }
      return weights.withUnsafeBufferPointer { body(values, $0) }
    }
  }

  static func selecting(_ weights: [Double]?, _ rows: [Int32]) -> [Double]? {
    weights.map { all in rows.map { all[Int($0)] } }
  }
}

extension RowWeights {
  /// Σ cᵢ wᵢ: the weight of a resample; the number of its rows where there are no weights.
  func mass(_ sample: [Double]?) -> Double { sample.map { WeightedSum.of($0, self) } ?? Double(total) }
}
