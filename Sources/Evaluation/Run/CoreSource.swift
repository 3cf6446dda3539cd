import Inference
import Manifest
import Measurements
import Tables

/// The live source: rows through DuckDB, answers through ONNX Runtime, the PMML reader, programs and servers.
public struct CoreSource: PredictionSource {
  private let tables: @Sendable () throws(TableError) -> TableReader
  private let models: @Sendable () throws(InferenceError) -> OnnxRuntime
  private let options: ModelOptions
  private let permissions: Permissions
  private let batchSize: Int
  private let digest: @Sendable (_ path: String, _ shown: String) throws -> InputDigest
  private let version: String

  /// - Parameters:
  ///   - tables: opens the engine for rows when it is first needed.
  ///   - models: opens the engine for models when it is first needed.
  ///   - options: how models are run; a model's own `threads` goes before.
  ///   - permissions: whether programs may be started and servers asked.
  ///   - digest: the digest of the file at a path, with the path to show.
  ///   - version: of this product.
  public init(
    tables: @escaping @Sendable () throws(TableError) -> TableReader,
    models: @escaping @Sendable () throws(InferenceError) -> OnnxRuntime, options: ModelOptions = ModelOptions(),
    permissions: Permissions = Permissions(), batchSize: Int = 1024,
    digest: @escaping @Sendable (_ path: String, _ shown: String) throws -> InputDigest,
    version: String
  ) {
    self.tables = tables
    self.models = models
    self.options = options
    self.permissions = permissions
    self.batchSize = batchSize
    self.digest = digest
    self.version = version
  }

  public func table(for reference: DataReference, filter: [RowFilter], columns: [String]?, project: Project)
    throws(EvaluationFailure) -> Table
  {
    let entry = try entry(reference, project)
    do {
      return try tables().read(entry, in: project, split: reference.split, filter: filter, columns: columns)
    } catch {
      throw EvaluationFailure(error).at(reference.location)
    }
  }

  public func answers(of model: ModelEntry, on table: Table, spec: EvaluationSpec, project: Project)
    throws(EvaluationFailure) -> ModelAnswers
  {
    switch model.source {
    case .onnx(let onnx): return try answers(of: model, onnx, on: table, spec: spec, project: project)
    case .pmml, .command, .endpoint:
      let runner = ExternalModels(permissions: permissions, folder: project.folder, tables: tables)
      do throws(InferenceError) {
        return try runner.answers(
          of: model, on: table, exclude: NonFeatures.columns(spec, project), truth: spec.target.value)
      } catch {
        throw EvaluationFailure(error).at(model.location)
      }
    case .predictions, .predictionsFile:
      throw EvaluationFailure("the model “\(model.id)” is recorded and cannot be run", at: model.location)
    }
  }

  private func answers(
    of model: ModelEntry, _ onnx: OnnxModel, on table: Table, spec: EvaluationSpec, project: Project
  ) throws(EvaluationFailure) -> ModelAnswers {
    let path = try path(of: onnx.path, project)
    do throws(InferenceError) {
      var options = options
      options.threads = onnx.threads ?? options.threads
      let session = try models().load(path: path, shownAs: onnx.path.value, options: options)
      let predictor = try OnnxPredictor(session: session, spec: onnx, exclude: NonFeatures.columns(spec, project))
      return ModelAnswers(
        predictions: try predictor.predict(table, batchSize: batchSize),
        facts: Self.facts(model.id, onnx, session), provider: session.provider.rawValue,
        inputs: try predictor.columns(of: table))
    } catch {
      throw EvaluationFailure(error).at(onnx.path.location)
    }
  }

