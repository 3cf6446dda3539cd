import Statistics
import Testing

@testable import Evaluation

struct DrawingTests {
  private func draw(_ count: Int, times: Int) -> [[UInt8]] {
    var drawer = PlanDrawer(.rows(count))
    return (0..<times).map { number in
      var stream = RandomStream(seed: 11, number: UInt64(number))
      var counts = [UInt8](repeating: 9, count: count)
      let total = counts.withUnsafeMutableBufferPointer { drawer.draw(&stream, into: $0) }
      #expect(total == count)
      return counts
    }
  }

  /// Around the block size and far above it.
  @Test(arguments: [1, 2, 255, 256, 257, 511, 512, 513, 1000, 70_001])
  func countsAddUp(_ count: Int) {
    for counts in draw(count, times: 3) { #expect(counts.reduce(0) { $0 + Int($1) } == count) }
  }

  /// Pearson's chi-square of how often each of 700 rows (two blocks and a part) is drawn in 2,000 resamples: with 699
  /// degrees of freedom its standard deviation is 37.
  @Test func everyRowIsAsLikely() {
    var sums = [Double](repeating: 0, count: 700)
    for counts in draw(700, times: 2000) { for (row, count) in counts.enumerated() { sums[row] += Double(count) } }
    let chi2 = sums.reduce(0) { $0 + ($1 - 2000) * ($1 - 2000) / 2000 }
    #expect(abs(chi2 - 699) < 5 * 37)
  }

  /// The number of times a row is drawn is binomial: a share of (1 − 1/n)ⁿ of the rows is not drawn at all.
  @Test func countsAreBinomial() {
    var histogram = [Int](repeating: 0, count: 256)
    for counts in draw(1000, times: 500) { for count in counts { histogram[Int(count)] += 1 } }
    // Binomial(1000, 1/1000) at 0, 1, 2, 3.
    for (count, share) in [0.36769542, 0.36806349, 0.18403174, 0.06128230].enumerated() {
      #expect(abs(Double(histogram[count]) / 500_000 - share) < 0.004, "\(count)")
    }
  }

  @Test func unitsComeTogether() {
    let labels: [Int32] = [5, 5, 9, 2, 9, 9, 2]
    var drawer = PlanDrawer(.units(of: labels))
    for number in 0..<50 {
      var stream = RandomStream(seed: 1, number: UInt64(number))
      var counts = [UInt8](repeating: 0, count: labels.count)
      let total = counts.withUnsafeMutableBufferPointer { drawer.draw(&stream, into: $0) }
      #expect(counts[0] == counts[1] && counts[2] == counts[4] && counts[4] == counts[5] && counts[3] == counts[6])
      #expect(counts[0] + counts[2] + counts[3] == 3)
      #expect(total == counts.reduce(0) { $0 + Int($1) })
    }
  }

  @Test func strataKeepTheirSize() {
    let labels: [Int32] = [1, 0, 0, 1, 0, 0, 0]
    var drawer = PlanDrawer(.strata(of: labels))
    for number in 0..<50 {
      var stream = RandomStream(seed: 1, number: UInt64(number))
      var counts = [UInt8](repeating: 0, count: labels.count)
      #expect(counts.withUnsafeMutableBufferPointer { drawer.draw(&stream, into: $0) } == 7)
      #expect(counts[0] + counts[3] == 2)
    }
  }

  @Test func longColumnsSortLikeShortOnes() {
    var stream = RandomStream(seed: 2, number: 0)
    var values = (0..<5000).map { _ in (Double(stream.next(below: 2000)) - 1000) * 1e-3 }
    values[17] = -0.0
    values[18] = 0.0
    values[19] = .infinity
    values[20] = -.infinity
    values[21] = .leastNonzeroMagnitude
    let rising = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }.map(Int32.init)
    #expect(Order.ascending(values) == rising)
    let falling = values.indices.sorted { (-values[$0], $0) < (-values[$1], $1) }.map(Int32.init)
    #expect(Order.descending(values) == falling)
  }
}
