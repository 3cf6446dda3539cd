/// Sorting of row numbers by value without comparisons, for long columns.
///
/// The bits of the numbers are turned so that they rise with the value. The upper half of them is sorted together with the
/// row number, in one word, by a least-significant-digit radix sort; where several rows share the upper half, the lower
/// half decides between them. It is stable, so equal values keep the order of the rows, and digits that are the same in
/// every row cost nothing.
enum RadixOrder {
  /// Shorter columns are sorted by comparing.
  static let threshold = 2048

  private static let digitBits: UInt64 = 11
  private static let buckets = 1 << 11
  private static let upperHalf: UInt64 = 0xFFFF_FFFF_0000_0000
  /// Where the digits of the upper half of a word begin.
  private static let shifts: [UInt64] = [32, 43, 54]

  /// - Parameter values: none of them not-a-number.
  static func ascending(_ values: [Double]) -> [Int32] { sorted(values) { rising($0) } }

  /// - Parameter values: none of them not-a-number.
  static func descending(_ values: [Double]) -> [Int32] { sorted(values) { ~rising($0) } }

  /// Bits that compare as unsigned numbers the way the values compare; both zeros have the same.
  @inline(__always)
  private static func rising(_ value: Double) -> UInt64 {
    let bits = (value + 0).bitPattern
    return bits >> 63 == 0 ? bits | (1 << 63) : ~bits
  }

  @inline(__always)
  private static func sorted(_ values: [Double], _ key: (Double) -> UInt64) -> [Int32] {
    values.withUnsafeBufferPointer { values in
      var words = [UInt64](unsafeUninitializedCapacity: values.count) { space, count in
        for row in 0..<values.count {
          space.initializeElement(at: row, to: key(values[row]) & upperHalf | UInt64(UInt32(truncatingIfNeeded: row)))
        }
        count = values.count
      }
      var spare = [UInt64](repeating: 0, count: values.count)
      return words.withUnsafeMutableBufferPointer { words in
        spare.withUnsafeMutableBufferPointer { spare in
          sortByUpperHalf(words, spare)
          settleLowerHalves(words, spare) { key(values[$0]) }
        }
        return [Int32](unsafeUninitializedCapacity: words.count) { space, count in
          for position in 0..<words.count {
            space.initializeElement(at: position, to: Int32(truncatingIfNeeded: words[position]))
          }
          count = words.count
        }
      }
    }
  }

  /// Sorts words by their upper half; words that share it keep their order.
  private static func sortByUpperHalf(
    _ words: UnsafeMutableBufferPointer<UInt64>, _ spare: UnsafeMutableBufferPointer<UInt64>
  ) {
    var starts = [Int](repeating: 0, count: buckets * shifts.count)
    starts.withUnsafeMutableBufferPointer { starts in
      for word in words {
        starts[digit(word, 32)] += 1
        starts[buckets + digit(word, 43)] += 1
        starts[2 * buckets + digit(word, 54)] += 1
      }
      var (from, to) = (words, spare)
      for (number, shift) in shifts.enumerated() {
        let part = UnsafeMutableBufferPointer(rebasing: starts[(number * buckets)..<((number + 1) * buckets)])
        guard let first = from.first, part[digit(first, shift)] < from.count else { continue }
        var sum = 0
        for bucket in 0..<buckets { (part[bucket], sum) = (sum, sum + part[bucket]) }
        for word in from {
          let bucket = digit(word, shift)
          to[part[bucket]] = word
          part[bucket] &+= 1
        }
        swap(&from, &to)
      }
      if from.baseAddress != words.baseAddress { _ = words.update(from: from) }
    }
  }

  /// Sorts the rows that share the upper half of their key by the lower half.
  @inline(__always)
  private static func settleLowerHalves(
    _ words: UnsafeMutableBufferPointer<UInt64>, _ spare: UnsafeMutableBufferPointer<UInt64>,
    _ key: (_ row: Int) -> UInt64
  ) {
    var start = 0
    while start < words.count {
      let upper = words[start] >> 32
      var end = start + 1
      while end < words.count, words[end] >> 32 == upper { end += 1 }
      if end > start + 1 {
        var run = UnsafeMutableBufferPointer(rebasing: words[start..<end])
        // The lower half takes the place of the upper one, which is the same in the whole run.
        var isSorted = true
        for index in 0..<run.count {
          run[index] = key(Int(UInt32(truncatingIfNeeded: run[index]))) << 32 | run[index] & 0xFFFF_FFFF
          if index > 0, run[index] < run[index - 1] { isSorted = false }
        }
        if !isSorted {
          if run.count < threshold {
            run.sort()
          } else {
            sortByUpperHalf(run, UnsafeMutableBufferPointer(rebasing: spare[start..<end]))
          }
        }
      }
      start = end
    }
  }

  @inline(__always)
  private static func digit(_ word: UInt64, _ shift: UInt64) -> Int {
    Int((word >> shift) & UInt64(buckets - 1))
  }
}
