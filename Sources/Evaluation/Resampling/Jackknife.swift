/// Values with a part of the rows left out, for the acceleration of bootstrap intervals.
enum Jackknife {
  /// More parts than this do not change the acceleration visibly and only cost time.
  static let parts = 1000

  /// Each unit of the plan is left out in turn; where there are more than `parts`, every part holds the units whose number
  /// leaves the same remainder.
  ///
  /// - Returns: for each part the values of the set's metrics, not-a-number where undefined.
  static func values(_ set: MetricSet, plan: ResamplingPlan) -> [[Double]] {
    let rows = set.rowCount
    let units: [Int32]
    switch plan {
    case .units(let rowUnits, _): units = rowUnits
    case .rows, .strata: units = (0..<Int32(rows)).map { $0 }
    }
    let count = min(parts, plan.unitCount)
    guard count > 1 else { return [] }
    return (0..<count).map { part in
      let weights = units.map { Int($0) % count == part ? UInt8(0) : 1 }
      return set.values(weights: weights).map { $0 ?? .nan }
    }
  }
}
