import Measurements
import Statistics

/// What the charts draw.
struct CurveBuilder {
  static let rocPoints = 200
  static let scatterPoints = 400

  let confidence: Confidence

  func curves(model: TaskRows, baseline: TaskRows?) -> Curves {
    var curves = Curves()
    switch model {
    case .binary(let rows):
      curves.roc = roc(rows)
      if rows.scoresAreProbabilities, let scores = rows.scores {
        curves.calibration = calibration(scores, rows.truth.map { $0 == 1 }, rows.weights)
      }
      if case .binary(let other) = baseline { curves.baselineROC = roc(other) }
    case .classes(let rows):
      if let probabilities = rows.probabilities {
        let top = stride(from: 0, to: probabilities.count, by: rows.classCount).map { start in
          probabilities[start..<(start + rows.classCount)].max() ?? 0
        }
        curves.calibration = calibration(top, rows.right, rows.weights)
      }
    case .values(let rows):
      curves.scatter = scatter(rows)
      curves.errorQuantiles = errorQuantiles(rows)
      if case .values(let other) = baseline { curves.baselineErrorQuantiles = errorQuantiles(other) }
    case .queries, .answers: break
    }
    return curves
  }

  /// The ROC curve, thinned by keeping points at equal steps along false plus true positive rate, which both only rise.
  private func roc(_ rows: BinaryRows) -> [CurvePoint] {
    guard let scores = rows.scores else { return [] }
    let ranking = Ranking(scores: scores, positive: rows.truth, sample: rows.weights)
    let ones = [UInt8](repeating: 1, count: scores.count)
    var points = [CurvePoint(x: 0, y: 0)]
    ones.withUnsafeBufferPointer { counts in
      let weights = RowWeights(counts: counts, total: counts.count)
      let totals = ranking.totals(weights)
      guard totals.positive > 0, totals.negative > 0 else { return }
      ranking.forEachGroup(weights) { positive, negative in
        points.append(
          CurvePoint(
            x: negative / totals.negative, y: positive / totals.positive))
      }
    }
    return points.count > 1 ? thinned(withoutStraights(points)) : []
  }

  /// Leaves out points on the straight line between their neighbours.
  private func withoutStraights(_ points: [CurvePoint]) -> [CurvePoint] {
    var kept: [CurvePoint] = []
    for (index, point) in points.enumerated() {
      if let last = kept.last, index + 1 < points.count {
        let next = points[index + 1]
        let cross = (point.x - last.x) * (next.y - last.y) - (point.y - last.y) * (next.x - last.x)
        if abs(cross) < 1e-15 { continue }
      }
      kept.append(point)
    }
    return kept
  }

  private func thinned(_ points: [CurvePoint]) -> [CurvePoint] {
    guard points.count > Self.rocPoints, let last = points.last else { return points }
    let step = 2 / Double(Self.rocPoints - 1)
    var kept = [points[0]]
    var next = step
    for point in points.dropFirst().dropLast() where point.x + point.y >= next && kept.count < Self.rocPoints - 1 {
      kept.append(point)
      next = ((point.x + point.y) / step).rounded(.down) * step + step
    }
    kept.append(last)
    return kept
  }

  /// Under weights of the rows the bins hold weighted means, and no interval: Wilson's is of counts.
  private func calibration(_ probability: [Double], _ outcome: [Bool], _ weights: [Double]?) -> [CalibrationBin] {
    var counts = [Int](repeating: 0, count: 10)
    var (masses, hits, sums) = (
      [Double](repeating: 0, count: 10), [Double](repeating: 0, count: 10), [Double](repeating: 0, count: 10)
    )
    for (row, (p, hit)) in zip(probability, outcome).enumerated() {
      let bin = CalibrationBins.bin(p, 10)
      let weight = weights?[row] ?? 1
      counts[bin] += 1
      masses[bin] += weight
      hits[bin] += hit ? weight : 0
      sums[bin] += weight * p
    }
    return (0..<10).map { bin in
      let wilson =
        weights == nil
        ? Binomial.wilson(successes: Int(hits[bin]), trials: counts[bin], level: confidence.level) : nil
      let n = masses[bin]
      return CalibrationBin(
        low: Double(bin) / 10, high: Double(bin + 1) / 10, n: counts[bin],
        meanProbability: n > 0 ? sums[bin] / n : nil, meanOutcome: n > 0 ? hits[bin] / n : nil, outcomeLow: wilson?.low,
        outcomeHigh: wilson?.high)
    }
  }

  /// A sample of rows without replacement, each as likely as any other (Knuth, The Art of Computer Programming 3.4.2, S).
  private func scatter(_ rows: ValueRows) -> [CurvePoint] {
    var stream = RandomStream(seed: confidence.seed, number: .max)
    var points: [CurvePoint] = []
    for row in rows.truth.indices where points.count < Self.scatterPoints {
      let left = UInt32(rows.truth.count - row)
      if Int(stream.next(below: left)) < Self.scatterPoints - points.count {
        points.append(CurvePoint(x: rows.truth[row], y: rows.predicted[row]))
      }
    }
    return points
  }

  /// The absolute error below which each share of the rows lies, by 2%.
  private func errorQuantiles(_ rows: ValueRows) -> [CurvePoint] {
    let sorted = rows.absoluteErrors.sorted()
    return (0...50).compactMap { step in
      let share = Double(step) / 50
      return Order.quantile(sorted, share).map { CurvePoint(x: share, y: $0) }
    }
  }
}