  public func digests(for spec: EvaluationSpec, models: [ModelEntry], project: Project)
    throws(EvaluationFailure) -> [InputDigest]
  {
    var files: [(path: String, shown: String)] = []
    try files += dataFiles(spec.data, project)
    for reference in [spec.forecast?.history, spec.forecast?.scale].compactMap({ $0 }) {
      try files += dataFiles(reference, project)
    }
    for model in models {
      switch model.source {
      case .onnx(let onnx): files.append((try path(of: onnx.path, project), onnx.path.value))
      case .pmml(let pmml): files.append((try path(of: pmml.path, project), pmml.path.value))
      case .predictionsFile(let recorded): files.append((try path(of: recorded.path, project), recorded.path.value))
      case .command(let command): files += CommandFiles.of(command, in: project.folder)
      case .endpoint: break
      case .predictions(let recorded):
        guard recorded.data.value != spec.data.entry else { continue }
        var reference = spec.data
        let names = project.catalog.first { $0.id == recorded.data.value }?.splits?.names ?? []
        reference.entry = recorded.data.value
        reference.split = spec.data.split.flatMap { names.contains($0) ? $0 : nil }
        try files += dataFiles(reference, project)
      }
    }
    var seen: Set<String> = []
    var digests: [InputDigest] = []
    for file in files where seen.insert(file.path).inserted {
      do { digests.append(try digest(file.path, file.shown)) } catch {
        throw EvaluationFailure("the digest of “\(file.shown)” could not be computed: \(error)", cause: .unavailable)
      }
    }
    return digests
  }

  public func versions(models: [ModelEntry]) -> [Named<String>] {
    var versions = [Named("dossier", version)]
    if let reader = try? tables() { versions.append(Named("duckdb", reader.engineVersion)) }
    let runs = models.contains { if case .onnx = $0.source { true } else { false } }
    if runs, let runtime = try? self.models() { versions.append(Named("onnxruntime", runtime.version)) }
    return versions
  }

  private func entry(_ reference: DataReference, _ project: Project) throws(EvaluationFailure) -> CatalogEntry {
    if let entry = project.catalog.first(where: { $0.id == reference.entry }) { return entry }
    throw EvaluationFailure(
      "there is no catalog entry “\(Listing.clip(reference.entry))”", at: reference.location,
      expected: "one of \(Listing.quoted(project.catalog.map(\.id), limit: 20))", help: "declare it under `catalog:`")
  }

  private func dataFiles(_ reference: DataReference, _ project: Project) throws(EvaluationFailure) -> [(
    path: String, shown: String
  )] {
    do {
      return try entry(reference, project).files(in: project, split: reference.split)
        .map { ($0.absolute, $0.shown) }
    } catch let error as TableError {
      throw EvaluationFailure(error).at(reference.location)
    } catch let error as EvaluationFailure {
      throw error
    } catch {
      throw EvaluationFailure("the files of “\(reference.entry)” could not be listed", at: reference.location)
    }
  }

  private func path(of file: Located<String>, _ project: Project) throws(EvaluationFailure) -> String {
    switch ConfinedPath.resolve(file.value, inside: project.folder) {
    case .success(let path): return path
    case .failure(let error): throw EvaluationFailure("“\(file.value)”: \(error.message)", at: file.location)
    }
  }

  private static func facts(_ id: String, _ onnx: OnnxModel, _ session: OnnxSession) -> ModelFacts {
    let metadata = session.metadata
    return ModelFacts(
      id: id, format: "onnx", path: onnx.path.value, producer: metadata.producer,
      opsets: metadata.opsets.map { "\($0.domain.isEmpty ? "ai.onnx" : $0.domain) \($0.version)" },
      inputs: session.signature.inputs.map(\.text), outputs: session.signature.outputs.map(\.text),
      metadata: metadata.custom.map { Named($0.key, $0.value) })
  }
}

extension EvaluationFailure {
  init(_ error: TableError) {
    self.init(
      error.message, cause: error.kind == .noLibrary ? .unavailable : .input, expected: error.expected,
      help: error.help)
  }

  init(_ error: InferenceError) {
    let isMissing =
      switch error.kind {
      case .noRuntime, .noProvider, .notAllowed, .unavailable: true
      case .badModel, .mismatch, .runFailed: false
      }
    self.init(
      error.message, cause: isMissing ? .unavailable : .input, expected: error.expected, help: error.help)
  }
}
