extension Ranking {
  /// What one pass over the ranking gives.
  struct Sums {
    var positive = 0.0
    var negative = 0.0
    /// The chance that a positive row is ranked above a negative one; not-a-number when one class is absent.
    var auc = Double.nan
    /// Average precision; not-a-number without positives, or where it was not asked for.
    var precision = Double.nan
  }

  /// The weights of both classes, the ROC AUC and the average precision together: what costs time is looking up the rows'
  /// counts, which is done once for all of them.
  ///
  /// - Parameter precision: false where the average precision is not wanted.
  func sums(_ weights: RowWeights, precision: Bool) -> Sums {
    if sample != nil { return weightedSums(weights) }
    return precision ? countedSums(weights, precision: true) : countedSums(weights, precision: false)
  }

  /// Without weights of the rows all counts are whole numbers, so the area is exact.
  @inline(__always)
  private func countedSums(_ weights: RowWeights, precision: Bool) -> Sums {
    entries.withUnsafeBufferPointer { entries in
      var (above, below, positive, all, doubled, steps) = (0, 0, 0, 0, 0, 0.0)
      for entry in entries {
        let weight = Int(weights.counts[Int(entry >> 2)])
        positive &+= weight &* Int(entry >> 1 & 1)
        all &+= weight
        if entry & 1 == 1, all > 0 {
          // Each negative beats no positive above it, and half of those beside it.
          doubled &+= (all &- positive) &* (2 &* above &+ positive)
          above &+= positive
          below &+= all &- positive
          if precision, positive > 0 { steps += Double(positive) * (Double(above) / Double(above &+ below)) }
          (positive, all) = (0, 0)
        }
      }
      var sums = Sums(positive: Double(above), negative: Double(below))
      if above > 0, below > 0 { sums.auc = Double(doubled) / (2 * Double(above) * Double(below)) }
      if precision, above > 0 { sums.precision = steps / Double(above) }
      return sums
    }
  }

  private func weightedSums(_ weights: RowWeights) -> Sums {
    var sums = Sums()
    var (area, steps) = (0.0, 0.0)
    forEachGroup(weights) { positive, negative in
      area += (negative - sums.negative) * (sums.positive + positive) / 2
      steps += (positive - sums.positive) * (positive / (positive + negative))
      (sums.positive, sums.negative) = (positive, negative)
    }
    if sums.positive > 0, sums.negative > 0 { sums.auc = area / (sums.positive * sums.negative) }
    if sums.positive > 0 { sums.precision = steps / sums.positive }
    return sums
  }
}
