import Measurements
import Testing

@testable import Evaluation
@testable import Manifest

struct CurveTests {
  private let builder = CurveBuilder(confidence: Confidence(level: 0.95, resamples: 0, seed: 7))

  @Test func rocKeepsItsArea() throws {
    for name in ["telco-churn", "german-credit"] {
      let (result, reference) = try CaseRun(name).run()
      let points = result.curves.roc
      #expect(points.count <= CurveBuilder.rocPoints)
      #expect(points.first == CurvePoint(x: 0, y: 0))
      #expect(points.last == CurvePoint(x: 1, y: 1))
      #expect(zip(points, points.dropFirst()).allSatisfy { $0.x <= $1.x && $0.y <= $1.y })
      var area = 0.0
      for (a, b) in zip(points, points.dropFirst()) { area += (b.x - a.x) * (a.y + b.y) / 2 }
      #expect(abs(area - (reference["metrics"]["roc_auc"].number ?? 0)) < 0.005)
      #expect(!result.curves.baselineROC.isEmpty)
    }
  }

  @Test func calibrationAddsUp() throws {
    let (result, reference) = try CaseRun("telco-churn").run()
    let bins = result.curves.calibration
    #expect(bins.count == 10)
    #expect(bins.reduce(0) { $0 + $1.n } == result.n)
    // The expected calibration error follows from the bins.
    let error = bins.reduce(0.0) { sum, bin in
      guard let p = bin.meanProbability, let y = bin.meanOutcome else { return sum }
      return sum + Double(bin.n) / Double(result.n) * abs(p - y)
    }
    #expect(close(error, reference["metrics"]["ece"].number))
    #expect(
      bins.allSatisfy {
        ($0.outcomeLow ?? 0) <= ($0.meanOutcome ?? 0) && ($0.meanOutcome ?? 1) <= ($0.outcomeHigh ?? 1)
      })
  }

  @Test func regressionCurves() throws {
    let (result, reference) = try CaseRun("diamonds").run()
    let curves = result.curves
    #expect(curves.scatter.count == CurveBuilder.scatterPoints)
    #expect(curves.scatter == (try CaseRun("diamonds").run().0.curves.scatter))
    #expect(curves.errorQuantiles.count == 51)
    #expect(close(curves.errorQuantiles[25].y, reference["metrics"]["median_ae"].number))
    #expect(close(curves.errorQuantiles[45].y, reference["metrics"]["absolute_error_quantiles"]["0.9"].number))
    #expect(close(curves.baselineErrorQuantiles.last?.y, reference["baseline_metrics"]["max_error"].number))
  }

  @Test func oneClassHasNoCurve() {
    let rows = BinaryRows(truth: [1, 1], predicted: [1, 1], scores: [0.9, 0.8], scoresAreProbabilities: true)
    #expect(builder.curves(model: .binary(rows), baseline: nil).roc.isEmpty)
  }
}
