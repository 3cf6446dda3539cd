import Manifest
import Measurements
import Wording

extension ProjectPage {
  func claims(_ page: inout HTML) {
    guard hasClaims else { return }
    page.section("claims", tongue.say("Claims and requirements", "Заявления и требования")) { page in
      let claims = input.measurements.evaluations.flatMap { result in result.claims.map { (result, $0) } }
      if !claims.isEmpty {
        page.element("h3", tongue.say("What was claimed, and what was measured", "Что заявлено и что измерено"))
        table(
          &page,
          [
            tongue.say("Metric", "Метрика"), tongue.say("Claimed", "Заявлено"), tongue.say("Measured", "Измерено"),
            tongue.say("Result", "Итог"),
          ], numeric: [1, 2]
        ) { page in
          for (result, claim) in claims {
            page.raw("<tr><th scope=\"row\">")
            page.text(tongue.title(reference: claim.metric))
            page.raw("</th>")
            cell(
              &page, tongue.say("Claimed", "Заявлено"),
              tongue.value(claim.claimed, reference: claim.metric, unit: unit), number: true)
            cell(
              &page, tongue.say("Measured", "Измерено"),
              tongue.estimate(claim.measured, reference: claim.metric, unit: unit), number: true)
            outcome(&page, Status(claim.outcome), tongue.word(claim.outcome))
            _ = result
          }
        }
      }
      let requirements = input.measurements.evaluations.flatMap(\.requirements)
      guard !requirements.isEmpty else { return }
      page.element("h3", tongue.say("What has to hold", "Что должно выполняться"))
      table(
        &page,
        [
          tongue.say("Metric", "Метрика"), tongue.say("Limit", "Предел"), tongue.say("Measured", "Измерено"),
          tongue.say("Result", "Итог"),
        ], numeric: [1, 2]
      ) { page in
        for requirement in requirements {
          page.raw("<tr><th scope=\"row\">")
          page.text(tongue.title(reference: requirement.metric))
          if let slice = requirement.slice {
            page.raw(" <span class=\"note\">")
            page.foreign(slice)
            page.raw("</span>")
          }
          page.raw("</th>")
          let sign = requirement.condition.hasPrefix("<") || requirement.condition.hasPrefix("≤") ? "≤ " : "≥ "
          cell(
            &page, tongue.say("Limit", "Предел"),
            sign + tongue.value(requirement.limit, reference: requirement.metric, unit: unit), number: true)
          cell(
            &page, tongue.say("Measured", "Измерено"),
            tongue.estimate(requirement.measured, reference: requirement.metric, unit: unit), number: true)
          outcome(&page, Status(requirement.outcome), tongue.word(requirement.outcome))
        }
      }
    }
  }

  /// - Parameter numeric: the columns that hold numbers, to be set to the right.
  func table(_ page: inout HTML, _ columns: [String], numeric: Set<Int> = [], _ rows: (inout HTML) -> Void) {
    page.raw("<div class=\"panel tbl\"><table class=\"stack\"><thead><tr>")
    for (position, column) in columns.enumerated() {
      page.raw(numeric.contains(position) ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">")
      page.text(column)
      page.raw("</th>")
    }
    page.raw("</tr></thead><tbody>")
    rows(&page)
    page.raw("</tbody></table></div>")
  }

  private func outcome(_ page: inout HTML, _ status: Status, _ word: String) {
    page.raw("<td")
    page.attribute("data-l", tongue.say("Result", "Итог"))
    page.raw(">")
    page.status(status, word)
    page.raw("</td></tr>")
  }
}

extension Tongue {
  func word(_ outcome: ClaimResult.Outcome) -> String {
    switch outcome {
    case .reproduced: say("Reproduced", "Воспроизведено")
    case .betterThanClaimed: say("Better than claimed", "Лучше заявленного")
    case .notReproduced: say("Not reproduced", "Не воспроизведено")
    case .notMeasured: say("Not measured", "Не измерено")
    }
  }

  /// The title of a metric with its scope.
  func title(reference: String) -> String {
    let title = metrics.title(MetricName(canonical: reference))
    if reference.hasSuffix(".vs_baseline") {
      return title + say(", gain over the baseline", ", прирост к базовому решению")
    }
    if reference.hasPrefix("worst_slice.") { return title + say(" in the worst slice", " в худшем срезе") }
    if reference.hasPrefix("slice("), let close = reference.lastIndex(of: ")") {
      return title + ", " + reference[reference.index(reference.startIndex, offsetBy: 6)..<close]
    }
    return title
  }

  func value(_ value: Double, reference: String, unit: String?) -> String {
    if reference.hasSuffix(".vs_baseline") { return (value > 0 ? "+" : "") + numbers.percent(value) }
    return metrics.value(value, of: MetricName(canonical: reference), unit: unit)
  }

  func estimate(_ estimate: Estimate, reference: String, unit: String?) -> String {
    guard let value = estimate.value else { return "–" }
    var text = self.value(value, reference: reference, unit: unit)
    if let low = estimate.low, let high = estimate.high {
      if reference.hasSuffix(".vs_baseline") {
        text += " (\(numbers.percent(low)) … \(numbers.percent(high)))"
      } else {
        let name = MetricName(canonical: reference)
        text += " (\(numbers.range(metrics.bare(low, of: name), metrics.bare(high, of: name))))"
      }
    }
    return text
  }
}
