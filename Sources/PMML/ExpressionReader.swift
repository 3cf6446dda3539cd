import XML

/// Reads expressions. Functions that the document defines are put in where they are called.
final class ExpressionReader {
  static let names: Set<String> = [
    "Constant", "FieldRef", "NormContinuous", "NormDiscrete", "Discretize", "MapValues", "Apply",
  ]

  private let scope: Scope
  /// The fields used, by slot.
  private(set) var used: [Int] = []
  private var calls: [String] = []

  init(scope: Scope) { self.scope = scope }

  func read(_ element: XMLElement) throws(PMMLProblem) -> TypedExpression { try read(element, parameters: [:]) }

  private func read(_ element: XMLElement, parameters: [String: TypedExpression]) throws(PMMLProblem)
    -> TypedExpression
  {
    try scope.table.countExpression(line: element.line)
    switch element.name {
    case "Constant": return try constant(element)
    case "FieldRef": return try reference(element, parameters)
    case "NormContinuous": return try piecewise(element)
    case "NormDiscrete": return try indicator(element)
    case "Discretize": return try bins(element)
    case "MapValues": return try lookUp(element)
    case "Apply": return try apply(element, parameters)
    default:
      throw element.problem("the expression \(element.name) is not read")
    }
  }

  private func use(_ element: XMLElement) throws(PMMLProblem) -> Field {
    let field = try scope.find(try element.required("field"), at: element)
    used.append(field.slot)
    return field
  }

  /// A value written in the document, as a value of a type.
  private func value(_ text: String?, _ type: DataType, _ element: XMLElement) throws(PMMLProblem) -> Value {
    guard let text else { return .missing }
    if let value = type.value(text) { return value }
    throw element.problem("“\(Clip.text(text))” is no value of the type \(type.rawValue)")
  }

  private func constant(_ element: XMLElement) throws(PMMLProblem) -> TypedExpression {
    try element.allow([])
    if element["missing"] == "true" { return TypedExpression(expression: .constant(.missing), type: .double) }
    let text = element.text
    let type: DataType
    if element["dataType"] != nil {
      type = try FieldReading.dataType(element)
    } else if let number = Number.parse(text) {
      type = number == number.rounded() && !text.contains(where: { ".eEN".contains($0) }) ? .integer : .double
    } else {
      type = .string
    }
    return TypedExpression(expression: .constant(try value(text, type, element)), type: type)
  }

  private func reference(_ element: XMLElement, _ parameters: [String: TypedExpression]) throws(PMMLProblem)
    -> TypedExpression
  {
    try element.allow([])
    let name = try element.required("field")
    if let given = parameters[name] {
      guard let text = element["mapMissingTo"] else { return given }
      let options = Expression.ApplyOptions(
        ifMissing: .missing, otherwise: .missing, type: given.type, argumentTypes: [.boolean, given.type, given.type])
      let fallback = Expression.constant(try value(text, given.type, element))
      let isMissing = Expression.apply(.isMissing, [given.expression], options)
      return TypedExpression(
        expression: .apply(.if, [isMissing, fallback, given.expression], options), type: given.type)
    }
    let field = try use(element)
    return TypedExpression(
      expression: .field(field.slot, ifMissing: try value(element["mapMissingTo"], field.type, element)),
      type: field.type)
  }

  private func piecewise(_ element: XMLElement) throws(PMMLProblem) -> TypedExpression {
    try element.allow(["LinearNorm"])
    let field = try use(element)
    guard field.type != .string else { throw element.problem("NormContinuous needs a numeric field") }
    var points: [Expression.Point] = []
    for point in element.all("LinearNorm") {
      points.append(Expression.Point(x: try point.requiredNumber("orig"), y: try point.requiredNumber("norm")))
    }
    guard points.count > 1, zip(points, points.dropFirst()).allSatisfy({ $0.x < $1.x }) else {
      throw element.problem("NormContinuous needs two or more points with rising “orig”")
    }
    return TypedExpression(
      expression: .piecewise(
        field.slot, points, try element.choice("outliers", Expression.Outside.asIs),
        ifMissing: try value(element["mapMissingTo"], .double, element)), type: .double)
  }

  private func indicator(_ element: XMLElement) throws(PMMLProblem) -> TypedExpression {
    try element.allow([])
    let field = try use(element)
    return TypedExpression(
      expression: .indicator(
        field.slot, try value(try element.required("value"), field.type, element),
        ifMissing: try value(element["mapMissingTo"], .double, element)), type: .double)
  }

  private func bins(_ element: XMLElement) throws(PMMLProblem) -> TypedExpression {
    try element.allow(["DiscretizeBin"])
    let field = try use(element)
    guard field.type != .string else { throw element.problem("Discretize needs a numeric field") }
    let type = element["dataType"] == nil ? DataType.string : try FieldReading.dataType(element)
    var bins: [Expression.Bin] = []
    for bin in element.all("DiscretizeBin") {
      guard let interval = bin.child("Interval") else { throw bin.problem("the bin has no interval") }
      bins.append(
        Expression.Bin(
          interval: try ValueInterval(interval), value: try value(try bin.required("binValue"), type, bin)))
    }
    return TypedExpression(
      expression: .bins(
        field.slot, bins, otherwise: try value(element["defaultValue"], type, element),
        ifMissing: try value(element["mapMissingTo"], type, element)), type: type)
  }

