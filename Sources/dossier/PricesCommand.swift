import ArgumentParser

struct PricesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prices", abstract: "Look prices up, and import the catalogs of clouds.",
    subcommands: [PricesShowCommand.self, PricesImportCommand.self])
}
