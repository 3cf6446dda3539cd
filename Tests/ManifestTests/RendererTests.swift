import Testing

@testable import Manifest

@Suite("Diagnostics as text and JSON")
struct RendererTests {
  private func diagnostic(_ line: String, column: Int, length: Int) -> Diagnostic {
    Diagnostic(
      "unknown-key", message: "unknown key “metrcs”",
      location: SourceLocation(file: "Projects/churn/project.yaml", line: 12, column: column), length: length,
      sourceLine: line, expected: "one of: metrics, models", help: "did you mean “metrics”?")
  }

  @Test func plain() {
    let expected = """
      error: unknown key “metrcs”
        --> Projects/churn/project.yaml:12:5
         |
      12 |     metrcs: [roc_auc]
         |     ^^^^^^
         = expected: one of: metrics, models
         = help: did you mean “metrics”?

      """
    #expect(
      DiagnosticRenderer.text([diagnostic("    metrcs: [roc_auc]", column: 5, length: 6)], color: false) == expected)
  }

  /// The cells before the caret, counted by hand.
  @Test(arguments: [
    ("\tab: x", 2, 4), ("название: икс", 11, 10), ("表: x", 4, 4), ("e\u{301}: x", 5, 3), ("a\u{1B}[31mb: x", 8, 12),
    ("\u{202E}x", 2, 8),
  ])
  func theCaretStandsUnderTheValue(_ line: String, _ column: Int, _ cells: Int) {
    #expect(ShownLine(line, column: column, length: 1).indent == cells)
  }

  @Test func hostileCharactersAreShownAsEscapes() {
    let text = DiagnosticRenderer.text([diagnostic("a\u{1B}[2J\u{202E}b\u{9B}", column: 1, length: 1)], color: false)
    #expect(text.contains("a\\u{1b}[2J\\u{202e}b\\u{9b}"))
    #expect(!text.contains("\u{1B}"))
    #expect(DiagnosticRenderer.text([diagnostic("a", column: 1, length: 1)], color: true).contains("\u{1B}[1;31m"))
  }

  @Test func longLinesAreCutAroundTheCaret() {
    let line = String(repeating: "x", count: 5000) + "HERE" + String(repeating: "y", count: 5000)
    let shown = ShownLine(line, column: 5001, length: 4)
    #expect(shown.text.unicodeScalars.count <= ShownLine.widest + 2)
    #expect(shown.text.hasPrefix("…") && shown.text.hasSuffix("…"))
    let cells = Array(shown.text.unicodeScalars)
    let underlined = cells[shown.indent..<shown.indent + shown.carets].map(String.init).joined()
    #expect(underlined == "HERE")
  }

  @Test(arguments: [(0, 1), (-5, 3), (1, 0), (100, 5), (3, Int.max / 2)])
  func placesOutsideTheLineDoNoHarm(_ column: Int, _ length: Int) {
    let shown = ShownLine("abc", column: column, length: length)
    #expect(shown.carets >= 1 && shown.indent <= 3)
  }

  @Test func json() {
    let value = DiagnosticRenderer.json([
      diagnostic("    metrcs: x", column: 5, length: 6), Diagnostic("no-such-file", message: "there is no file"),
    ])
    let expected =
      #"[{"code":"unknown-key","severity":"error","message":"unknown key “metrcs”","file":"Projects/churn/project.yaml","#
      + #""line":12,"column":5,"length":6,"source":"    metrcs: x","expected":"one of: metrics, models","#
      + #""help":"did you mean “metrics”?"},{"code":"no-such-file","severity":"error","message":"there is no file"}]"#
    #expect(value.text(indent: nil) == expected)
  }
}
