import Manifest
import Testing

/// What other modules see, without `@testable`.
@Suite("The public interface")
struct PublicInterfaceTests {
  @Test func quantitiesAreReadAndWritten() {
    #expect(Money("1_200_000 RUB/month").map { "\($0)" } == "1200000 RUB/month")
    #expect(TimeSpan("0.25 s").map(\.description) == "250 ms")
    #expect(Percentage("16%").map { String(describing: $0) } == "16%")
    #expect(Rate("5/d")?.description == "5/day")
    #expect(CalendarDate("2026-02-30") == nil && Currency("XXY") == nil && DataSize("4 TB")?.bytes == 4e12)
    #expect(MonthSpan("3 years")?.months == 36 && Condition("> 1") != nil)
    #expect(MetricName("sensitivity")?.base == "recall" && MetricReference("worst_slice.f1")?.scope == .worstSlice)
  }

  @Test func manifestsAreRead() {
    let outcome = ProjectReader.parse("dossier: 1\ntitle: T\n", id: "p", folder: "/", shownAs: "Projects/p")
    #expect(outcome.value?.language == .en && outcome.value?.phase.value == .businessAndDataUnderstanding)
    let refused = ProjectReader.parse("dossier: 1\n", id: "p", folder: "/", shownAs: "Projects/p")
    #expect(refused.value == nil)
    #expect(
      DiagnosticRenderer.text(refused.diagnostics, color: false).hasPrefix(
        "error: the manifest needs the key “title”\n"))
  }
}
