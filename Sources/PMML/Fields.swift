import XML

/// A field that expressions can name.
struct Field: Sendable {
  var slot: Int
  var type: DataType
  var isContinuous: Bool
  /// The valid values in order, for a field that lists them.
  var categories: [String]
}

/// How the value of a field comes about.
enum SlotSource: Sendable {
  /// A column of the data.
  case column
  /// Another field, with a mining schema's treatment.
  case treated(Int, Treatment)
  case derived(Expression)
  /// Set when a model has answered.
  case output
}

/// All fields of a document, in the order in which they were read.
final class SlotTable {
  /// How many fields may stand one upon another: evaluating goes down this deep.
  static let maximumDepth = 200

  private(set) var sources: [SlotSource] = []
  private var depths: [Int] = []
  /// How many expressions were read, functions of the document put in where they are called.
  private var expressions = 0
  static let maximumExpressions = 200_000

  func add(_ source: SlotSource, uses: [Int] = [], line: Int) throws(PMMLProblem) -> Int {
    let depth = 1 + (uses.map { depths[$0] }.max() ?? 0)
    guard depth <= Self.maximumDepth else {
      throw PMMLProblem(line, "more than \(Self.maximumDepth) fields stand one upon another")
    }
    sources.append(source)
    depths.append(depth)
    return sources.count - 1
  }

  func countExpression(line: Int) throws(PMMLProblem) {
    expressions += 1
    if expressions > Self.maximumExpressions {
      throw PMMLProblem(line, "the transformations come to more than \(Self.maximumExpressions) expressions")
    }
  }
}

/// The fields of one row, computed when they are first asked for.
final class Row {
  private let sources: [SlotSource]
  private var values: [Value]
  private var isKnown: [Bool]

  init(_ sources: [SlotSource]) {
    self.sources = sources
    values = [Value](repeating: .missing, count: sources.count)
    isKnown = [Bool](repeating: false, count: sources.count)
  }

  /// Forgets everything, for the next row.
  func clear() {
    for slot in isKnown.indices { isKnown[slot] = false }
  }

  func set(_ slot: Int, _ value: Value) {
    values[slot] = value
    isKnown[slot] = true
  }

  func callAsFunction(_ slot: Int) throws(RowProblem) -> Value {
    if isKnown[slot] { return values[slot] }
    let value: Value
    switch sources[slot] {
    case .column, .output: value = .missing
    case .treated(let source, let treatment): value = try treatment.apply(try self(source))
    case .derived(let expression): value = try expression.evaluate(self)
    }
    set(slot, value)
    return value
  }
}

/// The names that are known at one place of the document.
final class Scope {
  let table: SlotTable
  private let parent: Scope?
  private var fields: [String: Field] = [:]
  /// Derived fields that were not needed yet.
  private var pending: [String: XMLElement] = [:]
  private var inProgress: Set<String> = []
  /// Names that exist and whose value is not computed, with the reason.
  private var refused: [String: String] = [:]
  let functions: FunctionTable
  /// True where the model at this place predicts an ordered class.
  var isOrdinalTarget = false

  init(table: SlotTable, functions: FunctionTable, parent: Scope? = nil) {
    self.table = table
    self.functions = functions
    self.parent = parent
  }

  func child() -> Scope { Scope(table: table, functions: functions, parent: self) }

  func declare(_ name: String, _ field: Field) { fields[name] = field }

  func refuse(_ name: String, _ reason: String) { refused[name] = reason }

  /// Declares derived fields, which may refer to each other in any order.
  func declareDerived(_ elements: [XMLElement]) throws(PMMLProblem) {
    for element in elements {
      let name = try element.required("name")
      guard pending[name] == nil else {
        throw element.problem("the derived field “\(Clip.text(name))” is defined twice")
      }
      pending[name] = element
    }
  }

  /// Reads the derived fields that nothing asked for, so that what is wrong in them is said.
  func finish() throws(PMMLProblem) {
    for element in pending.values.sorted(by: { $0.line < $1.line }) {
      _ = try find(try element.required("name"), at: element)
    }
  }

  /// - Throws: when there is no such field.
  func find(_ name: String, at element: XMLElement) throws(PMMLProblem) -> Field {
    if let field = try lookup(name, at: element) { return field }
    throw element.problem("there is no field “\(Clip.text(name))” here")
  }

  func lookup(_ name: String, at element: XMLElement) throws(PMMLProblem) -> Field? {
    if let field = fields[name] { return field }
    if let reason = refused[name] { throw element.problem("the field “\(Clip.text(name))” \(reason)") }
    if let definition = pending[name] {
      guard inProgress.insert(name).inserted else {
        throw definition.problem("the derived field “\(Clip.text(name))” refers to itself")
      }
      guard inProgress.count <= SlotTable.maximumDepth else {
        throw definition.problem("more than \(SlotTable.maximumDepth) fields stand one upon another")
      }
      let field = try derived(definition)
      inProgress.remove(name)
      pending[name] = nil
      fields[name] = field
      return field
    }
    return try parent?.lookup(name, at: element)
  }

  private func derived(_ element: XMLElement) throws(PMMLProblem) -> Field {
    let type = try FieldReading.dataType(element)
    let values = element.all("Value")
    let parts = element.content.filter { $0.name != "Value" && $0.name != "Interval" }
    guard let body = parts.first, parts.count == 1 else {
      throw element.problem("a derived field needs exactly one expression")
    }
    let reader = ExpressionReader(scope: self)
    let typed = try reader.read(body).cast(to: type)
    let slot = try table.add(.derived(typed.expression), uses: reader.used, line: element.line)
    return Field(
      slot: slot, type: type, isContinuous: element["optype"] == "continuous",
      categories: values.compactMap { $0["value"] })
  }
}

/// Functions that the document defines.
final class FunctionTable {
  private(set) var definitions: [String: XMLElement] = [:]

  func declare(_ element: XMLElement) throws(PMMLProblem) {
    let name = try element.required("name")
    guard definitions[name] == nil, Function(rawValue: name) == nil else {
      throw element.problem("the function “\(Clip.text(name))” is defined twice")
    }
    definitions[name] = element
  }
}
