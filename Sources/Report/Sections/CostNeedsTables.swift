import Manifest
import Measurements
import Wording

/// What workloads need beside machines, what commitments save, and what would turn the answer.
extension ProjectPage {
  func costFlips(_ page: inout HTML, _ cost: CostResult) {
    guard let sensitivity = cost.sensitivity else { return }
    page.raw("<h3 class=\"after\">")
    page.text(
      tongue.say("What would have to change for the answer to turn", "Что должно измениться, чтобы ответ стал другим"))
    page.raw("</h3><ul class=\"evidence\">")
    for flip in costWords.flips(sensitivity) {
      page.raw("<li>")
      page.text(flip + ".")
      page.raw("</li>")
    }
    page.raw("</ul>")
  }

  func costNeeds(_ page: inout HTML, _ cost: CostResult) {
    let words = costWords
    guard !cost.needs.isEmpty else { return }
    page.raw("<h3 class=\"after\">")
    page.text(tongue.say("What training and serving need", "Что нужно обучению и применению"))
    page.raw("</h3>")
    let names = [
      tongue.say("Workload", "Нагрузка"), tongue.say("Need", "Потребность"), tongue.say("Found", "Найдено"),
      tongue.say("Holds", "Выполнено"),
    ]
    table(&page, names) { page in
      for need in cost.needs {
        page.raw("<tr><th scope=\"row\">")
        page.foreign(need.workload)
        page.raw("</th>")
        cell(&page, names[1], words.aspect(need.aspect, need.kind))
        // Names of keys are marked for the terminal only.
        cell(&page, names[2], words.fact(need).replacing("`", with: ""))
        page.raw("<td")
        page.attribute("data-l", names[3])
        page.raw(">")
        switch need.outcome {
        case .met: page.status(.pass, words.outcome(need.outcome))
        case .notMet: page.status(.fail, words.outcome(need.outcome))
        case .unsaid: page.status(.open, words.outcome(need.outcome))
        }
        page.raw("</td></tr>")
      }
    }
  }

  func costCommitments(_ page: inout HTML, _ cost: CostResult) {
    let words = costWords
    guard !cost.commitments.isEmpty else { return }
    page.raw("<h3 class=\"after\">")
    page.text(tongue.say("When committing to rented machines pays", "Когда выгодно обязаться на аренду"))
    page.raw("</h3>")
    let names = [
      tongue.say("Workload", "Нагрузка"), tongue.say("Commitment", "Обязательство"),
      tongue.say("An hour", "Час"), tongue.say("On demand", "По требованию"),
      tongue.say("Pays from", "Выгодно с загрузки"), tongue.say("Used", "Загрузка"),
      tongue.say("Best", "Лучше всего"), tongue.say("Saves a month", "Экономия в месяц"),
    ]
    table(&page, names, numeric: [2, 3, 4, 5, 6, 7]) { page in
      for found in cost.commitments {
        page.raw("<tr><th scope=\"row\">")
        page.foreign(found.workload)
        page.raw("</th>")
        cell(&page, names[1], words.purchase(found.purchase))
        cell(&page, names[2], tongue.numbers.decimal(found.hourly, digits: 2), number: true)
        cell(&page, names[3], tongue.numbers.decimal(found.onDemand, digits: 2), number: true)
        cell(&page, names[4], tongue.numbers.percent(found.breakEven, digits: 0), number: true)
        cell(&page, names[5], tongue.numbers.percent(found.utilisation, digits: 0), number: true)
        let best = tongue.say("\(found.best) of \(found.peak)", "\(found.best) из \(found.peak)")
        cell(&page, names[6], best, number: true)
        cell(&page, names[7], words.money(found.saving, cost.currency), number: true)
        page.raw("</tr>")
      }
    }
  }
}
