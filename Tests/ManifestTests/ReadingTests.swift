import Foundation
import Testing

@testable import Manifest

@Suite("What the reader makes of a manifest")
struct ReadingTests {
  private func good(_ name: String) throws -> Project {
    let item = Corpus.Case(file: Corpus.folder.appending(path: "good/\(name).yaml"), schema: .valid, diagnostics: [])
    return try #require(try Corpus.read(item).value)
  }

  @Test func theFullExample() throws {
    let project = try good("full-example")
    #expect(project.title.value == "Customer churn")
    #expect(project.title.location == SourceLocation(file: "project.yaml", line: 3, column: 8))
    #expect(project.phase.value == .evaluation)
    #expect(project.problem?.target?.improve == .relative(0.2))
    #expect(project.problem?.target?.metric.value.description == "captured@500")
    #expect(project.problem?.target?.by == CalendarDate(year: 2027, month: 3, day: 31))
    #expect(project.businessMetrics.first?.goal == 1_500_000)
    #expect(project.links.first?.evidence.count == 4)
    let evaluation = try #require(project.evaluations.first)
    #expect(
      evaluation.id == "holdout" && evaluation.data.split == "test" && evaluation.baseline?.value == "by-contract-end")
    #expect(evaluation.positive == "churned")
    let confidence = evaluation.confidence
    #expect(confidence.level == 0.95 && confidence.resamples == 2000 && confidence.seed == 7)
    #expect(confidence.levelLocation?.line == evaluation.confidence.resamplesLocation?.line)
    #expect(evaluation.claims.map(\.tolerance) == [0.005, 0.005])
    #expect(evaluation.requirements.map(\.metric.scope) == [.whole, .worstSlice, .againstBaseline])
    #expect(evaluation.requirements.last?.condition.threshold == .improvement(.relative(0.2)))
    #expect(project.benchmarks.first?.objectives == [LatencyObjective(percentile: 99, limit: TimeSpan(seconds: 0.05))])
    #expect(project.infrastructure?.budget?.amount == 900_000)
    #expect(project.infrastructure?.workloads.map(\.id) == ["nightly-training", "scoring"])
    #expect(project.phases.count == 2)
    #expect(project.monitoring?.drift?.fail == DriftLimit(measure: .psi, comparison: .greater, value: 0.25))
    #expect(project.sources == ["project.yaml"])
  }

  @Test func includes() throws {
    let project = try good("include")
    #expect(project.owner == Owner(team: "A", contact: "crm@example.org"))
    #expect(project.sources == ["project.yaml", "sections/owner.part", "sections/contact.part", "sections/stack.part"])
    #expect(project.stack.first?.location.file == "sections/stack.part")
  }

  @Test func evaluationsFallBackOnTheProblem() throws {
    let evaluation = try #require(try good("ordinal-aggregate").evaluations.first)
    #expect(evaluation.classes == ["1", "2", "3", "4"])
    #expect(evaluation.aggregate.map(\.name) == ["early", "late"])
    #expect(evaluation.metrics.map(\.value.description).last == "kappa_quadratic")
    #expect(evaluation.requirements.first?.condition.threshold == .value(0.8))
  }

  @Test func claimsKeepTheirRounding() throws {
    let claims = try #require(try good("metrics-spellings").evaluations.first).claims
    #expect(claims.map(\.value) == [0.87, 0.87, 0.1, 0.2])
    #expect(claims.map(\.tolerance) == [0.0005, 0.005, 0.001, 0.005])
    #expect(claims.map(\.text) == ["0.870", "87%", "0.1", "20%"])
  }

  @Test func filters() throws {
    let evaluation = try #require(try good("filters").evaluations.first)
    #expect(
      evaluation.filter.map(\.test) == [
        .compare(.atLeast, 12), .oneOf(["Month-to-month", "One year"]), .oneOf(["true"]), .oneOf(["2024"]),
        .oneOf(["x"]),
      ])
    #expect(evaluation.positive == "1" && evaluation.classes == ["0", "1"] && evaluation.threshold == 0.35)
  }

  @Test func splits() throws {
    let files = try #require(try good("split-files").catalog.first?.splits)
    #expect(files.names == ["train", "test"])
    let values = try #require(try good("split-values").catalog.first?.splits)
    guard case .column(let column, let splits) = values.rule else {
      Issue.record("not by column")
      return
    }
    #expect(column.value == "year" && splits.map(\.values) == [["2019", "2020"], ["2021"], [""]])
  }

  @Test func models() throws {
    let project = try good("model-inputs")
    guard case .onnx(let first)? = project.models.first?.source,
      case .predictions(let last)? = project.models.last?.source
    else {
      Issue.record("other models")
      return
    }
    #expect(first.output == .scores && first.threads == 2 && first.classes == ["no", "yes"])
    #expect(last.order == .ascending && last.orderStated)
  }

  @Test func linksOfEvaluationsWithDots() throws {
    let link = try #require(try good("links").links.first)
    #expect(link.evaluation.value == "e.v2" && link.metric.value.description == "captured@500")
  }

  @Test func foldersAndMissingFiles() throws {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appending(path: "dossier-read-\(UUID().uuidString)")
    try files.createDirectory(at: folder.appending(path: "catalog"), withIntermediateDirectories: true)
    defer { try? files.removeItem(at: folder) }
    #expect(ProjectReader.read(folder: folder.path, shownAs: "p").diagnostics.map(\.code) == ["no-such-file"])
    #expect(ProjectReader.read(folder: folder.path + "/x", shownAs: "p").diagnostics.map(\.code) == ["path-outside"])
    try Data("dossier: 1\ntitle: T\nproblem: {statement: S, data: [rows]}\n".utf8)
      .write(to: folder.appending(path: "project.yaml"))
    try Data("kind: DataContract\n".utf8).write(to: folder.appending(path: "catalog/rows.odcs.yaml"))
    let outcome = ProjectReader.read(folder: folder.path, shownAs: "Projects/p")
    let project = try #require(outcome.value)
    #expect(project.id == folder.lastPathComponent)
    #expect(project.location.file == "Projects/p/project.yaml")
    #expect(project.catalog.map(\.id) == ["rows"])
    #expect(project.catalog.first?.contract?.value == "catalog/rows.odcs.yaml")
    try files.removeItem(at: folder.appending(path: "project.yaml"))
    try files.createSymbolicLink(
      atPath: folder.appending(path: "project.yaml").path, withDestinationPath: "/etc/hostname")
    #expect(ProjectReader.read(folder: folder.path, shownAs: "p").diagnostics.map(\.code) == ["path-outside"])
    try files.removeItem(at: folder.appending(path: "project.yaml"))
    try files.createDirectory(at: folder.appending(path: "project.yaml"), withIntermediateDirectories: true)
    #expect(ProjectReader.read(folder: folder.path, shownAs: "p").diagnostics.map(\.code) == ["not-a-file"])
  }

  @Test func suggestionsAndHomesOfKeys() throws {
    let text = "dossier: 1\ntitle: T\nmodles: {}\nslo: {p99: 50 ms}\nresamples: 5\n"
    let outcome = ProjectReader.parse(text, id: "p", folder: "/", shownAs: "project.yaml")
    #expect(
      outcome.diagnostics.map(\.help) == [
        "did you mean “models”?", "“slo” belongs in “benchmarks.<id>”",
        "“resamples” belongs in “evaluations.<id>.confidence”",
      ])
  }

  @Test func organisationDefaults() {
    let outcome = OrganisationReader.read(file: "/nonexistent/dossier.yaml", shownAs: "dossier.yaml")
    #expect(outcome.diagnostics.isEmpty)
    #expect(outcome.value?.languages == [.en])
  }
}
