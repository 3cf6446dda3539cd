import Manifest
import Measurements
import Wording

extension ProjectPage {
  func data(_ page: inout HTML) {
    guard !project.catalog.isEmpty else { return }
    page.section("data", tongue.say("Data", "Данные")) { page in
      for entry in project.catalog { write(entry, to: &page) }
    }
  }

  private func write(_ entry: CatalogEntry, to page: inout HTML) {
    let profile = input.measurements.profiles.first { $0.entry == entry.id }
    page.raw("<article class=\"entry\"><h3>")
    page.foreign(entry.title ?? entry.id)
    page.raw("</h3>")
    if let description = entry.description {
      page.raw("<div class=\"prose\">")
      page.trusted(Markdown.html(description))
      page.raw("</div>")
    }
    page.raw("<dl class=\"facts panel\">")
    if let profile {
      line(&page, tongue.say("Rows", "Строк"), tongue.numbers.integer(profile.rows))
      if !profile.splits.isEmpty {
        line(
          &page, tongue.say("Splits", "Выборки"),
          profile.splits.map { "\($0.name) \(tongue.numbers.integer($0.value))" }.joined(separator: ", "))
      }
    } else if let gap = input.measurements.unmeasured.first(where: { $0.subject == .profile && $0.id == entry.id }) {
      line(&page, tongue.say("Not read", "Не прочитано"), gap.message)
    }
    if let sensitivity = entry.sensitivity {
      line(&page, tongue.say("Sensitivity", "Доступ"), tongue.word(sensitivity))
    }
    if let architecture = entry.architecture { line(&page, tongue.say("Kept in", "Хранится в"), architecture.rawValue) }
    line(&page, tongue.say("Origin", "Источник"), entry.origin)
    line(&page, tongue.say("Licence", "Лицензия"), entry.licence)
    line(&page, tongue.say("Groups kept apart by", "Группы разделены по"), entry.group?.value)
    page.raw("</dl>")
    if let profile { columns(&page, profile) }
    page.raw("</article>")
  }

  private func columns(_ page: inout HTML, _ profile: ProfileResult) {
    let names = [
      tongue.say("Column", "Столбец"), tongue.say("Type", "Тип"), tongue.say("Missing", "Пропущено"),
      tongue.say("Distinct", "Различных"), tongue.say("Values", "Значения"),
    ]
    page.raw("<details class=\"data\"><summary>")
    page.text(
      tongue.say("Columns, measured: ", "Столбцы, измерено: ")
        + tongue.count(profile.columns.count, ("column", "columns"), ("столбец", "столбца", "столбцов")))
    page.raw("</summary>")
    table(&page, names, numeric: [2, 3]) { page in
      for column in profile.columns.prefix(300) {
        page.raw("<tr><th scope=\"row\"><code>")
        page.text(column.name)
        page.raw("</code></th>")
        cell(&page, names[1], tongue.word(column.kind))
        let share = profile.rows > 0 ? Double(column.nulls) / Double(profile.rows) : 0
        cell(&page, names[2], tongue.numbers.percent(share), number: true)
        cell(&page, names[3], tongue.numbers.integer(column.distinct), number: true)
        cell(&page, names[4], values(column))
        page.raw("</tr>")
      }
    }
    page.raw("</details>")
  }

  private func values(_ column: ColumnProfile) -> String {
    if let min = column.min, let max = column.max {
      var text = tongue.numbers.range(tongue.numbers.significant(min, 4), tongue.numbers.significant(max, 4))
      if let median = column.median {
        text += tongue.say(", median ", ", медиана ") + tongue.numbers.significant(median, 4)
      }
      return text
    }
    return column.top.prefix(3).map { entry in
      "\(entry.name.count > 24 ? String(entry.name.prefix(23)) + "…" : entry.name) (\(tongue.numbers.integer(entry.value)))"
    }.joined(separator: ", ")
  }
}

extension Tongue {
  func word(_ kind: ColumnProfile.Kind) -> String {
    switch kind {
    case .integer: say("whole number", "целое")
    case .number: say("number", "число")
    case .boolean: say("true or false", "да или нет")
    case .text: say("text", "текст")
    case .date: say("date", "дата")
    case .timestamp: say("time", "время")
    case .other: say("other", "другое")
    }
  }

  func word(_ sensitivity: Sensitivity) -> String {
    switch sensitivity {
    case .public: say("public", "открытые")
    case .internal: say("internal", "внутренние")
    case .confidential: say("confidential", "конфиденциальные")
    case .personal: say("personal", "персональные")
    }
  }
}
