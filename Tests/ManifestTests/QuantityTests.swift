import Testing

@testable import Manifest

/// Random numbers that are the same on every machine (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Numbers of all sizes, whole and broken, as people write them and as computers make them.
  mutating func number() -> Double {
    switch Int.random(in: 0..<6, using: &self) {
    case 0: 0
    case 1: Double(Int.random(in: 0...1_000_000, using: &self))
    case 2: Double(Int.random(in: 0...100_000, using: &self)) / 1000
    case 3: Double.random(in: 0...1, using: &self)
    case 4: Double.random(in: 0...1e12, using: &self)
    default: Double.random(in: 1...10, using: &self) * 1e-9
    }
  }
}

@Suite("Quantities")
struct QuantityTests {
  private func roundTrips<Q: Quantity>(_ quantity: Q, sourceLocation: SourceLocation = #_sourceLocation) {
    let text = quantity.description
    #expect((try? Q.parse(text)) == quantity, "\(text)", sourceLocation: sourceLocation)
  }

  private typealias SourceLocation = Testing.SourceLocation

  @Test func parsingIsTheInverseOfWriting() throws {
    var random = SeededGenerator(state: 1)
    let currency = try #require(Currency(known: "RUB"))
    for _ in 0..<2000 {
      let number = random.number()
      let signed = Bool.random(using: &random) ? number : -number
      let period = try #require(Period.allCases.randomElement(using: &random))
      roundTrips(Percentage(fraction: signed))
      roundTrips(TimeSpan(seconds: number))
      roundTrips(MonthSpan(months: Int.random(in: 1...1200, using: &random)))
      roundTrips(DataSize(bytes: number))
      roundTrips(Rate(count: number, per: period))
      roundTrips(Money(amount: signed, currency: currency))
      roundTrips(Money(amount: signed, currency: currency, per: period))
      roundTrips(Money(amount: signed, currency: currency, perUnit: "kWh"))
      roundTrips(Improvement.relative(signed))
      roundTrips(Improvement.points(signed))
      roundTrips(Improvement.ofError(min(number, 1)))
      roundTrips(Improvement.absolute(signed))
      let comparison = try #require(Condition.Comparison.allCases.randomElement(using: &random))
      roundTrips(Condition(comparison: comparison, threshold: .value(signed)))
      roundTrips(Condition(comparison: comparison, threshold: .improvement(.relative(signed))))
      let measure = try #require(DriftLimit.Measure.allCases.randomElement(using: &random))
      roundTrips(DriftLimit(measure: measure, comparison: comparison, value: number))
      let date = CalendarDate(
        year: Int.random(in: 1...9999, using: &random), month: Int.random(in: 1...12, using: &random),
        day: Int.random(in: 1...28, using: &random))
      roundTrips(try #require(date))
    }
  }

  @Test(arguments: [
    ("250ms", 0.25), ("250 ms", 0.25), ("250 µs", 0.00025), ("250 us", 0.00025), ("1.5 s", 1.5), ("2 sec", 2),
    ("3 min", 180), ("2 h", 7200), ("6 hours", 21600), ("1 d", 86400), ("7 days", 604_800), ("2 weeks", 1_209_600),
    ("1e3 ms", 1), ("0.1 s", 0.1),
  ])
  func times(_ text: String, _ seconds: Double) throws {
    #expect(try TimeSpan.parse(text).seconds == seconds)
  }

  @Test func examplesAreAccepted() throws {
    for text in Percentage.examples { _ = try Percentage.parse(text) }
    for text in TimeSpan.examples { _ = try TimeSpan.parse(text) }
    for text in MonthSpan.examples { _ = try MonthSpan.parse(text) }
    for text in DataSize.examples { _ = try DataSize.parse(text) }
    for text in CalendarDate.examples { _ = try CalendarDate.parse(text) }
    for text in Money.examples { _ = try Money.parse(text) }
    for text in Rate.examples { _ = try Rate.parse(text) }
    for text in Improvement.examples { _ = try Improvement.parse(text) }
    for text in Condition.examples { _ = try Condition.parse(text) }
    for text in DriftLimit.examples { _ = try DriftLimit.parse(text) }
  }

  @Test(arguments: [
    "", "5", "ms", "-5 ms", "5 m", "5 months", "1e400 s", "5 ms ms", "5,5 s", "1__0 s", "_1 s", "NaN s",
  ])
  func badTimes(_ text: String) {
    #expect(throws: Complaint.self) { try TimeSpan.parse(text) }
  }

  @Test func money() throws {
    let budget = try Money.parse("1_200_000 RUB/month")
    #expect(budget.amount == 1_200_000 && budget.currency.code == "RUB" && budget.per == .month)
    let power = try Money.parse("7.5 RUB/kWh")
    #expect(power.amount == 7.5 && power.perUnit == "kWh" && power.per == nil)
    #expect(try Money.parse("-40 RUB").amount == -40)
    #expect(try Money.parse("5 EUR / hour").per == .hour)
    #expect(try Money.parse("5EUR").amount == 5)
    for text in ["5", "RUB", "5 rub", "5 RUR", "5 RUB/", "5 RUB/month/x", "5 RUB/2", "1e999 RUB", "5 RUB RUB"] {
      #expect(throws: Complaint.self, "\(text)") { try Money.parse(text) }
    }
    do {
      _ = try Money.parse("5 RBU")
    } catch {
      #expect(error.help == "did you mean “RUB”?")
    }
  }

  @Test func sizesAndRates() throws {
    #expect(try DataSize.parse("4 TiB").bytes == 4_398_046_511_104)
    #expect(try DataSize.parse("500MB").bytes == 500_000_000)
    #expect(try DataSize.parse("1.5 KiB").bytes == 1536)
    #expect(try Rate.parse("120/s") == Rate(count: 120, per: .second))
    #expect(try Rate.parse("2_000 / month") == Rate(count: 2000, per: .month))
    #expect(try Rate.parse("400/min") == Rate(count: 400, per: .minute))
    #expect(try MonthSpan.parse("3 years").months == 36)
    #expect(try MonthSpan.parse("0.5 years").months == 6)
    for text in ["0 months", "1.5 months", "1e9 years", "36", "36 mouths"] {
      #expect(throws: Complaint.self, "\(text)") { try MonthSpan.parse(text) }
    }
  }

  @Test func percentagesAreExact() throws {
    #expect(try Percentage.parse("20%").fraction == 0.2)
    #expect(try Percentage.parse("7%").fraction == 0.07)
    #expect(try Percentage.parse("99.9 %").fraction == 0.999)
    #expect(throws: Complaint.self) { try Percentage.parse("0.2") }
  }

  @Test func conditions() throws {
    #expect(try Condition.parse(">= 0.80") == Condition(comparison: .atLeast, threshold: .value(0.8)))
    #expect(try Condition.parse("<5") == Condition(comparison: .less, threshold: .value(5)))
    #expect(try Condition.parse("≤ -1") == Condition(comparison: .atMost, threshold: .value(-1)))
    #expect(try Condition.parse("≥ +20%") == Condition(comparison: .atLeast, threshold: .improvement(.relative(0.2))))
    #expect(
      try Condition.parse(">= +2 points") == Condition(comparison: .atLeast, threshold: .improvement(.points(0.02))))
    #expect(try Improvement.parse("20% of error") == .ofError(0.2))
    for text in ["", ">=", "0.8", "=> 1", ">= a", ">= 1 2", ">= 5 percent"] {
      #expect(throws: Complaint.self, "\(text)") { try Condition.parse(text) }
    }
  }

