import Foundation
import Testing

/// Runs the real binary in a folder of its own.
struct Tool {
  struct Outcome {
    var status: Int32
    var out: String
    var err: String

    /// Standard output as JSON.
    func json() throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(out.utf8)) as? [String: Any])
    }
  }

  /// The folder that commands are started in; removed with `clean`.
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-e2e-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func clean() { try? FileManager.default.removeItem(at: folder) }

  /// The repository: the folder that holds `Package.swift` above this file.
  static let repository: URL = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The binary that was built together with these tests.
  static let binary: URL = {
    let place = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    return place.appendingPathComponent("dossier")
  }()

  func run(_ arguments: [String], environment: [String: String] = [:], limit: TimeInterval = 120) throws -> Outcome {
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    variables["SOURCE_DATE_EPOCH"] = "1795392000"
    variables["DOSSIER_CACHE"] = folder.appendingPathComponent("cache").path
    variables["DOSSIER_DUCKDB"] = variables["DOSSIER_DUCKDB"] ?? ""
    variables.merge(environment) { $1 }
    process.environment = variables.filter { !$0.value.isEmpty }
    let output = folder.appendingPathComponent(".out-\(UUID().uuidString)")
    let errors = folder.appendingPathComponent(".err-\(UUID().uuidString)")
    try Data().write(to: output)
    try Data().write(to: errors)
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let deadline = Date().addingTimeInterval(limit)
    while process.isRunning, Date() < deadline { Thread.sleep(forTimeInterval: 0.01) }
    if process.isRunning {
      process.terminate()
      Issue.record("dossier \(arguments.joined(separator: " ")) did not end within \(Int(limit)) s")
    }
    process.waitUntilExit()
    defer {
      try? FileManager.default.removeItem(at: output)
      try? FileManager.default.removeItem(at: errors)
    }
    let died = process.terminationReason == .uncaughtSignal
    let text = try String(contentsOf: errors, encoding: .utf8)
    #expect(!died, "the tool crashed: \(text)")
    return Outcome(
      status: died ? -1 : process.terminationStatus, out: try String(contentsOf: output, encoding: .utf8), err: text)
  }

  /// Runs git in the tool's folder, as somebody of 10 November 2026 without settings of their own.
  func git(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = folder
    var environment = ProcessInfo.processInfo.environment
    for name in ["GIT_AUTHOR", "GIT_COMMITTER"] {
      environment[name + "_NAME"] = "T"
      environment[name + "_EMAIL"] = "t@example.org"
      environment[name + "_DATE"] = "2026-11-10T12:00:00Z"
    }
    environment["GIT_CONFIG_GLOBAL"] = "/dev/null"
    process.environment = environment
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "git \(arguments)")
  }

  /// Writes a file, making its folders.
  func write(_ text: String, to path: String) throws {
    let url = folder.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// Copies an example project of the repository into `Projects/`.
  func copyProject(_ id: String) throws {
    let projects = folder.appendingPathComponent("Projects")
    try FileManager.default.createDirectory(at: projects, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Self.repository.appendingPathComponent("Projects/\(id)"), to: projects.appendingPathComponent(id))
  }

  func read(_ path: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
  }
}
