import Manifest
import Wording

/// One language of the site with everything that is written by it.
struct Tongue: Sendable {
  let language: Language
  let numbers: NumberFormatter
  let metrics: MetricWords
  let dates: DateFormatter

  init(_ language: Language) {
    self.language = language
    numbers = NumberFormatter(language)
    metrics = MetricWords(language)
    dates = DateFormatter(language)
  }

  /// The text of this language.
  func say(_ en: @autoclosure () -> String, _ ru: @autoclosure () -> String) -> String {
    switch language {
    case .en: en()
    case .ru: ru()
    }
  }

  func count(_ number: Int, _ en: (String, String), _ ru: (String, String, String)) -> String {
    let forms =
      language == .en
      ? PluralForms(one: en.0, few: en.1, many: en.1) : PluralForms(one: ru.0, few: ru.1, many: ru.2)
    return numbers.integer(number) + "\u{A0}" + forms.form(for: number, in: language)
  }

  func rows(_ number: Int) -> String { count(number, ("row", "rows"), ("строка", "строки", "строк")) }
}