  @Test func dates() throws {
    #expect(try CalendarDate.parse("2028-02-29").day == 29)
    for text in [
      "2026-02-30", "2027-02-29", "1900-02-29", "2026-13-01", "2026-1-1", "2026-01-01T00:00", "0000-01-01",
      "２026-01-01",
    ] {
      #expect(throws: Complaint.self, "\(text)") { try CalendarDate.parse(text) }
    }
  }

  @Test(arguments: [
    ("0.87", 0.005), ("0.870", 0.0005), ("87", 0.5), ("1e-3", 0.0005), ("1_234.5", 0.05), ("-0.2", 0.05),
    ("1.20e2", 0.5),
  ])
  func halfAUnitOfTheLastDigit(_ text: String, _ expected: Double) throws {
    let number = try #require(DecimalText(text))
    #expect(number.halfUnit() == expected)
  }

  @Test func editDistances() {
    // Distances by hand: one substitution, one swap, two insertions.
    let pairs = [("cat", "cut", 1), ("metrcis", "metrics", 1), ("abc", "xabcy", 2), ("", "abc", 3)]
    for (a, b, distance) in pairs {
      #expect(Suggestion.editDistance(Array(a.unicodeScalars), Array(b.unicodeScalars)) == distance)
    }
    #expect(Suggestion.nearest(to: "metrcs", among: ["models", "metrics"]) == "metrics")
    #expect(Suggestion.nearest(to: "RUR", among: ["EUR", "RUB"]) == "RUB")
    #expect(Suggestion.nearest(to: "deploy", among: ["modeling", "deployment"]) == "deployment")
    #expect(Suggestion.nearest(to: "3", among: ["1", "2"]) == nil)
    #expect(Suggestion.nearest(to: "zebra", among: ["models", "metrics"]) == nil)
  }
}
