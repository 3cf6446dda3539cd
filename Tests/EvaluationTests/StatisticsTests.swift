import Statistics
import Testing

@testable import Evaluation

/// Distributions and tests, against SciPy.
struct StatisticsTests {
  let reference: Reference

  init() throws { reference = try Reference.load("edge-cases") }

  @Test func normal() {
    for item in reference["normal_upper_tail"].list.map(\.numbers) {
      #expect(close(Normal.upperTail(item[0]), item[1], 1e-13))
    }
    for item in reference["normal_quantile"].list.map(\.numbers) {
      let value = Normal.quantile(item[0])
      #expect(close(value, item[1], 1e-12) || abs((value ?? 1) - item[1]) < 1e-15, "\(item)")
    }
    #expect(Normal.quantile(-0.1) == nil)
    #expect(Normal.quantile(0) == -.infinity)
  }

  @Test func chiSquare() {
    for item in reference["chi2_upper_tail"].list.map(\.numbers) {
      #expect(close(Normal.chiSquareUpperTail(item[0]), item[1], 1e-12))
    }
  }

  @Test func student() {
    for item in reference["student_two_sided"].list.map(\.numbers) {
      #expect(close(StudentT.twoSided(item[0], degrees: item[1]), item[2], 1e-9), "\(item)")
    }
    #expect(StudentT.twoSided(1, degrees: 0) == nil)
    #expect(StudentT.twoSided(.infinity, degrees: 3) == 0)
  }

  @Test func binomial() {
    for item in reference["binomial_two_sided"].list.map(\.numbers) {
      let p = Binomial.twoSidedHalf(successes: Int(item[0]), trials: Int(item[1]))
      #expect(close(p, item[2], 1e-9), "\(item) \(p)")
    }
  }

  @Test func wilson() throws {
    for item in reference["wilson"].list.map(\.numbers) {
      let ends = try #require(Binomial.wilson(successes: Int(item[0]), trials: Int(item[1]), level: 0.95))
      #expect(close(ends.low, item[2], 1e-9) || abs(ends.low - item[2]) < 1e-15)
      #expect(close(ends.high, item[3], 1e-9))
    }
    #expect(Binomial.wilson(successes: 0, trials: 0, level: 0.95) == nil)
  }

  @Test func signedRanksAndPairedT() {
    for item in reference["wilcoxon"].list {
      let (a, b) = (item["a"].numbers, item["b"].numbers)
      let p = PairedTests.wilcoxon(a, b)
      #expect(close(p, item["p"].number, 1e-9), "\(a.count) pairs: \(p ?? .nan) \(item["p"].number ?? .nan)")
      #expect(close(PairedTests.pairedT(a, b)?.t, item["t"].number, 1e-9))
      #expect(close(PairedTests.pairedT(a, b)?.p, item["t_p"].number, 1e-9))
    }
    #expect(PairedTests.wilcoxon([1, 2], [1, 2]) == nil)
    #expect(PairedTests.pairedT([1, 2], [0, 1]) == nil)
  }

  @Test func equalRankingsHaveNoDeLongTest() throws {
    let scores = [0.1, 0.4, 0.35, 0.8]
    let test = try #require(DeLongTest.compare(positive: [0, 0, 1, 1], model: scores, baseline: scores))
    #expect(test.z == nil)
    #expect(close(test.aucModel, 0.75))
    #expect(DeLongTest.compare(positive: [0, 0, 0], model: [1, 2, 3], baseline: [1, 2, 3]) == nil)
  }
}
