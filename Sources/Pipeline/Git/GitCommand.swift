import Foundation

/// Runs git with fixed arguments to read a repository. Nothing that the repository or the person's configuration says is
/// started: hooks, pagers, monitors, filters and helpers are off, and no connection is opened.
struct GitCommand: Sendable {
  let folder: String

  private static let safety = [
    "--no-pager", "--no-replace-objects", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c",
    "core.pager=cat", "-c", "log.showSignature=false", "-c", "protocol.allow=never", "-c", "gc.auto=0",
    // Build servers check out as another user. Nothing that the repository configures is run here, so that is no danger.
    "-c", "safe.directory=*",
  ]

  /// What git printed to standard output.
  func run(_ arguments: [String], input: FileHandle? = nil) throws(GitError) -> Data {
    let pipe = Pipe()
    let process = try start(arguments, input: input, output: pipe.fileHandleForWriting)
    try? pipe.fileHandleForWriting.close()
    let data: Data
    do { data = try pipe.fileHandleForReading.readToEnd() ?? Data() } catch {
      throw GitError(.failed, "the answer of git cannot be read: \(error.localizedDescription)")
    }
    try finish(process, arguments)
    return data
  }

  /// Writes what git prints to standard output into a file.
  func run(_ arguments: [String], input: FileHandle, output: FileHandle) throws(GitError) {
    try finish(try start(arguments, input: input, output: output), arguments)
  }

  private func start(_ arguments: [String], input: FileHandle?, output: FileHandle) throws(GitError) -> Process {
    guard let git = Self.executable() else {
      throw GitError(.unavailable, "there is no git on this machine", help: "install git")
    }
    let process = Process()
    process.executableURL = git
    process.arguments = Self.safety + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = Self.environment()
    process.standardInput = input ?? FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    do { try process.run() } catch {
      throw GitError(.unavailable, "git cannot be started: \(error.localizedDescription)")
    }
    return process
  }

  private func finish(_ process: Process, _ arguments: [String]) throws(GitError) {
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else {
      throw GitError(.failed, "git \(arguments.first ?? "") failed")
    }
  }

  private static func environment() -> [String: String] {
    var variables = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("GIT_") }
    variables.merge([
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_TERMINAL_PROMPT": "0",
      "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C",
    ]) { $1 }
    return variables
  }

  /// The first git in the person's PATH.
  private static func executable() -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    return path.split(separator: ":").filter { $0.hasPrefix("/") }
      .map { URL(fileURLWithPath: String($0)).appendingPathComponent("git") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }
}
