/// Sums over rows under weights, in one pass without allocation.
///
/// Rows are taken in chunks: their counts are turned into numbers once a chunk, then each column is added up eight rows
/// at a time. The order of additions depends on the number of rows alone, so a sum is the same on every machine.
enum WeightedSum {
  /// How many rows a chunk has: their weights stay in the nearest cache.
  static let chunk = 512

  /// Σ cᵢ xᵢ
  static func of(_ values: [Double], _ weights: RowWeights) -> Double {
    values.withUnsafeBufferPointer { values in
      var sum = 0.0
      forEachChunk(values.count, weights) { start, times in sum += product(values.part(start, times.count), times) }
      return sum
    }
  }

  /// Σ cᵢ wᵢ xᵢ / Σ cᵢ wᵢ; not-a-number without rows.
  static func mean(_ values: [Double], _ weights: RowWeights, _ sample: [Double]? = nil) -> Double {
    SampleWeights.with(values, sample) { values, sample in
      var (sum, mass) = (0.0, 0.0)
      forEachChunk(values.count, weights, sample) { start, times in
        sum += product(values.part(start, times.count), times)
        if sample != nil { mass += times.reduce(0, +) }
      }
      return sum / (sample == nil ? Double(weights.total) : mass)
    }
  }

  /// Calls `body` with the first row of each chunk and the weights cᵢ wᵢ of its rows.
  @inline(__always)
  static func forEachChunk(
    _ rows: Int, _ weights: RowWeights, _ sample: UnsafeBufferPointer<Double>? = nil,
    _ body: (_ start: Int, _ times: UnsafeBufferPointer<Double>) -> Void
  ) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: chunk) { space in
      for start in stride(from: 0, to: rows, by: chunk) {
        let count = min(chunk, rows - start)
        let counts = UnsafeBufferPointer(rebasing: weights.counts[start..<(start + count)])
        if let sample {
          for row in 0..<count { space.initializeElement(at: row, to: Double(counts[row]) * sample[start + row]) }
        } else {
          for row in 0..<count { space.initializeElement(at: row, to: Double(counts[row])) }
        }
        body(start, UnsafeBufferPointer(rebasing: space[..<count]))
      }
    }
  }

  /// Σ wᵢ xᵢ of a chunk.
  @inline(__always)
  static func product(_ values: UnsafeBufferPointer<Double>, _ times: UnsafeBufferPointer<Double>) -> Double {
    var lanes = SIMD8<Double>.zero
    let whole = values.count & ~7
    for row in stride(from: 0, to: whole, by: 8) { lanes += times.eight(row) * values.eight(row) }
    var sum = lanes.sum()
    for row in whole..<values.count { sum += times[row] * values[row] }
    return sum
  }
}

/// Σ w x, Σ w |x| and Σ w x² of one column.
struct Moments {
  var sum = 0.0
  var absolute = 0.0
  var squares = 0.0

  @inline(__always)
  mutating func add(_ values: UnsafeBufferPointer<Double>, _ times: UnsafeBufferPointer<Double>) {
    var (sums, sizes, powers) = (SIMD8<Double>.zero, SIMD8<Double>.zero, SIMD8<Double>.zero)
    let whole = values.count & ~7
    for row in stride(from: 0, to: whole, by: 8) {
      let x = values.eight(row)
      let weighted = times.eight(row) * x
      sums += weighted
      // Weights are never negative, so the sign of the product is that of the value.
      sizes += weighted.magnitudes
      powers += weighted * x
    }
    sum += sums.sum()
    absolute += sizes.sum()
    squares += powers.sum()
    for row in whole..<values.count {
      let weighted = times[row] * values[row]
      sum += weighted
      absolute += abs(weighted)
      squares += weighted * values[row]
    }
  }

  /// The variance with n in its denominator, from the moments about a point near the mean; nil where too few digits would
  /// be left, as when all rows that count have the same value.
  ///
  /// - Parameter mass: Σ w.
  func variance(_ mass: Double) -> Double? {
    let (mean, square) = (sum / mass, squares / mass)
    let variance = square - mean * mean
    return variance > 1e-3 * square && variance.isFinite ? variance : nil
  }
}

extension UnsafeBufferPointer<Double> {
  @inline(__always)
  func part(_ start: Int, _ count: Int) -> Self { Self(rebasing: self[start..<(start + count)]) }

  /// Eight numbers from `index` on, which the caller knows to be there.
  @inline(__always)
  func eight(_ index: Int) -> SIMD8<Double> {
    UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index &* 8, as: SIMD8<Double>.self)
  }
}

extension SIMD8<Double> {
  /// The lanes without their signs.
  @inline(__always)
  fileprivate var magnitudes: Self {
    let bits = unsafeBitCast(self, to: SIMD8<UInt64>.self) & SIMD8<UInt64>(repeating: 0x7FFF_FFFF_FFFF_FFFF)
    return unsafeBitCast(bits, to: Self.self)
  }
}
