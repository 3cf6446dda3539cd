import Governance
import Manifest
import Measurements
import Wording

/// Sections that show what is declared: infrastructure, risks, tools.
extension ProjectPage {
  /// What the manifest says of machines, money and benchmarks.
  func declaredInfrastructure(_ page: inout HTML) {
    if let infrastructure = project.infrastructure { write(infrastructure, to: &page) }
    for benchmark in project.benchmarks {
      page.raw("<p class=\"note\">")
      let sizes = benchmark.batchSizes.map { tongue.numbers.integer($0) }.joined(separator: ", ")
      page.text(
        tongue.say(
          "Benchmark \(benchmark.id): batches of \(sizes); declared, not measured yet.",
          "Замер \(benchmark.id): пакеты по \(sizes); заявлен, пока не измерен."))
      page.raw("</p>")
    }
  }

  private func write(_ infrastructure: Infrastructure, to page: inout HTML) {
    page.raw("<dl class=\"facts panel\">")
    if let budget = infrastructure.budget { line(&page, tongue.say("Budget", "Бюджет"), tongue.money(budget)) }
    if let horizon = infrastructure.horizon {
      line(
        &page, tongue.say("Horizon", "Горизонт"),
        tongue.count(horizon.months, ("month", "months"), ("месяц", "месяца", "месяцев")))
    }
    if let budget = input.measurements.budget {
      let total = tongue.numbers.quantity(tongue.numbers.decimal(budget.total, digits: 0), budget.currency)
      var text = total
      if let present = budget.presentValue, let rate = budget.annualRate {
        let amount = tongue.numbers.quantity(tongue.numbers.decimal(present, digits: 0), budget.currency)
        let share = tongue.numbers.percent(rate, digits: 0)
        text += tongue.say(", worth \(amount) today at \(share) a year", ", сегодня это \(amount) при \(share) годовых")
      }
      line(&page, tongue.say("Budget over the horizon", "Бюджет за горизонт"), text)
    }
    if !infrastructure.options.isEmpty {
      line(
        &page, tongue.say("To be compared", "Сравнить"),
        infrastructure.options.map { tongue.word($0) }.joined(separator: ", "))
    }
    if let own = infrastructure.own {
      var parts = [own.server].compactMap { $0 }
      parts.append(tongue.count(own.sites, ("site", "sites"), ("площадка", "площадки", "площадок")))
      if let pue = own.pue { parts.append("PUE " + tongue.numbers.plain(pue)) }
      if let price = own.powerPrice { parts.append(tongue.money(price)) }
      parts += own.staff.map { "\($0.role) \(tongue.numbers.plain($0.share))" }
      line(&page, tongue.say("Own", "Своё"), parts.joined(separator: ", "))
    }
    if let cloud = infrastructure.cloud {
      var parts = [cloud.provider, cloud.region, cloud.purchase?.rawValue].compactMap { $0 }
      parts += cloud.staff.map { "\($0.role) \(tongue.numbers.plain($0.share))" }
      line(&page, tongue.say("Cloud", "Облако"), parts.joined(separator: ", "))
    }
    page.raw("</dl>")
    guard !infrastructure.workloads.isEmpty else { return }
    let names = [
      tongue.say("Workload", "Нагрузка"), tongue.say("Kind", "Вид"), tongue.say("Needs", "Потребность"),
      tongue.say("Stays inside", "Только внутри"),
    ]
    table(&page, names) { page in
      for workload in infrastructure.workloads {
        page.raw("<tr><th scope=\"row\">")
        page.foreign(workload.id)
        page.raw("</th>")
        cell(
          &page, names[1],
          workload.kind == .training ? tongue.say("training", "обучение") : tongue.say("inference", "применение"))
        cell(&page, names[2], needs(workload))
        cell(&page, names[3], workload.sensitive ? tongue.say("yes", "да") : tongue.say("no", "нет"))
        page.raw("</tr>")
      }
    }
  }

  private func needs(_ workload: Workload) -> String {
    var parts: [String] = []
    if let served = workload.serves {
      parts.append(
        tongue.say("serves ", "обслуживает ")
          + "\(served.model.value) (\(served.format.rawValue), \(served.input) + \(served.output), × \(served.concurrency))"
      )
    }
    if let gpu = workload.gpu { parts.append(workload.count.map { "\($0) × \(gpu)" } ?? gpu) }
    if let hours = workload.hours { parts.append(tongue.say("hours ", "часов ") + tongue.rate(hours)) }
    if let peak = workload.peak { parts.append(tongue.say("peak ", "пик ") + tongue.rate(peak)) }
    if let mean = workload.mean { parts.append(tongue.say("mean ", "в среднем ") + tongue.rate(mean)) }
    if let data = workload.data { parts.append(tongue.numbers.bytes(Int(min(data.bytes, 9e18)))) }
    if let capacity = workload.capacity {
      parts.append(
        tongue.say("a replica does ", "реплика выдерживает ") + tongue.rate(capacity)
          + (workload.capacitySource.map { " (\($0))" } ?? ""))
    }
    return parts.joined(separator: ", ")
  }

