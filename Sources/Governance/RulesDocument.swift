import Manifest
import Wording

/// `docs/rules.md`, written from the rules themselves.
public enum RulesDocument {
  public static func markdown() -> String {
    var text = """
      # Rules

      Written by `dossier explain --markdown` from the rules themselves; a test compares it. The severity may be changed in
      `dossier.yaml`.

      """
    for family in RuleFamily.allCases {
      let rules = RuleBook.infos.filter { $0.family == family }
      guard !rules.isEmpty else { continue }
      text += "\n## \(family.title.en) · \(family.title.ru)\n"
      for rule in rules {
        text += "\n### \(rule.id)\n\n"
        for language in Language.allCases {
          let words = labels(language)
          text += "**\(rule.name[language])** "
          text += "(\(words.severity(rule.severity)), \(Words.phase(rule.phase)[language]))  \n"
          text += "\(words.checks): \(rule.checks[language])  \n"
          text += "\(words.why): \(rule.why[language])  \n"
          text += "\(words.fix): \(rule.fix[language])\n\n"
        }
      }
    }
    while text.hasSuffix("\n\n") { text.removeLast() }
    return text
  }

  /// One rule for the terminal.
  public static func plain(_ rule: RuleInfo, _ language: Language) -> String {
    let words = labels(language)
    return """
      \(rule.id)  \(rule.name[language])
      \(words.severity(rule.severity)), \(Words.phase(rule.phase)[language])

      \(words.checks): \(rule.checks[language])
      \(words.why): \(rule.why[language])
      \(words.fix): \(rule.fix[language])
      """
  }

  /// `dossier.rules/1`
  public static func json(_ rules: [RuleInfo]) -> JSONValue {
    .members([
      ("schema", "dossier.rules/1"),
      (
        "rules",
        .array(
          rules.map { rule in
            .members([
              ("id", .string(rule.id)), ("severity", .string(rule.severity.rawValue)),
              ("phase", .string(rule.phase.rawValue)), ("name", json(rule.name)), ("checks", json(rule.checks)),
              ("why", json(rule.why)), ("fix", json(rule.fix)),
            ])
          })
      ),
    ])
  }

  private static func json(_ text: LocalizedText) -> JSONValue {
    .members([("en", .string(text.en)), ("ru", .string(text.ru))])
  }

  struct Labels {
    var checks: String
    var why: String
    var fix: String
    var language: Language

    func severity(_ severity: Finding.Severity) -> String {
      switch (severity, language) {
      case (.error, .en): "error"
      case (.warning, .en): "warning"
      case (.info, .en): "note"
      case (.error, .ru): "ошибка"
      case (.warning, .ru): "предупреждение"
      case (.info, .ru): "замечание"
      }
    }
  }

  static func labels(_ language: Language) -> Labels {
    switch language {
    case .en: Labels(checks: "Checks", why: "Why", fix: "What to do", language: language)
    case .ru: Labels(checks: "Что проверяется", why: "Зачем", fix: "Что делать", language: language)
    }
  }
}
