import Foundation
import XML

/// Generalized linear models by design matrix.
struct GeneralRegression: Scorer {
  enum Kind: String, Sendable, CaseIterable { case regression, generalLinear, generalizedLinear, multinomialLogistic }

  enum Link: String, Sendable, CaseIterable { case identity, log, logc, logit, probit, cloglog, loglog, power }

  /// A factor of a parameter's product.
  enum Factor: Sendable {
    case power(Int, Double)
    case indicator(Int, Value)
  }

  struct Term: Sendable {
    var factors: [Factor]
    var coefficient: Double
  }

  var classes: [String]
  let isClassification: Bool
  let kind: Kind
  let link: Link
  let linkParameter: Double
  let offset: Double
  let offsetSlot: Int?
  /// The terms of each class but the reference; one list for a regression.
  let terms: [[Term]]
  /// The class of each list, and the reference.
  let targets: [Int]
  let reference: Int

  func score(_ row: Row) throws(RowProblem) -> Outcome {
    var added = offset
    if let offsetSlot {
      guard case .number(let number) = try row(offsetSlot) else { return Outcome(value: .missing) }
      added += number
    }
    var scores: [Double] = []
    for list in terms {
      guard let sum = try predict(list, row) else { return Outcome(value: .missing) }
      scores.append(sum + added)
    }
    guard isClassification else {
      return Outcome(value: .number(kind == .generalizedLinear ? mean(scores[0]) : scores[0]))
    }
    var probabilities = [Double](repeating: 0, count: classes.count)
    if kind == .multinomialLogistic {
      let all = PMML.Link.softmax(scores + [0], Precision(isSingle: false))
      for (position, target) in (targets + [reference]).enumerated() { probabilities[target] = all[position] }
    } else {
      let positive = mean(scores[0])
      probabilities[targets[0]] = positive
      probabilities[reference] = 1 - positive
    }
    return Outcome.classified(probabilities, classes)
  }

  private func predict(_ terms: [Term], _ row: Row) throws(RowProblem) -> Double? {
    var sum = 0.0
    for term in terms {
      var product = term.coefficient
      for factor in term.factors {
        switch factor {
        case .power(let slot, let exponent):
          guard case .number(let value) = try row(slot) else { return nil }
          product *= exponent == 1 ? value : pow(value, exponent)
        case .indicator(let slot, let wanted):
          let value = try row(slot)
          if value.isMissing { return nil }
          if value != wanted { product = 0 }
        }
      }
      sum += product
    }
    return sum
  }

  /// The inverse of the link.
  private func mean(_ y: Double) -> Double {
    let double = Precision(isSingle: false)
    switch link {
    case .identity: return y
    case .log: return exp(y)
    case .logc: return 1 - exp(y)
    case .logit: return PMML.Link.logit.mean(y, double)
    case .probit: return PMML.Link.probit.mean(y, double)
    case .cloglog: return PMML.Link.cloglog.mean(y, double)
    case .loglog: return PMML.Link.loglog.mean(y, double)
    case .power: return linkParameter == 0 ? exp(y) : pow(y, 1 / linkParameter)
    }
  }
}

