/// What the parts of one evaluation have to agree on.
struct EvaluationChecks {
  var id: String
  var task: TaskKind?
  var hasBaseline: Bool
  var slices: [String]

  func check(_ metrics: [Located<MetricName>], _ fields: Fields) {
    var seen: Set<MetricName> = []
    for metric in metrics {
      if !seen.insert(metric.value).inserted {
        fields.report(
          Complaint("duplicate-metric", "\(quoted(metric.value.description)) is listed twice", help: "keep one"),
          at: metric.location)
      }
      checkFit(metric.value, at: metric.location, fields)
    }
  }

  func check(_ claims: [Claim], _ requirements: [Requirement], _ fields: Fields) {
    var seen: Set<MetricReference> = []
    for claim in claims {
      check(claim.metric, at: claim.location, fields)
      checkRepeated(claim.metric, &seen, at: claim.location, fields)
      checkRange(claim, at: claim.location, fields)
    }
    seen = []
    for requirement in requirements {
      check(requirement.metric, at: requirement.location, fields)
      checkRepeated(requirement.metric, &seen, at: requirement.location, fields)
      if case .improvement(let improvement) = requirement.condition.threshold,
        requirement.metric.scope != .againstBaseline
      {
        checkPlain(improvement, requirement, at: requirement.location, fields)
      }
    }
  }

  /// `>= 80%` of a plain metric is read as 0.8 by the reader; anything else is a comparison without a left side.
  private func checkPlain(
    _ improvement: Improvement, _ requirement: Requirement, at place: SourceLocation, _ fields: Fields
  ) {
    fields.report(
      Complaint(
        "not-a-comparison",
        "\(quoted(requirement.text)) is a change, but \(quoted(requirement.metric.text)) is a value",
        expected: "a plain number, such as \">= 0.80\"",
        help: "to compare with the baseline write \(quoted(requirement.metric.metric.description + ".vs_baseline"))"),
      at: place)
  }

  private func checkRepeated(
    _ metric: MetricReference, _ seen: inout Set<MetricReference>, at place: SourceLocation, _ fields: Fields
  ) {
    var key = metric
    key.text = ""
    guard !seen.insert(key).inserted else { return }
    fields.report(
      Complaint("duplicate-metric", "\(quoted(metric.text)) is another spelling of a metric that is given above"),
      at: place)
  }

  private func check(_ reference: MetricReference, at place: SourceLocation, _ fields: Fields) {
    checkFit(reference.metric, at: place, fields)
    switch reference.scope {
    case .whole: break
    case .againstBaseline:
      if !hasBaseline {
        fields.report(
          Complaint(
            "no-baseline",
            "\(quoted(reference.text)) compares with the baseline, but the evaluation \(quoted(id)) has none",
            help: "add “baseline: <model>” to the evaluation"),
          at: place)
      }
    case .worstSlice:
      if slices.isEmpty { reportSlice(reference, "no slices are declared", at: place, fields) }
    case .slice(let slice):
      let column = String(slice.prefix { $0 != "=" })
      if !slices.contains(where: { Self.names($0, slice) }) {
        reportSlice(reference, "the evaluation does not slice by \(quoted(column))", at: place, fields)
      }
    }
  }

  /// True where slices by `columns` (`region`, or `region & tariff`) can be called `slice`: `region=North & tariff=Gold`.
  private static func names(_ columns: String, _ slice: String) -> Bool {
    if slice.utf8.starts(with: (columns + "=").utf8) { return true }
    let parts = columns.split(separator: " & ", omittingEmptySubsequences: false)
    guard parts.count == 2, slice.utf8.starts(with: (parts[0] + "=").utf8) else { return false }
    return slice.contains(" & \(parts[1])=")
  }

  private func reportSlice(_ reference: MetricReference, _ why: String, at place: SourceLocation, _ fields: Fields) {
    guard fields.context.names.evaluations[id]?.slices != nil else { return }
    fields.report(
      Complaint(
        "no-slices", "\(quoted(reference.text)) cannot be computed: \(why)", help: "add the column to “slices”"),
      at: place)
  }

  private func checkFit(_ metric: MetricName, at place: SourceLocation, _ fields: Fields) {
    if let task, let complaint = metric.misfit(task: task) {
      fields.report(complaint, at: place)
    } else {
      Format.checkFit(metric, in: id, at: fields.context.log.mark(at: place), fields)
    }
  }

  /// A claim that no model can have is a slip of the pen.
  private func checkRange(_ claim: Claim, at place: SourceLocation, _ fields: Fields) {
    guard claim.metric.scope != .againstBaseline, let info = MetricRegistry.info(claim.metric.metric) else { return }
    let allowed: ClosedRange<Double>
    switch info.range {
    case .share: allowed = 0...1
    case .upToOne: allowed = -Double.infinity...1
    case .nonNegative, .targetUnitSquared: allowed = 0...Double.infinity
    case .difference: allowed = -1...1
    case .targetUnit: return
    }
    guard !allowed.contains(claim.value) else { return }
    let isPercent = info.range == .share && claim.value > 1 && claim.value <= 100
    fields.report(
      Complaint(
        "out-of-range", "\(quoted(claim.metric.text)) cannot be \(DisplayText.short(claim.text))",
        expected: info.range == .share ? "a value from 0 to 1" : "a value in the range of the metric",
        help: isPercent ? "write \(DisplayText.short(claim.text))%" : nil),
      at: place)
  }
}
