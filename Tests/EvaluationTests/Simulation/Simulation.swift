import Dispatch
import Foundation
import Manifest
import Measurements
import Statistics
import Testing

@testable import Evaluation

/// Many small samples of a known population, to see how often intervals hold its value and how often tests cry wolf.
///
/// `make simulate` draws 2,000 samples with 1,000 resamples each, in an optimised build; a plain test run draws few and
/// allows what so few can show.
struct Simulation {
  static let isFull = ProcessInfo.processInfo.environment["DOSSIER_SIMULATIONS"] != nil

  let sets: Int
  let resamples: Int

  /// - Parameters:
  ///   - light: samples of a plain test run.
  ///   - full: samples of a full one.
  init(light: Int = 20, full: Int = 2000, resamples: Int? = nil) {
    sets = Self.isFull ? full : light
    self.resamples = resamples ?? (Self.isFull ? 1000 : 60)
  }

  /// Makes every sample on all cores; sample `i` has its own stream, so nothing depends on the number of cores.
  func outcomes<Outcome: Sendable>(seed: UInt64, _ one: @Sendable (inout Draws) -> Outcome) -> [Outcome] {
    var made = [Outcome?](repeating: nil, count: sets)
    made.withUnsafeMutableBufferPointer { made in
      nonisolated(unsafe) let out = made
      DispatchQueue.concurrentPerform(iterations: sets) { set in
        var draws = Draws(seed: seed, number: UInt64(set))
        out[set] = one(&draws)
      }
    }
    return made.compactMap { $0 }
  }

  /// How often each of several things holds, as shares of the samples.
  func shares(_ width: Int, seed: UInt64, _ one: @Sendable (inout Draws) -> [Bool]) -> [Double] {
    var counts = [Int](repeating: 0, count: width)
    for outcome in outcomes(seed: seed, one) {
      for index in 0..<width where outcome[index] { counts[index] += 1 }
    }
    return counts.map { Double($0) / Double(sets) }
  }

  /// A 95% interval covers in 94 to 96% of 2,000 samples; of few rows in 93 to 97%.
  func expectCoverage(
    _ share: Double, _ what: String, rows: Int, mayBeWide: Bool = false,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    report(what, share)
    let room = rows < 500 ? 0.02 : 0.01
    // Few samples: five standard deviations of a share of 0.95.
    let allowed =
      Self.isFull
      ? (0.95 - room)...(mayBeWide ? 1 : 0.95 + room)
      : (0.95 - 5 * (0.95 * 0.05 / Double(sets)).squareRoot())...1
    #expect(allowed.contains(share), "\(what) covers \(share)", sourceLocation: sourceLocation)
  }

  /// A test at 5% rejects a true null in 4 to 6% of 2,000 samples.
  func expectFalsePositives(_ share: Double, _ what: String, sourceLocation: Testing.SourceLocation = #_sourceLocation)
  {
    report(what, share)
    let allowed = Self.isFull ? 0.04...0.06 : 0...(0.05 + 5 * (0.95 * 0.05 / Double(sets)).squareRoot())
    #expect(allowed.contains(share), "\(what) rejects \(share)", sourceLocation: sourceLocation)
  }

  private func report(_ what: String, _ share: Double) {
    if Self.isFull { print("\(what.padding(toLength: 52, withPad: " ", startingAt: 0)) \(share)") }
  }
}

/// Random numbers of one sample.
struct Draws {
  private var stream: RandomStream

  init(seed: UInt64, number: UInt64) { stream = RandomStream(seed: seed, number: number) }

  /// In (0, 1).
  mutating func uniform() -> Double { (Double(stream.next() >> 12) + 0.5) * 0x1p-52 }

  mutating func below(_ bound: Int) -> Int { Int(stream.next(below: UInt32(bound))) }

  /// By Box and Muller (1958).
  mutating func normal(_ mean: Double = 0, _ deviation: Double = 1) -> Double {
    mean + deviation * (-2 * log(uniform())).squareRoot() * cos(2 * .pi * uniform())
  }

  mutating func exponential() -> Double { -log(uniform()) }

  mutating func isOne(_ probability: Double) -> Bool { uniform() < probability }
}

extension Simulation {
  /// Intervals of metrics, and of improvements over a baseline, as an evaluation computes them.
  func measure(
    _ metrics: [MetricName], task: TaskKind, model: TaskRows, baseline: TaskRows? = nil, plan: ResamplingPlan? = nil,
    method: ConfidenceSpec.Method = .auto
  ) -> (estimates: [Estimate], comparison: Comparison?) {
    let plan = plan ?? .rows(model.count)
    let prepared = ([model] + (baseline.map { [$0] } ?? [])).map {
      PreparedModel(metrics, rows: $0, grouping: nil, task: task, all: false)
    }
    let confidence = Confidence(level: 0.95, resamples: resamples, seed: 7)
    let replicates = Bootstrap(confidence: confidence, threads: 1).run(prepared.flatMap(\.sets), plan: plan)
    let measured = prepared.indices.map {
      prepared[$0].measured([replicates[$0]], level: 0.95, method: method, plan: plan)
    }
    var comparison: Comparison?
    if let baseline {
      comparison = ComparisonBuilder.comparison(
        metrics, model: measured[0], baseline: measured[1], modelRows: model, baselineRows: baseline)
    }
    return (metrics.map { measured[0].estimate($0) }, comparison)
  }

  /// The values of metrics without intervals.
  static func values(_ metrics: [MetricName], _ rows: TaskRows) -> [Double] {
    MetricSet(metrics, rows: rows).values().map { $0 ?? .nan }
  }

  static func holds(_ estimate: Estimate?, _ value: Double) -> Bool {
    guard let low = estimate?.low, let high = estimate?.high else { return false }
    return low <= value && value <= high
  }
}
