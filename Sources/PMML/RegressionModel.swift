import Foundation
import XML

/// Linear and logistic regression by tables of coefficients.
struct RegressionModel: Scorer {
  struct Table: Sendable {
    var intercept: Double
    var numeric: [(slot: Int, exponent: Double, coefficient: Double)]
    var categorical: [(slot: Int, value: Value, coefficient: Double)]
    var terms: [(slots: [Int], coefficient: Double)]
  }

  var classes: [String]
  let isClassification: Bool
  let isOrdinal: Bool
  let link: Link
  let precision: Precision
  let tables: [Table]
  /// The class of each table.
  let targets: [Int]

  func score(_ row: Row) throws(RowProblem) -> Outcome {
    var scores: [Double] = []
    for table in tables {
      guard let score = try predict(table, row) else { return Outcome(value: .missing) }
      scores.append(score)
    }
    guard isClassification else { return Outcome(value: .number(link.mean(scores[0], precision))) }
    let given = probabilities(scores)
    var ordered = [Double](repeating: 0, count: classes.count)
    for (position, target) in targets.enumerated() { ordered[target] = given[position] }
    return Outcome.classified(ordered, classes)
  }

  /// The linear predictor; nil where a number is missing.
  private func predict(_ table: Table, _ row: Row) throws(RowProblem) -> Double? {
    var sum = 0.0
    for (slot, exponent, coefficient) in table.numeric {
      guard case .number(let value) = try row(slot) else { return nil }
      let power = exponent == 1 ? value : precision(pow(value, exponent))
      sum = precision.add(sum, precision.multiply(coefficient, power))
    }
    for (slot, value, coefficient) in table.categorical where try row(slot) == value {
      sum = precision.add(sum, coefficient)
    }
    for (slots, coefficient) in table.terms {
      var product = coefficient
      for slot in slots {
        guard case .number(let value) = try row(slot) else { return nil }
        product = precision.multiply(product, value)
      }
      sum = precision.add(sum, product)
    }
    return precision.add(sum, table.intercept)
  }

  private func probabilities(_ scores: [Double]) -> [Double] {
    if isOrdinal { return ordinal(scores) }
    switch link {
    case .softmax: return Link.softmax(scores, precision)
    case .simplemax: return Link.simplemax(scores, precision)
    case .none where scores.count > 2:
      let known = Array(scores.dropLast())
      return known + [precision.add(1, -known.reduce(0) { precision.add($0, $1) })]
    default: break
    }
    let means = scores.map { link.mean($0, precision) }
    guard scores.count == 2 else { return Link.simplemax(means, precision) }
    return [means[0], precision.add(1, -means[0])]
  }

  /// The tables give cumulative probabilities; the last class has the rest.
  private func ordinal(_ scores: [Double]) -> [Double] {
    var before = 0.0
    var result: [Double] = []
    for (position, score) in scores.enumerated() {
      let cumulative = position == scores.count - 1 ? 1 : link.mean(score, precision)
      result.append(precision.add(cumulative, -before))
      before = cumulative
    }
    return result
  }
}

enum RegressionReader {
  static func read(_ element: XMLElement, _ context: ModelContext) throws(PMMLProblem) -> RegressionModel {
    let link = try element.choice("normalizationMethod", Link.none)
    let found = element.all("RegressionTable")
    guard !found.isEmpty else { throw element.problem("the regression has no table") }
    var tables: [RegressionModel.Table] = []
    var labels: [String] = []
    for part in found {
      tables.append(try table(part, context))
      if context.isClassification { labels.append(try part.required("targetCategory")) }
    }
    if context.isClassification {
      guard tables.count > 1, Set(labels).count == labels.count else {
        throw element.problem("a classification needs a table for each of two or more classes")
      }
    } else if tables.count != 1 {
      throw element.problem("a regression needs exactly one table")
    }
    let manyClasses: Set<Link> = [.none, .simplemax, .softmax, .logit]
    let isOrdinal = context.isClassification && context.scope.isOrdinalTarget
    if isOrdinal, link == .softmax || link == .simplemax || link == .exp {
      throw element.problem("the normalization \(link.rawValue) of an ordinal target is not read")
    }
    if !isOrdinal, tables.count > 2, !manyClasses.contains(link) {
      throw element.problem("the normalization \(link.rawValue) of more than two classes is not read")
    }
    // The order of the tables decides which class has the rest; that of the target's values how they are shown.
    let classes = context.isClassification ? context.classes(naming: labels) : []
    return RegressionModel(
      classes: classes, isClassification: context.isClassification, isOrdinal: isOrdinal, link: link,
      precision: context.precision, tables: tables, targets: labels.compactMap { classes.firstIndex(of: $0) })
  }

  private static func table(_ element: XMLElement, _ context: ModelContext) throws(PMMLProblem)
    -> RegressionModel.Table
  {
    try element.allow(["NumericPredictor", "CategoricalPredictor", "PredictorTerm"])
    let scope = context.scope
    var table = RegressionModel.Table(
      intercept: context.precision(try element.requiredNumber("intercept")), numeric: [], categorical: [], terms: [])
    for part in element.content {
      let coefficient = context.precision(try part.requiredNumber("coefficient"))
      switch part.name {
      case "NumericPredictor":
        let field = try scope.find(try part.required("name"), at: part)
        guard field.type != .string else { throw part.problem("a numeric predictor needs a numeric field") }
        table.numeric.append((field.slot, try part.number("exponent") ?? 1, coefficient))
      case "CategoricalPredictor":
        let field = try scope.find(try part.required("name"), at: part)
        let text = try part.required("value")
        guard let value = field.type.value(text) else {
          throw part.problem("“\(Clip.text(text))” is no value of the type \(field.type.rawValue)")
        }
        table.categorical.append((field.slot, value, coefficient))
      default:
        var slots: [Int] = []
        for reference in part.all("FieldRef") {
          let field = try scope.find(try reference.required("field"), at: reference)
          guard field.type != .string else { throw reference.problem("a predictor term needs numeric fields") }
          slots.append(field.slot)
        }
        guard !slots.isEmpty else { throw part.problem("the predictor term names no field") }
        table.terms.append((slots, coefficient))
      }
    }
    return table
  }
}