  private func lookUp(_ element: XMLElement) throws(PMMLProblem) -> TypedExpression {
    try element.allow(["FieldColumnPair", "InlineTable"])
    let type = element["dataType"] == nil ? DataType.string : try FieldReading.dataType(element)
    let output = try element.required("outputColumn")
    var fields: [(column: String, field: Field)] = []
    for pair in element.all("FieldColumnPair") {
      fields.append((try pair.required("column"), try use(pair)))
    }
    guard let table = element.child("InlineTable"), !fields.isEmpty else {
      throw element.problem("MapValues needs fields and an inline table")
    }
    var entries: [[Value]: Value] = [:]
    for row in table.all("row") {
      var key: [Value] = []
      for (column, field) in fields {
        guard let cell = row.child(column) else { throw row.problem("the row has no “\(Clip.text(column))”") }
        key.append(try value(cell.text, field.type, cell))
      }
      guard let cell = row.child(output) else { throw row.problem("the row has no “\(Clip.text(output))”") }
      if entries[key] == nil { entries[key] = try value(cell.text, type, cell) }
    }
    return TypedExpression(
      expression: .lookUp(
        fields.map(\.field.slot), entries, otherwise: try value(element["defaultValue"], type, element),
        ifMissing: try value(element["mapMissingTo"], type, element)), type: type)
  }

  private func apply(_ element: XMLElement, _ parameters: [String: TypedExpression]) throws(PMMLProblem)
    -> TypedExpression
  {
    let name = try element.required("function")
    if let treatment = element["invalidValueTreatment"], treatment != "returnInvalid", treatment != "asIs" {
      throw element.problem("the invalidValueTreatment of Apply is not read")
    }
    var arguments: [TypedExpression] = []
    for child in element.content { arguments.append(try read(child, parameters: parameters)) }
    guard let function = Function(rawValue: name) else { return try call(name, arguments, element) }
    guard function.arity.contains(arguments.count) else {
      throw element.problem("the function “\(name)” does not take \(arguments.count) arguments")
    }
    arguments = try aligned(function, arguments, element)
    let types = arguments.map(\.type)
    let type = function.type(types)
    let options = Expression.ApplyOptions(
      ifMissing: try value(element["mapMissingTo"], type, element),
      otherwise: try value(element["defaultValue"], type, element), type: type, argumentTypes: types)
    return TypedExpression(expression: .apply(function, arguments.map(\.expression), options), type: type)
  }

  /// Makes arguments that are compared be of one type, and sees to it that arithmetic gets numbers.
  private func aligned(_ function: Function, _ arguments: [TypedExpression], _ element: XMLElement)
    throws(PMMLProblem) -> [TypedExpression]
  {
    switch function {
    case .equal, .notEqual, .isIn, .isNotIn, .lessThan, .lessOrEqual, .greaterThan, .greaterOrEqual:
      let first = arguments[0].type
      if function != .equal, function != .notEqual, function != .isIn, function != .isNotIn, first == .string {
        throw element.problem("the function “\(function.rawValue)” of texts is not read")
      }
      var result: [TypedExpression] = []
      for argument in arguments {
        if argument.type == first || argument.type != .string && first != .string {
          result.append(argument)
        } else if case .constant(.text(let text)) = argument.expression, let value = first.value(text) {
          result.append(TypedExpression(expression: .constant(value), type: first))
        } else {
          result.append(argument.cast(to: first))
        }
      }
      return result
    case .isMissing, .isNotMissing, .isValid, .isNotValid, .if, .uppercase, .lowercase, .stringLength, .substring,
      .trimBlanks, .concat:
      return arguments
    default:
      if arguments.contains(where: { $0.type == .string }) {
        throw element.problem("the function “\(function.rawValue)” takes no texts")
      }
      return arguments
    }
  }

  private func call(_ name: String, _ arguments: [TypedExpression], _ element: XMLElement) throws(PMMLProblem)
    -> TypedExpression
  {
    guard let definition = scope.functions.definitions[name] else {
      throw element.problem(
        "the function “\(Clip.text(name))” is not read", help: "export the model without it, or as ONNX")
    }
    guard !calls.contains(name), calls.count < 50 else {
      throw element.problem("the function “\(Clip.text(name))” calls itself")
    }
    if element["mapMissingTo"] != nil || element["defaultValue"] != nil {
      throw element.problem("mapMissingTo and defaultValue of a function that the document defines are not read")
    }
    let fields = definition.all("ParameterField")
    guard fields.count == arguments.count else {
      throw element.problem("the function “\(Clip.text(name))” takes \(fields.count) arguments")
    }
    var parameters: [String: TypedExpression] = [:]
    for (field, argument) in zip(fields, arguments) {
      let typed = field["dataType"] == nil ? argument : argument.cast(to: try FieldReading.dataType(field))
      parameters[try field.required("name")] = typed
    }
    guard let body = definition.content.first(where: { $0.name != "ParameterField" }) else {
      throw definition.problem("the function “\(Clip.text(name))” has no expression")
    }
    calls.append(name)
    defer { calls.removeLast() }
    let result = try read(body, parameters: parameters)
    return definition["dataType"] == nil ? result : result.cast(to: try FieldReading.dataType(definition))
  }
}
