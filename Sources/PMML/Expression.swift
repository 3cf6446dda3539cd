import Foundation

/// An expression that was read.
indirect enum Expression: Sendable {
  case constant(Value)
  case field(Int, ifMissing: Value)
  /// Straight lines between points, sorted by their first number.
  case piecewise(Int, [Point], Outside, ifMissing: Value)
  case indicator(Int, Value, ifMissing: Value)
  case bins(Int, [Bin], otherwise: Value, ifMissing: Value)
  case lookUp([Int], [[Value]: Value], otherwise: Value, ifMissing: Value)
  case apply(Function, [Expression], ApplyOptions)
  /// To another type.
  case cast(Expression, from: DataType, to: DataType)

  struct Point: Sendable {
    var x: Double
    var y: Double
  }

  enum Outside: String, Sendable, CaseIterable { case asIs, asMissingValues, asExtremeValues }

  struct Bin: Sendable {
    var interval: ValueInterval
    var value: Value
  }

  struct ApplyOptions: Sendable {
    /// The result where an argument is missing.
    var ifMissing: Value
    /// The result where the function gives none.
    var otherwise: Value
    var type: DataType
    var argumentTypes: [DataType]
  }

  func evaluate(_ row: Row) throws(RowProblem) -> Value {
    switch self {
    case .constant(let value): return value
    case .field(let slot, let ifMissing):
      let value = try row(slot)
      return value.isMissing ? ifMissing : value
    case .piecewise(let slot, let points, let outside, let ifMissing):
      guard case .number(let x) = try row(slot) else { return ifMissing }
      return Self.interpolate(x, points, outside)
    case .indicator(let slot, let wanted, let ifMissing):
      let value = try row(slot)
      return value.isMissing ? ifMissing : .number(value == wanted ? 1 : 0)
    case .bins(let slot, let bins, let otherwise, let ifMissing):
      guard case .number(let x) = try row(slot) else { return ifMissing }
      return bins.first { $0.interval.contains(x) }?.value ?? otherwise
    case .lookUp(let slots, let table, let otherwise, let ifMissing):
      var key: [Value] = []
      for slot in slots {
        let value = try row(slot)
        if value.isMissing { return ifMissing }
        key.append(value)
      }
      return table[key] ?? otherwise
    case .apply(let function, let arguments, let options):
      let value = try Self.apply(function, arguments, options, row)
      return value.isMissing ? options.otherwise : value
    case .cast(let inner, let from, let to):
      let value = try inner.evaluate(row)
      guard let cast = to.cast(value, from: from) else {
        throw RowProblem("a value of the type \(from.rawValue) cannot be taken as \(to.rawValue)")
      }
      return cast
    }
  }

  private static func interpolate(_ x: Double, _ points: [Point], _ outside: Outside) -> Value {
    guard let first = points.first, let last = points.last, points.count > 1 else { return .missing }
    if x < first.x || x > last.x {
      switch outside {
      case .asMissingValues: return .missing
      case .asExtremeValues: return .number(x < first.x ? first.y : last.y)
      case .asIs: break
      }
    }
    var right = points.firstIndex { x <= $0.x } ?? points.count - 1
    right = max(1, right)
    let (a, b) = (points[right - 1], points[right])
    return .number(a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y))
  }

  private static func apply(
    _ function: Function, _ arguments: [Expression], _ options: ApplyOptions, _ row: Row
  ) throws(RowProblem) -> Value {
    switch function {
    case .if:
      guard let condition = arguments.first, case .number(let chosen) = try condition.evaluate(row) else {
        if options.ifMissing.isMissing { return try ofMissing(function) }
        return options.ifMissing
      }
      let branch = chosen != 0 ? 1 : 2
      return branch < arguments.count ? try arguments[branch].evaluate(row) : .missing
    case .isMissing, .isNotValid: return .number(try arguments[0].evaluate(row).isMissing ? 1 : 0)
    case .isNotMissing, .isValid: return .number(try arguments[0].evaluate(row).isMissing ? 0 : 1)
    default: break
    }
    var values: [Value] = []
    values.reserveCapacity(arguments.count)
    for argument in arguments { values.append(try argument.evaluate(row)) }
    switch function {
    case .and, .or: return logical(function, values, options)
    case .min, .max, .sum, .avg, .median, .product:
      if !options.ifMissing.isMissing, values.contains(.missing) { return options.ifMissing }
      return finish(function.aggregate(values.compactMap(\.number)), options)
    default: break
    }
    // A missing text adds nothing to others.
    if function != .concat, values.contains(.missing) {
      if !options.ifMissing.isMissing { return options.ifMissing }
      return try ofMissing(function)
    }
    return try strict(function, values, options)
  }

  /// What a function gives where an argument is missing and nothing says what then: arithmetic nothing, a test for
  /// membership that it is no member; others cannot be computed.
  private static func ofMissing(_ function: Function) throws(RowProblem) -> Value {
    switch function {
    case .add, .subtract, .multiply, .divide: return .missing
    case .isIn: return .number(0)
    case .isNotIn: return .number(1)
    default: throw RowProblem("the function “\(function.rawValue)” is asked of a missing value")
    }
  }

  /// Functions all of whose arguments are there.
  private static func strict(_ function: Function, _ values: [Value], _ options: ApplyOptions) throws(RowProblem)
    -> Value
  {
    switch function {
    case .equal: return .number(values[0] == values[1] ? 1 : 0)
    case .notEqual: return .number(values[0] == values[1] ? 0 : 1)
    case .isIn: return .number(values.dropFirst().contains(values[0]) ? 1 : 0)
    case .isNotIn: return .number(values.dropFirst().contains(values[0]) ? 0 : 1)
    case .lessThan, .lessOrEqual, .greaterThan, .greaterOrEqual: return compare(function, values)
    case .not: return .number(values[0] == .number(0) ? 1 : 0)
    case .uppercase, .lowercase, .stringLength, .substring, .trimBlanks, .concat:
      return try texts(function, values, options)
    case .normalCDF, .normalPDF:
      let numbers = values.compactMap(\.number)
      guard numbers.count == 3, numbers[2] > 0 else { return .missing }
      let z = (numbers[0] - numbers[1]) / numbers[2]
      return .number(function == .normalCDF ? Function.normalCDF(z) : Function.normalPDF(z) / numbers[2])
    default: break
    }
    let numbers = values.compactMap(\.number)
    guard numbers.count == values.count else { return .missing }
    if numbers.count == 1 { return finish(function.unary(numbers[0]), options) }
    let isInteger = options.type == .integer
    return finish(function.binary(numbers[0], numbers[1], isInteger: isInteger), options)
  }

  private static func finish(_ number: Double?, _ options: ApplyOptions) -> Value {
    guard let number else { return .missing }
    return .number(options.type == .float ? DataType.single(number) : number)
  }

  /// With a missing argument the result is known where the others decide it.
  private static func logical(_ function: Function, _ values: [Value], _ options: ApplyOptions) -> Value {
    let deciding: Double = function == .or ? 1 : 0
    if values.contains(where: { $0 == .number(deciding) }) { return .number(deciding) }
    return values.contains(.missing) ? options.ifMissing : .number(1 - deciding)
  }

  private static func compare(_ function: Function, _ values: [Value]) -> Value {
    func holds<Item: Comparable>(_ a: Item, _ b: Item) -> Bool {
      switch function {
      case .lessThan: a < b
      case .lessOrEqual: a <= b
      case .greaterThan: a > b
      default: a >= b
      }
    }
    switch (values[0], values[1]) {
    case (.number(let a), .number(let b)): return .number(holds(a, b) ? 1 : 0)
    default: return .missing
    }
  }

  private static func texts(_ function: Function, _ values: [Value], _ options: ApplyOptions) throws(RowProblem)
    -> Value
  {
    func text(_ position: Int) -> String {
      switch values[position] {
      case .text(let text): text
      case .number(let number): DataType.text(number, options.argumentTypes[position])
      case .missing: ""
      }
    }
    switch function {
    case .uppercase: return .text(text(0).uppercased())
    case .lowercase: return .text(text(0).lowercased())
    case .stringLength: return .number(Double(text(0).utf16.count))
    case .trimBlanks: return .text(Clip.trimmed(text(0)))
    case .concat: return .text(values.indices.map(text).joined())
    case .substring:
      let units = Array(text(0).utf16)
      guard let start = values[1].number, let length = values[2].number, start >= 1, length >= 0, start <= 1e9,
        length <= 1e9, start + length - 1 <= Double(units.count)
      else { throw RowProblem("a substring outside the text “\(Clip.text(text(0)))” is asked for") }
      return .text(String(decoding: units[(Int(start) - 1)..<(Int(start) - 1 + Int(length))], as: UTF16.self))
    default: return .missing
    }
  }
}

/// An expression and the type of what it gives.
struct TypedExpression: Sendable {
  var expression: Expression
  var type: DataType

  func cast(to type: DataType) -> TypedExpression {
    if type == self.type || type == .double && (self.type == .float || self.type == .integer) {
      return TypedExpression(expression: expression, type: type)
    }
    return TypedExpression(expression: .cast(expression, from: self.type, to: type), type: type)
  }
}