enum GeneralRegressionReader {
  static func read(_ element: XMLElement, _ context: ModelContext) throws(PMMLProblem) -> GeneralRegression {
    guard let kind = GeneralRegression.Kind(rawValue: try element.required("modelType")) else {
      throw element.problem(
        "general regressions of the type “\(Clip.text(element["modelType"] ?? ""))” are not read",
        help: "what is read: \(GeneralRegression.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    for unread in ["trialsValue", "trialsVariable", "cumulativeLink", "baselineStrataVariable"]
    where element[unread] != nil {
      throw element.problem("the \(unread) of a general regression is not read")
    }
    if let matrix = element.child("PPMatrix") { try matrix.allow(["PPCell"]) }
    if let matrix = element.child("ParamMatrix") { try matrix.allow(["PCell"]) }
    let factors = try names(element.child("FactorList"))
    let covariates = try names(element.child("CovariateList"))
    var products: [String: [GeneralRegression.Factor]] = [:]
    for cell in element.child("PPMatrix")?.all("PPCell") ?? [] {
      guard cell["targetCategory"] == nil else { throw cell.problem("a cell for one target category is not read") }
      let field = try context.scope.find(try cell.required("predictorName"), at: cell)
      let name = try cell.required("predictorName")
      let text = try cell.required("value")
      let factor: GeneralRegression.Factor
      if factors.contains(name) {
        guard let value = field.type.value(text) else { throw cell.problem("“\(Clip.text(text))” is no value") }
        factor = .indicator(field.slot, value)
      } else if covariates.contains(name) {
        factor = .power(field.slot, try cell.requiredNumber("value"))
      } else {
        throw cell.problem("“\(Clip.text(name))” is neither a factor nor a covariate")
      }
      products[try cell.required("parameterName"), default: []].append(factor)
    }
    let cells = element.child("ParamMatrix")?.all("PCell") ?? []
    guard !cells.isEmpty else { throw element.problem("the general regression has no parameters") }
    var labels: [String] = []
    for cell in cells { if let label = cell["targetCategory"], !labels.contains(label) { labels.append(label) } }
    var lists: [[GeneralRegression.Term]] = []
    for label in context.isClassification && !labels.isEmpty ? labels.map(Optional.some) : [nil] {
      var list: [GeneralRegression.Term] = []
      for cell in cells where label == nil || cell["targetCategory"] == nil || cell["targetCategory"] == label {
        list.append(
          GeneralRegression.Term(
            factors: products[try cell.required("parameterName")] ?? [], coefficient: try cell.requiredNumber("beta")))
      }
      lists.append(list)
    }
    return try assemble(element, context, kind, lists, labels)
  }

  private static func assemble(
    _ element: XMLElement, _ context: ModelContext, _ kind: GeneralRegression.Kind,
    _ lists: [[GeneralRegression.Term]], _ labels: [String]
  ) throws(PMMLProblem) -> GeneralRegression {
    var classes: [String] = []
    var targets: [Int] = []
    var reference = 0
    if context.isClassification {
      guard kind == .multinomialLogistic || kind == .generalizedLinear else {
        throw element.problem("a classification of the type \(kind.rawValue) is not read")
      }
      classes = context.classes(naming: labels + (element["targetReferenceCategory"].map { [$0] } ?? []))
      let stated = element["targetReferenceCategory"]
      guard let rest = stated ?? classes.last(where: { !labels.contains($0) }),
        let position = classes.firstIndex(of: rest), !labels.contains(rest)
      else { throw element.problem("the general regression does not say which class is the reference") }
      reference = position
      var named = labels
      if named.isEmpty { named = classes.filter { $0 != rest } }
      targets = named.compactMap { classes.firstIndex(of: $0) }
      guard targets.count == lists.count, classes.count == lists.count + 1 else {
        throw element.problem("the parameters do not fit the \(classes.count) classes")
      }
    } else if kind == .multinomialLogistic {
      throw element.problem("a multinomial logistic model predicts classes")
    }
    var offsetSlot: Int?
    if let name = element["offsetVariable"] { offsetSlot = try context.scope.find(name, at: element).slot }
    if kind == .generalizedLinear { _ = try element.required("linkFunction") }
    let link = try element.choice("linkFunction", GeneralRegression.Link.identity)
    if link == .power, element["linkParameter"] == nil { throw element.problem("a power link needs “linkParameter”") }
    return GeneralRegression(
      classes: classes, isClassification: context.isClassification, kind: kind, link: link,
      linkParameter: try element.number("linkParameter") ?? 1, offset: try element.number("offsetValue") ?? 0,
      offsetSlot: offsetSlot, terms: lists, targets: targets, reference: reference)
  }

  private static func names(_ element: XMLElement?) throws(PMMLProblem) -> Set<String> {
    guard let element else { return [] }
    try element.allow(["Predictor"])
    var found: Set<String> = []
    for predictor in element.all("Predictor") {
      try predictor.allow(["Categories"])
      if predictor["contrastMatrixType"] != nil { throw predictor.problem("contrast matrices are not read") }
      found.insert(try predictor.required("name"))
    }
    return found
  }
}
