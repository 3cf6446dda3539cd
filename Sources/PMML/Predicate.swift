import XML

/// A condition on fields; nil, “unknown”, where a missing value leaves it open.
indirect enum Predicate: Sendable {
  case constant(Bool)
  case number(Int, Comparison, Double)
  case equal(Int, Value, negated: Bool)
  case missing(Int, negated: Bool)
  case member(Int, Set<Value>, negated: Bool)
  case rank(Int, Comparison, ranks: [Value: Int], Int)
  case all([Predicate])
  case any([Predicate])
  case parity([Predicate])
  case surrogate([Predicate])

  enum Comparison: String, Sendable, CaseIterable {
    case equal, notEqual, lessThan, lessOrEqual, greaterThan, greaterOrEqual

    func holds<Item: Comparable>(_ a: Item, _ b: Item) -> Bool {
      switch self {
      case .equal: a == b
      case .notEqual: a != b
      case .lessThan: a < b
      case .lessOrEqual: a <= b
      case .greaterThan: a > b
      case .greaterOrEqual: a >= b
      }
    }
  }

  func holds(_ row: Row) throws(RowProblem) -> Bool? {
    switch self {
    case .constant(let value): return value
    case .number(let slot, let comparison, let bound):
      guard case .number(let value) = try row(slot) else { return nil }
      return comparison.holds(value, bound)
    case .equal(let slot, let wanted, let negated):
      let value = try row(slot)
      return value.isMissing ? nil : (value == wanted) != negated
    case .missing(let slot, let negated): return try row(slot).isMissing != negated
    case .member(let slot, let values, let negated):
      let value = try row(slot)
      return value.isMissing ? nil : values.contains(value) != negated
    case .rank(let slot, let comparison, let ranks, let bound):
      let value = try row(slot)
      guard !value.isMissing, let rank = ranks[value] else { return nil }
      return comparison.holds(rank, bound)
    case .all(let parts):
      var isOpen = false
      for part in parts {
        guard let holds = try part.holds(row) else {
          isOpen = true
          continue
        }
        if !holds { return false }
      }
      return isOpen ? nil : true
    case .any(let parts):
      var isOpen = false
      for part in parts {
        guard let holds = try part.holds(row) else {
          isOpen = true
          continue
        }
        if holds { return true }
      }
      return isOpen ? nil : false
    case .parity(let parts):
      var isOdd = false
      for part in parts {
        guard let holds = try part.holds(row) else { return nil }
        if holds { isOdd.toggle() }
      }
      return isOdd
    case .surrogate(let parts):
      for part in parts { if let holds = try part.holds(row) { return holds } }
      return nil
    }
  }

  static let names: Set<String> = ["SimplePredicate", "CompoundPredicate", "SimpleSetPredicate", "True", "False"]

  /// The one predicate among an element's children.
  static func read(in element: XMLElement, _ scope: Scope) throws(PMMLProblem) -> Predicate {
    let found = element.children.filter { names.contains($0.name) }
    guard let predicate = found.first, found.count == 1 else {
      throw element.problem("the element \(element.name) needs exactly one predicate")
    }
    return try read(predicate, scope)
  }

  static func read(_ element: XMLElement, _ scope: Scope) throws(PMMLProblem) -> Predicate {
    switch element.name {
    case "True": return .constant(true)
    case "False": return .constant(false)
    case "SimplePredicate": return try simple(element, scope)
    case "SimpleSetPredicate": return try set(element, scope)
    case "CompoundPredicate":
      try element.allow(names)
      var parts: [Predicate] = []
      for part in element.content { parts.append(try read(part, scope)) }
      guard parts.count > 1 else { throw element.problem("a compound predicate needs two or more predicates") }
      switch try element.required("booleanOperator") {
      case "and": return .all(parts)
      case "or": return .any(parts)
      case "xor": return .parity(parts)
      case "surrogate": return .surrogate(parts)
      default: throw element.problem("the operator of the compound predicate is not read")
      }
    default: throw element.problem("the predicate \(element.name) is not read")
    }
  }

  private static func simple(_ element: XMLElement, _ scope: Scope) throws(PMMLProblem) -> Predicate {
    try element.allow([])
    let field = try scope.find(try element.required("field"), at: element)
    let word = try element.required("operator")
    switch word {
    case "isMissing": return .missing(field.slot, negated: false)
    case "isNotMissing": return .missing(field.slot, negated: true)
    default: break
    }
    guard let comparison = Comparison(rawValue: word) else {
      throw element.problem("the operator “\(Clip.text(word))” is not read")
    }
    let value = try value(try element.required("value"), field, element)
    switch (value, comparison) {
    case (_, .equal): return .equal(field.slot, value, negated: false)
    case (_, .notEqual): return .equal(field.slot, value, negated: true)
    case (.number(let number), _): return .number(field.slot, comparison, number)
    default:
      var ranks: [Value: Int] = [:]
      for (position, text) in field.categories.enumerated() { ranks[.text(text)] = position }
      guard let bound = ranks[value] else {
        throw element.problem("texts are compared by “\(word)”, and their order is not given")
      }
      return .rank(field.slot, comparison, ranks: ranks, bound)
    }
  }

  private static func set(_ element: XMLElement, _ scope: Scope) throws(PMMLProblem) -> Predicate {
    try element.allow(["Array"])
    let field = try scope.find(try element.required("field"), at: element)
    guard let array = element.child("Array") else { throw element.problem("the set has no array") }
    var values: Set<Value> = []
    for item in try array.arrayItems() { values.insert(try value(item, field, array)) }
    switch try element.required("booleanOperator") {
    case "isIn": return .member(field.slot, values, negated: false)
    case "isNotIn": return .member(field.slot, values, negated: true)
    default: throw element.problem("the operator of the set is not read")
    }
  }

  private static func value(_ text: String, _ field: Field, _ element: XMLElement) throws(PMMLProblem) -> Value {
    if let value = field.type.value(text) { return value }
    throw element.problem("“\(Clip.text(text))” is no value of the type \(field.type.rawValue)")
  }
}
