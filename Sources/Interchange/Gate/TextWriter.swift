import Governance
import Manifest
import Wording

/// The result for a person at a terminal: findings by project, each with its place and what to do.
struct TextWriter {
  private let words: GateWords
  private let language: Language
  private let color: Bool

  init(language: Language, color: Bool) {
    self.language = language
    self.color = color
    words = GateWords(language)
  }

  func text(_ result: GateResult) -> String {
    var lines: [String] = []
    if !result.findings.isEmpty {
      lines.append(paint(words.say("The run as a whole", "Запуск в целом"), "1"))
      lines += result.findings.flatMap { self.lines(of: $0, hasBase: false) }
      lines.append("")
    }
    for project in result.projects {
      lines += self.lines(of: project, hasBase: result.base?.commit != nil)
      lines.append("")
    }
    lines.append(summary(result))
    return lines.joined(separator: "\n") + "\n"
  }

  private func summary(_ result: GateResult) -> String {
    let passed = result.projects.count { $0.outcome == .pass }
    let open = result.allFindings.count { !$0.isWaived }
    return verdict(result.outcome) + "  "
      + words.say(
        "\(passed) of \(result.projects.count) projects pass, \(words.findings(open))",
        "проектов пройдено: \(passed) из \(result.projects.count), \(words.findings(open))")
  }

  private func lines(of project: ProjectGate, hasBase: Bool) -> [String] {
    var head = "\(verdict(project.outcome))  \(paint(project.id, "1"))  \(project.title)"
    head +=
      "  "
      + words.say(
        "\(project.met) of \(project.judged) checks hold", "выполнено проверок: \(project.met) из \(project.judged)")
    var lines = [head]
    lines += project.findings.flatMap { self.lines(of: $0, hasBase: hasBase) }
    for finding in project.fixed {
      lines.append("  " + paint("✓ \(words.status(.fixed)): \(finding.finding.message[language])", "32"))
    }
    for change in project.changes {
      var line = "  ± \(change.title[language]): \(change.before[language]) → \(change.after[language])"
      if change.direction != .neutral { line += " (\(words.direction(change.direction)))" }
      lines.append(line)
    }
    return lines
  }

  private func lines(of finding: GateFinding, hasBase: Bool) -> [String] {
    var head = "  \(sign(finding)) \(words.severity(finding.finding)) \(finding.finding.rule)"
    if hasBase { head += " (\(words.status(finding.status)))" }
    var lines = ["\(head): \(finding.finding.message[language])"]
    if let place = finding.finding.location { lines.append("    \(place.file):\(place.line):\(place.column)") }
    if let waiver = finding.waiver {
      lines.append("    " + words.waiver(waiver))
    } else if let help = finding.finding.help?[language] {
      lines.append("    " + words.say("fix: ", "что делать: ") + help)
    }
    lines[lines.count - 1] += paint("  [\(finding.fingerprint)]", "2")
    return lines
  }

  private func sign(_ finding: GateFinding) -> String {
    if finding.isWaived { return paint("–", "2") }
    if finding.finding.incomplete { return paint("◌", "33") }
    return switch finding.finding.severity {
    case .error: paint("✗", "31")
    case .warning: paint("▲", "33")
    case .info: "·"
    }
  }

  private func verdict(_ outcome: GateOutcome) -> String {
    let code =
      switch outcome {
      case .pass: "32"
      case .fail: "31"
      case .incomplete: "33"
      }
    return paint("\(words.sign(outcome)) \(words.outcome(outcome))", code)
  }

  private func paint(_ text: String, _ code: String) -> String { color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
