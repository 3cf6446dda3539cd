import Manifest
import Testing
import Wording

@Suite struct NumberTests {
  private let en = NumberFormatter(.en)
  private let ru = NumberFormatter(.ru)
  private let thin = NumberFormatter.narrowSpace

  @Test func decimalsRoundAndGroup() {
    #expect(en.decimal(0.8386884, digits: 3) == "0.839")
    #expect(en.decimal(1_234_567.891, digits: 1) == "1,234,567.9")
    #expect(en.decimal(-0.0004, digits: 3) == "0.000")
    #expect(en.decimal(-12.5, digits: 1) == "−12.5")
    #expect(ru.decimal(0.8386884, digits: 3) == "0,839")
    #expect(ru.decimal(1_234_567.891, digits: 1) == "1\(thin)234\(thin)567,9")
    #expect(ru.integer(1409) == "1409")
    #expect(ru.integer(14_090) == "14\(thin)090")
    #expect(en.decimal(2.000_000_001, digits: 2) == "2.00")
    #expect(en.decimal(0.05, digits: 3) == "0.050")
  }

  @Test func whatIsNotANumberIsADash() {
    #expect(en.decimal(.nan, digits: 2) == "–")
    #expect(ru.percent(.infinity) == "–")
    #expect(en.significant(.nan, 3) == "–")
  }

  @Test func hugeAndSmallNumbersStayReadable() {
    #expect(en.decimal(1.5e18, digits: 2) == "1.50·10^18")
    #expect(en.significant(0.000_012_34, 3) == "0.000012")
    #expect(en.significant(123_456, 3) == "123,456")
    #expect(en.significant(317.598, 4) == "317.6")
    #expect(en.integer(.min).hasPrefix("−9,223"))
  }

  @Test func percentagesFollowTheLanguage() {
    #expect(en.percent(0.1234) == "12.3%")
    #expect(ru.percent(0.1234) == "12,3\(thin)%")
    #expect(en.percent(-0.05, digits: 0) == "−5%")
  }

  @Test func plainNumbersAreAsShortAsTheyCanBe() {
    #expect(en.plain(12) == "12")
    #expect(en.plain(0.5) == "0.5")
    #expect(en.plain(1_200_000) == "1,200,000")
    #expect(ru.plain(7.25) == "7,25")
  }
}

@Suite struct DateAndPluralTests {
  @Test func datesAreWrittenOut() throws {
    let date = try #require(CalendarDate(year: 2026, month: 11, day: 3))
    #expect(DateFormatter(.en).long(date) == "3\u{A0}November 2026")
    #expect(DateFormatter(.ru).long(date) == "3\u{A0}ноября 2026\u{A0}г.")
    #expect(DateFormatter.iso(date) == "2026-11-03")
  }

  /// Unicode CLDR, plural rules of Russian and English cardinals.
  @Test(arguments: [
    (1, "строка"), (2, "строки"), (4, "строки"), (5, "строк"), (11, "строк"), (12, "строк"), (14, "строк"),
    (21, "строка"), (22, "строки"), (25, "строк"), (100, "строк"), (101, "строка"), (111, "строк"),
    (1_000_001, "строка"),
    (0, "строк"),
  ])
  func russianForms(count: Int, expected: String) {
    let forms = PluralForms(one: "строка", few: "строки", many: "строк")
    #expect(forms.form(for: count, in: .ru) == expected)
  }

  @Test func englishForms() {
    let forms = PluralForms(one: "row", few: "rows", many: "rows")
    #expect(forms.form(for: 1, in: .en) == "row")
    #expect(forms.form(for: 0, in: .en) == "rows")
    #expect(forms.form(for: 21, in: .en) == "rows")
  }
}

@Suite struct MetricWordsTests {
  @Test func everyRegisteredMetricHasATitleInBothLanguages() {
    for info in MetricRegistry.all {
      let name = MetricName(base: info.name, cutoff: info.needsCutoff ? .count(500) : nil)
      for language in Language.allCases {
        #expect(MetricWords(language).title(name) != info.name, "\(info.name) has no title in \(language)")
      }
    }
  }

  @Test func cutoffsAreFilledIn() {
    let name = MetricName(base: "captured", cutoff: .count(1500))
    #expect(MetricWords(.en).title(name) == "Captured in the first 1,500")
    #expect(MetricWords(.ru).title(name) == "Найдено в первых 1500")
    #expect(MetricWords(.en).title(MetricName(base: "lift", cutoff: .share(0.1))) == "Lift in the first 10%")
  }

  @Test func valuesCarryTheirUnit() {
    let words = MetricWords(.en)
    #expect(words.value(0.8386884, of: MetricName(base: "roc_auc")) == "0.839")
    #expect(words.value(0.7912, of: MetricName(base: "accuracy")) == "79.1%")
    #expect(words.value(317.598, of: MetricName(base: "mae"), unit: "USD") == "317.6\u{202F}USD")
    #expect(words.value(2.027, of: MetricName(base: "lift", cutoff: .count(50))) == "2.027")
  }

  @Test func canonicalNamesReadBack() {
    let names = [
      MetricName(base: "roc_auc"), MetricName(base: "captured", cutoff: .count(500)),
      MetricName(base: "precision", cutoff: .share(0.1)), MetricName(base: "accuracy", aggregated: true),
    ]
    for name in names { #expect(MetricName(canonical: name.description) == name) }
    #expect(MetricName(canonical: "captured@500.vs_baseline").description == "captured@500")
    #expect(MetricName(canonical: "worst_slice.roc_auc").description == "roc_auc")
    #expect(MetricName(canonical: "slice(contract=One (1) year).roc_auc").description == "roc_auc")
  }
}
