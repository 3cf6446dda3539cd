import ArgumentParser
import Manifest
import Pipeline

/// The form of what a command prints.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

struct CommonOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("The folder of projects.", valueName: "folder"), completion: .directory)
  var projects = "Projects"

  @Option(name: .long, help: "What to print: text for people, json for programs.")
  var format = OutputFormat.text

  @Flag(name: [.short, .long], help: "Say nothing but the result.")
  var quiet = false
}

struct AsOfOption: ParsableArguments {
  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "The day deadlines are compared with, 2026-11-23. Default: the day of SOURCE_DATE_EPOCH, else today.",
      valueName: "date"),
    transform: Self.parse)
  var date: CalendarDate?

  private static func parse(_ text: String) throws -> CalendarDate {
    guard let date = AsOfDate.parse(text) else {
      throw ValidationError("“\(text)” is not a day; write it as 2026-11-23.")
    }
    return date
  }

  /// - Throws: `ExitRequest` after saying what is wrong.
  func resolve() throws -> CalendarDate {
    guard let day = AsOfDate.resolve(date) else {
      Terminal.standard.complain("error: SOURCE_DATE_EPOCH has to be a number of seconds since 1970")
      throw ExitRequest(status: .badInput)
    }
    return day
  }
}

/// The projects a command speaks of.
struct ProjectArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Projects, by name or by the path of their folder. Default: all.", valueName: "project"),
    completion: .directory)
  var names: [String] = []

  /// - Throws: `ExitRequest` after saying which project there is none of.
  func locate(_ common: CommonOptions) throws -> [ProjectPlace] {
    switch ProjectLocator(projects: common.projects).locate(names) {
    case .success(let places): return places
    case .failure(let diagnostic):
      DiagnosticPrinter(common).print([diagnostic])
      throw ExitRequest(status: .badInput)
    }
  }
}
