import Statistics
import Testing

/// Expected numbers: scipy 1.17, statsmodels 0.15.
struct TwoGroupTests {
  private let a = [10.1, 14.08, 13.67, 8.47, 9.11, 8.42, 11.71, 9.83, 12.24, 4.46, 14.7, 9.71]
  private let b = [
    14.72, 11.45, 10.48, 13.85, 15.3, 11.19, 11.39, 14.74, 8.52, 5.94, 13.58, 9.32, 4.32, 8.74, 10.13,
  ]

  private func near(_ found: Double?, _ expected: Double, _ room: Double = 1e-9) -> Bool {
    found.map { abs($0 - expected) <= room * max(1, abs(expected)) } ?? false
  }

  @Test func welch() throws {
    let first = try #require(Sample(a))
    let second = try #require(Sample(b))
    let found = try #require(TwoSampleTests.welch(first, second, level: 0.95))
    #expect(near(found.p, 0.7576546221923876))
    #expect(near(found.low, -2.07234245917478) && near(found.high, 2.8116757925081144))
    #expect(TwoSampleTests.welch(Sample(count: 1, mean: 1, variance: 0), second, level: 0.95) == nil)
    let still = Sample(count: 5, mean: 1, variance: 0)
    #expect(TwoSampleTests.welch(still, still, level: 0.95) == nil)
  }

  @Test func proportions() throws {
    let found = try #require(TwoSampleTests.proportions(30, 210, 45, 200, level: 0.95))
    #expect(near(found.p, 0.03151807425222708))
    #expect(near(found.low, 0.007091609175390423) && near(found.high, 0.15704983529274003))
    #expect(TwoSampleTests.proportions(0, 10, 0, 10, level: 0.95)?.p == 1)
    #expect(TwoSampleTests.proportions(1, 0, 0, 10, level: 0.95) == nil)
    #expect(TwoSampleTests.proportions(11, 10, 0, 10, level: 0.95) == nil)
  }

