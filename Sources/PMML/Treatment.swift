import XML

/// What a mining schema does with missing, invalid and outlying values.
struct Treatment: Sendable {
  enum Invalid: String, Sendable, CaseIterable { case returnInvalid, asIs, asMissing, asValue }
  enum Missing: String, Sendable, CaseIterable { case asIs, asMean, asMode, asMedian, asValue, returnInvalid }
  enum Outliers: String, Sendable, CaseIterable { case asIs, asMissingValues, asExtremeValues }

  var field: String
  var type: DataType
  /// Nil where every value of the type is valid.
  var validity: Validity?
  var invalid: Invalid
  var invalidReplacement: Value
  var missing: Missing
  var missingReplacement: Value
  var outliers: Outliers
  var low: Double
  var high: Double

  func apply(_ raw: Value) throws(RowProblem) -> Value {
    // What cannot be read as a value of the type is invalid, and cannot be kept as it is.
    guard let value = type.cast(raw, from: .double) else {
      return try finish(try treatInvalid(raw, keepable: false))
    }
    if value.isMissing || validity?.missing.contains(value) == true { return try finish(.missing) }
    if let validity, !validity.accepts(value) { return try finish(try treatInvalid(value, keepable: true)) }
    return try finish(value)
  }

  private func treatInvalid(_ value: Value, keepable: Bool) throws(RowProblem) -> Value {
    switch invalid {
    case .asIs where keepable: return value
    case .asIs, .returnInvalid:
      throw RowProblem("\(Self.shown(value)) is no valid value of the field “\(Clip.text(field))”")
    case .asMissing: return .missing
    case .asValue: return invalidReplacement
    }
  }

  private func finish(_ value: Value) throws(RowProblem) -> Value {
    var value = value
    if case .number(let number) = value {
      switch outliers {
      case .asIs: break
      case .asExtremeValues: value = .number(min(max(number, low), high))
      case .asMissingValues: if number < low || number > high { value = .missing }
      }
    }
    guard value.isMissing else { return value }
    if missing == .returnInvalid { throw RowProblem("the field “\(Clip.text(field))” has no value") }
    return missingReplacement
  }

  private static func shown(_ value: Value) -> String {
    switch value {
    case .missing: "nothing"
    case .number(let number): "\(number)"
    case .text(let text): "“\(Clip.text(text))”"
    }
  }
}

/// Which values of a field are valid.
struct Validity: Sendable {
  /// The values listed as valid; empty where none are.
  var valid: Set<Value>
  var invalid: Set<Value>
  /// Values that stand for a missing one.
  var missing: Set<Value>
  var intervals: [ValueInterval]

  var isTrivial: Bool { valid.isEmpty && invalid.isEmpty && missing.isEmpty && intervals.isEmpty }

  func accepts(_ value: Value) -> Bool {
    if invalid.contains(value) { return false }
    if valid.isEmpty, intervals.isEmpty { return true }
    if valid.contains(value) { return true }
    guard case .number(let number) = value else { return false }
    return intervals.contains { $0.contains(number) }
  }
}

/// An interval of numbers, open or closed at each end.
struct ValueInterval: Sendable {
  var low: Double
  var high: Double
  var holdsLow: Bool
  var holdsHigh: Bool

  init(_ element: XMLElement) throws(PMMLProblem) {
    low = try element.number("leftMargin") ?? -.infinity
    high = try element.number("rightMargin") ?? .infinity
    switch try element.required("closure") {
    case "openClosed": (holdsLow, holdsHigh) = (false, true)
    case "openOpen": (holdsLow, holdsHigh) = (false, false)
    case "closedOpen": (holdsLow, holdsHigh) = (true, false)
    case "closedClosed": (holdsLow, holdsHigh) = (true, true)
    default: throw element.problem("the closure of the interval is not read")
    }
  }

  func contains(_ number: Double) -> Bool {
    (holdsLow ? number >= low : number > low) && (holdsHigh ? number <= high : number < high)
  }
}
