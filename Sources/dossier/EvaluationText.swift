import Manifest
import Measurements
import Pipeline
import Wording

/// What was measured, as lines for a terminal.
struct EvaluationText {
  let color: Bool
  private let metrics = MetricWords(.en)
  private let numbers = NumberFormatter(.en)

  init(color: Bool) { self.color = color }

  func text(_ report: EvaluateReport) -> String {
    var lines: [String] = []
    for entry in report.entries {
      lines.append(Style.bold.apply(entry.id, color) + "  " + entry.title)
      guard let measurements = entry.measurements else {
        lines.append("  " + Style.red.apply("✗ the manifest cannot be read", color))
        continue
      }
      for result in measurements.evaluations {
        lines += self.lines(of: result, unit: entry.unit, reused: measurements.reused.contains(result.id))
        lines += measurements.recordChecks.filter { $0.evaluation == result.id }.flatMap { self.lines(of: $0) }
      }
      for link in measurements.links { lines += self.lines(of: link) }
      for gap in measurements.unmeasured { lines += self.lines(of: gap) }
      if measurements.evaluations.isEmpty, measurements.unmeasured.isEmpty { lines.append("  no evaluations declared") }
    }
    return lines.joined(separator: "\n")
  }

  private func lines(of result: EvaluationResult, unit: String?, reused: Bool) -> [String] {
    let level = numbers.percent(result.confidence.level, digits: 0)
    var head = "  \(Style.cyan.apply(result.id, color))  \(numbers.integer(result.n)) \(unitWord(result.task))"
    if case .group(let column) = result.confidence.unit, let count = result.confidence.units {
      head += " in \(numbers.integer(count)) groups by \(column)"
    }
    head += ", \(level) intervals"
    if reused { head += "  (unchanged, measured earlier)" }
    var lines = [head]
    let rows = result.metrics.map { row($0, result, unit: unit) }
    let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
    for row in rows {
      let cells = row.enumerated().map { index, cell in
        index == 0 ? pad(cell, widths[0], left: false) : pad(cell, widths[index], left: true)
      }
      lines.append("    " + cells.joined(separator: "  ").trimmingEnd())
    }
    if let comparison = result.comparison {
      let words = ConclusionWords(.en)
      let wanted = result.target?.metric ?? result.metrics.first?.name
      if let found = comparison.metrics.first(where: { $0.name == wanted }),
        let sentence = words.sentence(found.name, found.value, result.confidence)
      {
        lines.append("    \(sentence)")
      }
    }
    lines += parts(of: result, unit: unit)
    let notes = EvaluationNoteWords(.en)
    for note in result.notes { lines.append("    ! " + notes.sentence(note)) }
    for claim in result.claims { lines.append(line(of: claim, unit: unit)) }
    for requirement in result.requirements { lines.append(line(of: requirement, unit: unit)) }
    return lines
  }

  private func unitWord(_ task: TaskKind) -> String {
    switch task {
    case .ranking: "queries"
    case .text: "questions"
    case .binary, .multiclass, .ordinal, .regression, .forecast: "rows"
    }
  }

  /// What only a forecast, a ranking or answers in text have.
  private func parts(of result: EvaluationResult, unit: String?) -> [String] {
    var lines: [String] = []
    if let forecast = result.forecast {
      lines.append(
        "    \(forecast.series) series, \(forecast.origins) origins from \(forecast.firstOrigin) to \(forecast.lastOrigin), "
          + "season \(forecast.season)")
      let name = ["mase", "mae"].first { name in
        forecast.byHorizon.first?.metrics.contains { $0.name == name && $0.value.value != nil } == true
      }
      for slice in forecast.byHorizon {
        guard let name, let own = slice.metrics.first(where: { $0.name == name })?.value.value else { continue }
        let other = slice.baseline.first { $0.name == name }?.value.value
        lines.append(
          "      +\(slice.value ?? "")  \(name) \(value(own, name, unit))"
            + (other.map { "  baseline " + value($0, name, unit) } ?? ""))
      }
    }
    if let ranking = result.ranking {
      lines.append("    \(numbers.integer(ranking.rows)) rows; \(ranking.withoutRelevant) queries have no relevant row")
    }
    for rule in result.text?.byRule ?? [] {
      lines.append(
        "      \(rule.rule.rawValue): \(value(rule.accuracy.value, "accuracy", nil)) of \(rule.n)"
          + (rule.baseline.map { "  baseline " + value($0, "accuracy", nil) } ?? ""))
    }
    return lines
  }

