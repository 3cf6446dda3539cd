import Foundation
import Inference
import Manifest
import RowExchange
import Tables

/// A model that is a program: rows on its standard input, one JSON answer a line from its standard output.
public struct CommandPredictor: Sendable {
  private let spec: CommandModel
  private let folder: String
  private let tables: @Sendable () throws(TableError) -> TableReader

  /// - Parameters:
  ///   - folder: the project's folder, where the program is started.
  ///   - tables: opens the engine that writes Parquet.
  public init(
    _ spec: CommandModel, folder: String, tables: @escaping @Sendable () throws(TableError) -> TableReader
  ) {
    self.spec = spec
    self.folder = folder
    self.tables = tables
  }

  /// Runs the program once on all rows.
  ///
  /// - Parameters:
  ///   - table: with all columns of the data.
  ///   - excluded: columns that are not handed over unless the manifest names them.
  /// - Throws: `InferenceError` when it cannot be started, breaks a limit, fails, or does not answer as agreed.
  public func predict(_ table: Table, exclude excluded: Set<String>) throws(InferenceError) -> Predictions {
    let rows = try FeatureColumns.pick(spec.columns, from: table, exclude: excluded)
    let scratch = try ScratchFolder()
    let input = try write(rows, to: scratch)
    defer { close(input) }
    let run = ProgramRun(
      program: try program(), arguments: spec.run.value, folder: folder,
      limits: ProgramRun.Limits(
        seconds: spec.timeout.seconds, memory: spec.memory.bytes,
        output: min(1 << 30, (16 << 20) + 4096 * min(rows.rowCount, 1 << 20))))
    let outcome = try run.run(input: input)
    withExtendedLifetime(scratch) {}
    try check(outcome, run.limits)
    return try read(outcome.output, rows: rows.rowCount)
  }

  /// The program's file: a path inside the project's folder, or a name that is looked up where programs are.
  private func program() throws(InferenceError) -> String {
    let name = spec.run.value.first ?? ""
    if name.contains("/") {
      let path = folder + "/" + name
      guard access(path, X_OK) == 0 else {
        throw InferenceError(
          .badModel, "there is no program “\(Excerpt.of(name))” that can be run",
          expected: "a file in the project's folder that may be executed", help: "make it executable: chmod +x")
      }
      return path
    }
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    for place in path.split(separator: ":") where place.hasPrefix("/") {
      let candidate = place + "/" + name
      if access(String(candidate), X_OK) == 0 { return String(candidate) }
    }
    throw InferenceError(
      .unavailable, "the program “\(Excerpt.of(name))” is not installed here", expected: "a program on PATH",
      help: "install it, or name a file of the project with its path: ./\(Excerpt.of(name))")
  }

