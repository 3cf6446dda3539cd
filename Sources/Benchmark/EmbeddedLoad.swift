import Inference
import Tables

/// Runs a model of the embedded core over and over, one batch after the other.
public struct EmbeddedLoad: Sendable {
  private let predictor: OnnxPredictor
  private let prepared: OnnxPredictor.Prepared

  /// - Throws: `InferenceError` when the columns do not fit the model.
  public init(_ predictor: OnnxPredictor, over table: Table) throws(InferenceError) {
    self.predictor = predictor
    prepared = try predictor.prepare(table)
  }

  public struct Outcome {
    public var batch: Int
    public var runs: Int
    public var rowsPerSecond: Double
    public var latencies: Latencies
  }

  /// Runs batches of one size in the order of the rows, from the start again at the end, until the time is over.
  ///
  /// - Parameters:
  ///   - batch: rows a run; at most the rows there are.
  ///   - seconds: how long to measure, after a tenth of it to warm up.
  public func run(batch: Int, seconds: Double) throws(InferenceError) -> Outcome {
    let batch = max(1, min(batch, prepared.rowCount))
    let clock = ContinuousClock()
    var position = 0
    var latencies = Latencies()
    var runs = 0
    var start = clock.now
    var warm = false
    while true {
      let before = clock.now
      let predictions = try predictor.run(prepared, position, batch)
      let after = clock.now
      position += batch
      if position + batch > prepared.rowCount { position = 0 }
      withExtendedLifetime(predictions) {}
      let elapsed = start.duration(to: after)
      if !warm {
        if elapsed >= .seconds(seconds * 0.1) {
          warm = true
          start = clock.now
        }
        continue
      }
      let duration = before.duration(to: after).components
      latencies.record(
        nanoseconds: UInt64(duration.seconds) * 1_000_000_000 + UInt64(duration.attoseconds / 1_000_000_000))
      runs += 1
      guard elapsed >= .seconds(seconds) else { continue }
      let total = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
      return Outcome(batch: batch, runs: runs, rowsPerSecond: Double(runs * batch) / total, latencies: latencies)
    }
  }
}
