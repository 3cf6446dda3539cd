import Manifest
import Measurements

/// What the evidence of a link shows, in sentences.
public struct LinkWords: Sendable {
  private let language: Language
  private let numbers: NumberFormatter

  public init(_ language: Language) {
    self.language = language
    numbers = NumberFormatter(language)
  }

  private func say(_ en: @autoclosure () -> String, _ ru: @autoclosure () -> String) -> String {
    language == .en ? en() : ru()
  }

  public func status(_ status: LinkResult.Status) -> String {
    switch status {
    case .confirmed: say("Tested and confirmed", "Проверена и подтверждена")
    case .refuted: say("Tested and refuted", "Проверена и опровергнута")
    case .inconclusive: say("Inconclusive", "Данные не дают ответа")
    case .assumed: say("Only assumed", "Только предполагается")
    }
  }

  /// One sentence a piece of evidence.
  public func sentence(_ evidence: LinkEvidenceResult) -> String {
    switch evidence.content {
    case .experiment(let trial): return sentence(trial)
    case .observation(let history): return sentence(history)
    case .value(let value): return sentence(value)
    case .assumption(let text): return say("Assumption: \(text)", "Предположение: \(text)")
    case .failed(let message, _, _, _):
      return say("Could not be computed: \(message)", "Не удалось рассчитать: \(message)")
    }
  }

  private func p(_ value: Double) -> String {
    value < 0.001 ? "p < " + numbers.decimal(0.001, digits: 3) : "p = " + numbers.decimal(value, digits: 3)
  }

  private func amount(_ value: Double?, _ trial: ExperimentResult) -> String {
    guard let value else { return "–" }
    return trial.measure == .proportion ? numbers.percent(value) : numbers.significant(value, 3)
  }

  private func signed(_ value: Double?, _ trial: ExperimentResult) -> String {
    guard let value else { return "–" }
    if trial.measure == .proportion {
      return (value > 0 ? "+" : "") + numbers.decimal(value * 100, digits: 1)
    }
    return (value > 0 ? "+" : "") + numbers.significant(value, 3)
  }

  public func sentence(_ trial: ExperimentResult) -> String {
    let points = trial.measure == .proportion ? say(" points", " п. п.") : ""
    let range = "\(signed(trial.difference.low, trial)) … \(signed(trial.difference.high, trial))"
    return say(
      "Experiment: \(trial.treatment.name) \(amount(trial.treatment.value, trial)) of \(numbers.integer(trial.treatment.units)) against \(trial.control.name) \(amount(trial.control.value, trial)) of \(numbers.integer(trial.control.units)); difference \(signed(trial.difference.value, trial))\(points) (\(range)), \(test(trial)), \(p(trial.p)).",
      "Эксперимент: \(trial.treatment.name) — \(amount(trial.treatment.value, trial)) из \(numbers.integer(trial.treatment.units)), \(trial.control.name) — \(amount(trial.control.value, trial)) из \(numbers.integer(trial.control.units)); разница \(signed(trial.difference.value, trial))\(points) (\(range)), \(test(trial)), \(p(trial.p))."
    )
  }

  public func test(_ trial: ExperimentResult) -> String {
    switch trial.test {
    case .twoProportion: say("test of two shares", "тест двух долей")
    case .welch: say("Welch's t-test", "t-тест Уэлча")
    case .deltaMethod: say("delta method", "дельта-метод")
    case .cuped: say("Welch's t-test after CUPED", "t-тест Уэлча после CUPED")
    }
  }

  public func sentence(_ warning: ExperimentResult.Warning) -> String {
    switch warning {
    case .sampleRatioMismatch(let value):
      say(
        "The arms' sizes do not fit the planned ratio (\(p(value))): the assignment did not work as planned, and nothing can be concluded.",
        "Размеры групп не соответствуют плану (\(p(value))): распределение по группам сломано, выводов делать нельзя.")
    case .unitsInBothArms(let count):
      say(
        "\(numbers.integer(count)) units were in both arms, so nothing can be concluded.",
        "Единиц, попавших в обе группы: \(numbers.integer(count)); выводов делать нельзя.")
    case .droppedRows(let count):
      say(
        "\(numbers.integer(count)) rows without an arm or an outcome were left out.",
        "Строк без группы или исхода пропущено: \(numbers.integer(count)).")
    case .underpowered(let needed):
      say(
        "Too few units to find the smallest effect that matters: \(numbers.integer(needed)) an arm are needed.",
        "Единиц слишком мало для наименьшего важного эффекта: нужно \(numbers.integer(needed)) на группу.")
    case .early(let look, let looks):
      say(
        "Look \(look) of \(looks): the limit is stricter than at the end.",
        "Просмотр \(look) из \(looks): порог строже, чем в конце.")
    }
  }

