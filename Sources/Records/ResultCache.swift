import Foundation
import Measurements

/// Results by the digest of everything they depend on, in a folder of the person's own.
///
/// It lies outside every project on purpose: what comes with a change under review can never stand in for a measurement.
public struct ResultCache: Sendable {
  public let folder: String

  public init(folder: String) { self.folder = folder }

  /// `DOSSIER_CACHE`, else `dossier` in `XDG_CACHE_HOME` or `~/.cache`; nil where there is no home.
  public static func standard(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> ResultCache? {
    if let own = environment["DOSSIER_CACHE"], !own.isEmpty { return ResultCache(folder: own) }
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") {
      return ResultCache(folder: cache + "/dossier")
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return ResultCache(folder: home + "/.cache/dossier")
  }

  private struct Entry: Codable {
    var key: String
    var result: EvaluationResult
  }

  private func file(_ key: RecordKey) -> String {
    let digest = key.digest
    return "\(folder)/results/\(digest.prefix(2))/\(digest).json"
  }

  /// - Returns: nil where there is no result of this key; a damaged file counts as none.
  public func read(_ key: RecordKey) -> EvaluationResult? {
    guard let data = FileManager.default.contents(atPath: file(key)),
      let entry = try? JSONDecoder().decode(Entry.self, from: data), entry.key == key.digest
    else { return nil }
    return entry.result
  }

  /// A cache that cannot be written only costs time later, so nothing is thrown.
  public func write(_ result: EvaluationResult, for key: RecordKey) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(Entry(key: key.digest, result: result)) else { return }
    do throws(RecordError) { try AtomicFile.write([UInt8](data), to: file(key)) } catch { return }
  }
}
