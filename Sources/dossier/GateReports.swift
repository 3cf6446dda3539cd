import ArgumentParser
import Foundation
import Interchange
import Manifest
import Pipeline

/// In which forms the gate's result is written, and where to.
struct GateReports: ParsableArguments {
  /// One form, and the file it goes to; nil for standard output.
  struct Target {
    var format: GateFormat
    var file: String?
  }

  @Option(
    name: .long,
    help:
      "What to write: text, json, sarif, junit, gitlab, github, markdown or attestation. May be given several times.",
    completion: .list(GateFormat.allCases.map(\.rawValue)), transform: Self.parse)
  var format: [GateFormat] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write: the first for the first --format, and so on.", valueName: "file"),
    completion: .file())
  var output: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("A further report: sarif=gate.sarif. May be given several times.", valueName: "format=file"))
  var report: [String] = []

  @Option(
    name: .long, help: "The language of messages: en or ru.", completion: .list(Language.allCases.map(\.rawValue)),
    transform: Self.language)
  var language = Language.en

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The private key that attestations are signed with: PEM, Ed25519 or ECDSA P-256.", valueName: "file"),
    completion: .file())
  var key: String?

  @Flag(name: [.short, .long], help: "Say nothing but the result.")
  var quiet = false

  func validate() throws {
    if output.count > max(1, format.count) { throw ValidationError("There are more --output than --format.") }
    if format.count > output.count + 1 {
      throw ValidationError("Only one --format can go to standard output; give the others an --output.")
    }
    if output.contains("") { throw ValidationError("--output needs the name of a file.") }
    for entry in report { _ = try Self.target(entry) }
    let files = output + (try report.map { try Self.target($0).file ?? "" })
    if Set(files).count < files.count { throw ValidationError("Two reports would go to the same file.") }
  }

  /// Where to write what: the forms with an --output, those of --report, and one to standard output.
  func targets() throws -> [Target] {
    let forms = format.isEmpty ? [GateFormat.text] : format
    var targets = forms.enumerated().map { index, form in
      Target(format: form, file: index < output.count ? output[index] : nil)
    }
    targets += try report.map(Self.target)
    if !targets.contains(where: { $0.file == nil }), !quiet { targets.append(Target(format: .text, file: nil)) }
    return targets
  }

  func writer(color: Bool) throws -> GateWriter {
    guard let key else { return GateWriter(language: language, color: color) }
    guard let data = FileManager.default.contents(atPath: key), data.count <= 1 << 16 else {
      Terminal.standard.complain("error: the key \(key) cannot be read")
      throw ExitRequest(status: .badInput)
    }
    do {
      return GateWriter(language: language, color: color, key: try PrivateKey(String(decoding: data, as: UTF8.self)))
    } catch {
      Terminal.standard.complain("error: \(key): \(error.message)")
      throw ExitRequest(status: .badInput)
    }
  }

  private static func target(_ text: String) throws -> Target {
    guard let equals = text.firstIndex(of: "="), text.index(after: equals) < text.endIndex else {
      throw ValidationError("“\(text)” is no report; write it as sarif=gate.sarif.")
    }
    return Target(format: try parse(String(text[..<equals])), file: String(text[text.index(after: equals)...]))
  }

  private static func parse(_ text: String) throws -> GateFormat {
    guard let format = GateFormat(rawValue: text) else {
      let known = GateFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("“\(text)” is no format of the gate; expected one of: \(known).")
    }
    return format
  }

  private static func language(_ text: String) throws -> Language {
    guard let language = Language(rawValue: text) else {
      let known = Language.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("“\(text)” is no language; expected one of: \(known).")
    }
    return language
  }
}
