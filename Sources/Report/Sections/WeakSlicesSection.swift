import Manifest
import Measurements
import Wording

extension ProjectPage {
  /// Slices that nobody named and in which the model does worse.
  func weakSlices(_ page: inout HTML, _ result: EvaluationResult) {
    guard let search = result.sliceSearch else { return }
    page.raw("<figure class=\"panel wide\"><figcaption><h3>")
    if let worst = search.found.first {
      page.text(
        tongue.say("Found by search: weakest where \(worst.name)", "Найдено поиском: слабее всего, где \(worst.name)"))
    } else {
      page.text(tongue.say("The search found no weak slice", "Поиск не нашёл слабых срезов"))
    }
    page.raw("</h3><p>")
    let tested = tongue.numbers.integer(search.tested)
    let level = tongue.numbers.percent(search.level, digits: 0)
    page.text(
      tongue.say(
        "\(tested) slices of one and two columns with at least \(tongue.rows(search.minimum)) were tested: \(tongue.loss(search.loss)), Welch's test, Benjamini-Hochberg at \(level). Losses are also higher where the outcome itself is less certain",
        "Проверено срезов по одному и двум столбцам: \(tested), каждый — не меньше чем \(tongue.rows(search.minimum)): \(tongue.loss(search.loss)), тест Уэлча, поправка Бенджамини — Хохберга на уровне \(level). Потери выше и там, где сам исход менее определён"
      ))
    page.raw("</p></figcaption>")
    if !search.found.isEmpty { found(&page, search) }
    page.raw("</figure>")
  }

  private func found(_ page: inout HTML, _ search: SliceSearch) {
    let columns = [
      tongue.say("Slice", "Срез"), tongue.say("Rows", "Строк"), tongue.say("Loss", "Потери"),
      tongue.say("Elsewhere", "В остальных"), "q",
    ]
    table(&page, columns, numeric: [1, 2, 3, 4]) { page in
      for one in search.found {
        page.raw("<tr><th scope=\"row\">")
        page.foreign(one.name)
        page.raw("</th>")
        cell(&page, columns[1], tongue.numbers.integer(one.n), number: true)
        cell(&page, columns[2], tongue.numbers.significant(one.loss, 3), number: true)
        cell(&page, columns[3], tongue.numbers.significant(one.rest, 3), number: true)
        cell(&page, columns[4], tongue.pValue(one.q), number: true)
        page.raw("</tr>")
      }
    }
    guard search.more > 0 else { return }
    page.element(
      "p",
      tongue.say(
        "\(tongue.numbers.integer(search.more)) more passed the test and are less weak.",
        "Тест прошли и другие, менее слабые срезы: \(tongue.numbers.integer(search.more))."))
  }

  /// How numbers were cut, and which slices were too small to show.
  func sliceCuts(_ page: inout HTML, _ result: EvaluationResult) {
    var sentences: [String] = []
    for cut in result.sliceCuts {
      for edges in cut.edges {
        let list = edges.edges.map { tongue.numbers.plain($0, atMost: 4) }.joined(separator: "; ")
        sentences.append(
          edges.areQuantiles
            ? tongue.say(
              "\(edges.column) is cut at its quantiles: \(list).", "\(edges.column) разбит по квантилям: \(list).")
            : tongue.say("\(edges.column) is cut at \(list).", "\(edges.column) разбит по значениям: \(list)."))
      }
      if cut.omittedSlices > 0 {
        sentences.append(
          tongue.say(
            "\(cut.name): \(tongue.numbers.integer(cut.omittedSlices)) slices with fewer than \(tongue.rows(cut.minimum)) are left out, \(tongue.rows(cut.omittedRows)) in all.",
            "\(cut.name): опущено срезов, где меньше чем \(tongue.rows(cut.minimum)): \(tongue.numbers.integer(cut.omittedSlices)), всего \(tongue.rows(cut.omittedRows))."
          ))
      }
    }
    if let effect = result.filterEffect {
      sentences.append(
        tongue.say(
          "The evaluation leaves out \(tongue.rows(effect.leftOut)) by its filter.",
          "Условием отбора из оценки исключено: \(tongue.rows(effect.leftOut))."))
    }
    if !sentences.isEmpty { page.element("p", sentences.joined(separator: " ")) }
  }
}

extension Tongue {
  func loss(_ loss: SliceSearch.Loss) -> String {
    switch loss {
    case .brier:
      say(
        "mean squared distance of probabilities from what happened", "средний квадрат отклонения вероятности от исхода")
    case .wrongAnswer: say("share of wrong answers", "доля неверных ответов")
    case .absoluteError: say("mean absolute error", "средняя абсолютная ошибка")
    case .absolutePercentageError: say("mean absolute percentage error", "средняя абсолютная ошибка в процентах")
    case .squaredError: say("mean squared error", "средний квадрат ошибки")
    }
  }

  /// Three decimals, or `< 0.001`.
  func pValue(_ value: Double) -> String {
    value < 0.001 ? "< " + numbers.decimal(0.001, digits: 3) : numbers.decimal(value, digits: 3)
  }
}
