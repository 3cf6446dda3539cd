import Foundation
import Inference
import XML

/// A PMML document that was read: its first model, ready to be run.
///
/// Trees, regressions, general regressions, scorecards and models made of them. What is not read, and could change an
/// answer, is an error with its line; nothing is left out in silence. The document can name no other file.
public struct PMMLDocument: Sendable {
  /// What a document may not exceed.
  public struct Limits: Sendable, Hashable {
    public var bytes: Int
    public var depth: Int
    public var elements: Int

    public init(bytes: Int = 256 << 20, depth: Int = 250, elements: Int = 4_000_000) {
      self.bytes = bytes
      self.depth = depth
      self.elements = elements
    }
  }

  /// As the document says it: `4.4`.
  public let version: String
  /// The program that wrote it, with its version.
  public let producer: String?
  /// The element of the model: `TreeModel`.
  public let kind: String
  /// The fields that the model takes, by name, with their types, in the order of the document.
  public let fields: [(name: String, type: String)]
  /// How many check rows of the document's own were reproduced; 0 where it has none.
  public let verifiedRows: Int

  let model: CompiledModel
  let sources: [SlotSource]
  let inputs: [Input]
  /// The type of the target, for writing labels.
  let targetType: DataType?
  let verification: Verification?

  struct Input: Sendable {
    var name: String
    var slot: Int
    var type: DataType
  }

  /// Reads a document.
  ///
  /// - Parameter shown: what to call the file in messages.
  /// - Throws: `InferenceError` when it is not well-formed, breaks a limit, holds what is not read, or does not reproduce
  ///   the check rows that it holds.
  public init(_ bytes: [UInt8], shownAs shown: String, limits: Limits = Limits()) throws(InferenceError) {
    do throws(PMMLProblem) {
      let root: XMLElement
      do throws(XMLError) {
        root = try XMLElement.read(
          bytes, limits: XMLReader.Limits(depth: limits.depth, bytes: limits.bytes), elements: limits.elements)
      } catch {
        throw PMMLProblem(error.line, error.message)
      }
      try self.init(root)
    } catch {
      throw InferenceError(
        .badModel, "the model “\(shown)”, line \(error.line): \(error.message)", help: error.help)
    }
  }

  private init(_ root: XMLElement) throws(PMMLProblem) {
    guard root.name == "PMML" else { throw root.problem("this is not a PMML document") }
    version = try root.required("version")
    guard version.hasPrefix("4.") else {
      throw root.problem("PMML of the version “\(Clip.text(version))” is not read", help: "export it as PMML 4")
    }
    try root.allow(
      ModelReader.names.union(["Header", "MiningBuildTask", "DataDictionary", "TransformationDictionary"]))
    let application = root.child("Header")?.child("Application")
    producer = application.map {
      [$0["name"] ?? "", $0["version"] ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
    guard let dictionary = root.child("DataDictionary") else { throw root.problem("there is no data dictionary") }
    let models = root.children.filter { ModelReader.names.contains($0.name) && $0["isScorable"] != "false" }
    guard let element = models.first else { throw root.problem("there is no model in the document") }
    guard models.count == 1 else {
      throw models[1].problem("the document holds several models", help: "keep one model a file")
    }
    kind = element.name

    let functions = FunctionTable()
    let table = SlotTable()
    let scope = Scope(table: table, functions: functions)
    let (known, unread) = try Self.declare(dictionary, scope)
    var transformations: [XMLElement] = []
    if let transforms = root.child("TransformationDictionary") {
      try transforms.allow(["DefineFunction", "DerivedField"])
      for function in transforms.all("DefineFunction") { try functions.declare(function) }
      transformations = transforms.all("DerivedField")
    }
    let reader = ModelReader(dictionary: known, unread: unread, transformations: transformations)
    model = try reader.read(element, in: scope, isChained: false, isTop: true)
    sources = table.sources
    let active = Self.active(element)
    var inputs: [Input] = []
    var fields: [(name: String, type: String)] = []
    for part in dictionary.all("DataField") {
      guard let name = part["name"], active.contains(name), let field = try scope.lookup(name, at: part) else {
        continue
      }
      inputs.append(Input(name: name, slot: field.slot, type: field.type))
      fields.append((name, field.type.rawValue))
    }
    self.inputs = inputs
    self.fields = fields
    targetType = Self.target(element).flatMap { known[$0]?.type }
    verification = try Verification.read(element, model: model)
    verifiedRows = try verification?.check(model: model, sources: sources, inputs: inputs) ?? 0
  }

  private static func declare(_ dictionary: XMLElement, _ scope: Scope) throws(PMMLProblem) -> (
    [String: FieldReading.DataField], Set<String>
  ) {
    try dictionary.allow(["DataField", "Taxonomy"])
    var known: [String: FieldReading.DataField] = [:]
    var unread: Set<String> = []
    for part in dictionary.all("DataField") {
      let name = try part.required("name")
      guard known[name] == nil, !unread.contains(name) else {
        throw part.problem("the field “\(Clip.text(name))” is declared twice")
      }
      guard let field = try FieldReading.dataField(part) else {
        unread.insert(name)
        continue
      }
      known[name] = field
      scope.declare(
        name,
        Field(
          slot: try scope.table.add(.column, line: part.line), type: field.type, isContinuous: field.isContinuous,
          categories: field.categories))
    }
    return (known, unread)
  }

  private static func active(_ model: XMLElement) -> Set<String> {
    Set(
      (model.child("MiningSchema")?.all("MiningField") ?? []).filter { ($0["usageType"] ?? "active") == "active" }
        .compactMap { $0["name"] })
  }

  private static func target(_ model: XMLElement) -> String? {
    model.child("MiningSchema")?.all("MiningField").first {
      $0["usageType"] == "target" || $0["usageType"] == "predicted"
    }?["name"]
  }
}
