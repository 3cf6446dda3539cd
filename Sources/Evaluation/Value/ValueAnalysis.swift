import Dispatch
import Manifest
import Measurements
import Statistics

/// Works out what a model's decisions are worth.
struct ValueAnalysis {
  /// Thresholds along the drawn curve.
  private static let places = 41

  let model: ValueModel
  /// The linked metric: one with a cut-off acts on the first rows of the ranking.
  let metric: MetricName
  let confidence: Confidence
  let plan: ResamplingPlan
  let threads: Int
  let currency: Currency

  /// - Parameters:
  ///   - rows: of the model; `baseline` of what it is compared with.
  ///   - chosen: the rows that the best threshold is found on.
  ///   - evaluationThreshold: from which probability on the evaluation calls a row positive.
  ///   - metrics: the linked metric of model and baseline.
  func result(
    _ rows: DecisionRows, baseline: DecisionRows?, chosen: (model: DecisionRows, baseline: DecisionRows?)?,
    evaluationThreshold: Double, metrics: (model: Double?, baseline: Double?)
  ) -> ValueResult {
    let decision = decision(rows, chosen?.model, evaluationThreshold)
    let own = DecisionFamily(rows, rule: decision.rule)
    // A baseline gets a threshold of its own where the model has one chosen: both are used as well as they can be.
    let other = baseline.map { DecisionFamily($0, rule: self.decision($0, chosen?.baseline, evaluationThreshold).rule) }
    let ones = [UInt8](repeating: 1, count: rows.count)
    let (total, point, otherPoint) = ones.withUnsafeBufferPointer { counts in
      let weights = RowWeights(counts: counts, total: rows.count)
      return (own.total(weights).money, own.perDecision(weights), other?.perDecision(weights))
    }
    let replicates = resample { weights in [own.perDecision(weights), other?.perDecision(weights) ?? .nan] }
    let volume = model.volume.perMonth
    func scaled(_ values: [Double], _ point: Double, _ factor: Double) -> Estimate {
      Estimate(value: point * factor, replicates: values.map { $0 * factor }, level: confidence.level)
    }
    let mine = replicates.map { $0[0] }
    let theirs = replicates.map { $0[1] }
    let gain = otherPoint.map { scaled(zip(mine, theirs).map { $0 - $1 }, point - $0, volume) }
    let improvement = improvement(metrics)
    let everybody = rows.act.reduce(0, +)
    let nobody = rows.leave.reduce(0, +)
    let curve = curve(rows)
    return ValueResult(
      currency: currency, decision: decision.shown, volume: volume, n: rows.count, total: total,
      perDecision: scaled(mine, point, 1), perMonth: scaled(mine, point, volume),
      baselinePerMonth: otherPoint.map { scaled(theirs, $0, volume) }, gainPerMonth: gain, nobody: nobody,
      everybody: everybody, perfect: zip(rows.act, rows.leave).reduce(0) { $0 + max($1.0, $1.1) },
      curve: curve.points, curveBand: curve.band, worthOfPoint: worth(gain?.value, metrics),
      betterMetricLowersValue: (improvement ?? 0) > 0 && (gain?.value ?? 0) < 0,
      maximumPerDecision: isRanking ? nil : rows.best().total / Double(max(1, rows.count)))
  }

  private var isRanking: Bool { metric.cutoff != nil }

  private func decision(
    _ rows: DecisionRows, _ chosen: DecisionRows?, _ evaluationThreshold: Double
  ) -> (rule: DecisionFamily.Rule, shown: ValueResult.Decision) {
    switch metric.cutoff {
    case .count(let count): return (.first(count), .first(count))
    case .share(let share):
      let count = min(rows.count, max(1, Int((share * Double(rows.count)).rounded())))
      return (.first(count), .first(count))
    case nil: break
    }
    switch model.threshold {
    case .evaluation: return (.threshold(evaluationThreshold), .threshold(evaluationThreshold))
    case .fixed(let threshold): return (.threshold(threshold), .threshold(threshold))
    case .best:
      guard let chosen else { return (.threshold(evaluationThreshold), .threshold(evaluationThreshold)) }
      let threshold = chosen.best().threshold
      return (.threshold(threshold), .chosen(threshold: threshold, rows: chosen.count))
    }
  }

