import ArgumentParser
import Foundation
import Governance
import Manifest
import Pipeline
import Records

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Measure every project and write the site.",
    discussion: """
      The site is replaced as a whole, or left as it was. A project that cannot be read or measured gets a page that says
      why, and does not stop the others. The exit code is 0 whatever the verdicts are, 2 when something could not be
      checked, 3 when a manifest, data file or model could not be read.
      """)

  @OptionGroup var projects: ProjectArguments
  @OptionGroup var common: CommonOptions
  @OptionGroup var asOf: AsOfOption

  @Option(
    name: [.short, .long], help: ArgumentHelp("The folder to write.", valueName: "folder"), completion: .directory)
  var output = "site"

  @Option(name: .long, help: "How many projects to work on at once. Default: one a processor core.")
  var jobs: Int?

  @OptionGroup var engine: EngineOptions
  @OptionGroup var records: RecordArguments

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs has to be at least 1.") }
  }

  func run() throws {
    let terminal = Terminal.standard
    let day = try asOf.resolve()
    let places = try projects.locate(common)
    let line = ProgressLine(quiet: common.quiet)
    var options = BuildOptions(output: output, asOf: day, version: Version.text)
    if let jobs { options.workers = jobs }
    let measurer = Measurer(engine.toolbox(), version: Version.text, records: try records.options(common))
    let run = BuildRun(options: options, measurer: measurer) { line.show($0) }
    let report: BuildReport
    do {
      report = try run.run(places, organisationFile: ProjectLocator(projects: common.projects).organisationFile)
    } catch {
      line.finish()
      terminal.complain(Self.explain(error))
      throw ExitRequest(status: (error as? RecordError)?.kind == .occupied ? .badInput : .toolFailed)
    }
    line.finish()
    switch common.format {
    case .json: terminal.out(report.json().text())
    case .text: printText(report)
    }
    if report.status != .clean { throw ExitRequest(status: report.status) }
  }

  private func printText(_ report: BuildReport) {
    let terminal = Terminal.standard
    DiagnosticPrinter(common).print(report.organisation + report.entries.flatMap(\.diagnostics))
    for problem in report.entries.flatMap(\.recordProblems) { terminal.complain("warning: \(problem)") }
    if !common.quiet {
      let width = report.entries.map { $0.id.count }.max() ?? 0
      for entry in report.entries.prefix(200) {
        let name = entry.id.padding(toLength: width, withPad: " ", startingAt: 0)
        terminal.out("\(Self.word(entry.verdict, terminal.colorOut))  \(name)  \(entry.reason)")
      }
      if report.entries.count > 200 { terminal.out("… and \(report.entries.count - 200) more projects") }
    }
    terminal.out(report.index)
  }

  /// The verdict with a shape and a word, and a colour where the terminal takes one.
  static func word(_ verdict: Verdict?, _ color: Bool) -> String {
    switch verdict {
    case .pass: Style.green.apply("✓ pass       ", color)
    case .conditional: Style.yellow.apply("▲ conditions ", color)
    case .fail: Style.red.apply("✗ fail       ", color)
    case .incomplete: Style.yellow.apply("◌ incomplete ", color)
    case nil: Style.red.apply("✗ unreadable ", color)
    }
  }

  private static func explain(_ error: any Error) -> String {
    switch error {
    case let error as RecordError:
      return "error: \(error.message)" + (error.help.map { "\nhelp: \($0)" } ?? "")
    default: return "error: \(error.localizedDescription)"
    }
  }
}
