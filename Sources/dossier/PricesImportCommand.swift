import ArgumentParser
import Foundation
import Manifest
import Pipeline
import Prices

struct PricesImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Turn catalogs of clouds into a price file.",
    discussion: """
      Reads SkyPilot's vms.csv, offer files of the AWS Price List, answers of the Azure Retail Prices API (all pages), and
      CSV tables. Rows that are left out are counted with the reason. Nothing is fetched: download the files first.
      """)

  @Argument(help: "The files to read.", completion: .file())
  var files: [String]

  @Option(help: "What the files are: skypilot, aws, azure, csv, or auto to look.")
  var format = Format.auto

  @Option(
    help: ArgumentHelp("The price file to write. Default: standard output.", valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Where the price file is there already, replace its rows of the same keys and keep the others.")
  var merge = false

  @Flag(help: "Where the price file is there already, replace it.")
  var force = false

  @Option(
    help: "Only this provider; or whose prices the file holds, where it does not say. May be given several times.")
  var provider: [String] = []

  @Option(help: "Only this region. May be given several times.")
  var region: [String] = []

  @Option(help: "Only machines with this accelerator. May be given several times.")
  var gpu: [String] = []

  @Option(help: "The currency of a table that does not say it.", transform: PricesOptions.currency)
  var currency: Currency?

  @Option(
    name: .customLong("fetched"),
    help: ArgumentHelp(
      "The day the files were downloaded, the date of prices that bear none. Default: today.", valueName: "date"),
    transform: Self.day)
  var fetched: CalendarDate?

  @Flag(name: [.short, .long], help: "Say nothing but errors.")
  var quiet = false

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case auto, skypilot, aws, azure, csv

    var catalog: CatalogFormat? { CatalogFormat(rawValue: rawValue) }
  }

  private static func day(_ text: String) throws -> CalendarDate {
    guard let date = CalendarDate(text) else {
      throw ValidationError("“\(text)” is not a day; write it as 2026-11-23.")
    }
    return date
  }

  func validate() throws {
    if merge, force { throw ValidationError("--merge and --force exclude each other.") }
    if merge, output == nil { throw ValidationError("--merge needs --output.") }
  }

  func run() throws {
    do {
      try work()
    } catch let error as PriceError {
      let terminal = Terminal.standard
      terminal.complain(DiagnosticRenderer.text(error.diagnostics, color: terminal.colorError))
      throw ExitRequest(status: .badInput)
    }
  }

  private func work() throws {
    let terminal = Terminal.standard
    guard let day = AsOfDate.resolve(fetched) else {
      terminal.complain("error: SOURCE_DATE_EPOCH has to be a number of seconds since 1970")
      throw ExitRequest(status: .badInput)
    }
    if let output, FileManager.default.fileExists(atPath: output), !merge, !force {
      terminal.complain("error: \(output) is there already; it was left as it is\nhelp: add --merge or --force")
      throw ExitRequest(status: .badInput)
    }
    var options = ImportOptions(
      format: format.catalog, providers: provider, regions: region, gpus: gpu, currency: currency, fetched: day)
    if !gpu.isEmpty {
      let hardware = try HardwareBook.bundled()
      options.gpus = gpu.flatMap { name in [name] + (hardware.gpu(named: name).map { [$0.name] } ?? []) }
    }
    var catalogs: [CatalogFile] = []
    for path in files { catalogs.append(CatalogFile(path: path, bytes: try PriceFiles.read(path, shownAs: path))) }
    let outcome = try CatalogImporter.run(catalogs, options: options)
    report(outcome)
    guard !outcome.book.prices.isEmpty || !outcome.book.rates.isEmpty else {
      terminal.complain("error: no price was found; nothing was written")
      throw ExitRequest(status: .findings)
    }
    try write(outcome.book, day: day)
  }

  private func write(_ imported: PriceBook, day: CalendarDate) throws {
    let terminal = Terminal.standard
    var book = imported
    if merge, let output, FileManager.default.fileExists(atPath: output) {
      let own = try PriceReader.read(bytes: try PriceFiles.read(output, shownAs: output), shownAs: output).book
      book = own.overridden(by: imported)
    }
    let names = files.map { URL(fileURLWithPath: $0).lastPathComponent }.joined(separator: ", ")
    let bytes = PriceWriter.csv(book, remarks: ["Imported by dossier prices import on \(day) from \(names)."])
    guard let output else {
      terminal.out(String(decoding: bytes.dropLast(), as: UTF8.self))
      return
    }
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
    } catch {
      terminal.complain("error: cannot write \(output): \(error.localizedDescription)")
      throw ExitRequest(status: .toolFailed)
    }
    if !quiet { terminal.complain("Wrote \(book.prices.count) prices to \(output)") }
  }

  private func report(_ outcome: ImportOutcome) {
    let terminal = Terminal.standard
    if !outcome.warnings.isEmpty {
      terminal.complain(DiagnosticRenderer.text(outcome.warnings, color: terminal.colorError))
    }
    guard !quiet else { return }
    var parts = ["\(outcome.read) rows read", "\(outcome.book.prices.count) prices"]
    if outcome.merged > 0 { parts.append("\(outcome.merged) repeated") }
    if outcome.filtered > 0 { parts.append("\(outcome.filtered) filtered out") }
    terminal.complain(parts.joined(separator: ", "))
    for skipped in outcome.skipped {
      terminal.complain("  left out \(skipped.count): \(skipped.reason) (first: \(skipped.first))")
    }
  }
}
