/// An amount of money computed from a row's columns: `0.25 * monthly_charges USD`.
public struct ValueFormula: Sendable, Hashable {
  public indirect enum Expression: Sendable, Hashable {
    case number(Double)
    case column(String)
    case negated(Expression)
    case binary(Operator, Expression, Expression)
    case smallest([Expression])
    case largest([Expression])
  }

  public enum Operator: Character, Sendable, Hashable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
  }

  public var expression: Expression
  public var currency: Currency
  /// As written.
  public var text: String

  /// The columns it reads, each once, in the order of their first use.
  public var columns: [String] {
    var found: [String] = []
    func walk(_ expression: Expression) {
      switch expression {
      case .number: break
      case .column(let name): if !found.contains(name) { found.append(name) }
      case .negated(let inner): walk(inner)
      case .binary(_, let a, let b):
        walk(a)
        walk(b)
      case .smallest(let items), .largest(let items): items.forEach(walk)
      }
    }
    walk(expression)
    return found
  }

  /// The amount for one row.
  ///
  /// - Parameter value: the number in a column; not-a-number makes the result not-a-number.
  public func evaluate(_ value: (String) -> Double) -> Double { Self.evaluate(expression, value) }

  private static func evaluate(_ expression: Expression, _ value: (String) -> Double) -> Double {
    switch expression {
    case .number(let number): return number
    case .column(let name): return value(name)
    case .negated(let inner): return -evaluate(inner, value)
    case .binary(let op, let a, let b):
      let (x, y) = (evaluate(a, value), evaluate(b, value))
      switch op {
      case .add: return x + y
      case .subtract: return x - y
      case .multiply: return x * y
      case .divide: return x / y
      }
    case .smallest(let items):
      let numbers = items.map { evaluate($0, value) }
      return numbers.contains(where: \.isNaN) ? .nan : numbers.min() ?? .nan
    case .largest(let items):
      let numbers = items.map { evaluate($0, value) }
      return numbers.contains(where: \.isNaN) ? .nan : numbers.max() ?? .nan
    }
  }
}
