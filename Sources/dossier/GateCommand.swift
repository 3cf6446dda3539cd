import ArgumentParser
import Foundation
import Governance
import Interchange
import Manifest
import Pipeline
import Records

struct GateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate", abstract: "Measure projects, judge them, and say yes or no.",
    discussion: """
      Recorded numbers are not believed: what changed is measured, and what did not is taken from your own cache (--rerun
      measures all). With --base, the base revision is measured as well, and findings and numbers are compared.

      Exit codes: 0 pass; 1 fail; 2 something could not be checked, which is never a pass; 3 a manifest, data file or model
      could not be read, or wrong use; 4 the tool failed.
      """)

  @OptionGroup var projects: ProjectArguments
  @OptionGroup var place: GatePlace
  @OptionGroup var reports: GateReports
  @OptionGroup var asOf: AsOfOption
  @OptionGroup var engine: EngineOptions

  @Flag(help: "Measure everything again, also what has not changed since this person's last run.")
  var rerun = false

  func run() throws {
    let terminal = Terminal.standard
    let targets = try reports.targets()
    let writer = try reports.writer(color: terminal.colorOut)
    let day = try asOf.resolve()
    let locator = ProjectLocator(projects: place.projects)
    let places = try locate(locator)
    let line = ProgressLine(quiet: reports.quiet)
    var options = GateOptions(
      asOf: day, version: Version.text, phase: place.phase, base: place.base, policyFrom: place.policyFrom,
      everything: projects.names.isEmpty)
    if case .success(let all) = locator.locate([]) { options.existing = Set(all.map(\.id)) }
    let measurer = Measurer(engine.toolbox(), version: Version.text, records: rerun ? nil : .cacheOnly())
    let run = GateRun(options: options, measurer: measurer, cache: rerun ? nil : ResultCache.standard()) {
      line.show($0)
    }
    let result = run.run(places, organisationFile: locator.organisationFile)
    line.finish()
    try write(result, targets, writer)
    if result.status != .clean { throw ExitRequest(status: result.status) }
  }

  /// No project at all is for the gate to say; a name that does not exist is wrong use.
  private func locate(_ locator: ProjectLocator) throws -> [ProjectPlace] {
    switch locator.locate(projects.names) {
    case .success(let places): return places
    case .failure(let diagnostic):
      Terminal.standard.complain(DiagnosticRenderer.text([diagnostic], color: Terminal.standard.colorError))
      throw ExitRequest(status: .badInput)
    }
  }

  private func write(_ result: GateResult, _ targets: [GateReports.Target], _ writer: GateWriter) throws {
    let terminal = Terminal.standard
    do {
      for target in targets {
        let text = try writer.text(result, as: target.format)
        switch target.file {
        case nil: terminal.out(text.hasSuffix("\n") ? String(text.dropLast()) : text)
        case let file?: try AtomicFile.write(Array(text.utf8), to: file)
        }
      }
    } catch let error as RecordError {
      terminal.complain("error: \(error.message)" + (error.help.map { "\nhelp: \($0)" } ?? ""))
      throw ExitRequest(status: error.kind == .occupied ? .badInput : .toolFailed)
    } catch let error as SigningError {
      terminal.complain("error: the attestation cannot be signed: \(error.message)")
      throw ExitRequest(status: .toolFailed)
    }
  }
}

/// What the gate judges, and by what.
struct GatePlace: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The folder of projects.", valueName: "folder"), completion: .directory)
  var projects = "Projects"

  @Option(
    name: .long, help: "Judge as if the projects had reached this CRISP-ML(Q) phase.",
    completion: .list(Phase.allCases.map(\.rawValue)), transform: Self.parse)
  var phase: Phase?

  @Option(name: .long, help: ArgumentHelp("The git revision to compare with.", valueName: "revision"))
  var base: String?

  @Option(
    name: .customLong("policy-from"),
    help: ArgumentHelp(
      "The git revision to read dossier.yaml from, so that a change cannot weaken the policy it is judged by.",
      valueName: "revision"))
  var policyFrom: String?

  private static func parse(_ text: String) throws -> Phase {
    guard let phase = Phase(rawValue: text) else {
      let known = Phase.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("“\(text)” is no phase; expected one of: \(known).")
    }
    return phase
  }
}
