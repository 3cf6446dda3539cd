import Measurements
import Wording

extension ProjectPage {
  /// How the groups of protected columns are treated: a table for each column, the gaps above it.
  func fairness(_ page: inout HTML, _ result: EvaluationResult) {
    for fairness in result.fairness { write(fairness, result, to: &page) }
  }

  private func write(_ fairness: FairnessResult, _ result: EvaluationResult, to page: inout HTML) {
    page.raw("<figure class=\"panel wide\"><figcaption><h3>")
    page.text(title(fairness))
    page.raw("</h3><p>")
    page.text(
      tongue.say(
        "Demographic parity, equal opportunity and calibration between the groups of \(fairness.column), with \(tongue.numbers.percent(result.confidence.level, digits: 0)) intervals; groups with fewer than \(tongue.rows(fairness.minimum)) do not count",
        "Демографический паритет, равенство возможностей и калибровка групп столбца \(fairness.column), интервалы \(tongue.numbers.percent(result.confidence.level, digits: 0)); не учитываются группы, где меньше чем \(tongue.rows(fairness.minimum))"
      ))
    page.raw("</p></figcaption>")
    gaps(&page, fairness)
    groups(&page, fairness)
    page.raw("</figure>")
  }

  private func title(_ fairness: FairnessResult) -> String {
    let counting = fairness.groups.filter(\.counts)
    guard let low = counting.min(by: { ($0.selectionRate.value ?? 0) < ($1.selectionRate.value ?? 0) }),
      let high = counting.max(by: { ($0.selectionRate.value ?? 0) < ($1.selectionRate.value ?? 0) }),
      let least = low.selectionRate.value, let most = high.selectionRate.value
    else { return fairness.column }
    return tongue.say(
      "Selected: \(tongue.numbers.percent(least)) where \(low.name), \(tongue.numbers.percent(most)) where \(high.name)",
      "Отобрано: \(tongue.numbers.percent(least)), где \(low.name), и \(tongue.numbers.percent(most)), где \(high.name)"
    )
  }

  private func gaps(_ page: inout HTML, _ fairness: FairnessResult) {
    let columns = [
      tongue.say("Gap", "Разрыв"), tongue.say("Value", "Значение"), tongue.say("Interval", "Интервал"), "p",
    ]
    let rows: [(String, Estimate, Double?)] = [
      (
        tongue.say("Selection rates, difference", "Доли отбора, разность"), fairness.selectionDifference,
        fairness.selectionP
      ),
      (tongue.say("Selection rates, lowest over highest", "Доли отбора, отношение"), fairness.selectionRatio, nil),
      (
        tongue.say("Positives found, difference", "Найденные положительные, разность"), fairness.opportunityDifference,
        fairness.opportunityP
      ),
      (tongue.say("False alarms, difference", "Ложные тревоги, разность"), fairness.falsePositiveDifference, nil),
    ]
    table(&page, columns, numeric: [1, 2, 3]) { page in
      for row in rows {
        page.raw("<tr><th scope=\"row\">")
        page.text(row.0)
        page.raw("</th>")
        cell(&page, columns[1], row.1.value.map { tongue.numbers.decimal($0, digits: 3) } ?? "–", number: true)
        var interval = "–"
        if let low = row.1.low, let high = row.1.high {
          interval = tongue.numbers.range(
            tongue.numbers.decimal(low, digits: 3), tongue.numbers.decimal(high, digits: 3))
        }
        cell(&page, columns[2], interval, number: true)
        cell(&page, columns[3], row.2.map(tongue.pValue) ?? "–", number: true)
        page.raw("</tr>")
      }
    }
  }

  private func groups(_ page: inout HTML, _ fairness: FairnessResult) {
    let columns = [
      tongue.say("Group", "Группа"), tongue.say("Rows", "Строк"), tongue.say("Selected", "Отобрано"),
      tongue.say("Positives found", "Найдено положительных"), tongue.say("False alarms", "Ложные тревоги"),
      tongue.say("Calibration error", "Ошибка калибровки"),
      tongue.say("Outcome minus probability", "Исход минус вероятность"),
    ]
    table(&page, columns, numeric: [1, 2, 3, 4, 5, 6]) { page in
      for group in fairness.groups {
        page.raw("<tr><th scope=\"row\">")
        let prefix = fairness.column + "="
        page.foreign(group.name.hasPrefix(prefix) ? String(group.name.dropFirst(prefix.count)) : group.name)
        if !group.counts { page.text(tongue.say(" (too few)", " (мало строк)")) }
        page.raw("</th>")
        cell(&page, columns[1], tongue.numbers.integer(group.n), number: true)
        for (index, rate) in [group.selectionRate, group.truePositiveRate, group.falsePositiveRate].enumerated() {
          share(&page, columns[index + 2], rate)
        }
        share(&page, columns[5], group.ece)
        share(&page, columns[6], group.calibrationInTheLarge)
        page.raw("</tr>")
      }
    }
  }

  /// A cell with a share and its interval below.
  private func share(_ page: inout HTML, _ label: String, _ estimate: Estimate?) {
    page.raw("<td class=\"n\"")
    page.attribute("data-l", label)
    page.raw("><span>")
    page.text(estimate?.value.map { tongue.numbers.percent($0) } ?? "–")
    if let low = estimate?.low, let high = estimate?.high {
      page.raw("<small class=\"iv\">")
      page.text(
        tongue.numbers.range(
          tongue.numbers.decimal(low * 100, digits: 1), tongue.numbers.decimal(high * 100, digits: 1)))
      page.raw("</small>")
    }
    page.raw("</span></td>")
  }
}