  /// How much better the linked metric is; positive is better.
  private func improvement(_ metrics: (model: Double?, baseline: Double?)) -> Double? {
    guard let a = metrics.model, let b = metrics.baseline else { return nil }
    return ImprovementMeasure(metric).absolute(a, b)
  }

  /// Money a month for one point: the straight line between baseline and model.
  private func worth(_ gain: Double?, _ metrics: (model: Double?, baseline: Double?)) -> Double? {
    guard let gain, let improvement = improvement(metrics), abs(improvement) > 1e-12 else { return nil }
    return gain / improvement * 0.01
  }

  /// Value a decision at thresholds between the lowest and the highest score.
  private func curve(_ rows: DecisionRows) -> (points: [CurvePoint], band: [BandPoint]) {
    guard !isRanking, let low = rows.scores.min(), let high = rows.scores.max(), low < high else { return ([], []) }
    let thresholds = (0..<Self.places).map { low + (high - low) * Double($0) / Double(Self.places - 1) }
    // Each row falls into the highest threshold that it reaches; one pass gives every place of the curve.
    let places = rows.scores.map { score in
      Int32(min(Self.places - 1, Int(((score - low) / (high - low) * Double(Self.places - 1)).rounded(.down))))
    }
    func values(_ weights: RowWeights) -> [Double] {
      var gains = [Double](repeating: 0, count: Self.places)
      var base = 0.0
      for row in places.indices {
        let weight = Double(weights.counts[row])
        base += weight * rows.leave[row]
        gains[Int(places[row])] += weight * (rows.act[row] - rows.leave[row])
      }
      var (found, sum) = ([Double](repeating: 0, count: Self.places), base)
      for place in (0..<Self.places).reversed() {
        sum += gains[place]
        found[place] = sum / Double(max(1, weights.total))
      }
      return found
    }
    let ones = [UInt8](repeating: 1, count: rows.count)
    let points = ones.withUnsafeBufferPointer { values(RowWeights(counts: $0, total: rows.count)) }
    let replicates = resample(most: 400, values)
    let band = thresholds.indices.compactMap { place -> BandPoint? in
      let sorted = replicates.map { $0[place] }.filter { $0.isFinite }.sorted()
      return BootstrapInterval.percentile(sorted, level: confidence.level).map {
        BandPoint(x: thresholds[place], low: $0.low, high: $0.high)
      }
    }
    return (zip(thresholds, points).map { CurvePoint(x: $0, y: $1) }, band)
  }

  private func resample(most: Int = .max, _ body: (RowWeights) -> [Double]) -> [[Double]] {
    let resamples = min(confidence.resamples, most)
    var drawer = PlanDrawer(plan)
    var counts = [UInt8](repeating: 0, count: plan.rowCount)
    return (0..<resamples).map { resample in
      counts.withUnsafeMutableBufferPointer { counts in
        var stream = RandomStream(seed: confidence.seed, number: UInt64(resample))
        let total = drawer.draw(&stream, into: counts)
        return body(RowWeights(counts: UnsafeBufferPointer(counts), total: total))
      }
    }
  }
}

extension Rate {
  /// The same rate a month of 1/12 year (365.25 days).
  var perMonth: Double {
    let seconds = 365.25 * 86_400 / 12
    switch per {
    case .second: return count * seconds
    case .minute: return count * seconds / 60
    case .hour: return count * seconds / 3600
    case .day: return count * seconds / 86_400
    case .week: return count * seconds / (7 * 86_400)
    case .month: return count
    case .year: return count / 12
    }
  }
}
