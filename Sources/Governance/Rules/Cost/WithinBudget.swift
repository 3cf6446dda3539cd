import Manifest
import Measurements
import Wording

/// A budget that the cheapest allowed way does not keep is not a budget but a wish.
struct WithinBudget: Rule {
  static let info = RuleInfo(
    id: "CO020",
    name: LocalizedText(
      en: "The cheapest way to run it fits the budget", ru: "Самый дешёвый вариант укладывается в бюджет"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "The equal monthly cost of the cheapest option that breaks no constraint, against `budget`.",
      ru: "Равный месячный платёж самого дешёвого допустимого варианта против `budget`."),
    why: LocalizedText(
      en: "An under-stated budget is found out on the first bill.", ru: "Заниженный бюджет выяснится при первом счёте."),
    fix: LocalizedText(
      en:
        "Raise the budget, shrink the workloads, or give better prices in prices.csv; `dossier cost --lines` shows where it goes.",
      ru:
        "Увеличьте бюджет, уменьшите нагрузки или дайте лучшие цены в prices.csv; `dossier cost --lines` покажет, на что уходят деньги."
    ))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    guard let cost = subject.measurements.cost, let budget = cost.budget,
      let best = cost.recommendation.flatMap({ cost.option($0.option) }),
      let infrastructure = subject.project.infrastructure
    else { return }
    let fits = best.monthly <= budget
    let check = Check(
      outcome: fits ? .met : .notMet, statement: Self.info.name,
      reason: .write { pen in
        let words = CostWords(pen.language)
        let (needed, there) = (words.money(best.monthly, cost.currency), words.money(budget, cost.currency))
        return pen.say(
          en: "\(words.option(best.option)) takes \(needed) a month, \(there) are there",
          ru: "\(words.option(best.option)): \(needed) в месяц, в бюджете \(there)")
      }, rank: .measured, phase: .deployment,
      location: infrastructure.budgetLocation ?? infrastructure.location)
    guard !fits else { return judgement.note(check) }
    judgement.fault(check, rule: id, severity: .error, help: Self.info.fix)
  }
}
