import ArgumentParser
import Foundation
import Governance
import Manifest
import Pipeline

struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Judge problem statements: what is missing, what contradicts, what is vague.",
    discussion:
      "Of the named projects, or of a text with --text FILE (- for standard input). Exit code 1 where one is not good.")

  @OptionGroup var projects: ProjectArguments
  @OptionGroup var common: CommonOptions

  @Option(name: .long, help: ArgumentHelp("A file with the text of a statement.", valueName: "file"))
  var text: String?

  @Option(
    name: .long, help: "The language of the explanations: en or ru.",
    completion: .list(Language.allCases.map(\.rawValue)), transform: InitCommand.parse)
  var language = Language.en

  func run() throws {
    var results: [(id: String, found: StatementExamination, project: Project?)] = []
    if let text {
      results.append((text, StatementLinter.examine(text: try read(text)), nil))
    } else {
      for place in try projects.locate(common) {
        let outcome = ProjectReader.read(folder: place.folder, shownAs: place.manifest)
        guard let project = outcome.value else {
          DiagnosticPrinter(common).print(outcome.diagnostics)
          throw ExitRequest(status: .badInput)
        }
        results.append((project.id, StatementLinter.examine(project), project))
      }
    }
    switch common.format {
    case .json: Terminal.standard.out(json(results).text())
    case .text: for result in results { show(result) }
    }
    if results.contains(where: { !$0.found.isGood }) { throw ExitRequest(status: .findings) }
  }

  private func read(_ path: String) throws -> String {
    let data = path == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: path)
    guard let data, data.count <= 1 << 20, let text = String(data: data, encoding: .utf8) else {
      Terminal.standard.complain("error: “\(path)” cannot be read\nexpected: a text in UTF-8 of at most 1 MiB")
      throw ExitRequest(status: .badInput)
    }
    return text
  }

  private func show(_ result: (id: String, found: StatementExamination, project: Project?)) {
    let terminal = Terminal.standard
    terminal.out("\(result.found.isGood ? "✓" : "✗") \(result.id)")
    for element in result.found.missing {
      let title = StatementAdvice.title(element)[language]
      let example = StatementAdvice.example(element, for: result.project)[language]
      terminal.out("  \(language == .en ? "missing" : "не указано"): \(title)\n      \(example)")
    }
    for flaw in result.found.flaws {
      terminal.out("  \(flaw.kind.rawValue): \(StatementAdvice.describe(flaw)[language])")
    }
  }

  /// `dossier.lint/1`
  private func json(_ results: [(id: String, found: StatementExamination, project: Project?)]) -> JSONValue {
    .members([
      ("schema", "dossier.lint/1"),
      (
        "statements",
        .array(
          results.map { result in
            .members([
              ("id", .string(result.id)), ("good", .bool(result.found.isGood)),
              ("missing", .array(result.found.missing.map { .string($0.rawValue) })),
              (
                "elements",
                .array(
                  result.found.elements.map { entry in
                    var place: JSONValue?
                    switch entry.place {
                    case .field(let key)?: place = .members([("field", .string(key))])
                    case .text(let quote)?: place = .members([("text", .string(quote))])
                    case nil: place = nil
                    }
                    return .members([
                      ("element", .string(entry.element.rawValue)), ("present", .bool(entry.place != nil)),
                      ("where", place),
                    ])
                  })
              ),
              (
                "flaws",
                .array(
                  result.found.flaws.map { flaw in
                    .members([
                      ("kind", .string(flaw.kind.rawValue)), ("quote", .string(flaw.quote)),
                      ("blocking", .bool(flaw.isBlocking)),
                      ("message", .string(StatementAdvice.describe(flaw)[language])),
                    ])
                  })
              ),
            ])
          })
      ),
    ])
  }
}