  private func row(_ metric: Named<Estimate>, _ result: EvaluationResult, unit: String?) -> [String] {
    var cells = [metric.name, value(metric.value.value, metric.name, unit), interval(metric.value, metric.name), ""]
    if let baseline = result.baseline?.metrics.first(where: { $0.name == metric.name })?.value {
      cells[3] = "baseline " + value(baseline.value, metric.name, unit)
    }
    return cells
  }

  private func line(of claim: ClaimResult, unit: String?) -> String {
    let measured = value(claim.measured.value, claim.metric, unit)
    let text = "claim \(claim.metric) \(claim.text): measured \(measured)"
    switch claim.outcome {
    case .reproduced: return "    " + Style.green.apply("✓ \(text), reproduced", color)
    case .betterThanClaimed: return "    " + Style.yellow.apply("▲ \(text), better than claimed", color)
    case .notReproduced: return "    " + Style.red.apply("✗ \(text), not reproduced", color)
    case .notMeasured: return "    " + Style.yellow.apply("◌ claim \(claim.metric) \(claim.text): not measured", color)
    }
  }

  private func line(of requirement: RequirementResult, unit: String?) -> String {
    let place = requirement.slice.map { " in \($0)" } ?? ""
    let measured = value(requirement.measured.value, requirement.metric, unit)
    let text = "require \(requirement.metric) \(requirement.condition): measured \(measured)\(place)"
    switch requirement.outcome {
    case .met: return "    " + Style.green.apply("✓ \(text), met", color)
    case .metByPointOnly:
      return "    " + Style.yellow.apply("▲ \(text), met by the value but not by its whole interval", color)
    case .notMet: return "    " + Style.red.apply("✗ \(text), not met", color)
    case .notMeasured:
      return "    "
        + Style.yellow.apply("◌ require \(requirement.metric) \(requirement.condition): not measured", color)
    }
  }

  private func lines(of check: RecordCheck) -> [String] {
    switch check.outcome {
    case .same: return ["    " + Style.green.apply("✓ record: the same as measured now", color)]
    case .missing:
      return [
        "    " + Style.red.apply("✗ record: there is none", color), "      expected: \(check.file)",
        "      help: dossier evaluate writes it; commit it with the manifest",
      ]
    case .unreadable(let why): return ["    " + Style.red.apply("✗ record: \(why)", color)]
    case .differs(let differences):
      var lines = [
        "    " + Style.red.apply("✗ record: differs from what is measured now", color), "      at \(check.file)",
      ]
      for difference in differences.prefix(10) {
        lines.append(
          "      \(difference.path): recorded \(difference.recorded ?? "nothing"), measured \(difference.measured ?? "nothing")"
        )
      }
      if differences.count > 10 { lines.append("      … and \(differences.count - 10) more") }
      lines.append("      help: find out what changed; dossier evaluate --rerun records anew")
      return lines
    }
  }

  private func lines(of link: LinkResult) -> [String] {
    let words = LinkWords(.en)
    let style: Style =
      switch link.status {
      case .confirmed: .green
      case .refuted: .red
      case .inconclusive, .assumed: .yellow
      }
    let mark =
      switch link.status {
      case .confirmed: "✓"
      case .refuted: "✗"
      case .inconclusive, .assumed: "◌"
      }
    var lines = [
      "  link \(Style.cyan.apply(link.id, color))  \(link.evaluation).\(link.metric) → \(link.to)  "
        + style.apply("\(mark) \(words.status(link.status).lowercased())", color)
    ]
    for evidence in link.evidence {
      lines.append("    \(words.sentence(evidence))")
      if case .experiment(let trial) = evidence.content {
        lines += trial.warnings.map { "    ▲ \(words.sentence($0))" }
      }
    }
    return lines
  }

  private func lines(of gap: Unmeasured) -> [String] {
    var lines = ["  " + Style.red.apply("✗ \(gap.id): \(gap.message)", color)]
    if let place = gap.location { lines.append("    at \(place.file):\(place.line):\(place.column)") }
    if let expected = gap.expected { lines.append("    expected: \(expected)") }
    if let help = gap.help { lines.append("    help: \(help)") }
    return lines
  }

  private func value(_ value: Double?, _ reference: String, _ unit: String?) -> String {
    guard let value else { return "–" }
    if reference.hasSuffix(".vs_baseline") { return (value > 0 ? "+" : "") + numbers.percent(value) }
    return metrics.value(value, of: MetricName(canonical: reference), unit: unit)
  }

  private func interval(_ estimate: Estimate, _ reference: String) -> String {
    guard let low = estimate.low, let high = estimate.high else { return "" }
    let name = MetricName(canonical: reference)
    return numbers.range(metrics.bare(low, of: name), metrics.bare(high, of: name))
  }

  private func pad(_ text: String, _ width: Int, left: Bool) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return left ? space + text : text + space
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = Substring(self)
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
