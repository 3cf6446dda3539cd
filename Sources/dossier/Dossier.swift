import ArgumentParser
import Foundation
import Manifest
import Pipeline

@main
struct Dossier: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier",
    abstract: "Reports on machine-learning projects whose numbers were measured, not typed.",
    discussion: """
      One YAML manifest a project says what is claimed; dossier runs the evaluations itself, judges, and writes the report.

      Exit codes: 0 clean; 1 findings, the answer is no; 2 something could not be checked; 3 wrong use or input; 4 the tool failed.
      """,
    version: Version.text,
    subcommands: [
      InitCommand.self, CheckCommand.self, LintCommand.self, ExplainCommand.self, EvaluateCommand.self,
      BuildCommand.self, GateCommand.self, VerifyCommand.self, CostCommand.self, PricesCommand.self, SchemaCommand.self,
      MetricsCommand.self,
    ])

  /// Runs the command and ends the process with the status that the documentation promises.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let exit as ExitRequest {
      Foundation.exit(exit.status.rawValue)
    } catch {
      let code = exitCode(for: error)
      let text = fullMessage(for: error)
      if code == .success {
        Terminal.standard.out(text)
        Foundation.exit(ExitStatus.clean.rawValue)
      }
      if !text.isEmpty { Terminal.standard.complain(text) }
      let status: ExitStatus = code == .validationFailure ? .badInput : .toolFailed
      Foundation.exit(status.rawValue)
    }
  }
}

/// Ends the process with a status; everything there is to say was said.
struct ExitRequest: Error {
  var status: ExitStatus
}
