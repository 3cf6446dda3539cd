import Evaluation
import Foundation
import Inference
import Synchronization
import Tables

/// The native engines, opened when first needed and kept for the run. An engine that cannot be opened says why each time.
public final class Toolbox: Sendable {
  public let provider: ExecutionProvider
  public let threads: Int
  /// Whether programs may be started and servers asked.
  public let permissions: Permissions
  private let duckdb = Mutex<Result<DuckDB, TableError>?>(nil)
  private let runtime = Mutex<Result<OnnxRuntime, InferenceError>?>(nil)

  public init(
    provider: ExecutionProvider = .auto, threads: Int = 1, permissions: Permissions = Permissions()
  ) {
    self.provider = provider
    self.threads = threads
    self.permissions = permissions
  }

  /// What the engines are, without opening them: settings, and the files that would be opened, by size and time of change.
  var fingerprint: String {
    let environment = ProcessInfo.processInfo.environment
    let libraries =
      ["DOSSIER_DUCKDB", "DOSSIER_ONNXRUNTIME"].compactMap { environment[$0] } + DuckDB.candidates()
      + OnnxRuntime.candidates()
    let files = libraries.map { path in
      var status = stat()
      guard stat(path, &status) == 0 else { return path }
      return "\(path) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
    }
    return "\(provider.rawValue), \(threads) threads, \(permissions), " + files.joined(separator: ", ")
  }

  public func tables() throws(TableError) -> TableReader {
    let opened = duckdb.withLock { slot -> Result<DuckDB, TableError> in
      if let slot { return slot }
      let result: Result<DuckDB, TableError>
      do throws(TableError) { result = .success(try DuckDB.open()) } catch { result = .failure(error) }
      slot = result
      return result
    }
    return TableReader(duckdb: try opened.get())
  }

  public func models() throws(InferenceError) -> OnnxRuntime {
    let opened = runtime.withLock { slot -> Result<OnnxRuntime, InferenceError> in
      if let slot { return slot }
      let result: Result<OnnxRuntime, InferenceError>
      do throws(InferenceError) { result = .success(try OnnxRuntime.open()) } catch { result = .failure(error) }
      slot = result
      return result
    }
    return try opened.get()
  }
}
