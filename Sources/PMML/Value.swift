/// A field's value in one row. Truth values are the numbers 0 and 1.
enum Value: Sendable, Hashable {
  case missing
  case number(Double)
  case text(String)

  var number: Double? { if case .number(let value) = self { value } else { nil } }
  var isMissing: Bool { self == .missing }
}

/// The data types that are read.
enum DataType: String, Sendable, CaseIterable {
  case string, integer, float, double, boolean

  var isNumeric: Bool { self == .integer || self == .float || self == .double }

  /// What a text means as a value of this type; nil when it means none.
  func value(_ text: String) -> Value? {
    switch self {
    case .string: return .text(text)
    case .integer:
      guard let number = Number.parse(text), number == number.rounded() else { return nil }
      return .number(number)
    case .float: return Number.parse(text).map { .number(Self.single($0)) }
    case .double: return Number.parse(text).map { .number($0) }
    case .boolean:
      switch Clip.trimmed(text).lowercased() {
      case "true", "1", "1.0": return .number(1)
      case "false", "0", "0.0": return .number(0)
      default: return nil
      }
    }
  }

  /// A value of another type as one of this; nil when it cannot be.
  func cast(_ value: Value, from type: DataType) -> Value? {
    switch value {
    case .missing: return .missing
    case .text(let text): return self.value(text)
    case .number(let number):
      switch self {
      case .string: return .text(Self.text(number, type))
      case .integer: return number == number.rounded() ? value : nil
      case .float: return .number(Self.single(number))
      case .double: return value
      case .boolean: return number == 0 || number == 1 ? value : nil
      }
    }
  }

  /// The number that single precision keeps of it.
  static func single(_ number: Double) -> Double { Double(Float(number)) }

  /// A number of a type as text: `3`, `2.5`, `true`.
  static func text(_ number: Double, _ type: DataType) -> String {
    switch type {
    case .boolean: return number == 0 ? "false" : "true"
    case .integer where abs(number) < 1e18: return String(Int64(number))
    case .float: return Float(number).description
    default: return number.description
    }
  }

  /// The type that arithmetic on both gives.
  static func common(_ a: DataType, _ b: DataType) -> DataType {
    if a == b { return a }
    if a == .double || b == .double { return .double }
    if a == .float || b == .float { return .float }
    return a.isNumeric || b.isNumeric ? (a == .string || b == .string ? .string : .double) : .string
  }
}

/// Arithmetic in double precision, or rounded to single precision after every step, as some exporters ask for
/// (`x-mathContext="float"`): a double operation on two singles, rounded once, is the single operation.
struct Precision: Sendable {
  var isSingle: Bool

  func callAsFunction(_ value: Double) -> Double { isSingle ? DataType.single(value) : value }

  func add(_ a: Double, _ b: Double) -> Double { self(a + b) }
  func multiply(_ a: Double, _ b: Double) -> Double { self(a * b) }
  func divide(_ a: Double, _ b: Double) -> Double { self(a / b) }
}
