import Manifest
import Measurements
import Wording

/// What a model brings has to pay for what it runs on.
struct ValueCarriesCost: Rule {
  static let info = RuleInfo(
    id: "CO021",
    name: LocalizedText(
      en: "The business case carries the infrastructure", ru: "Польза окупает инфраструктуру"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "The value a month by the value model less the cost a month, with the intervals of both.",
      ru: "Ценность в месяц по модели ценности минус стоимость в месяц, с интервалами обоих."),
    why: LocalizedText(
      en: "A good model that costs more than it brings is a loss.",
      ru: "Хорошая модель, которая стоит дороже пользы, — убыток."),
    fix: LocalizedText(
      en: "Find a cheaper way to run it, a larger volume, or a better use; else stop.",
      ru: "Найдите способ дешевле, больший объём или лучшее применение; иначе остановитесь."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    guard let cost = subject.measurements.cost, let value = cost.value, let net = value.netPerMonth.value else {
      return
    }
    let link = subject.project.links.first { $0.id == value.link }
    let low = value.netPerMonth.low ?? net
    let high = value.netPerMonth.high ?? net
    let outcome: Check.Outcome = high < 0 ? .notMet : low < 0 ? .condition : .met
    let check = Check(
      outcome: outcome, statement: Self.info.name,
      reason: .write { pen in
        let words = CostWords(pen.language)
        let text = { words.money($0, cost.currency) }
        return pen.say(
          en: "\(text(net)) a month are left (\(text(low)) … \(text(high)))",
          ru: "остаётся \(text(net)) в месяц (\(text(low)) … \(text(high)))")
      }, rank: .measured, phase: .evaluation, location: link?.location ?? subject.project.infrastructure?.location)
    switch outcome {
    case .notMet: judgement.fault(check, rule: id, severity: .error, help: Self.info.fix)
    case .condition: judgement.fault(check, rule: id, severity: .warning, help: Self.info.fix)
    case .met, .open: judgement.note(check)
    }
  }
}
