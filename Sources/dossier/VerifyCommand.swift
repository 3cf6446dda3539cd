import ArgumentParser
import Foundation
import Pipeline

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check an attestation of the gate: its signature, and every digest.",
    discussion: """
      Exit code 0 when the signature is good and every file is the one that was judged; 1 when the signature is bad or
      missing, or a file has changed; 2 when no key was given, or a file is not there; 3 when this is no attestation.
      """)

  @Argument(help: ArgumentHelp("The attestation.", valueName: "file"), completion: .file())
  var file: String

  @Option(
    name: .long, help: ArgumentHelp("The public key, PEM or an OpenSSH line.", valueName: "file"), completion: .file())
  var key: String?

  @Option(
    name: .long, help: ArgumentHelp("The folder that the gate was started in.", valueName: "folder"),
    completion: .directory)
  var root = "."

  @Option(name: .long, help: "What to print: text for people, json for programs.")
  var format = OutputFormat.text

  func run() throws {
    let terminal = Terminal.standard
    let content = try read(file, limit: 64 << 20)
    let text = try key.map { String(decoding: try read($0, limit: 1 << 16), as: UTF8.self) }
    let report: VerifyReport
    do {
      report = try VerifyRun.run([UInt8](content), key: text, root: root)
    } catch {
      terminal.complain("error: \(file): \(error.message)")
      throw ExitRequest(status: .badInput)
    }
    switch format {
    case .json: terminal.out(report.json().text())
    case .text: terminal.out(lines(report).joined(separator: "\n"))
    }
    if report.status != .clean { throw ExitRequest(status: report.status) }
  }

  private func lines(_ report: VerifyReport) -> [String] {
    var lines: [String] = []
    switch report.signature {
    case .valid: lines.append("✓ signed with this key")
    case .invalid: lines.append("✗ not signed with this key, or changed since")
    case .unchecked: lines.append("◌ signature not checked: give the public key with --key")
    case .absent: lines.append("✗ not signed")
    }
    for entry in report.entries where entry.state != .same {
      lines.append(entry.state == .changed ? "✗ changed: \(entry.name)" : "◌ not there: \(entry.name)")
    }
    let same = report.entries.count { $0.state == .same }
    lines.append(
      "\(same) of \(report.entries.count) files are those that were judged; the verdict was \(report.result)")
    return lines
  }

  private func read(_ path: String, limit: Int) throws -> Data {
    guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.read(upToCount: limit) else {
      Terminal.standard.complain("error: cannot read \(path)")
      throw ExitRequest(status: .badInput)
    }
    return data
  }
}
