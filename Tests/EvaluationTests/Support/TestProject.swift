import Inference
import Measurements
import Tables

@testable import Evaluation
@testable import Manifest

/// Makes projects, specs and sources for tests.
enum TestProject {
  static let place = SourceLocation(file: "project.yaml", line: 1, column: 1)

  static func at<Value>(_ value: Value) -> Located<Value> { Located(value, at: place) }

  static func recorded(
    _ id: String, column: String? = nil, columns: [String] = [], order: RecordedPredictions.Order = .descending,
    output: OnnxModel.Output = .auto, data: String = "rows", orderStated: Bool = false
  ) -> ModelEntry {
    ModelEntry(
      id: id, location: place, title: nil,
      source: .predictions(
        RecordedPredictions(
          data: at(data), column: column.map(at), columns: columns.map(at), order: order, output: output,
          orderStated: orderStated)))
  }

  static func spec(
    _ task: TaskKind, target: String = "target", positive: String? = nil, classes: [String] = [],
    aggregate: [ClassGroup] = [], baseline: String? = nil, metrics: [MetricName] = [], slices: [String] = [],
    resamples: Int = 0, threshold: Double? = nil
  ) -> EvaluationSpec {
    EvaluationSpec(
      id: "holdout", location: place, title: nil, task: task,
      data: DataReference(entry: "rows", split: nil, location: place), target: at(target), positive: positive,
      classes: classes, aggregate: aggregate, model: at("model"), baseline: baseline.map(at), metrics: metrics.map(at),
      slices: slices.map { SliceSpec(column: at($0)) }, filter: [], threshold: threshold, season: nil,
      confidence: ConfidenceSpec(level: 0.95, resamples: resamples, seed: 7), claims: [], requirements: [])
  }

  static func project(models: [ModelEntry], target: Target? = nil, splits: SplitSpec? = nil, key: String? = nil)
    -> Project
  {
    let problem = target.map {
      Problem(
        location: place, statement: at("…"), decision: nil, output: nil, baseline: nil, target: $0, data: [],
        cadence: nil, heterogeneity: [], constraints: [], outOfScope: [], stakeholders: [])
    }
    return Project(
      id: "test", folder: "/nowhere", location: place, title: at("Test"), summary: nil, language: .en, owner: nil,
      phase: at(.evaluation), problem: problem, businessMetrics: [], links: [],
      catalog: [entry("rows", splits: splits, key: key), entry("records", splits: nil, key: key)], models: models,
      evaluations: [], benchmarks: [], infrastructure: nil, phases: [], risks: [], stack: [], monitoring: nil,
      sources: [])
  }

  private static func entry(_ id: String, splits: SplitSpec?, key: String?) -> CatalogEntry {
    CatalogEntry(
      id: id, location: place, title: nil, description: nil, contract: nil, source: nil, splits: splits, group: nil,
      time: nil, key: key.map(at), architecture: nil, sensitivity: nil, origin: nil, licence: nil)
  }

  /// All metrics of a task that need no cut-off, and some that do.
  static func allMetrics(_ task: TaskKind) -> [MetricName] {
    MetricRegistry.all.filter { $0.tasks.contains(task) }.flatMap { info -> [MetricName] in
      guard info.needsCutoff else { return [MetricName(base: info.name)] }
      return [MetricName(base: info.name, cutoff: .count(50)), MetricName(base: info.name, cutoff: .count(100))]
    }
  }
}

/// Rows from memory.
struct MemorySource: PredictionSource {
  var tables: [String: Table]
  var predictions: Predictions?

  init(_ table: Table, records: Table? = nil, predictions: Predictions? = nil) {
    tables = ["rows": table]
    tables["records"] = records
    self.predictions = predictions
  }

  func table(for reference: DataReference, filter: [RowFilter], columns: [String]?, project: Project)
    throws(EvaluationFailure) -> Table
  {
    guard let table = tables[reference.split.map { "\(reference.entry):\($0)" } ?? reference.entry] else {
      throw EvaluationFailure("no such data")
    }
    return table
  }

  func answers(of model: ModelEntry, on table: Table, spec: EvaluationSpec, project: Project)
    throws(EvaluationFailure) -> ModelAnswers
  {
    guard let predictions else { throw EvaluationFailure("no such model") }
    return ModelAnswers(predictions: predictions, facts: ModelFacts(id: model.id, format: "onnx"), provider: "cpu")
  }

  func digests(for spec: EvaluationSpec, models: [ModelEntry], project: Project) throws(EvaluationFailure)
    -> [InputDigest]
  { [] }

  func versions(models: [ModelEntry]) -> [Named<String>] { [Named("dossier", "test")] }
}

/// Equal but for the rounding of sums.
func close(_ a: Double?, _ b: Double?, _ tolerance: Double = 1e-9) -> Bool {
  switch (a, b) {
  case (nil, nil): true
  case (let a?, let b?): abs(a - b) <= tolerance * max(abs(a), abs(b)) + 1e-15
  default: false
  }
}
