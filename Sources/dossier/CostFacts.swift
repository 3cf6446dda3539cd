import Manifest
import Measurements
import Wording

/// What a comparison of costs says, one sentence a fact.
struct CostFacts {
  let language: Language

  private var words: CostWords { CostWords(language) }
  private var numbers: NumberFormatter { NumberFormatter(language) }

  private func say(_ en: String, _ ru: String) -> String { language == .en ? en : ru }

  func all(_ result: CostResult) -> [String] {
    breakEven(result) + uncertainty(result) + turns(result) + placements(result) + commitments(result) + units(result)
      + money(result) + result.notes.map { "! " + words.note($0) }
  }

  private func breakEven(_ result: CostResult) -> [String] {
    guard let found = result.breakEven else { return [] }
    let months = found.months.map {
      say("after \(numbers.plain($0, atMost: 1)) months", "через \(numbers.plain($0, atMost: 1)) мес.")
    }
    let hours = found.hours.map {
      let hours = numbers.integer(Int(min(1e15, $0)))
      return say("at \(hours) accelerator-hours", "при \(hours) часах ускорителя")
    }
    let share = found.utilisation.map {
      let percent = numbers.percent($0, digits: 0)
      return say("at a utilisation of \(percent)", "при загрузке \(percent)")
    }
    let parts = [months, hours, share].compactMap { $0 }
    guard !parts.isEmpty else {
      return [say("own never overtakes the cloud", "своё никогда не обгоняет облако")]
    }
    let within = found.months == nil ? say(" (not within the horizon)", " (не за этот срок)") : ""
    return [say("own overtakes the cloud ", "своё обгоняет облако ") + parts.joined(separator: "; ") + within]
  }

  private func uncertainty(_ result: CostResult) -> [String] {
    guard let uncertainty = result.uncertainty else { return [] }
    var facts = uncertainty.bands.map { band in
      let cheapest = numbers.percent(band.cheapest, digits: 0)
      return
        "\(words.option(band.option)): P10 \(words.money(band.p10, result.currency)), P50 \(words.money(band.p50, result.currency)), P90 \(words.money(band.p90, result.currency)), "
        + say("cheapest in \(cheapest) of draws", "дешевле всех в \(cheapest) испытаний")
    }
    if let share = uncertainty.ownCheaper {
      let percent = numbers.percent(share, digits: 0)
      facts.append(
        say("own is cheaper than the cloud in \(percent) of draws", "своё дешевле облака в \(percent) испытаний"))
    }
    return facts
  }

  private func turns(_ result: CostResult) -> [String] {
    result.sensitivity.map { words.flips($0) } ?? []
  }

  private func placements(_ result: CostResult) -> [String] {
    (result.option(.hybrid)?.placements ?? []).map { placement in
      "\(placement.workload): \(words.place(placement)), \(words.reason(placement, currency: result.currency))"
    }
  }

  private func commitments(_ result: CostResult) -> [String] {
    result.commitments.map { words.commitment($0, currency: result.currency) }
  }

  private func units(_ result: CostResult) -> [String] {
    result.options.compactMap { option in
      let parts = words.units(option, currency: result.currency) + [words.quality(option)].compactMap { $0 }
      return parts.isEmpty ? nil : "\(words.option(option.option)): " + parts.joined(separator: "; ")
    }
  }

  private func money(_ result: CostResult) -> [String] {
    var facts: [String] = []
    if let value = result.value, let net = value.netPerMonth.value {
      let low = value.netPerMonth.low.map { words.money($0, result.currency) } ?? "–"
      let high = value.netPerMonth.high.map { words.money($0, result.currency) } ?? "–"
      let text = words.money(net, result.currency)
      facts.append(
        say(
          "the value less the cost: \(text) a month (P10 \(low), P90 \(high))",
          "ценность за вычетом стоимости: \(text) в месяц (P10 \(low), P90 \(high))"))
    }
    guard let budget = result.budget, let best = result.recommendation.flatMap({ result.option($0.option) }) else {
      return facts
    }
    let stated = words.money(budget, result.currency)
    facts.append(
      best.monthly > budget
        ? say(
          "over budget: \(words.money(best.monthly, result.currency)) a month, \(stated) are there",
          "дороже бюджета: \(words.money(best.monthly, result.currency)) в месяц при бюджете \(stated)")
        : say("within the budget of \(stated) a month", "укладывается в бюджет \(stated) в месяц"))
    return facts
  }
}
