import Dispatch
import Measurements
import Statistics

/// Draws rows with replacement again and again, and computes metrics on each resample.
///
/// Resample r of n rows takes n row numbers from stream r of the seed, in order, and counts them. Everything that is
/// compared is computed on the same resamples, so differences are paired. The result does not depend on the number of
/// threads: each resample has its own stream and its own place in the result.
struct Bootstrap: Sendable {
  let confidence: Confidence
  let threads: Int

  /// - Parameter sets: prepared metrics, all on the same rows.
  /// - Returns: the replicates of each set.
  func run(_ sets: [MetricSet]) -> [Replicates] {
    let rows = sets.first?.rowCount ?? 0
    let width = sets.reduce(0) { $0 + $1.names.count }
    let resamples = confidence.resamples
    guard rows > 0, width > 0, resamples > 0 else { return sets.map { Replicates(count: 0, width: $0.names.count) } }
    let workers = max(1, min(threads, resamples))
    var values = [Double](repeating: .nan, count: resamples * width)
    values.withUnsafeMutableBufferPointer { values in
      nonisolated(unsafe) let out = values
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        var counts = [UInt8](repeating: 0, count: rows)
        var space = [Double](repeating: 0, count: sets.map(\.workspace).max() ?? 0)
        counts.withUnsafeMutableBufferPointer { counts in
          space.withUnsafeMutableBufferPointer { space in
            for resample in stride(from: worker, to: resamples, by: workers) {
              draw(resample, into: counts)
              let weights = RowWeights(counts: UnsafeBufferPointer(counts), total: rows)
              var start = resample * width
              for set in sets {
                let slot = UnsafeMutableBufferPointer(rebasing: out[start..<(start + set.names.count)])
                set.evaluate(weights, workspace: space, into: slot)
                start += set.names.count
              }
            }
          }
        }
      }
    }
    return split(values, sets, width)
  }

  /// Counts how often each row is drawn. A count that does not fit a byte stays at 255: with at least 256 rows its
  /// chance is below 10⁻⁵⁰⁰.
  private func draw(_ resample: Int, into counts: UnsafeMutableBufferPointer<UInt8>) {
    counts.update(repeating: 0)
    var stream = RandomStream(seed: confidence.seed, number: UInt64(resample))
    let bound = UInt32(counts.count)
    for _ in 0..<counts.count {
      let row = Int(stream.next(below: bound))
      if counts[row] < 255 { counts[row] += 1 }
    }
  }

  private func split(_ values: [Double], _ sets: [MetricSet], _ width: Int) -> [Replicates] {
    var first = 0
    return sets.map { set in
      var part = Replicates(count: confidence.resamples, width: set.names.count)
      for resample in 0..<confidence.resamples {
        let start = resample * width + first
        part.values += values[start..<(start + set.names.count)]
      }
      first += set.names.count
      return part
    }
  }
}

/// The values of metrics on every resample, resample after resample; not-a-number where undefined.
struct Replicates: Sendable {
  let count: Int
  let width: Int
  fileprivate(set) var values: [Double] = []

  init(count: Int, width: Int) {
    self.count = count
    self.width = width
    values.reserveCapacity(count * width)
  }

  /// One metric's values, by resample.
  func column(_ metric: Int) -> [Double] { (0..<count).map { values[$0 * width + metric] } }
}

extension Estimate {
  /// A value with its percentile interval: the type 7 quantiles that leave out equal shares at both ends.
  ///
  /// Resamples where the number is undefined are left out; when they are more than half of all, there is no interval.
  init(value: Double?, replicates: [Double], level: Double) {
    guard let value, value.isFinite else {
      self.init(value: nil)
      return
    }
    let sorted = replicates.filter(\.isFinite).sorted()
    let outside = (1 - level) / 2
    guard !sorted.isEmpty, 2 * sorted.count >= replicates.count, let low = Order.quantile(sorted, outside),
      let high = Order.quantile(sorted, 1 - outside)
    else {
      self.init(value: value)
      return
    }
    self.init(value: value, low: low, high: high)
  }
}
