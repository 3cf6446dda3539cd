import Manifest
import Measurements
import Testing
import Wording

/// Every need, line and note has words in both languages.
@Suite struct CostWordsTests {
  private let en = CostWords(.en)
  private let ru = CostWords(.ru)

  private func differ(_ text: (CostWords) -> String) -> Bool {
    let (a, b) = (text(en), text(ru))
    let isCyrillic = b.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
    return !a.isEmpty && a != b && isCyrillic
  }

  @Test func needs() {
    for fact in CostNeed.Fact.allCases where fact != .watched {
      for kind in Workload.Kind.allCases {
        let need = CostNeed(
          workload: "a", kind: kind, aspect: .speed, outcome: .met, fact: fact, numbers: [1, 0.5, 2], texts: ["cloud"])
        #expect(differ { $0.fact(need) }, "\(fact)")
      }
    }
    for aspect in CostNeed.Aspect.allCases { #expect(differ { $0.aspect(aspect, .training) }) }
    for outcome in CostNeed.Outcome.allCases { #expect(differ { $0.outcome(outcome) }) }
    for purchase in CloudOption.Purchase.allCases { #expect(differ { $0.purchase(purchase) }) }
  }

  @Test func linesAndNotes() {
    for kind in CostLine.Kind.allCases { #expect(differ { $0.kind(kind) }, "\(kind)") }
    for kind in CostNote.Kind.allCases {
      #expect(differ { $0.note(CostNote(kind, "a", "b")) }, "\(kind)")
    }
  }

  @Test func aStalePriceHasItsAge() {
    let note = CostNote(.stalePrice, "server/-/-/x/buy", "2025-01-01, 694, 12")
    #expect(en.note(note) == "Stale: server/-/-/x/buy is of 2025-01-01, 694 days old; the limit is 12 months")
    #expect(ru.note(note).contains("возраст 694 дн., предел 12 мес."))
  }

  @Test func whatWouldTurnTheAnswer() {
    func bar(_ driver: CostDriver, _ flip: Double?) -> CostSensitivity.Bar {
      CostSensitivity.Bar(driver: driver, low: 0.5, high: 2, atLow: 1, atHigh: 2, flip: flip)
    }
    let found = CostSensitivity(
      first: .own, second: .cloud, difference: 100,
      bars: [bar(.purchasePrice, 0.34), bar(.cloudPrice, 1.25), bar(.usage, nil)])
    // Own is dearer: the nearest change comes first, the one that does not turn it is left out.
    #expect(
      en.flips(found) == [
        "Own would be cheaper than cloud if this rose by 25% (× 1.25): price of the cloud",
        "Own would be cheaper than cloud if this fell by 66% (× 0.34): price of servers",
      ])
    #expect(
      ru.flips(found).first == "Своё станет дешевле, чем облако, если на 25\u{202F}% (× 1,25) вырастет: цена облака")
    let firm = CostSensitivity(first: .own, second: .cloud, difference: -1, bars: [bar(.usage, nil)])
    #expect(en.flips(firm) == ["No input alone turns the answer, from a tenth of it to ten times"])
  }
}
