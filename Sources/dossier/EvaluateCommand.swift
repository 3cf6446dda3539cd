import ArgumentParser
import Manifest
import Pipeline

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Run the evaluations of projects and print what they measured.",
    discussion: """
      Exit code 1 when a claim is not reproduced or a requirement is not met, 2 when something could not be measured,
      3 when a manifest, data file or model could not be read.
      """)

  @OptionGroup var projects: ProjectArguments
  @OptionGroup var common: CommonOptions
  @OptionGroup var engine: EngineOptions

  func run() throws {
    let terminal = Terminal.standard
    let places = try projects.locate(common)
    let line = ProgressLine(quiet: common.quiet)
    let run = EvaluateRun(measurer: Measurer(engine.toolbox(), version: Version.text)) { line.show($0) }
    let report = run.run(places)
    line.finish()
    switch common.format {
    case .json: terminal.out(report.json().text())
    case .text:
      DiagnosticPrinter(common).print(report.entries.flatMap(\.diagnostics))
      terminal.out(EvaluationText(color: terminal.colorOut).text(report))
    }
    if report.status != .clean { throw ExitRequest(status: report.status) }
  }
}
