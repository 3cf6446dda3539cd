/// Sorting of row numbers by value without comparisons, for long columns.
///
/// A least-significant-digit radix sort on the bits of the numbers, turned so that they rise with the value. It is
/// stable, so equal values keep the order of the rows, and digits that are the same in every row (the low bits of
/// numbers that were single precision, say) cost nothing.
enum RadixOrder {
  /// Shorter columns are sorted by comparing.
  static let threshold = 2048

  private static let digitBits: UInt64 = 11
  private static let buckets = 1 << 11

  /// - Parameter values: none of them not-a-number.
  static func ascending(_ values: [Double]) -> [Int32] { sorted(values.map(rising)) }

  /// - Parameter values: none of them not-a-number.
  static func descending(_ values: [Double]) -> [Int32] { sorted(values.map { ~rising($0) }) }

  /// Bits that compare as unsigned numbers the way the values compare; both zeros have the same.
  @inline(__always)
  private static func rising(_ value: Double) -> UInt64 {
    let bits = (value + 0).bitPattern
    return bits >> 63 == 0 ? bits | (1 << 63) : ~bits
  }

  private static func sorted(_ keys: [UInt64]) -> [Int32] {
    let n = keys.count
    var (keys, rows) = (
      keys,
      [Int32](unsafeUninitializedCapacity: n) { space, count in
        for row in 0..<n { space.initializeElement(at: row, to: Int32(truncatingIfNeeded: row)) }
        count = n
      }
    )
    var (otherKeys, otherRows) = (keys, rows)
    var starts = [Int](repeating: 0, count: buckets)
    for shift in stride(from: UInt64(0), to: 64, by: Int(digitBits)) {
      guard count(keys, shift, into: &starts) else { continue }
      scatter(keys, rows, shift, &starts, &otherKeys, &otherRows)
      swap(&keys, &otherKeys)
      swap(&rows, &otherRows)
    }
    return rows
  }

  @inline(__always)
  private static func digit(_ key: UInt64, _ shift: UInt64) -> Int { Int((key >> shift) & UInt64(buckets - 1)) }

  /// Where each digit's rows begin; false where all rows have the same digit.
  private static func count(_ keys: [UInt64], _ shift: UInt64, into starts: inout [Int]) -> Bool {
    for bucket in 0..<buckets { starts[bucket] = 0 }
    keys.withUnsafeBufferPointer { keys in
      starts.withUnsafeMutableBufferPointer { starts in for key in keys { starts[digit(key, shift)] += 1 } }
    }
    guard let first = keys.first, starts[digit(first, shift)] < keys.count else { return false }
    var sum = 0
    for bucket in 0..<buckets {
      let size = starts[bucket]
      starts[bucket] = sum
      sum += size
    }
    return true
  }

  private static func scatter(
    _ keys: [UInt64], _ rows: [Int32], _ shift: UInt64, _ starts: inout [Int], _ outKeys: inout [UInt64],
    _ outRows: inout [Int32]
  ) {
    keys.withUnsafeBufferPointer { keys in
      rows.withUnsafeBufferPointer { rows in
        outKeys.withUnsafeMutableBufferPointer { outKeys in
          outRows.withUnsafeMutableBufferPointer { outRows in
            starts.withUnsafeMutableBufferPointer { starts in
              for position in 0..<keys.count {
                let bucket = digit(keys[position], shift)
                let place = starts[bucket]
                outKeys[place] = keys[position]
                outRows[place] = rows[position]
                starts[bucket] = place + 1
              }
            }
          }
        }
      }
    }
  }
}
