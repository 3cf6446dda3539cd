import Measurements
import Testing

@testable import Evaluation
@testable import Manifest

/// Fairness gaps against Fairlearn 0.15.
struct FairnessTests {
  private func measure(_ column: String, minimum: Int?) throws -> (FairnessResult, Reference) {
    var spec = TestProject.spec(.binary, positive: "bad", metrics: [MetricName(base: "roc_auc")], resamples: 200)
    spec.scrutiny.protected = [
      SliceSpec(parts: [SliceSpec.Part(column: TestProject.at(column))], minimum: minimum)
    ]
    let result = try Evaluator(source: MemorySource(Fixture.table("german-credit")), threads: 1)
      .evaluate(spec, in: TestProject.project(models: [TestProject.recorded("model", column: "score")]))
    return (try #require(result.fairness.first), try Reference.load("scrutiny")["fairness"][column])
  }

  @Test(arguments: ["housing", "personal_status_and_sex"])
  func gaps(_ column: String) throws {
    let (result, expected) = try measure(column, minimum: 1)
    for (name, own) in [
      ("demographic_parity_difference", result.selectionDifference),
      ("demographic_parity_ratio", result.selectionRatio),
      ("equal_opportunity_difference", result.opportunityDifference),
      ("false_positive_rate_difference", result.falsePositiveDifference),
      ("equalized_odds_difference", result.oddsDifference),
    ] {
      #expect(close(own.value, expected[name].number), "\(name)")
      let (low, high) = (try #require(own.low), try #require(own.high))
      #expect(low < high)
    }
    #expect(result.groups.count == expected["groups"].object.count)
    for group in result.groups {
      let own = expected["groups"][group.name]
      #expect(group.n == Int(own["n"].number ?? 0))
      #expect(close(group.selectionRate.value, own["selection"].number), "\(group.name)")
      #expect(close(group.truePositiveRate.value, own["tpr"].number), "\(group.name)")
      #expect(close(group.falsePositiveRate.value, own["fpr"].number), "\(group.name)")
      #expect(close(group.calibrationInTheLarge?.value, own["large"].number), "\(group.name)")
    }
  }

  /// 12 divorced men are too few to count in a gap, and are shown all the same.
  @Test func smallGroupsDoNotCount() throws {
    let (result, _) = try measure("personal_status_and_sex", minimum: nil)
    #expect(result.groups.filter { !$0.counts }.map(\.n) == [12])
    // 5/6 among the married men against 14/41 among the single ones.
    #expect(close(result.opportunityDifference.value, 5.0 / 6 - 14.0 / 41))
    // The pair was picked out of three.
    let p = try #require(result.opportunityP)
    #expect(p > 0.02 && p < 0.2)
  }
}