  /// The rows as a file that is open for reading.
  private func write(_ rows: Table, to scratch: ScratchFolder) throws(InferenceError) -> Int32 {
    let lines = scratch.path + "/rows.jsonl"
    let file = open(lines, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw noSpace() }
    do throws(InferenceError) {
      try RowWriter.write(rows) { piece throws(InferenceError) in
        var start = 0
        while start < piece.count {
          let count = piece[start...].withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
          if count < 0, errno == EINTR { continue }
          guard count > 0 else { throw noSpace() }
          start += count
        }
      }
    } catch {
      close(file)
      throw error
    }
    if spec.rows == .jsonl {
      guard lseek(file, 0, SEEK_SET) == 0 else { throw noSpace() }
      return file
    }
    close(file)
    let parquet = scratch.path + "/rows.parquet"
    do throws(TableError) {
      try tables().writeParquet(jsonLines: lines, columns: rows.columns, to: parquet)
    } catch {
      throw InferenceError(
        error.kind == .noLibrary ? .unavailable : .runFailed, "the rows cannot be written as Parquet: \(error.message)",
        help: error.help ?? "use `rows: jsonl`")
    }
    let opened = open(parquet, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { throw noSpace() }
    return opened
  }

  private func noSpace() -> InferenceError {
    InferenceError(.unavailable, "the rows cannot be written for the command: \(String(cString: strerror(errno)))")
  }

  private func check(_ outcome: ProgramRun.Outcome, _ limits: ProgramRun.Limits) throws(InferenceError) {
    let said = Excerpt.of(Self.lastLines(outcome.errors), limit: 400)
    let tail = said.isEmpty ? "" : "; it said: \(said)"
    switch outcome.stopped {
    case .time:
      throw InferenceError(
        .runFailed, "the command was ended after \(spec.timeout.seconds.description) s\(tail)",
        expected: "an answer for every row within `timeout:`", help: "raise `timeout:`, or make the program faster")
    case .output:
      throw InferenceError(
        .runFailed, "the command was ended because it wrote more than \(limits.output >> 20) MiB\(tail)",
        expected: "one JSON value a line, a line a row")
    case .heldOpen:
      throw InferenceError(
        .runFailed, "the command ended while a process that it started still held its output\(tail)",
        expected: "a program that ends together with all it started")
    case nil: break
    }
    if let signal = outcome.signal {
      throw InferenceError(
        .runFailed, "the command was ended by the signal \(Self.name(of: signal))\(tail)",
        help: "look whether `memory:` (now \(Int(limits.memory) >> 20) MiB) is enough")
    }
    guard outcome.code == 0 else {
      throw InferenceError(
        .runFailed, "the command failed with exit code \(outcome.code ?? -1)\(tail)",
        help: outcome.errors.contains("MemoryError")
          ? "raise `memory:` (now \(Int(limits.memory) >> 20) MiB)" : "run it by hand in the project's folder")
    }
  }

  private func read(_ output: [UInt8], rows: Int) throws(InferenceError) -> Predictions {
    var reader = AnswerReader(spec.output, classes: spec.classes)
    for line in output.split(separator: 10, omittingEmptySubsequences: true) {
      if line.allSatisfy({ $0 == 32 || $0 == 13 || $0 == 9 }) { continue }
      guard reader.count < rows else {
        throw InferenceError(
          .mismatch, "the command gave more answers than there are rows (\(rows))", expected: "one line a row")
      }
      let value: JSONValue
      do throws(JSONProblem) {
        value = try JSONReader.read(line)
      } catch {
        throw InferenceError(
          .mismatch,
          "line \(reader.count + 1) of the command's output is not JSON: "
            + "“\(Excerpt.of(String(decoding: line.prefix(200), as: UTF8.self)))” (\(error.message))",
          expected: "one JSON value a line, and nothing else; messages belong to standard error")
      }
      try reader.add(try answer(in: value, at: reader.count))
    }
    guard reader.count == rows else {
      throw InferenceError(
        .mismatch, "the command gave \(reader.count) answers for \(rows) rows",
        expected: "one line for every row, in the order of the rows")
    }
    return reader.predictions()
  }

  /// The answer itself, or what `{"row": 3, "answer": …}` holds; its row, counted from 0, has to be the line's.
  private func answer(in value: JSONValue, at position: Int) throws(InferenceError) -> JSONValue {
    guard let answer = value["answer"] else { return value }
    if let row = value["row"], row != .integer(position) {
      throw InferenceError(
        .mismatch, "line \(position + 1) of the command's output answers for another row: \(row.text(indent: nil))",
        expected: "answers in the order of the rows; rows are counted from 0")
    }
    return answer
  }

  private static func lastLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: true).suffix(3).joined(separator: " / ")
  }

  private static func name(of signal: Int) -> String {
    switch Int32(signal) {
    case SIGKILL: "SIGKILL"
    case SIGSEGV: "SIGSEGV"
    case SIGABRT: "SIGABRT"
    case SIGTERM: "SIGTERM"
    case SIGXCPU: "SIGXCPU (processor time)"
    case SIGXFSZ: "SIGXFSZ (file size)"
    default: String(signal)
    }
  }
}
