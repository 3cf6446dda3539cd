import Foundation
import Measurements
import Testing

@testable import Evaluation
@testable import Manifest

struct DocumentTests {
  @Test func shape() throws {
    var run = CaseRun("german-credit")
    run.resamples = 50
    let (result, _) = try run.run()
    let text = EvaluateDocument.json(projects: [.init(id: "credit", results: [result])]).text()
    let document = try JSONDecoder().decode(Reference.self, from: Data(text.utf8))
    #expect(document["schema"].text == "dossier.evaluate/1")
    let evaluation = try #require(document["projects"].list.first?["evaluations"].list.first)
    #expect(close(evaluation["metrics"]["roc_auc"]["value"].number, 0.7935397935397934))
    #expect(evaluation["metrics"]["roc_auc"]["low"].number != nil)
    #expect(evaluation["metrics"]["ece_10"]["value"].number == evaluation["metrics"]["ece"]["value"].number)
    #expect(evaluation["confusion"].matrix == [[131, 12], [36, 27]])
    #expect(evaluation["per_class"]["bad"]["support"].number == 63)
    #expect(evaluation["slices"]["housing=own"]["n"].number == 137)
    #expect(close(evaluation["slices"]["housing=own"]["roc_auc"].number, 0.8187675070028011))
    #expect(evaluation["slices"]["housing=own"]["intervals"]["accuracy"]["low"].number != nil)
    // statsmodels' test of 137 against 69 rows, see make_scrutiny.py.
    let expected = try Reference.load("scrutiny")["slices"]["housing=own"]["accuracy"].number
    let against = evaluation["slices"]["housing=own"]["against_the_rest"]["accuracy"]
    #expect(against["method"].text == "two_proportions" && close(against["p"].number, expected))
    #expect(evaluation["weak_slices"]["loss"].text == "brier")
    #expect(evaluation["model_checks"]["trivial"]["accuracy"]["value"].number == 143.0 / 206)
    #expect(evaluation["baseline"]["model"].text == "baseline")
    #expect(evaluation["comparison"]["mcnemar"]["model_only_right"].number == 18)
    #expect(close(evaluation["comparison"]["roc_auc"]["improvement"]["value"].number, 0.031968031968031885))
    #expect(close(evaluation["comparison"]["delong"]["z"].number, 1.308838548502394, 1e-8))
    #expect(evaluation["n"].number == 206)
  }

  @Test func mergedClasses() throws {
    let (result, _) = try CaseRun("ames-quality").run()
    let text = EvaluateDocument.json(projects: [.init(id: "quality", results: [result])]).text(indent: nil)
    let document = try JSONDecoder().decode(Reference.self, from: Data(text.utf8))
    let merged = try #require(document["projects"].list.first?["evaluations"].list.first?["aggregated"])
    #expect(close(merged["accuracy"].number, 0.793984962406015))
    #expect(merged["by_summing_probabilities"]["confusion"].matrix.count == 3)
    #expect(merged["groups"]["poor"].list.count == 4)
  }

  @Test func whatCouldNotBeMeasured() {
    let gap = EvaluationFailure("no such column", expected: "one of “a”").unmeasured("holdout")
    let text = EvaluateDocument.json(projects: [.init(id: "p", results: [], unmeasured: [gap])]).text(indent: nil)
    #expect(text.contains(#""unmeasured":[{"subject":"evaluation","id":"holdout","cause":"input""#))
  }
}
