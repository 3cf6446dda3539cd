import Dispatch
import Measurements
import Statistics

/// Draws rows with replacement again and again, and computes metrics on each resample.
///
/// Resample r draws from stream r of the seed and counts how often each row came up; metrics are computed from the counts,
/// never on copied rows. Everything that is compared is computed on the same resamples, so differences are paired. The
/// result does not depend on the number of threads: each resample has its own stream and its own place in the result.
struct Bootstrap: Sendable {
  let confidence: Confidence
  let threads: Int

  /// - Parameters:
  ///   - sets: prepared metrics, all on the same rows.
  ///   - plan: what is drawn; each row on its own when nil.
  /// - Returns: the replicates of each set.
  func run(_ sets: [MetricSet], plan: ResamplingPlan? = nil) -> [Replicates] {
    let rows = sets.first?.rowCount ?? 0
    let width = sets.reduce(0) { $0 + $1.names.count }
    let resamples = confidence.resamples
    let plan = plan ?? .rows(rows)
    guard rows > 0, width > 0, resamples > 0, plan.rowCount == rows else {
      return sets.map { Replicates(count: 0, width: $0.names.count) }
    }
    let workers = max(1, min(threads, resamples))
    var values = [Double](repeating: .nan, count: resamples * width)
    values.withUnsafeMutableBufferPointer { values in
      nonisolated(unsafe) let out = values
      DispatchQueue.concurrentPerform(iterations: workers) { worker in
        var drawer = PlanDrawer(plan)
        var counts = [UInt8](repeating: 0, count: rows)
        var space = [Double](repeating: 0, count: sets.map(\.workspace).max() ?? 0)
        counts.withUnsafeMutableBufferPointer { counts in
          space.withUnsafeMutableBufferPointer { space in
            for resample in stride(from: worker, to: resamples, by: workers) {
              var stream = RandomStream(seed: confidence.seed, number: UInt64(resample))
              let total = drawer.draw(&stream, into: counts)
              let weights = RowWeights(counts: UnsafeBufferPointer(counts), total: total)
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

  private func split(_ values: [Double], _ sets: [MetricSet], _ width: Int) -> [Replicates] {
    var first = 0
    return sets.map { set in
      var part = Replicates(count: confidence.resamples, width: set.names.count)
      for resample in 0..<confidence.resamples {
        let start = resample * width + first
        part.append(values[start..<(start + set.names.count)])
      }
      first += set.names.count
      return part
    }
  }
}
