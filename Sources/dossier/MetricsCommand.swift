import ArgumentParser
import Wording

/// Prints the reference of all metrics as Markdown; `docs/metrics.md` is made by it.
struct MetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics", abstract: "Print the definitions of all metrics as Markdown.", shouldDisplay: false)

  func run() { Terminal.standard.out(String(MetricsDocument.markdown().dropLast())) }
}
