import Commands
import Endpoints
import Foundation
import Inference
import Manifest
import Measurements
import PMML
import Tables

/// What the person running the tool allows a manifest to do.
public struct Permissions: Sendable, Hashable {
  /// `--allow-commands`
  public var commands: Bool
  /// `--allow-network`
  public var network: Bool

  public init(commands: Bool = false, network: Bool = false) {
    self.commands = commands
    self.network = network
  }
}

/// Runs the models that ONNX Runtime does not: PMML, programs and servers.
struct ExternalModels {
  let permissions: Permissions
  /// The project's folder.
  let folder: String
  let tables: @Sendable () throws(TableError) -> TableReader

  /// - Parameters:
  ///   - excluded: columns that are never features when nothing is named.
  ///   - truth: the column of the truth, which no model may be given.
  func answers(of model: ModelEntry, on table: Table, exclude excluded: Set<String>, truth: String)
    throws(InferenceError) -> ModelAnswers
  {
    if let name = Self.columnsNamed(model.source).first(where: { $0.value == truth }) {
      throw InferenceError(
        .mismatch, "the model “\(model.id)” is given “\(name.value)”, which is the truth that it has to predict",
        help: "take the column away from the model's inputs")
    }
    switch model.source {
    case .pmml(let pmml): return try run(model.id, pmml, table)
    case .command(let command):
      guard permissions.commands else {
        throw InferenceError(
          .notAllowed, "the model “\(model.id)” is a command, and commands are not allowed in this run",
          help: "add --allow-commands if you trust the project's files")
      }
      let predictions = try CommandPredictor(command, folder: folder, tables: tables)
        .predict(table, exclude: excluded)
      let line = command.run.value.joined(separator: " ")
      return ModelAnswers(
        predictions: predictions,
        facts: ModelFacts(id: model.id, format: "command", metadata: [Named("run", line)]))
    case .endpoint(let endpoint):
      guard permissions.network else {
        throw InferenceError(
          .notAllowed, "the model “\(model.id)” is a server, and connections are not allowed in this run",
          help: "add --allow-network if the rows may be sent to \(endpoint.url.value)")
      }
      let result = try EndpointPredictor(endpoint).predict(table, exclude: excluded)
      return ModelAnswers(
        predictions: result.predictions,
        facts: ModelFacts(
          id: model.id, format: "endpoint", path: endpoint.url.value, producer: endpoint.wire.rawValue,
          metadata: result.reported.map { Named($0.name, $0.value) }))
    case .onnx, .predictions, .predictionsFile:
      throw InferenceError(.mismatch, "the model “\(model.id)” is of a kind that is run elsewhere")
    }
  }

  private func run(_ id: String, _ pmml: PMMLModel, _ table: Table) throws(InferenceError) -> ModelAnswers {
    guard case .success(let path) = ConfinedPath.resolve(pmml.path.value, inside: folder),
      let data = FileManager.default.contents(atPath: path)
    else {
      throw InferenceError(
        .badModel, "there is no model file “\(pmml.path.value)”", expected: "a PMML file in the project's folder")
    }
    let document = try PMMLDocument([UInt8](data), shownAs: pmml.path.value)
    let predictions = try PMMLPredictor(document, spec: pmml).predict(table)
    var metadata = [Named("version", document.version)]
    if document.verifiedRows > 0 { metadata.append(Named("check rows reproduced", String(document.verifiedRows))) }
    return ModelAnswers(
      predictions: predictions,
      facts: ModelFacts(
        id: id, format: "pmml", path: pmml.path.value, producer: document.producer,
        inputs: document.fields.map { "\($0.name) (\($0.type))" }, outputs: [document.kind], metadata: metadata))
  }

  /// The columns that a manifest names as a model's inputs.
  private static func columnsNamed(_ source: ModelSource) -> [Located<String>] {
    func of(_ inputs: OnnxModel.Inputs) -> [Located<String>] {
      switch inputs {
      case .auto: []
      case .columns(let columns): columns
      case .mapping(let bindings): bindings.flatMap(\.columns)
      }
    }
    switch source {
    case .onnx(let onnx): return of(onnx.inputs)
    case .pmml(let pmml): return pmml.inputs.flatMap(\.columns)
    case .command(let command): return command.columns ?? []
    case .endpoint(let endpoint):
      let prompt = endpoint.chat?.prompt
      return of(endpoint.inputs)
        + (prompt?.columns ?? []).map { Located($0, at: prompt?.location ?? endpoint.url.location) }
    case .predictions, .predictionsFile: return []
    }
  }
}

/// The project's files that a command names: its script, its model file.
enum CommandFiles {
  static func of(_ command: CommandModel, in folder: String) -> [(path: String, shown: String)] {
    command.run.value.compactMap { word in
      guard case .success(let path) = ConfinedPath.resolve(word, inside: folder) else { return nil }
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
        return nil
      }
      return (path, word)
    }
  }
}
