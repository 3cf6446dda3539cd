import Dispatch
import Measurements
import Statistics

/// Intervals of whole curves, place by place, from resamples.
struct CurveBands {
  /// Places along a curve, ends included.
  static let places = 51
  /// More resamples than this do not change what the eye sees.
  static let resamples = 400

  let confidence: Confidence
  let plan: ResamplingPlan
  let threads: Int

  func add(to curves: inout Curves, model: TaskRows, baseline: TaskRows?) {
    guard case .binary(let rows) = model, let scores = rows.scores else { return }
    let ranking = Ranking(scores: scores, positive: rows.truth)
    curves.precisionRecall = points(ranking, rows.truth.count) { $0.precisions($1) }
    if case .binary(let other) = baseline, let scores = other.scores {
      curves.baselinePrecisionRecall = points(Ranking(scores: scores, positive: other.truth), other.truth.count) {
        $0.precisions($1)
      }
    }
    curves.rocBand = band(ranking) { $0.hitRates($1) }
    curves.precisionRecallBand = band(ranking) { $0.precisions($1) }
  }

  private func points(
    _ ranking: Ranking, _ count: Int, _ curve: (Ranking, RowWeights) -> [Double]
  ) -> [CurvePoint] {
    let ones = [UInt8](repeating: 1, count: count)
    let values = ones.withUnsafeBufferPointer { curve(ranking, RowWeights(counts: $0, total: count)) }
    return values.enumerated().filter { $0.element.isFinite }.map {
      CurvePoint(x: Self.place($0.offset), y: $0.element)
    }
  }

  private func band(
    _ ranking: Ranking, _ curve: @Sendable (Ranking, RowWeights) -> [Double]
  ) -> [BandPoint] {
    let rows = plan.rowCount
    let resamples = min(confidence.resamples, Self.resamples)
    guard rows > 0, resamples > 0 else { return [] }
    let width = Self.places
    var values = [Double](repeating: .nan, count: resamples * width)
    let workers = max(1, min(threads, resamples))
    values.withUnsafeMutableBufferPointer { values in
      nonisolated(unsafe) let out = values
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        var drawer = PlanDrawer(plan)
        var counts = [UInt8](repeating: 0, count: rows)
        counts.withUnsafeMutableBufferPointer { counts in
          for resample in stride(from: worker, to: resamples, by: workers) {
            var stream = RandomStream(seed: confidence.seed, number: UInt64(resample))
            let total = drawer.draw(&stream, into: counts)
            let found = curve(ranking, RowWeights(counts: UnsafeBufferPointer(counts), total: total))
            for (place, value) in found.enumerated() { out[resample * width + place] = value }
          }
        }
      }
    }
    return (0..<width).compactMap { place in
      let sorted = (0..<resamples).map { values[$0 * width + place] }.filter(\.isFinite).sorted()
      guard 2 * sorted.count >= resamples,
        let ends = BootstrapInterval.percentile(sorted, level: confidence.level)
      else { return nil }
      return BandPoint(x: Self.place(place), low: ends.low, high: ends.high)
    }
  }

  static func place(_ index: Int) -> Double { Double(index) / Double(places - 1) }
}

extension Ranking {
  /// The true positive rate at equal steps of the false positive rate, on straight lines between thresholds;
  /// not-a-number throughout where a class is absent.
  func hitRates(_ weights: RowWeights) -> [Double] {
    var rates = [Double](repeating: .nan, count: CurveBands.places)
    let totals = totals(weights)
    guard totals.positive > 0, totals.negative > 0 else { return rates }
    var (x, y, place) = (0.0, 0.0, 0)
    forEachGroup(weights) { positive, negative in
      let nextX = Double(negative) / Double(totals.negative)
      let nextY = Double(positive) / Double(totals.positive)
      while place < rates.count, CurveBands.place(place) <= nextX {
        let wanted = CurveBands.place(place)
        // At a jump the upper end counts.
        rates[place] = nextX > x && wanted < nextX ? y + (nextY - y) * (wanted - x) / (nextX - x) : nextY
        place += 1
      }
      // What stands straight above the last place belongs to it.
      if place > 0, CurveBands.place(place - 1) == nextX { rates[place - 1] = nextY }
      (x, y) = (nextX, nextY)
    }
    return rates
  }

  /// The precision at the first threshold that reaches each of equal steps of recall; not-a-number without positives.
  func precisions(_ weights: RowWeights) -> [Double] {
    var values = [Double](repeating: .nan, count: CurveBands.places)
    let total = totals(weights).positive
    guard total > 0 else { return values }
    // Recall 0 is reached before any row is called positive; the first threshold that finds one stands for it.
    var place = 0
    forEachGroup(weights) { positive, negative in
      let recall = Double(positive) / Double(total)
      let precision = Double(positive) / Double(positive + negative)
      while place < values.count, positive > 0, CurveBands.place(place) <= recall + 1e-12 {
        values[place] = precision
        place += 1
      }
    }
    return values
  }
}
