import Histogram

/// How long single runs took.
///
/// Kept in a histogram with three significant digits (HdrHistogram), so that recording costs nothing and memory stays flat.
public struct Latencies {
  private var histogram = Histogram<UInt64>(
    highestTrackableValue: 3_600_000_000_000, numberOfSignificantValueDigits: .three)

  public init() {}

  /// Adds one duration. Longer ones than an hour count as an hour.
  public mutating func record(nanoseconds: UInt64) { histogram.record(min(max(1, nanoseconds), 3_600_000_000_000)) }

  public var count: UInt64 { histogram.totalCount }

  /// The duration that this share of runs did not exceed, in nanoseconds.
  ///
  /// - Parameter percentile: from 0 to 100.
  public func percentile(_ percentile: Double) -> UInt64 { histogram.valueAtPercentile(min(100, max(0, percentile))) }

  public var mean: Double { histogram.mean }

  public var maximum: UInt64 { histogram.max }
}
