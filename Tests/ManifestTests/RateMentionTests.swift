import Testing

@testable import Manifest

/// Rates in the words of load tests.
@Suite struct RateMentionTests {
  @Test(arguments: [
    ("40/s in the load test of 2026-11-04 on 4 cores", [40.0]), ("It answered 850 requests a second at 9 ms.", [850]),
    ("which is why 40\na second is taken", [40]), ("1,200 requests/s, later 1.5 rps", [1200, 1.5]),
    ("300 запросов в секунду, 25/с", [300, 25]), ("2,400 requests per minute", [40]),
    ("We sent 20,000 requests to one replica", []), ("2,400 tokens a second", []), ("3,08 запроса/с", [3.08]),
    ("One run of 360 forecasts takes well under a second", []), ("a 99th percentile of 9 milliseconds; s", []),
  ])
  func ratesAreRead(_ text: String, _ expected: [Double]) {
    #expect(RateMentions(in: text).perSecond == expected)
  }

  @Test func numbersAreKept() {
    #expect(RateMentions(in: "800 requests for each replica; 20_000 sent (4 cores).").numbers == [800, 20_000, 4])
  }
}
