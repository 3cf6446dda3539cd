import Manifest
import Measurements

/// What a comparison allows to conclude, in a sentence for people who do not read p-values.
public struct ConclusionWords: Sendable {
  private let language: Language
  private let numbers: NumberFormatter
  private let metrics: MetricWords

  public init(_ language: Language) {
    self.language = language
    numbers = NumberFormatter(language)
    metrics = MetricWords(language)
  }

  private func say(_ en: @autoclosure () -> String, _ ru: @autoclosure () -> String) -> String {
    language == .en ? en() : ru()
  }

  /// - Parameters:
  ///   - metric: the canonical name.
  ///   - confidence: of the evaluation: its level, and what was drawn.
  /// - Returns: nil where nothing was resampled.
  public func sentence(_ metric: String, _ comparison: MetricComparison, _ confidence: Confidence) -> String? {
    guard let conclusion = comparison.conclusion else { return nil }
    let title = metrics.title(MetricName(canonical: metric))
    let gap = gap(comparison, confidence)
    switch conclusion.verdict {
    case .better:
      return say(
        "\(title): better than the baseline \(gap)\(p(conclusion)).",
        "\(title): лучше базового решения \(gap)\(p(conclusion)).")
    case .worse:
      return say(
        "\(title): worse than the baseline \(gap)\(p(conclusion)).",
        "\(title): хуже базового решения \(gap)\(p(conclusion)).")
    case .same:
      return say(
        "\(title): model and baseline do not differ on these rows.",
        "\(title): на этих строках модель и базовое решение не различаются.")
    case .undecided:
      return say(
        "\(title): these rows cannot tell model and baseline apart \(gap)\(p(conclusion)).",
        "\(title): эти строки не позволяют различить модель и базовое решение \(gap)\(p(conclusion)).")
        + " " + more(conclusion, confidence)
    }
  }

  /// The difference with its interval, and which reading of it is used.
  private func gap(_ comparison: MetricComparison, _ confidence: Confidence) -> String {
    let level = numbers.percent(confidence.level, digits: 0)
    if let value = comparison.relative.value, let low = comparison.relative.low, let high = comparison.relative.high {
      return say(
        "(\(signed(value)) relative to its value, \(level) interval \(signed(low)) to \(signed(high))",
        "(\(signed(value)) относительно его значения, \(level) интервал от \(signed(low)) до \(signed(high))"
      )
    }
    let value = number(comparison.improvement.value)
    let ends = (number(comparison.improvement.low), number(comparison.improvement.high))
    return say(
      "(difference \(value), \(level) interval \(ends.0) to \(ends.1)",
      "(разница \(value), \(level) интервал от \(ends.0) до \(ends.1)")
  }

  private func signed(_ share: Double) -> String { (share > 0 ? "+" : "") + numbers.percent(share) }

  private func number(_ value: Double?) -> String {
    value.map { ($0 > 0 ? "+" : "") + numbers.significant($0, 3) } ?? "–"
  }

  /// Closes the bracket that `gap` opens.
  private func p(_ conclusion: Conclusion) -> String {
    guard let p = conclusion.p else { return ")" }
    let value = p < 0.001 ? "p < " + numbers.decimal(0.001, digits: 3) : "p = " + numbers.decimal(p, digits: 3)
    return "; \(test(conclusion.test)), \(value))"
  }

  private func test(_ test: Conclusion.Test) -> String {
    switch test {
    case .mcnemar: say("McNemar's mid-p test", "тест Макнемара, mid-p")
    case .delong: say("DeLong's test", "тест Делонга")
    case .pairedT: say("paired t-test", "парный t-тест")
    case .pairedBootstrap: say("paired bootstrap", "парный бутстрэп")
    case .dieboldMariano: say("Diebold-Mariano test", "тест Диболда — Мариано")
    }
  }

  private func more(_ conclusion: Conclusion, _ confidence: Confidence) -> String {
    guard let count = conclusion.moreUnits else {
      return say(
        "No number of rows like these would show a difference.",
        "Сколько таких строк ни добавь, разницы не будет видно.")
    }
    let amount = rounded(count)
    let noun: String
    switch confidence.unit {
    case .row, .rowWithinClass:
      noun =
        numbers.integer(amount) + " "
        + PluralForms(
          one: say("row", "такая строка"), few: say("rows", "такие строки"), many: say("rows", "таких строк")
        ).form(for: amount, in: language)
    case .group(let column):
      noun = say(
        "\(numbers.integer(amount)) values of \(column)", "\(numbers.integer(amount)) значений «\(column)»")
    case .taskUnit:
      noun = say("\(numbers.integer(amount)) cases", "\(numbers.integer(amount)) таких случаев")
    }
    return say(
      "Too few rows: about \(noun) more would be needed, if the difference stays as it is.",
      "Строк слишком мало: понадобилось бы ещё примерно \(noun), если разница останется такой же.")
  }

  /// Two significant digits: the number is a rough one.
  private func rounded(_ count: Int) -> Int {
    var unit = 1
    while count / unit >= 100 { unit *= 10 }
    return (count + unit - 1) / unit * unit
  }
}
