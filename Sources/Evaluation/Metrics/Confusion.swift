/// A table of truth (rows) against prediction (columns), with its margins, over working space.
struct Confusion {
  let k: Int
  let cells: UnsafeMutableBufferPointer<Double>
  let truths: UnsafeMutableBufferPointer<Double>
  let predictions: UnsafeMutableBufferPointer<Double>
  /// Room for one number a class.
  let spare: UnsafeMutableBufferPointer<Double>
  let total: Double

  /// How many numbers it needs.
  static func workspace(_ k: Int) -> Int { k * k + 3 * k }

  /// Fills the table.
  ///
  /// - Parameters:
  ///   - cellOfRow: `truth * k + prediction` of each row.
  ///   - sample: the weight of each row; nil where all weigh one.
  init(
    k: Int, cellOfRow: UnsafeBufferPointer<UInt32>, sample: [Double]? = nil, weights: RowWeights,
    workspace: UnsafeMutableBufferPointer<Double>
  ) {
    self.k = k
    cells = UnsafeMutableBufferPointer(rebasing: workspace[..<(k * k)])
    truths = UnsafeMutableBufferPointer(rebasing: workspace[(k * k)..<(k * k + k)])
    predictions = UnsafeMutableBufferPointer(rebasing: workspace[(k * k + k)..<(k * k + 2 * k)])
    spare = UnsafeMutableBufferPointer(rebasing: workspace[(k * k + 2 * k)..<(k * k + 3 * k)])
    cells.update(repeating: 0)
    truths.update(repeating: 0)
    predictions.update(repeating: 0)
    if let sample {
      for row in 0..<cellOfRow.count { cells[Int(cellOfRow[row])] += Double(weights.counts[row]) * sample[row] }
    } else {
      for row in 0..<cellOfRow.count { cells[Int(cellOfRow[row])] += Double(weights.counts[row]) }
    }
    for t in 0..<k {
      for p in 0..<k {
        let count = cells[t * k + p]
        truths[t] += count
        predictions[p] += count
      }
    }
    total = sample == nil ? Double(weights.total) : truths.reduce(0, +)
  }

  @inline(__always)
  func cell(_ truth: Int, _ prediction: Int) -> Double { cells[truth * k + prediction] }

  /// Rows whose prediction is the truth.
  var right: Double { (0..<k).reduce(0) { $0 + cell($1, $1) } }
}
