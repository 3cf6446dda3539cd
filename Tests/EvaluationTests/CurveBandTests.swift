import Measurements
import Testing

@testable import Evaluation

struct CurveBandTests {
  private func weights<Result>(_ n: Int, _ body: (RowWeights) -> Result) -> Result {
    [UInt8](repeating: 1, count: n).withUnsafeBufferPointer { body(RowWeights(counts: $0, total: n)) }
  }

  /// Four rows: scores .9 (+), .8 (−), .7 (+), .1 (−): the ROC curve goes up to ½, right to ½, up to 1, right to 1.
  @Test func curvesByHand() {
    let ranking = Ranking(scores: [0.9, 0.8, 0.7, 0.1], positive: [1, 0, 1, 0])
    let rates = weights(4) { ranking.hitRates($0) }
    #expect(rates[0] == 0.5 && rates[10] == 0.5 && rates[24] == 0.5 && rates[25] == 1 && rates[50] == 1)
    let precisions = weights(4) { ranking.precisions($0) }
    // Half of the positives with the first call; all of them with three calls, two of which are right.
    #expect(precisions[0] == 1 && precisions[25] == 1)
    #expect(abs(precisions[26] - 2.0 / 3) < 1e-12 && abs(precisions[50] - 2.0 / 3) < 1e-12)
  }

  @Test func equalScoresMakeStraightLines() {
    let ranking = Ranking(scores: [0.5, 0.5, 0.5, 0.5], positive: [1, 0, 1, 0])
    let rates = weights(4) { ranking.hitRates($0) }
    for (index, rate) in rates.enumerated() { #expect(abs(rate - Double(index) / 50) < 1e-12) }
  }

  @Test func oneClassHasNoCurve() {
    let ranking = Ranking(scores: [0.5, 0.4], positive: [0, 0])
    let rates = weights(2) { ranking.hitRates($0) }
    let precisions = weights(2) { ranking.precisions($0) }
    #expect(rates.allSatisfy { $0.isNaN } && precisions.allSatisfy { $0.isNaN })
  }

  @Test func bandsHoldTheCurve() {
    let rows = RandomRows.binary(200)
    guard case .binary(let binary) = rows else { return }
    var curves = Curves()
    let bands = CurveBands(confidence: Confidence(level: 0.95, resamples: 200, seed: 7), plan: .rows(200), threads: 2)
    bands.add(to: &curves, model: rows, baseline: nil)
    let ranking = Ranking(scores: binary.scores ?? [], positive: binary.truth)
    let rates = weights(200) { ranking.hitRates($0) }
    #expect(curves.rocBand.count == CurveBands.places)
    for (point, rate) in zip(curves.rocBand, rates) {
      #expect(point.low <= rate + 0.02 && point.high >= rate - 0.02 && point.low <= point.high)
    }
  }
}
