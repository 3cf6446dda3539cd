import Foundation
import Statistics

/// The built-in functions that are read.
enum Function: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case min, max, sum, avg, median, product
  case log10, ln, sqrt, abs, exp, pow, threshold, floor, ceil, round, modulo, rint, expm1, ln1p, hypot
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh
  case normalCDF, normalPDF, stdNormalCDF, stdNormalPDF, erf
  case isMissing, isNotMissing, isValid, isNotValid
  case equal, notEqual, lessThan, lessOrEqual, greaterThan, greaterOrEqual
  case and, or, not, isIn, isNotIn
  case `if`
  case uppercase, lowercase, stringLength, substring, trimBlanks, concat

  /// How many arguments it takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .add, .subtract, .multiply, .divide, .pow, .threshold, .modulo, .hypot, .equal, .notEqual, .lessThan,
      .lessOrEqual, .greaterThan, .greaterOrEqual:
      2...2
    case .min, .max, .sum, .avg, .median, .product: 1...10_000
    case .concat, .and, .or, .isIn, .isNotIn: 2...10_000
    case .if: 2...3
    case .substring, .normalCDF, .normalPDF: 3...3
    default: 1...1
    }
  }

  /// The type of the result, from those of the arguments.
  func type(_ arguments: [DataType]) -> DataType {
    let common = arguments.dropFirst().reduce(arguments.first ?? .double, DataType.common)
    switch self {
    case .add, .subtract, .multiply, .divide, .min, .max, .sum, .product, .abs, .modulo, .pow, .median:
      return common == .boolean ? .double : common
    case .floor, .ceil, .round, .stringLength, .threshold: return .integer
    case .isMissing, .isNotMissing, .isValid, .isNotValid, .equal, .notEqual, .lessThan, .lessOrEqual, .greaterThan,
      .greaterOrEqual, .and, .or, .not, .isIn, .isNotIn:
      return .boolean
    case .if: return arguments.dropFirst(2).reduce(arguments.dropFirst().first ?? .double, DataType.common)
    case .uppercase, .lowercase, .substring, .trimBlanks, .concat: return .string
    case .avg, .rint: return common == .float ? .float : .double
    default: return common == .float ? .float : .double
    }
  }

  /// One argument as a number to a number.
  func unary(_ x: Double) -> Double? {
    switch self {
    case .log10: Foundation.log10(x)
    case .ln: log(x)
    case .sqrt: x.squareRoot()
    case .abs: Swift.abs(x)
    case .exp: Foundation.exp(x)
    case .floor: x.rounded(.down)
    case .ceil: x.rounded(.up)
    case .round: (x + 0.5).rounded(.down)
    case .rint: x.rounded(.toNearestOrEven)
    case .expm1: Foundation.expm1(x)
    case .ln1p: log1p(x)
    case .sin: Foundation.sin(x)
    case .cos: Foundation.cos(x)
    case .tan: Foundation.tan(x)
    case .asin: Foundation.asin(x)
    case .acos: Foundation.acos(x)
    case .atan: Foundation.atan(x)
    case .sinh: Foundation.sinh(x)
    case .cosh: Foundation.cosh(x)
    case .tanh: Foundation.tanh(x)
    case .erf: Foundation.erf(x)
    case .stdNormalCDF: Self.normalCDF(x)
    case .stdNormalPDF: Self.normalPDF(x)
    default: nil
    }
  }

  func binary(_ a: Double, _ b: Double, isInteger: Bool) -> Double? {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    // Whole numbers divide to a whole number, as the reference implementation has it.
    case .divide: isInteger ? (b == 0 ? .nan : (a / b).rounded(.towardZero)) : a / b
    case .pow: Foundation.pow(a, b)
    case .threshold: a > b ? 1 : 0
    case .modulo: b == 0 ? .nan : a - b * (a / b).rounded(.down)
    case .hypot: Foundation.hypot(a, b)
    default: nil
    }
  }

  /// Aggregates of the numbers that are not missing.
  func aggregate(_ numbers: [Double]) -> Double? {
    guard let first = numbers.first else { return nil }
    switch self {
    case .min: return numbers.dropFirst().reduce(first, Swift.min)
    case .max: return numbers.dropFirst().reduce(first, Swift.max)
    case .sum: return numbers.reduce(0, +)
    case .avg: return numbers.reduce(0, +) / Double(numbers.count)
    case .product: return numbers.reduce(1, *)
    case .median: return Self.median(numbers)
    default: return nil
    }
  }

  static func median(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The standard normal distribution function.
  static func normalCDF(_ x: Double) -> Double { erfc(-x / 2.0.squareRoot()) / 2 }

  static func normalPDF(_ x: Double) -> Double { Foundation.exp(-x * x / 2) / (2 * Double.pi).squareRoot() }
}
