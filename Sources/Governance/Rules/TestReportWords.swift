import Measurements
import Wording

/// What a test report proves, and how it is said.
extension TestReport {
  /// True where what ran passed, and at least half of the cases ran.
  var proves: Bool { failures + errors == 0 && passed > 0 && !isMostlySkipped && !isMostlyRepeated }

  /// A report of which less than a half ran says nothing of the rest.
  var isMostlySkipped: Bool { 2 * skipped > tests }

  /// A report whose cases mostly bear the name of another one shows the same case again and again.
  var isMostlyRepeated: Bool { repeated > tests }

  /// "5 of 6 tests passed, 1 skipped".
  func outcome(_ pen: LocalizedText.Pen) -> String {
    let passed = pen.numbers.integer(passed)
    let all = pen.numbers.integer(tests)
    var text = pen.say(en: "\(passed) of \(all) tests passed", ru: "пройдено тестов \(passed) из \(all)")
    let bad = pen.numbers.integer(failures + errors)
    if failures + errors > 0 { text += pen.say(en: ", \(bad) failed", ru: ", не пройдено \(bad)") }
    let left = pen.numbers.integer(skipped)
    if skipped > 0 { text += pen.say(en: ", \(left) skipped", ru: ", не запускалось \(left)") }
    let again = pen.numbers.integer(repeated)
    if repeated > 0 {
      text += pen.say(
        en: "; \(again) more bear the name of another case", ru: "; ещё \(again) повторяют имена других тестов")
    }
    return text
  }

  /// What to do about a report that proves nothing.
  var help: LocalizedText {
    if failures + errors == 0, isMostlySkipped {
      return LocalizedText(
        en: "Name a report of a run in which at least half of the tests ran.",
        ru: "Укажите отчёт о прогоне, в котором выполнена хотя бы половина тестов.")
    }
    if failures + errors == 0, isMostlyRepeated {
      return LocalizedText(
        en: "Name the report as the test run wrote it, each case once.",
        ru: "Укажите отчёт в том виде, в каком его записал прогон: каждый тест один раз.")
    }
    return LocalizedText(
      en: "Mend the failing tests, or name a report of a run that passed.",
      ru: "Исправьте непройденные тесты или укажите отчёт об успешном прогоне.")
  }
}
