import Governance
import Manifest
import Wording

/// A summary for a pull-request comment: the verdict first, then what changed, details folded. It always fits; what does not is
/// counted, never cut in the middle.
struct MarkdownWriter {
  /// GitHub refuses comments that are longer, in characters.
  static let maximumLength = 65_536
  /// By this line the comment is found again and replaced.
  static let mark = "<!-- dossier-gate -->"

  private let words: GateWords
  private let language: Language
  private let limit: Int

  init(language: Language, limit: Int = MarkdownWriter.maximumLength) {
    self.language = language
    self.limit = limit
    words = GateWords(language)
  }

  func text(_ result: GateResult) -> String {
    var page = Page(limit: limit - 400)
    page.force(Self.mark + "\n")
    page.force("## \(words.sign(result.outcome)) dossier gate: \(words.outcome(result.outcome))\n\n")
    if let base = result.base { page.force(comparison(base) + "\n\n") }
    for finding in result.findings { page.add(item(finding, hasBase: false)) }
    page.close("\n")
    projects(result.projects, into: &page)
    for project in result.projects { section(project, hasBase: result.base?.commit != nil, into: &page) }
    if page.left > 0 {
      page.force(
        "\n"
          + words.say(
            "\(page.left) more lines do not fit into a comment; the full report has them.",
            "Ещё \(page.left) строк не поместились в комментарий; они есть в полном отчёте.") + "\n")
    }
    return page.text
  }

  private func comparison(_ base: GateRevision) -> String {
    let commit = base.commit.map { " (`\($0.prefix(12))`)" } ?? ""
    return words.say("Compared with ", "Сравнение с ") + MarkdownText.plain(base.name) + commit
      + words.say("; both were measured by this run.", "; обе ревизии измерены этим запуском.")
  }

  private func projects(_ projects: [ProjectGate], into page: inout Page) {
    guard !projects.isEmpty else { return }
    page.add(
      words.say(
        "| Project | Verdict | Checks | New | Old | Fixed | Waived |",
        "| Проект | Итог | Проверки | Новые | Прежние | Исправлены | Исключения |")
        + "\n|---|---|---:|---:|---:|---:|---:|\n")
    for project in projects {
      let open = project.open
      let cells = [
        MarkdownText.plain(project.id), "\(words.sign(project.outcome)) \(words.outcome(project.outcome))",
        "\(project.met)/\(project.judged)", "\(open.count { $0.status == .new })",
        "\(open.count { $0.status == .old })",
        "\(project.fixed.count)", "\(project.findings.count { $0.isWaived })",
      ]
      page.add("| " + cells.joined(separator: " | ") + " |\n")
    }
  }

  private func section(_ project: ProjectGate, hasBase: Bool, into page: inout Page) {
    let open = project.open
    let waived = project.findings.filter(\.isWaived)
    guard !open.isEmpty || !project.changes.isEmpty || !project.fixed.isEmpty || !waived.isEmpty else { return }
    guard page.add("\n### \(MarkdownText.plain(project.title))\n\n") else { return }
    for finding in open where finding.status == .new { page.add(item(finding, hasBase: hasBase)) }
    changes(project.changes, into: &page)
    fold(
      words.say("Old findings", "Прежние замечания"),
      open.filter { $0.status == .old }.map { item($0, hasBase: hasBase) },
      into: &page)
    fold(
      words.say("Fixed", "Исправлено"), project.fixed.map { "- \(MarkdownText.plain($0.finding.message[language]))\n" },
      into: &page)
    fold(
      words.say("Waived", "Исключения"),
      waived.map { finding in
        let text = MarkdownText.plain(finding.finding.message[language])
        let reason = finding.waiver.map { MarkdownText.plain(words.waiver($0)) } ?? ""
        return "- \(finding.finding.rule) \(text) — \(reason)\n"
      }, into: &page)
  }

  private func item(_ finding: GateFinding, hasBase: Bool) -> String {
    let item = finding.finding
    var text = "- **\(words.severity(item)) \(item.rule)** \(MarkdownText.plain(item.message[language]))"
    if let place = item.location { text += " — \(MarkdownText.plain(place.file)):\(place.line)" }
    text += "\n"
    if let help = item.help?[language] {
      text += "  " + words.say("*Fix:* ", "*Что делать:* ") + MarkdownText.plain(help) + "\n"
    }
    return text
  }

  private func changes(_ changes: [GateChange], into page: inout Page) {
    guard !changes.isEmpty else { return }
    let head = words.say("| Change | Base | Now | |", "| Изменение | База | Сейчас | |")
    guard page.add("\n\(head)\n|---|---|---|---|\n") else { return }
    // What moved beyond its uncertainty comes first.
    let ordered = changes.filter { $0.direction != .neutral } + changes.filter { $0.direction == .neutral }
    for change in ordered {
      let cells = [change.title[language], change.before[language], change.after[language]].map(MarkdownText.plain)
      page.add("| " + (cells + [words.direction(change.direction)]).joined(separator: " | ") + " |\n")
    }
  }

  private func fold(_ title: String, _ items: [String], into page: inout Page) {
    guard !items.isEmpty, page.add("\n<details><summary>\(title): \(items.count)</summary>\n\n") else { return }
    for item in items { page.add(item) }
    page.close("\n</details>\n")
  }

  /// A text that grows by whole pieces up to its limit.
  private struct Page {
    private(set) var text = ""
    /// Pieces that did not fit.
    private(set) var left = 0
    private var length = 0
    private let limit: Int

    init(limit: Int) { self.limit = limit }

    /// GitHub counts UTF-16 units at most; a Russian letter is one.
    @discardableResult
    mutating func add(_ piece: String) -> Bool {
      let count = piece.utf16.count
      guard length + count <= limit else {
        left += 1
        return false
      }
      text += piece
      length += count
      return true
    }

    /// What closes something open, and what always fits: the limit leaves room for it.
    mutating func close(_ piece: String) { force(piece) }

    mutating func force(_ piece: String) {
      text += piece
      length += piece.utf16.count
    }
  }
}
