import Foundation
import Manifest
import Testing

@testable import Wording

struct MetricsDocumentTests {
  /// `docs/metrics.md` is what `dossier metrics` prints.
  @Test func theDocumentIsUpToDate() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let written = try String(contentsOf: root.appending(path: "docs/metrics.md"), encoding: .utf8)
    #expect(written == MetricsDocument.markdown(), "run: dossier metrics > docs/metrics.md")
  }

  @Test func everyMetricHasATitleInBothLanguages() {
    for group in MetricGroup.allCases {
      for info in group.metrics {
        let name = MetricName(base: info.name, cutoff: info.needsCutoff ? .count(10) : nil)
        for language in [Language.en, .ru] {
          #expect(MetricWords(language).title(name) != info.name, "\(info.name)")
        }
      }
    }
  }
}
