import Statistics

/// Counts how often each of n things comes up in n draws with replacement, without touching memory at random.
///
/// The things stand in blocks of 256. First it is drawn which block each draw falls into (a table that fits the nearest
/// cache), then, block by block, which thing: eight from one random number. A draw past the end of the last block is
/// drawn anew, so every thing is exactly as likely as any other.
struct CountDrawer: Sendable {
  let count: Int
  private let blocks: Int

  /// From here on block numbers do not fit 16 bits.
  private static let limit = 1 << 24
  private static let blockSize = 256

  init(count: Int) {
    self.count = count
    blocks = (count + Self.blockSize - 1) / Self.blockSize
  }

  /// How many numbers of working space a draw needs.
  var workspace: Int { blocks }

  /// - Parameters:
  ///   - counts: `count` numbers, overwritten. A count that does not fit a byte stays at 255: with at least 256 things its
  ///     chance is below 10⁻⁵⁰⁰, and with fewer there are not that many draws.
  ///   - totals: `workspace` numbers, overwritten.
  func draw(
    _ stream: inout RandomStream, into counts: UnsafeMutableBufferPointer<UInt8>,
    totals: UnsafeMutableBufferPointer<UInt32>
  ) {
    counts.update(repeating: 0)
    if count <= Self.blockSize || count > Self.limit {
      one(&stream, count, counts)
      return
    }
    totals.update(repeating: 0)
    drawBlocks(&stream, count, totals)
    for block in 0..<(blocks - 1) { fill(&stream, block, totals[block], counts) }
    var left = fillLast(&stream, totals[blocks - 1], counts)
    while left > 0 {
      totals.update(repeating: 0)
      drawBlocks(&stream, left, totals)
      for block in 0..<(blocks - 1) where totals[block] > 0 { fill(&stream, block, totals[block], counts) }
      left = fillLast(&stream, totals[blocks - 1], counts)
    }
  }

  /// Draws things one at a time.
  private func one(_ stream: inout RandomStream, _ draws: Int, _ counts: UnsafeMutableBufferPointer<UInt8>) {
    let bound = UInt32(count)
    for _ in 0..<draws {
      let thing = Int(stream.next(below: bound))
      if counts[thing] < 255 { counts[thing] += 1 }
    }
  }

  /// Draws the block of each draw, four from one random number (Lemire's method on 16 bits).
  private func drawBlocks(
    _ stream: inout RandomStream, _ draws: Int, _ totals: UnsafeMutableBufferPointer<UInt32>
  ) {
    let bound = UInt32(blocks)
    let rejected = 65536 % bound
    var left = draws
    while left >= 4 {
      var bits = stream.next()
      for _ in 0..<4 {
        let product = UInt32(truncatingIfNeeded: bits & 0xFFFF) &* bound
        bits >>= 16
        if product & 0xFFFF >= rejected {
          totals[Int(product >> 16)] &+= 1
          left &-= 1
        }
      }
    }
    while left > 0 {
      let product = UInt32(truncatingIfNeeded: stream.next() >> 48) &* bound
      if product & 0xFFFF >= rejected {
        totals[Int(product >> 16)] &+= 1
        left &-= 1
      }
    }
  }

  @inline(__always)
  private func fill(
    _ stream: inout RandomStream, _ block: Int, _ draws: UInt32, _ counts: UnsafeMutableBufferPointer<UInt8>
  ) {
    let part = UnsafeMutableBufferPointer(rebasing: counts[(block * Self.blockSize)..<((block + 1) * Self.blockSize)])
    var left = draws
    while left >= 8 {
      var bits = stream.next()
      for _ in 0..<8 {
        Self.add(part, Int(bits & 0xFF))
        bits >>= 8
      }
      left &-= 8
    }
    guard left > 0 else { return }
    var bits = stream.next()
    for _ in 0..<left {
      Self.add(part, Int(bits & 0xFF))
      bits >>= 8
    }
  }

  /// - Returns: how many draws fell past the end.
  private func fillLast(
    _ stream: inout RandomStream, _ draws: UInt32, _ counts: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    let start = (blocks - 1) * Self.blockSize
    var past = 0
    for _ in 0..<draws {
      let thing = start + Int(stream.next() >> 56)
      if thing < count {
        if counts[thing] < 255 { counts[thing] += 1 }
      } else {
        past += 1
      }
    }
    return past
  }

  @inline(__always)
  private static func add(_ counts: UnsafeMutableBufferPointer<UInt8>, _ thing: Int) {
    let before = counts[thing]
    counts[thing] = before &+ (before == 255 ? 0 : 1)
  }
}
