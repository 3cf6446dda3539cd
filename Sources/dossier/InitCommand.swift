import ArgumentParser
import Foundation
import Manifest
import Pipeline

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Start a project: write a commented manifest that passes check.")

  @Argument(help: "The project's name; it becomes its folder.")
  var name: String

  @Option(name: .long, help: ArgumentHelp("The folder of projects.", valueName: "folder"), completion: .directory)
  var projects = "Projects"

  @Option(
    name: .long, help: "The language of the report: en or ru.", completion: .list(Language.allCases.map(\.rawValue)),
    transform: Self.parse)
  var language = Language.en

  @Option(
    name: .long, help: "Begin from another process: crisp-dm maps its phases and shows what CRISP-ML(Q) adds.")
  var from: StarterManifest.Origin?

  @Flag(name: [.short, .long], help: "Say nothing but errors.")
  var quiet = false

  static func parse(_ text: String) throws -> Language {
    guard let language = Language(rawValue: text) else {
      let known = Language.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("“\(text)” is no language of the reports; expected one of: \(known).")
    }
    return language
  }

  func run() throws {
    let terminal = Terminal.standard
    guard let text = StarterManifest.text(id: name, language: language, from: from) else {
      terminal.complain(
        "error: “\(name)” cannot be a project's name\nexpected: Latin letters, digits, “-”, “_” and “.”, at most 64, such as churn-2027"
      )
      throw ExitRequest(status: .badInput)
    }
    let folder = projects + "/" + name
    let file = folder + "/" + ProjectLocator.manifestName
    let manager = FileManager.default
    guard !manager.fileExists(atPath: file) else {
      terminal.complain(
        "error: \(file) is there already; it was left as it is\nhelp: choose another name, or edit that file")
      throw ExitRequest(status: .badInput)
    }
    do {
      try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: [.withoutOverwriting])
    } catch {
      terminal.complain("error: cannot write \(file): \(error.localizedDescription)")
      throw ExitRequest(status: .toolFailed)
    }
    guard !quiet else { return }
    terminal.out("Wrote \(file)")
    let option = projects == "Projects" ? "" : " --projects \(projects)"
    terminal.out("Next: fill it in, then run: dossier check \(name)\(option)")
  }
}

extension StarterManifest.Origin: ExpressibleByArgument {}
