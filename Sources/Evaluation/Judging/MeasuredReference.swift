import Manifest
import Measurements

/// Finds what a claim or a requirement speaks of among the measurements.
struct ReferenceResolver {
  /// Slices with fewer rows than this are too small to be called the worst.
  static let smallestSlice = 20

  let model: MeasuredModel
  /// Nil without a baseline.
  let comparer: ModelComparer?
  let slices: [SliceResult]

  /// The estimate of a reference, and the slice it was found in.
  ///
  /// - Parameter improvement: which reading of an improvement is wanted, for references against the baseline.
  func measure(_ reference: MetricReference, improvement: Improvement? = nil) -> (estimate: Estimate, slice: String?) {
    let nothing = Estimate(value: nil)
    switch reference.scope {
    case .whole:
      if let improvement { return (gain(reference.metric, improvement), nil) }
      return (model.estimate(reference.metric), nil)
    case .againstBaseline: return (gain(reference.metric, improvement ?? .relative(0)), nil)
    case .slice(let name):
      guard let slice = slices.first(where: { $0.name == name }) else { return (nothing, nil) }
      return (slice.estimate(reference.metric) ?? nothing, slice.name)
    case .worstSlice:
      guard let worst = worstSlice(reference.metric) else { return (nothing, nil) }
      return (worst.estimate(reference.metric) ?? nothing, worst.name)
    }
  }

  private func gain(_ metric: MetricName, _ reading: Improvement) -> Estimate {
    guard let comparison = comparer?.compare(metric) else { return Estimate(value: nil) }
    return comparison.gain(reading)
  }

  /// The slice with the worst value among those large enough; of equal ones the first.
  func worstSlice(_ metric: MetricName) -> SliceResult? {
    let direction = MetricRegistry.info(metric)?.direction ?? .higher
    func badness(_ value: Double) -> Double {
      switch direction {
      case .higher: -value
      case .lower: value
      case .zero: abs(value)
      }
    }
    var worst: (slice: SliceResult, badness: Double)?
    for slice in slices where slice.n >= Self.smallestSlice {
      guard let value = slice.estimate(metric)?.value else { continue }
      if let known = worst, known.badness >= badness(value) { continue }
      worst = (slice, badness(value))
    }
    return worst?.slice
  }
}

extension SliceResult {
  func estimate(_ metric: MetricName) -> Estimate? {
    let name = metric.description
    return metrics.first { $0.name == name }?.value
  }
}

extension MetricComparison {
  /// The improvement in the terms of a reading.
  func gain(_ reading: Improvement) -> Estimate {
    switch reading {
    case .relative: relative
    case .points, .absolute: improvement
    case .ofError: errorReduction ?? Estimate(value: nil)
    }
  }
}

extension Improvement {
  /// The amount, as a fraction where it was written in per cent or points.
  var amount: Double {
    switch self {
    case .relative(let amount), .points(let amount), .ofError(let amount), .absolute(let amount): amount
    }
  }
}
