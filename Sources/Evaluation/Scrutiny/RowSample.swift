import Statistics

/// Draws rows without replacement.
enum RowSample {
  /// Streams of samples and shuffles begin here, apart from those of resamples.
  static let firstStream: UInt64 = 1 << 40

  /// `count` of the numbers from 0 up to `total`, rising; all of them where there are no more.
  static func draw(_ count: Int, of total: Int, seed: UInt64, stream number: UInt64 = 0) -> [Int] {
    guard count < total else { return Array(0..<total) }
    var stream = RandomStream(seed: seed, number: firstStream + number)
    var all = Array(0..<total)
    for position in 0..<max(0, count) {
      all.swapAt(position, position + Int(stream.next(below: UInt32(clamping: total - position))))
    }
    return all.prefix(max(0, count)).sorted()
  }

  /// The numbers from 0 up to `count` in random order (Fisher and Yates).
  static func shuffled(_ count: Int, seed: UInt64, stream number: UInt64) -> [Int] {
    var stream = RandomStream(seed: seed, number: firstStream + number)
    var all = Array(0..<count)
    for position in stride(from: count - 1, to: 0, by: -1) {
      all.swapAt(position, Int(stream.next(below: UInt32(clamping: position + 1))))
    }
    return all
  }
}
