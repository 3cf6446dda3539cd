import Foundation
import Manifest
import Measurements
import Testing

@testable import Governance
@testable import Report

/// Builds projects from text, with nothing measured.
enum Sample {
  static func input(_ manifest: String, id: String = "sample") throws -> ProjectInput {
    let outcome = ProjectReader.parse(manifest, id: id, folder: "/tmp", shownAs: "Projects/sample/project.yaml")
    let project = try #require(outcome.value, "\(outcome.diagnostics)")
    let measurements = ProjectMeasurements(project: id)
    let review = Reviewer().review(Subject(project: project, measurements: measurements, asOf: date))
    return ProjectInput(project: project, measurements: measurements, review: review)
  }

  static let date = CalendarDate(year: 2026, month: 11, day: 23) ?? CalendarDate(year: 2000, month: 1, day: 1)!

  static func renderer(_ languages: [Language] = [.en, .ru]) -> PageRenderer {
    PageRenderer(
      settings: SiteSettings(organisation: Organisation(languages: languages), asOf: date, version: "0.0.0"))
  }

  static func page(_ manifest: String) throws -> String {
    let rendered = renderer().project(try input(manifest))
    return String(decoding: try #require(rendered.files.first).bytes, as: UTF8.self)
  }
}

@Suite struct EscapingTests {
  private func escaped(_ text: String) -> String {
    var page = HTML()
    page.text(text)
    return String(decoding: page.bytes, as: UTF8.self)
  }

  @Test func markupBecomesText() {
    let markup = "<script>\"&'"
    #expect(escaped(markup) == "&lt;script&gt;&quot;&amp;&#39;")
    // A combining mark joins the character before it; bytes do not care.
    let marked = "<\u{338}script>"
    let quoted = "\"\u{338} onload=x"
    #expect(Array(escaped(marked).utf8.prefix(4)) == Array("&lt;".utf8))
    #expect(Array(escaped(quoted).utf8.prefix(6)) == Array("&quot;".utf8))
    #expect(escaped("a\u{0}b\u{7F}") == "a\u{FFFD}b\u{FFFD}")
  }

  @Test func attributesCannotBeLeft() {
    var page = HTML()
    page.attribute("title", "x\" onclick=\"y")
    #expect(String(decoding: page.bytes, as: UTF8.self) == " title=\"x&quot; onclick=&quot;y\"")
  }

  private func markdown(_ text: String) -> String { String(decoding: Markdown.html(text), as: UTF8.self) }

  @Test func markdownIsTamed() {
    #expect(markdown("**a** `b`").contains("<strong>a</strong> <code>b</code>"))
    #expect(markdown("| a | b |\n|---|---|\n| 1 | 2 |").contains("<table>"))
    #expect(markdown("<script>alert(1)</script>").contains("&lt;script&gt;"))
    #expect(markdown("a <b onclick=x>c</b>").contains("&lt;b onclick=x&gt;"))
    #expect(!markdown("[x](javascript:alert(1))").contains("javascript:"))
    #expect(!markdown("[x](data:text/html,y)").contains("data:"))
    #expect(!markdown("![alt](https://example.org/x.png)").contains("<img"))
    #expect(markdown("![alt](https://example.org/x.png)").contains("alt"))
    #expect(markdown("# Title").contains("<h4>Title</h4>"))
    #expect(markdown("###### Deep").contains("<h6>Deep</h6>"))
  }

  @Test func hugeAndNestedMarkdownIsShownAsItIs() {
    let nested = String(repeating: ">", count: 20_000) + "x"
    #expect(markdown(nested).hasPrefix("<pre>"))
    #expect(markdown(String(repeating: "[", count: 50_000)).hasPrefix("<pre>"))
    #expect(markdown(String(repeating: "word ", count: 20_000)).hasPrefix("<pre>"))
  }
}

@Suite struct PageTests {
  private let manifest = """
    dossier: 1
    title: A project
    summary: It does things.
    problem: {statement: "Decide *well*.", decision: What to do}
    business_metrics: {money: {title: Money, unit: EUR/month, better: higher, now: 1000, goal: 2000}}
    risks: {r: {title: Rain, likelihood: high, impact: high, mitigation: Umbrella}}
    stack: {serving: [triton]}
    """

  @Test func thePageStartsWithTheVerdictAndHasItsSections() throws {
    let page = try Sample.page(manifest)
    #expect(page.hasPrefix("<!DOCTYPE html>"))
    #expect(page.contains("default-src 'none'; img-src 'self'; style-src 'self'"))
    #expect(!page.contains("<script") && !page.contains(" style="))
    for id in ["verdict", "problem", "business", "phases", "checks", "risks", "stack", "provenance"] {
      #expect(page.contains("id=\"\(id)\""), "\(id)")
    }
    #expect(page.contains("Decide <em>well</em>."))
    let verdict = try #require(page.range(of: "id=\"verdict\""))
    let problem = try #require(page.range(of: "id=\"problem\""))
    #expect(verdict.lowerBound < problem.lowerBound)
  }

  @Test func bothLanguagesAreWritten() throws {
    let rendered = Sample.renderer().project(try Sample.input(manifest))
    #expect(
      rendered.files.map(\.path) == [
        "projects/sample/index.html", "projects/sample/technical.html", "projects/sample/index.ru.html",
        "projects/sample/technical.ru.html",
      ])
    let russian = String(decoding: rendered.files[2].bytes, as: UTF8.self)
    #expect(russian.contains("<html lang=\"ru\">"))
    #expect(russian.contains("Бизнес-метрики"))
    #expect(russian.contains("href=\"index.html\""))
  }

  @Test func theSameInputGivesTheSameBytes() throws {
    let first = Sample.renderer().project(try Sample.input(manifest)).files.map(\.bytes)
    let second = Sample.renderer().project(try Sample.input(manifest)).files.map(\.bytes)
    #expect(first == second)
  }

  @Test func thePortfolioPutsFailuresFirst() throws {
    let renderer = Sample.renderer()
    let good = renderer.project(
      try Sample.input(
        "dossier: 1\ntitle: Zebra\nproblem: {statement: Decide which animals go first}\n", id: "z")
    ).row
    let broken = renderer.broken(BrokenProject(id: "bad", folder: "Projects/bad", diagnostics: [])).row
    let files = renderer.portfolio(rows: [good, broken])
    #expect(
      files.map(\.path) == [
        "index.html", "methods.html", "costs.html", "rules.html", "index.ru.html", "methods.ru.html", "costs.ru.html",
        "rules.ru.html",
      ])
    let page = String(decoding: files[0].bytes, as: UTF8.self)
    let first = try #require(page.range(of: "projects/bad/index.html"))
    let second = try #require(page.range(of: "projects/z/index.html"))
    #expect(first.lowerBound < second.lowerBound)
  }
}

@Suite struct ScaleTests {
  @Test func ticksAreRound() {
    #expect(Scale(0, 1).ticks(5).count == 6)
    let ticks = Scale(0, 18_823).ticks(5)
    #expect(ticks == [0, 5000, 10_000, 15_000])
    #expect(Scale(covering: [3, 3]).high > Scale(covering: [3, 3]).low)
    #expect(Scale(covering: []).position(0.5).isFinite)
    #expect(Scale(covering: [.nan, 1, 2]).low.isFinite)
  }

  @Test func coordinatesAreShort() {
    #expect(svg(1.0 / 3) == "0.33")
    #expect(svg(-2.5) == "-2.5")
    #expect(svg(100) == "100")
    #expect(svg(0.05) == "0.05")
    #expect(svg(.nan) == "0")
  }
}
