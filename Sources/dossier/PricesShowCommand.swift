import ArgumentParser
import Foundation
import Manifest
import Pipeline
import Prices

struct PricesShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print prices with their dates and sources.",
    discussion: """
      The bundled prices, with those of dossier.yaml and of the project over them. Exit code 1 when none fits, 3 when a
      price file cannot be read or no exchange rate leads to the currency asked for.
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
  }

  @Option(help: "Only machines with this accelerator: H100, A100-40GB.")
  var gpu: String?

  @Option(help: "Only this provider: aws, selectel.")
  var provider: String?

  @Option(help: "Only this region: us-east-1.")
  var region: String?

  @Option(help: "Only this machine, server, role or service: p5.48xlarge.")
  var name: String?

  @Option(help: "Only what is bought this way.")
  var purchase: Price.Purchase?

  @Option(help: "Only this kind of price; may be given several times.")
  var kind: [Price.Kind] = []

  @Option(help: "Show amounts in this currency as well: USD.", transform: PricesOptions.currency)
  var currency: Currency?

  @Option(help: ArgumentHelp("With the prices of this project.", valueName: "name"))
  var project: String?

  @Option(help: ArgumentHelp("The folder of projects.", valueName: "folder"), completion: .directory)
  var projects = "Projects"

  @Option(help: "What to print: text for people, json for programs, csv for a price file.")
  var format = Form.text

  @OptionGroup var asOf: AsOfOption

  func run() throws {
    let terminal = Terminal.standard
    let day = try asOf.resolve()
    let loaded: LoadedPrices
    do {
      loaded = try PricesOptions.load(project: project, projects: projects)
    } catch let error as PriceError {
      terminal.complain(DiagnosticRenderer.text(error.diagnostics, color: terminal.colorError))
      throw ExitRequest(status: .badInput)
    }
    let query = PriceQuery(
      kinds: kind, provider: provider, region: region, name: name, gpu: gpu, purchase: purchase)
    let listing = PriceListing(query, in: loaded, currency: currency, on: day)
    switch format {
    case .json: terminal.out(listing.json().text())
    case .csv:
      let book = PriceBook(prices: listing.rows.map(\.converted.price))
      terminal.out(String(decoding: PriceWriter.csv(book).dropLast(), as: UTF8.self))
    case .text: terminal.out(PricesText.table(listing))
    }
    if format != .json, !listing.diagnostics.isEmpty {
      terminal.complain(DiagnosticRenderer.text(listing.diagnostics, color: terminal.colorError))
    }
    if listing.rows.isEmpty {
      if format == .text { terminal.complain("help: dossier prices import reads the catalog of a cloud") }
      throw ExitRequest(status: .findings)
    }
    if listing.diagnostics.contains(where: { $0.severity == .error }) { throw ExitRequest(status: .badInput) }
  }
}

extension Price.Purchase: ExpressibleByArgument {}
extension Price.Kind: ExpressibleByArgument {}
extension CatalogFormat: ExpressibleByArgument {}

/// What the commands on prices share.
enum PricesOptions {
  static func currency(_ text: String) throws -> Currency {
    guard let currency = Currency(text.uppercased()) else {
      throw ValidationError("“\(text)” is not a currency code of ISO 4217, such as USD.")
    }
    return currency
  }

  /// The book that holds in a folder of projects, or for one of its projects.
  static func load(project name: String?, projects: String) throws -> LoadedPrices {
    let locator = ProjectLocator(projects: projects)
    var diagnostics: [Diagnostic] = []
    var organisation: (value: Organisation, file: String)?
    if FileManager.default.fileExists(atPath: locator.organisationFile) {
      let outcome = OrganisationReader.read(file: locator.organisationFile, shownAs: "dossier.yaml")
      diagnostics += outcome.diagnostics
      organisation = outcome.value.map { ($0, locator.organisationFile) }
    }
    var project: Project?
    if let name {
      switch locator.locate([name]) {
      case .success(let places):
        for place in places {
          let outcome = ProjectReader.read(folder: place.folder, shownAs: place.manifest)
          diagnostics += outcome.diagnostics
          project = outcome.value
        }
      case .failure(let diagnostic): diagnostics.append(diagnostic)
      }
    }
    let errors = diagnostics.filter { $0.severity == .error }
    if !errors.isEmpty { throw PriceError(errors) }
    return try PriceFiles.load(organisation: organisation, project: project)
  }
}
