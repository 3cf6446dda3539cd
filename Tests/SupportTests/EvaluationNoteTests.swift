import Measurements
import Testing
import Wording

@Suite struct EvaluationNoteTests {
  private let notes: [EvaluationNote] = [
    .droppedRows(count: 3, column: "churned"), .ranksOnly(model: "m"), .noProbabilities(model: "m"),
    .outsideRange(model: "m"), .labelsOnly(model: "m"), .undefined(metrics: ["roc_auc"], cause: .oneClass),
    .undefined(metrics: ["r2"], cause: .constantTruth), .undefined(metrics: ["npv"], cause: .other),
    .undefinedUnderWeights(metrics: ["spearman"]), .noTestsUnderWeights, .noTestsInGroups(column: "client"),
    .tooManyHorizons(limit: 60), .tooManySeries(limit: 60), .fairnessNeedsTwoClasses,
    .fairnessNotMeasured(column: "age", minimum: 20), .importanceNotMeasured(message: "no rows"),
    .unevenPeriods(data: "jobs"), .recordedForecasts(models: ["a", "b"]), .noHistory, .scaledByFirstOrigin,
    .queriesWithoutRelevant(count: 1, queries: 3), .missingAnswers(model: "m", count: 2),
  ]

  @Test func everyNoteIsASentenceInBothLanguages() {
    for note in notes {
      #expect(!EvaluationNoteWords(.en).sentence(note).contains { $0 >= "а" && $0 <= "я" }, "\(note)")
      #expect(EvaluationNoteWords(.ru).sentence(note).contains { $0 >= "а" && $0 <= "я" }, "\(note)")
    }
  }

  @Test func numbersAndNamesStand() {
    let en = EvaluationNoteWords(.en)
    #expect(en.sentence(notes[0]) == "3 rows were left out because their “churned” is null")
    #expect(
      en.sentence(.droppedRows(count: 1, column: "y")) == "1 row was left out because its “y” is null")
    #expect(
      en.sentence(notes[5]) == "not defined on these rows, because the truth holds a single class: roc_auc")
    #expect(
      EvaluationNoteWords(.ru).sentence(notes[17])
        == "«a», «b»: записанные прогнозы; что они сделаны только по прошлому, по ним не видно")
  }
}
