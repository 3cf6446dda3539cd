/// A stream of random numbers that is the same on every machine: xoshiro256** (Blackman and Vigna, "Scrambled linear
/// pseudorandom number generators", 2021), its state filled by SplitMix64.
///
/// Stream `number` of `seed` starts from its own state, so that work can be shared out over threads in any way
/// without changing what is drawn.
public struct RandomStream: Sendable {
  @usableFromInline var s0: UInt64
  @usableFromInline var s1: UInt64
  @usableFromInline var s2: UInt64
  @usableFromInline var s3: UInt64

  public init(seed: UInt64, number: UInt64) {
    var outer = SplitMix64(state: seed)
    var inner = SplitMix64(state: outer.next() ^ ((number &+ 1) &* 0xD134_2543_DE82_EF95))
    s0 = inner.next()
    s1 = inner.next()
    s2 = inner.next()
    s3 = inner.next()
    if s0 | s1 | s2 | s3 == 0 { s0 = 1 }
  }

  @inlinable
  public mutating func next() -> UInt64 {
    let result = Self.rotate(s1 &* 5, 7) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = Self.rotate(s3, 45)
    return result
  }

  /// A number from 0 up to and without `bound`, each as likely as any other (Lemire, "Fast random integer generation in
  /// an interval", 2019, on 32 bits).
  @inlinable
  public mutating func next(below bound: UInt32) -> UInt32 {
    var product = (next() >> 32) &* UInt64(bound)
    if UInt32(truncatingIfNeeded: product) < bound {
      let limit = (0 &- bound) % bound
      while UInt32(truncatingIfNeeded: product) < limit { product = (next() >> 32) &* UInt64(bound) }
    }
    return UInt32(truncatingIfNeeded: product >> 32)
  }

  @inlinable
  static func rotate(_ value: UInt64, _ count: UInt64) -> UInt64 { (value << count) | (value >> (64 - count)) }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): spreads a seed over a state.
public struct SplitMix64: Sendable {
  private var state: UInt64

  public init(state: UInt64) { self.state = state }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
