import Manifest
import Measurements
import Tables

/// Measures a metric again on inputs that were disturbed.
struct RobustnessMeasurer {
  static let sampledRows = 1000
  static let resamples = 500

  let probe: Probe
  let metric: MetricName
  let bootstrap: Bootstrap
  let wanted: RobustnessSpec

  /// - Returns: nil where the metric is not defined on the sample, or nothing is asked for.
  func measure() -> RobustnessResult? {
    let seed = bootstrap.confidence.seed
    let rows = probe.inputs.model.rows
    let positions = RowSample.draw(Self.sampledRows, of: rows.count, seed: seed)
    let before = MetricSet([metric], rows: rows.selecting(positions.map(Int32.init)))
    guard before.values()[0] != nil else { return nil }
    let table = probe.table(positions)
    let difference = PairedDifference(bootstrap: bootstrap, resamples: Self.resamples, metric: metric)
    var list: [RobustnessResult.Disturbance] = []
    var number: UInt64 = 1
    for (kind, amounts) in [
      (RobustnessResult.Disturbance.Kind.noise, wanted.noise), (.missing, wanted.missing), (.shift, wanted.shift),
    ] {
      for amount in amounts {
        var disturber = Disturber(seed: seed, stream: number)
        number += 1
        let changed =
          switch kind {
          case .noise: disturber.noise(table, amount)
          case .missing: disturber.missing(table, amount)
          case .shift: disturber.shift(table, amount)
          }
        guard let changed else { continue }
        var one = disturbance(kind, amount, changed.table, changed.columns, positions, before, difference)
        if kind == .missing, let refusal = one.refusal {
          // Models often take empty numbers and refuse empty texts.
          var other = Disturber(seed: seed, stream: number)
          if let numbers = other.missing(table, amount, numbersOnly: true), numbers.columns != changed.columns {
            one = disturbance(kind, amount, numbers.table, numbers.columns, positions, before, difference)
            one.refusal = one.refusal ?? refusal
          }
        }
        list.append(one)
      }
    }
    guard !list.isEmpty else { return nil }
    return RobustnessResult(
      metric: metric.description, before: difference.estimate(of: before), sampledRows: positions.count,
      rows: rows.count, seed: seed, disturbances: list)
  }

  private func disturbance(
    _ kind: RobustnessResult.Disturbance.Kind, _ amount: Double, _ table: Table, _ columns: [String],
    _ positions: [Int], _ before: MetricSet, _ difference: PairedDifference
  ) -> RobustnessResult.Disturbance {
    var result = RobustnessResult.Disturbance(kind: kind, amount: amount, columns: columns)
    do throws(EvaluationFailure) {
      guard let rows = try probe.answers(on: [table], positions: positions).first else { return result }
      let after = MetricSet([metric], rows: rows)
      result.after = difference.estimate(of: after)
      result.change = difference.gain(of: after, over: [before])
    } catch {
      result.refusal = error.message
    }
    return result
  }
}
