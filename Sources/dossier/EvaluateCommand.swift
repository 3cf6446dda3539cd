import ArgumentParser
import Manifest
import Pipeline

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Run the evaluations of projects and print what they measured.",
    discussion: """
      What has not changed since an earlier run is not measured again: data, models, manifest and this program decide.

      Exit code 1 when a claim is not reproduced or a requirement is not met (or, with --frozen, when a record differs), 2 when something could not be measured,
      3 when a manifest, data file or model could not be read.
      """)

  @OptionGroup var projects: ProjectArguments
  @OptionGroup var common: CommonOptions
  @OptionGroup var engine: EngineOptions
  @OptionGroup var records: RecordArguments

  func run() throws {
    let terminal = Terminal.standard
    let places = try projects.locate(common)
    let line = ProgressLine(quiet: common.quiet)
    let measurer = Measurer(engine.toolbox(), version: Version.text, records: try records.options(common))
    let run = EvaluateRun(measurer: measurer) { line.show($0) }
    let report = run.run(places)
    line.finish()
    for problem in report.entries.compactMap(\.measurements).flatMap(\.recordProblems) {
      terminal.complain("warning: \(problem)")
    }
    switch common.format {
    case .json: terminal.out(report.json().text())
    case .text:
      DiagnosticPrinter(common).print(report.entries.flatMap(\.diagnostics))
      terminal.out(EvaluationText(color: terminal.colorOut).text(report))
    }
    if report.status != .clean { throw ExitRequest(status: report.status) }
  }
}