  @Test func ratiosByTheDeltaMethod() throws {
    let found = try #require(
      TwoSampleTests.ratios((a, (1...12).map(Double.init)), (b, (2...16).map(Double.init)), level: 0.95))
    #expect(near(found.estimate, -0.4094245014245015) && near(found.standardError, 0.380484094694727))
    #expect(near(found.p, 0.28189949899100386))
    #expect(TwoSampleTests.ratios(([1, 2], [0, 0]), ([1, 2], [1, 1]), level: 0.95) == nil)
  }

  /// The ends by bisection on (t − r c)² = q² (s_t² + r² s_c²), scipy's brentq.
  @Test func ratiosOfMeans() throws {
    let first = try #require(Fieller.ratio(control: (10, 1), treatment: (12, 1.5), critical: 1.959963984540054))
    #expect(near(first.low, 0.8610142925321296) && near(first.high, 1.6348638380696479))
    let second = try #require(Fieller.ratio(control: (0.2, 0.02), treatment: (0.1, 0.03), critical: 2.1))
    #expect(near(second.low, 0.18267274382440385) && near(second.high, 0.863461789076527))
    #expect(Fieller.ratio(control: (1, 1), treatment: (2, 1), critical: 1.96) == nil)
  }

  @Test func mannWhitney() throws {
    let plain = try #require(MannWhitney(b, a))
    #expect(plain.statistic == 101 && near(plain.p, 0.6084078002329983))
    let ties = try #require(MannWhitney([1, 2, 2, 3, 5, 5, 7, 8, 9], [2, 3, 3, 4, 6, 6, 8, 9, 10, 11]))
    #expect(ties.statistic == 31 && near(ties.p, 0.2678108523550161))
    let exact = try #require(MannWhitney([1.1, 2.3, 4.5, 3.3], [2.2, 5.5, 6.1, 7.7, 8.8]))
    #expect(exact.statistic == 3 && near(exact.p, 0.1111111111111111))
    #expect(
      MannWhitney([], [1]) == nil && MannWhitney(Array(repeating: 1, count: 20), Array(repeating: 1, count: 20)) == nil)
  }

  @Test func correlations() throws {
    let x = [-1.19, -1.49, 0.04, 0.9, -0.23, -0.74, 0.38, 0.72, -0.3, 0.54, 1.04, -0.21, -0.81, 0.35]
    let y = [-0.47, 0.2, -1.26, -0.12, -0.98, -2.18, 0.35, 0.96, -0.92, 1.71, 1.45, 0.5, -0.08, 1.17]
    let spearman = try #require(Correlation.spearman(x, y, level: 0.95))
    #expect(near(spearman.coefficient, 0.5428571428571429) && near(spearman.p, 0.04486396643924868))
    let kendall = try #require(Correlation.kendall(x, y, level: 0.95))
    #expect(near(kendall.coefficient, 0.3406593406593407) && near(kendall.p, 0.10102087460966429))
    let xTied = [-1.0, -1, 0, 1, 0, -1, 0, 1, 0, 1, 1, 0, -1, 0]
    let yTied = [-0.5, 0, -1.5, 0, -1, -2, 0.5, 1, -1, 1.5, 1.5, 0.5, 0, 1]
    let tied = try #require(Correlation.kendall(xTied, yTied, level: 0.95))
    #expect(near(tied.coefficient, 0.5046288711707324) && near(tied.p, 0.027699437190387026))
    let ranks = try #require(Correlation.spearman(xTied, yTied, level: 0.95))
    #expect(near(ranks.coefficient, 0.6030543065465127) && near(ranks.p, 0.022433265025938332))
    #expect(Correlation.spearman([1, 1, 1], [1, 2, 3], level: 0.95) == nil)
    #expect(Correlation.kendall([1, 2], [1, 2], level: 0.95) == nil)
    #expect(Correlation.spearman([1, 2, 3], [1, 2, 3], level: 0.95)?.p == 0)
  }

  @Test(arguments: [
    (3.2, 2.0, 0.2018965179946554), (15.5, 7, 0.030098343817749337), (0.4, 1, 0.5270892568655381),
    (120, 100, 0.08440668109369177),
  ])
  func chiSquare(_ x: Double, _ degrees: Double, _ expected: Double) {
    #expect(near(ChiSquare.upperTail(x, degrees: degrees), expected, 1e-12))
  }

  @Test(arguments: [
    (0.95, 3.0, 3.1824463052837078), (0.95, 17.3, 2.1070320037534676), (0.99, 120, 2.6174211451068654), (0.5, 1, 1),
  ])
  func criticalT(_ level: Double, _ degrees: Double, _ expected: Double) {
    #expect(near(StudentT.critical(level: level, degrees: degrees), expected, 1e-11))
  }

  @Test func sizes() {
    #expect(near(Power.meanSize(deviation: 3, effect: 0.7, alpha: 0.05, power: 0.8), 288.3261943230278))
    #expect(near(Power.proportionSize(base: 0.1, effect: 0.02, alpha: 0.05, power: 0.8), 3840.847482436276))
    #expect(Power.proportionSize(base: 0.1, effect: -0.2, alpha: 0.05, power: 0.8) == nil)
    #expect(Power.meanSize(deviation: 0, effect: 1, alpha: 0.05, power: 0.8) == nil)
    // A trial planned for a power of 80% has it.
    let error = 3 * (2 / 288.3261943230278).squareRoot()
    #expect(near(Power.power(effect: 0.7, standardError: error, alpha: 0.05), 0.8, 1e-5))
  }

  /// By the multivariate normal distribution (scipy), two-sided 5%, three equal looks. The first row is also the published
  /// one of Lan and DeMets's O'Brien-Fleming kind.
  @Test func boundaries() throws {
    let fleming = try #require(AlphaSpending.obrienFleming.boundaries(looks: 3, alpha: 0.05))
    for (found, expected) in zip(fleming, [3.7103, 2.5114, 1.9930]) { #expect(abs(found - expected) < 2e-4) }
    let pocock = try #require(AlphaSpending.pocock.boundaries(looks: 3, alpha: 0.05))
    let expected = [2.2794282389170046, 2.2949111323758995, 2.295938365534322]
    for (found, expected) in zip(pocock, expected) { #expect(abs(found - expected) < 1e-6) }
    #expect(AlphaSpending.pocock.boundaries(looks: 0, alpha: 0.05) == nil)
    let one = try #require(AlphaSpending.obrienFleming.boundaries(looks: 1, alpha: 0.05))
    #expect(near(one.first, 1.959963984540054, 1e-9))
    #expect(AlphaSpending.obrienFleming.boundaries(looks: 20, alpha: 0.05)?.count == 20)
  }
}
