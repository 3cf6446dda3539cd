import XML

/// A scorecard: points by characteristic, with the reasons for lost ones.
struct Scorecard: Scorer {
  enum Algorithm: String, Sendable, CaseIterable { case pointsAbove, pointsBelow }

  struct Attribute: Sendable {
    var predicate: Predicate
    var points: Expression
    var reason: String?
  }

  struct Characteristic: Sendable {
    var name: String
    var baseline: Double?
    var attributes: [Attribute]
  }

  let classes: [String] = []
  let initial: Double
  let precision: Precision
  /// Nil where no reason codes are given.
  let algorithm: Algorithm?
  let characteristics: [Characteristic]

  func score(_ row: Row) throws(RowProblem) -> Outcome {
    var total = initial
    // Points lost by reason; the largest loss where a reason stands at several characteristics.
    var losses: [(reason: String, points: Double)] = []
    for characteristic in characteristics {
      var chosen: Attribute?
      for attribute in characteristic.attributes where try attribute.predicate.holds(row) == true {
        chosen = attribute
        break
      }
      guard let chosen else {
        throw RowProblem("no attribute of the characteristic “\(Clip.text(characteristic.name))” holds")
      }
      guard case .number(let points) = try chosen.points.evaluate(row) else { return Outcome(value: .missing) }
      total = precision.add(total, points)
      if let algorithm, let reason = chosen.reason, let baseline = characteristic.baseline {
        let loss = algorithm == .pointsAbove ? points - baseline : baseline - points
        losses.append((reason, loss))
      }
    }
    return Outcome(value: .number(total), reasons: Self.ranked(losses))
  }

  /// The weightiest first; of equal ones, the first in the document. What lost no points is no reason.
  private static func ranked(_ losses: [(reason: String, points: Double)]) -> [String] {
    var sums: [(reason: String, points: Double)] = []
    for loss in losses {
      if let position = sums.firstIndex(where: { $0.reason == loss.reason }) {
        sums[position].points += loss.points
      } else {
        sums.append(loss)
      }
    }
    return sums.enumerated().filter { $0.element.points >= 0 }.sorted { a, b in
      a.element.points == b.element.points ? a.offset < b.offset : a.element.points > b.element.points
    }.map(\.element.reason)
  }
}

enum ScorecardReader {
  static func read(_ element: XMLElement, _ context: ModelContext) throws(PMMLProblem) -> Scorecard {
    guard !context.isClassification else { throw element.problem("a scorecard gives a number, not a class") }
    let usesReasons = element["useReasonCodes"] != "false"
    let baseline = try element.number("baselineScore")
    var characteristics: [Scorecard.Characteristic] = []
    for part in element.child("Characteristics")?.all("Characteristic") ?? [] {
      characteristics.append(try characteristic(part, baseline, usesReasons, context))
    }
    guard !characteristics.isEmpty else { throw element.problem("the scorecard has no characteristics") }
    return Scorecard(
      initial: context.precision(try element.number("initialScore") ?? 0), precision: context.precision,
      algorithm: usesReasons ? try element.choice("reasonCodeAlgorithm", Scorecard.Algorithm.pointsBelow) : nil,
      characteristics: characteristics)
  }

  private static func characteristic(
    _ element: XMLElement, _ baseline: Double?, _ usesReasons: Bool, _ context: ModelContext
  ) throws(PMMLProblem) -> Scorecard.Characteristic {
    try element.allow(["Attribute"])
    var attributes: [Scorecard.Attribute] = []
    for part in element.all("Attribute") {
      try part.allow(Predicate.names.union(["ComplexPartialScore"]))
      let points: Expression
      if let complex = part.child("ComplexPartialScore") {
        guard let body = complex.content.first, complex.content.count == 1 else {
          throw complex.problem("the partial score needs exactly one expression")
        }
        points = try ExpressionReader(scope: context.scope).read(body).expression
      } else {
        points = .constant(.number(context.precision(try part.requiredNumber("partialScore"))))
      }
      let reason = part["reasonCode"] ?? element["reasonCode"]
      if usesReasons, reason == nil { throw part.problem("the attribute has no reason code") }
      attributes.append(
        Scorecard.Attribute(
          predicate: try Predicate.read(in: part, context.scope), points: points, reason: reason))
    }
    let own = try element.number("baselineScore") ?? baseline
    if usesReasons, own == nil { throw element.problem("the characteristic has no baseline score") }
    return Scorecard.Characteristic(name: element["name"] ?? "", baseline: own, attributes: attributes)
  }
}
