import ArgumentParser
import Facts
import Governance
import Manifest
import Pipeline

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract:
      "Say what a rule checks, why, and how to fix what it finds; without a rule, list them; “tasks” lists those of the process."
  )

  @Argument(help: "The id of a rule, such as DQ003, or the word tasks.")
  var rule: String?

  @Option(
    name: .long, help: "The language: en or ru.", completion: .list(Language.allCases.map(\.rawValue)),
    transform: InitCommand.parse)
  var language = Language.en

  @Option(name: .long, help: "text or json.")
  var format = OutputFormat.text

  @Flag(help: "Describe the tables that rules of your own, written as SQL, can read.")
  var facts = false

  @Flag(name: .long, help: "Write the page of all rules as Markdown.")
  var markdown = false

  /// In place of a rule's id: the names that tasks of `phases` may have.
  private static let tasks = "tasks"

  func run() throws {
    let terminal = Terminal.standard
    guard !facts else {
      terminal.out(String(FactTables.markdown().dropLast()))
      return
    }
    guard !markdown else {
      terminal.out(String(RulesDocument.markdown().dropLast()))
      return
    }
    guard rule?.lowercased() != Self.tasks else {
      terminal.out(format == .json ? TasksDocument.json().text() : TasksDocument.plain(language))
      return
    }
    var chosen = RuleBook.infos
    if let rule {
      guard let info = RuleBook.info(rule) else {
        let near =
          Suggestion.nearest(to: rule.uppercased(), among: RuleBook.infos.map(\.id)).map {
            "\nhelp: did you mean \($0)?"
          } ?? ""
        terminal.complain("error: there is no rule “\(rule)”\nexpected: an id that dossier explain lists\(near)")
        throw ExitRequest(status: .badInput)
      }
      chosen = [info]
    }
    switch format {
    case .json: terminal.out(RulesDocument.json(chosen).text())
    case .text:
      if rule != nil, let info = chosen.first {
        terminal.out(RulesDocument.plain(info, language))
      } else {
        for info in chosen { terminal.out("\(info.id)  \(info.name[language])") }
      }
    }
  }
}