  func phases(_ page: inout HTML) {
    page.section("phases", tongue.say("Phases", "Этапы")) { page in
      page.raw("<ol class=\"time\">")
      for phase in input.review.phases {
        let status = Status(phase.state)
        page.raw("<li class=\"")
        page.raw(status.name)
        page.raw("\">")
        page.icon(status)
        page.raw("<b>")
        page.text(Words.phase(phase.phase)[tongue.language])
        page.raw("</b><span>")
        page.text(tongue.word(phase.state))
        page.raw("</span>")
        if phase.total > 0 {
          page.raw("<small>")
          page.text(
            tongue.say(
              "\(tongue.numbers.integer(phase.met)) of \(tongue.numbers.integer(phase.total)) met",
              "выполнено \(tongue.numbers.integer(phase.met)) из \(tongue.numbers.integer(phase.total))"))
          page.raw("</small>")
        }
        page.raw("</li>")
      }
      page.raw("</ol>")
      board(&page)
      page.raw("<p><a")
      page.attribute("href", technicalPage)
      page.raw(">")
      page.text(
        tongue.say(
          "Technical documentation: what serves which framework", "Техническая документация: что к чему относится"))
      page.raw("</a></p>")
    }
  }

  func checks(_ page: inout HTML) {
    page.section("checks", tongue.say("Checks and evidence", "Проверки и доказательства")) { page in
      page.raw("<ul class=\"checks panel\">")
      for check in input.review.checks.prefix(500) {
        page.raw("<li>")
        page.status(Status(check.outcome), tongue.word(check.outcome))
        page.raw("<div><p>")
        page.text(check.statement[tongue.language])
        page.raw("</p>")
        let reason = check.reason[tongue.language]
        if !reason.isEmpty { page.element("p", class: "why", reason) }
        page.raw("</div>")
        rank(&page, check.rank)
        page.raw("</li>")
      }
      page.raw("</ul>")
    }
  }

  func risks(_ page: inout HTML) {
    guard !project.risks.isEmpty else { return }
    page.section("risks", tongue.say("Risks", "Риски")) { page in
      riskMatrix(&page)
      let names = [
        tongue.say("Risk", "Риск"), tongue.say("Likelihood", "Вероятность"), tongue.say("Impact", "Ущерб"),
        tongue.say("What is done", "Что делается"),
      ]
      table(&page, names) { page in
        let weight: (Risk) -> Int = { risk in
          let level: (Risk.Level?) -> Int = { $0.flatMap { Risk.Level.allCases.firstIndex(of: $0) } ?? 0 }
          return -(level(risk.impact) * 3 + level(risk.likelihood))
        }
        for risk in project.risks.sorted(by: { weight($0) < weight($1) }) {
          page.raw("<tr><th scope=\"row\">")
          page.foreign(risk.title ?? risk.id.replacing("-", with: " "))
          page.raw("</th>")
          cell(&page, names[1], risk.likelihood.map { tongue.word($0) } ?? "–")
          cell(&page, names[2], risk.impact.map { tongue.word($0) } ?? "–")
          cell(&page, names[3], risk.mitigation ?? "–")
          page.raw("</tr>")
        }
      }
    }
  }

  func stack(_ page: inout HTML) {
    guard !project.stack.isEmpty || project.monitoring != nil else { return }
    page.section("stack", tongue.say("Tools and monitoring", "Инструменты и мониторинг")) { page in
      stackMap(&page)
      page.raw("<dl class=\"facts panel\">")
      if let drift = project.monitoring?.drift {
        let limits = [drift.warn, drift.fail].compactMap { $0 }.map { limit in
          "\(limit.measure.rawValue.uppercased()) \(limit.comparison.rawValue) \(tongue.numbers.plain(limit.value))"
        }
        let name: (DataReference) -> String = { data in data.split.map { "\(data.entry):\($0)" } ?? data.entry }
        line(
          &page, tongue.say("Drift, declared", "Дрейф, заявлено"),
          "\(name(drift.current)) / \(name(drift.reference)); \(limits.joined(separator: ", "))")
      }
      page.raw("</dl>")
    }
  }
}

extension Tongue {
  func money(_ money: Money) -> String {
    var text = numbers.quantity(numbers.plain(money.amount), money.currency.code)
    if let per = money.per { text += say(" a \(per.rawValue)", " в \(period(per))") }
    if let unit = money.perUnit { text += say(" per \(unit)", " за \(unit)") }
    return text
  }

  func rate(_ rate: Rate) -> String {
    numbers.plain(rate.count) + say(" a \(english(rate.per))", " в \(period(rate.per))")
  }

  private func english(_ period: Period) -> String {
    switch period {
    case .second: "second"
    case .minute: "minute"
    case .hour: "hour"
    case .day, .week, .month, .year: period.rawValue
    }
  }

  private func period(_ period: Period) -> String {
    switch period {
    case .second: "секунду"
    case .minute: "минуту"
    case .hour: "час"
    case .day: "день"
    case .week: "неделю"
    case .month: "месяц"
    case .year: "год"
    }
  }

  func word(_ option: Infrastructure.Option) -> String {
    switch option {
    case .own: say("own", "своё")
    case .cloud: say("cloud", "облако")
    case .hybrid: say("hybrid", "гибрид")
    }
  }

  func word(_ level: Risk.Level) -> String {
    switch level {
    case .low: say("low", "низкий")
    case .medium: say("medium", "средний")
    case .high: say("high", "высокий")
    }
  }

  func word(_ state: PhaseStatus.State) -> String {
    switch state {
    case .done: say("Done", "Пройден")
    case .conditional: say("Conditions open", "Есть оговорки")
    case .failed: say("Something fails", "Есть нарушения")
    case .current: say("Reached", "Достигнут")
    case .notStarted: say("Not started", "Не начат")
    case .unproven: say("Nothing proves it", "Не подтверждён")
    }
  }

  func word(_ outcome: Check.Outcome) -> String {
    switch outcome {
    case .met: say("Met", "Выполнено")
    case .condition: say("Condition", "С оговоркой")
    case .notMet: say("Not met", "Не выполнено")
    case .open: say("Open", "Открыто")
    }
  }
}
