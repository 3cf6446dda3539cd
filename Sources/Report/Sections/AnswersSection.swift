import Manifest
import Measurements
import Wording

/// What only rankings and answers in text show.
extension ProjectPage {
  func ranking(_ page: inout HTML, _ result: EvaluationResult) {
    guard let ranking = result.ranking else { return }
    let queries = queries(ranking.queries)
    page.raw("<p class=\"note\">")
    page.text(
      tongue.say(
        "\(queries) with \(tongue.rows(ranking.rows)). Every metric is a mean over queries, and queries are what resampling draws.",
        "\(queries), в них \(tongue.rows(ranking.rows)). Каждая метрика — среднее по запросам, и заново выбираются запросы."
      ))
    if ranking.withoutRelevant > 0 {
      page.text(" ")
      page.text(
        tongue.say(
          "\(self.queries(ranking.withoutRelevant)) without a relevant row: they score zero.",
          "Без релевантных строк: \(self.queries(ranking.withoutRelevant)); их оценка — ноль."))
    }
    if ranking.tied > 0 {
      page.text(" ")
      page.text(
        tongue.say(
          "\(self.queries(ranking.tied)) with equal scores for rows of different relevance: the mean over their orders counts.",
          "С равными оценками у строк разной релевантности: \(self.queries(ranking.tied)); берётся среднее по их порядкам."
        ))
    }
    page.raw("</p>")
  }

  private func queries(_ number: Int) -> String {
    tongue.count(number, ("query", "queries"), ("запрос", "запроса", "запросов"))
  }

  func answers(_ page: inout HTML, _ result: EvaluationResult) {
    guard let text = result.text, !text.byRule.isEmpty else { return }
    page.element("h3", tongue.say("By rule of scoring", "По правилу оценки"))
    var columns = [
      tongue.say("An answer is right when", "Ответ верен, если"), tongue.say("Questions", "Вопросов"),
      tongue.say("Right", "Верно"), tongue.say("Interval", "Интервал"),
    ]
    let hasBaseline = text.byRule.contains { $0.baseline != nil }
    if hasBaseline { columns.append(tongue.say("Baseline", "Базовое решение")) }
    table(&page, columns, numeric: [1, 2, 3, 4]) { page in
      for rule in text.byRule {
        page.raw("<tr><th scope=\"row\">")
        page.text(meaning(rule.rule))
        page.raw("</th>")
        cell(&page, columns[1], tongue.numbers.integer(rule.n), number: true)
        cell(&page, columns[2], rule.accuracy.value.map { tongue.numbers.percent($0) } ?? "–", number: true)
        var interval = "–"
        if let low = rule.accuracy.low, let high = rule.accuracy.high {
          interval = tongue.numbers.range(tongue.numbers.percent(low), tongue.numbers.percent(high))
        }
        cell(&page, columns[3], interval, number: true)
        if hasBaseline {
          cell(&page, columns[4], rule.baseline.map { tongue.numbers.percent($0) } ?? "–", number: true)
        }
        page.raw("</tr>")
      }
    }
    wrong(&page, text)
  }

  /// Which questions went wrong, by their keys: the texts stay where they are.
  private func wrong(_ page: inout HTML, _ text: TextResult) {
    let wrong = text.items.filter { $0.score < 1 }
    guard !wrong.isEmpty else { return }
    page.raw("<details><summary>")
    page.text(
      tongue.say("Questions not fully right: ", "Вопросы с неверным ответом: ") + tongue.numbers.integer(wrong.count))
    page.raw("</summary><p>")
    for (index, item) in wrong.prefix(200).enumerated() {
      if index > 0 { page.text(", ") }
      page.foreign(item.id)
    }
    if wrong.count > 200 { page.text(", …") }
    page.raw("</p></details>")
  }

  private func meaning(_ rule: ScoringSpec.Rule) -> String {
    switch rule {
    case .exact: tongue.say("it is what is expected", "он совпадает с ожидаемым")
    case .contains: tongue.say("it holds what is expected", "он содержит ожидаемое")
    case .all: tongue.say("it holds all that is expected", "он содержит всё ожидаемое")
    case .number: tongue.say("its first number is near enough", "его первое число достаточно близко")
    case .choice: tongue.say("its letter is the expected one", "его буква — ожидаемая")
    case .regex: tongue.say("the expected pattern is found in it", "в нём найден ожидаемый шаблон")
    case .tokenF1: tongue.say("it shares words with what is expected (F1)", "его слова совпадают с ожидаемыми (F1)")
    }
  }
}
