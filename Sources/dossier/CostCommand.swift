import ArgumentParser
import Foundation
import Manifest
import Measurements
import Pipeline
import Prices
import Wording

struct CostCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost", abstract: "Compare what own, cloud and hybrid machines would cost.",
    discussion: """
      Every amount shows its formula and the source of each number. --what-if changes values of `infrastructure` for this
      run; given twice, both are computed side by side. Exit code 1 when a budget is not kept, 2 when prices are missing,
      3 when a manifest or price file cannot be read.
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv, markdown
  }

  @Argument(
    help: ArgumentHelp("Projects, by name or by the path of their folder. Default: all.", valueName: "project"),
    completion: .directory)
  var names: [String] = []

  @Option(name: .long, help: ArgumentHelp("The folder of projects.", valueName: "folder"), completion: .directory)
  var projects = "Projects"

  @Option(help: "What to print: text for people, json for programs, csv for sheets, markdown for pull requests.")
  var format = Form.text

  @Option(help: "Language of the text: en or ru.")
  var language = Language.en

  @Option(
    name: .customLong("what-if"),
    help: ArgumentHelp(
      "Changes, such as 'cloud.purchase=spot, workloads.training.count=16'. May be given several times.",
      valueName: "changes"))
  var whatIf: [String] = []

  @Option(help: ArgumentHelp("Show what changed against this git revision.", valueName: "revision"))
  var diff: String?

  @Flag(help: "Show the formula and the sources of every amount.")
  var lines = false

  @OptionGroup var asOf: AsOfOption

  func run() throws {
    let terminal = Terminal.standard
    let printer = CostPrinter(terminal: terminal)
    let day = try asOf.resolve()
    let locator = ProjectLocator(projects: projects)
    let places: [ProjectPlace]
    switch locator.locate(names) {
    case .success(let found): places = found
    case .failure(let diagnostic):
      printer.complain([diagnostic])
      throw ExitRequest(status: .badInput)
    }
    let scenarios = try scenarios(printer)
    let reader = CostReader(organisationFile: locator.organisationFile, asOf: day)
    var found: [[CostCase]] = []
    var status = ExitStatus.clean
    for place in places {
      var cases: [CostCase] = []
      for scenario in scenarios {
        do throws(PriceError) {
          guard let result = try reader.read(place, overrides: scenario.overrides) else { continue }
          cases.append(CostCase(id: place.id, label: scenario.label, result: result))
          status = max(status, CostStatus.of(result))
        } catch {
          printer.complain(error.diagnostics)
          status = .badInput
        }
      }
      if let diff { cases += try before(diff, place, reader, printer) }
      if !cases.isEmpty { found.append(cases) }
    }
    guard !found.isEmpty else {
      if status == .clean {
        terminal.complain("error: no project declares workloads and a currency under `infrastructure`")
      }
      throw ExitRequest(status: status == .clean ? .badInput : status)
    }
    show(found, printer)
    if status != .clean { throw ExitRequest(status: status) }
  }

  private func entry(_ item: CostCase) -> CostDocument.Entry {
    let id = item.label.isEmpty ? item.id : "\(item.id) (\(item.label))"
    return CostDocument.Entry(
      id: id, result: item.result, whatIf: item.label.isEmpty || item.isRevision ? nil : item.label,
      revision: item.isRevision ? item.label : nil)
  }

  private func show(_ found: [[CostCase]], _ printer: CostPrinter) {
    let first = found.compactMap { $0.first { $0.label.isEmpty } ?? $0.first }
    let totals = CostTotal.totals(first.map(\.result))
    let before = CostTotal.totals(found.compactMap { $0.first(where: \.isRevision)?.result })
    let text = CostText(language: language, lines: lines)
    switch format {
    case .json: printer.terminal.out(CostDocument.json(found.joined().map(entry), totals: totals).text())
    case .csv: printer.terminal.out(text.csv(Array(found.joined())))
    case .text, .markdown:
      var blocks = found.map { text.project($0, markdown: format == .markdown) }
      if found.count > 1 { blocks.append(text.totals(totals, before: before, markdown: format == .markdown)) }
      printer.terminal.out(blocks.joined(separator: "\n\n"))
    }
  }

  private func scenarios(_ printer: CostPrinter) throws -> [(label: String, overrides: [ManifestOverride])] {
    var scenarios: [(label: String, overrides: [ManifestOverride])] = [("", [])]
    for text in whatIf {
      switch ManifestOverride.list(text, below: "infrastructure") {
      case .success(let overrides): scenarios.append((text, overrides))
      case .failure(let diagnostic):
        printer.complain([diagnostic])
        throw ExitRequest(status: .badInput)
      }
    }
    return scenarios
  }

  private func before(
    _ revision: String, _ place: ProjectPlace, _ reader: CostReader, _ printer: CostPrinter
  ) throws -> [CostCase] {
    do throws(PriceError) {
      guard let result = try reader.read(place, revision: revision) else { return [] }
      return [CostCase(id: place.id, label: revision, isRevision: true, result: result)]
    } catch {
      printer.complain(error.diagnostics)
      throw ExitRequest(status: .incomplete)
    }
  }
}

extension Language: ExpressibleByArgument {}

/// What a cost says of the run.
enum CostStatus {
  static func of(_ result: CostResult) -> ExitStatus {
    guard let best = result.recommendation.flatMap({ result.option($0.option) }) else { return .incomplete }
    if let budget = result.budget, best.monthly > budget { return .findings }
    return .clean
  }
}

/// Prints what is wrong.
struct CostPrinter {
  let terminal: Terminal

  func complain(_ diagnostics: [Diagnostic]) {
    terminal.complain(DiagnosticRenderer.text(diagnostics, color: terminal.colorError))
  }
}