  private func coefficient(_ found: ObservationResult.Coefficient) -> String {
    var text = numbers.decimal(found.value, digits: 2)
    if let low = found.low, let high = found.high {
      text += " (\(numbers.decimal(low, digits: 2)) … \(numbers.decimal(high, digits: 2)))"
    }
    if let value = found.p { text += ", \(p(value))" }
    return text
  }

  public func sentence(_ history: ObservationResult) -> String {
    var text = say(
      "Observation over \(numbers.integer(history.n)) points: Spearman's correlation \(coefficient(history.spearman))",
      "Наблюдение, точек: \(numbers.integer(history.n)); корреляция Спирмена \(coefficient(history.spearman))")
    if let kendall = history.kendall {
      text += say("; Kendall's \(coefficient(kendall))", "; Кендалла \(coefficient(kendall))")
    }
    if let detrended = history.detrendedSpearman {
      text += say(
        "; without the trend over time \(coefficient(detrended))", "; без тренда по времени \(coefficient(detrended))")
    }
    text += "."
    if history.hasFewPoints {
      text += say(" These are few points.", " Точек мало.")
    }
    text += say(" It shows no cause.", " Причинности это не доказывает.")
    return text
  }

  public func money(_ value: Double, _ currency: Currency) -> String {
    let digits = abs(value) < 100 ? 2 : 0
    return numbers.quantity(numbers.decimal(value, digits: digits), currency.code)
  }

  public func range(_ estimate: Estimate, _ currency: Currency) -> String {
    guard let value = estimate.value else { return "–" }
    guard let low = estimate.low, let high = estimate.high else { return money(value, currency) }
    let digits = abs(value) < 100 ? 2 : 0
    return money(value, currency)
      + " (\(numbers.decimal(low, digits: digits)) … \(numbers.decimal(high, digits: digits)))"
  }

  public func decision(_ decision: ValueResult.Decision) -> String {
    switch decision {
    case .threshold(let threshold):
      say(
        "acting from a probability of \(numbers.plain(threshold, atMost: 3)) on",
        "действие при вероятности от \(numbers.plain(threshold, atMost: 3))")
    case .chosen(let threshold, let rows):
      say(
        "acting from a probability of \(numbers.plain(threshold, atMost: 3)) on, the best threshold of \(numbers.integer(rows)) other rows",
        "действие при вероятности от \(numbers.plain(threshold, atMost: 3)), лучший порог на других строках (\(numbers.integer(rows)))"
      )
    case .first(let count):
      say("acting on the first \(numbers.integer(count))", "действие для первых \(numbers.integer(count))")
    }
  }

  public func sentence(_ value: ValueResult) -> String {
    var text = say(
      "Value by the amounts agreed on, \(decision(value.decision)): \(range(value.perMonth, value.currency)) a month",
      "Ценность по согласованным суммам, \(decision(value.decision)): \(range(value.perMonth, value.currency)) в месяц")
    if let gain = value.gainPerMonth {
      text += say(
        "; over the baseline \(range(gain, value.currency))",
        "; прибавка к базовому решению \(range(gain, value.currency))")
    }
    if let worth = value.worthOfPoint {
      text += say(
        "; one point of the metric is worth \(money(worth, value.currency)) a month",
        "; один пункт метрики стоит \(money(worth, value.currency)) в месяц")
    }
    text += "."
    if value.betterMetricLowersValue {
      text += say(
        " The metric is better than the baseline's and the value is lower: this metric does not serve the business.",
        " Метрика лучше, чем у базового решения, а ценность ниже: эта метрика не служит делу.")
    }
    return text
  }
}
