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
      Self.count(cellOfRow, weights, into: cells)
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

  /// More cells than this are counted in one table only.
  private static let laneLimit = 1024
  private static let lanes = 4

  /// Counts rows by cell. Neighbouring rows are counted in different tables, since adding to the same number again and
  /// again would make each addition wait for the one before.
  private static func count(
    _ cellOfRow: UnsafeBufferPointer<UInt32>, _ weights: RowWeights, into cells: UnsafeMutableBufferPointer<Double>
  ) {
    guard cells.count <= laneLimit else {
      for row in 0..<cellOfRow.count { cells[Int(cellOfRow[row])] += Double(weights.counts[row]) }
      return
    }
    withUnsafeTemporaryAllocation(of: Int.self, capacity: lanes * cells.count) { tables in
      tables.initialize(repeating: 0)
      let whole = cellOfRow.count / lanes * lanes
      for row in stride(from: 0, to: whole, by: lanes) {
        for lane in 0..<lanes {
          tables[Int(cellOfRow[row + lane]) * lanes + lane] &+= Int(weights.counts[row + lane])
        }
      }
      for row in whole..<cellOfRow.count { tables[Int(cellOfRow[row]) * lanes] &+= Int(weights.counts[row]) }
      for cell in 0..<cells.count {
        cells[cell] = Double((0..<lanes).reduce(0) { $0 + tables[cell * lanes + $1] })
      }
    }
  }

  @inline(__always)
  func cell(_ truth: Int, _ prediction: Int) -> Double { cells[truth * k + prediction] }

  /// Rows whose prediction is the truth.
  var right: Double { (0..<k).reduce(0) { $0 + cell($1, $1) } }
}
