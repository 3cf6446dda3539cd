import Statistics

/// Draws the row counts of one resample after another, by a plan. It keeps working space, so each thread has its own.
struct PlanDrawer {
  private let plan: ResamplingPlan
  private let drawers: [CountDrawer]
  private var unitCounts: [UInt8]
  private var totals: [UInt32]

  init(_ plan: ResamplingPlan) {
    self.plan = plan
    switch plan {
    case .rows(let count):
      drawers = [CountDrawer(count: count)]
      unitCounts = []
    case .units(_, let count):
      drawers = [CountDrawer(count: count)]
      unitCounts = [UInt8](repeating: 0, count: count)
    case .strata(let strata, _):
      drawers = strata.map { CountDrawer(count: $0.count) }
      unitCounts = [UInt8](repeating: 0, count: strata.map(\.count).max() ?? 0)
    }
    totals = [UInt32](repeating: 0, count: drawers.map(\.workspace).max() ?? 0)
  }

  /// Overwrites `counts` with how often each row is drawn.
  ///
  /// - Returns: the sum of the counts; it varies where units have different sizes.
  mutating func draw(_ stream: inout RandomStream, into counts: UnsafeMutableBufferPointer<UInt8>) -> Int {
    totals.withUnsafeMutableBufferPointer { totals in
      unitCounts.withUnsafeMutableBufferPointer { unitCounts in
        switch plan {
        case .rows(let count):
          drawers[0].draw(&stream, into: counts, totals: totals)
          return count
        case .units(let rowUnits, _):
          drawers[0].draw(&stream, into: unitCounts, totals: totals)
          var total = 0
          for (row, unit) in rowUnits.enumerated() {
            counts[row] = unitCounts[Int(unit)]
            total += Int(counts[row])
          }
          return total
        case .strata(let strata, let rows):
          for (stratum, drawer) in zip(strata, drawers) {
            let part = UnsafeMutableBufferPointer(rebasing: unitCounts[..<stratum.count])
            drawer.draw(&stream, into: part, totals: totals)
            for (position, row) in stratum.enumerated() { counts[Int(row)] = part[position] }
          }
          return rows
        }
      }
    }
  }
}
