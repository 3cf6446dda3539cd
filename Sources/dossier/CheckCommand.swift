import ArgumentParser
import Manifest
import Pipeline

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look for mistakes in manifests, without measuring anything.")

  @OptionGroup var projects: ProjectArguments
  @OptionGroup var common: CommonOptions

  func run() throws {
    let locator = ProjectLocator(projects: common.projects)
    let places = try projects.locate(common)
    let report = CheckRun.run(places, organisationFile: projects.names.isEmpty ? locator.organisationFile : nil)
    switch common.format {
    case .json: Terminal.standard.out(report.json().text())
    case .text: printText(report)
    }
    if report.status != .clean { throw ExitRequest(status: report.status) }
  }

  private func printText(_ report: CheckReport) {
    let terminal = Terminal.standard
    DiagnosticPrinter(common).print(report.diagnostics)
    guard !common.quiet else { return }
    if report.projects.isEmpty {
      terminal.out("No projects in \(common.projects). dossier init NAME makes a first one.")
    }
    for project in report.projects {
      let errors = project.diagnostics.count { $0.severity == .error }
      let warnings = project.diagnostics.count - errors
      var parts: [String] = []
      if errors > 0 { parts.append(errors == 1 ? "1 error" : "\(errors) errors") }
      if warnings > 0 { parts.append(warnings == 1 ? "1 warning" : "\(warnings) warnings") }
      let mark =
        errors > 0
        ? Style.red.apply("✗", terminal.colorOut) : Style.green.apply("✓", terminal.colorOut)
      terminal.out("\(mark) \(project.id)  \(parts.isEmpty ? "no mistakes found" : parts.joined(separator: ", "))")
    }
  }
}
