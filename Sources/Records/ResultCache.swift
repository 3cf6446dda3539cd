import Foundation
import Measurements

/// Results by the digest of everything they depend on, in a folder of the person's own.
///
/// It lies outside every project on purpose: what comes with a change under review can never stand in for a measurement.
public struct ResultCache: Sendable {
  /// What is kept; a folder each.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case results, verdicts
  }

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

  private struct Entry<Value: Codable>: Codable {
    var key: String
    var result: Value
  }

  private func file(_ kind: Kind, _ digest: String) -> String {
    "\(folder)/\(kind.rawValue)/\(digest.prefix(2))/\(digest).json"
  }

  /// - Returns: nil where there is nothing of this key; a damaged file counts as nothing.
  public func value<Value: Codable>(_ kind: Kind, _ digest: String, as type: Value.Type) -> Value? {
    guard let data = FileManager.default.contents(atPath: file(kind, digest)),
      let entry = try? JSONDecoder().decode(Entry<Value>.self, from: data), entry.key == digest
    else { return nil }
    return entry.result
  }

  /// A cache that cannot be written only costs time later, so nothing is thrown.
  public func keep<Value: Codable>(_ value: Value, _ kind: Kind, _ digest: String) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(Entry(key: digest, result: value)) else { return }
    do throws(RecordError) { try AtomicFile.write([UInt8](data), to: file(kind, digest)) } catch { return }
  }

  /// - Returns: nil where there is no result of this key.
  public func read(_ key: RecordKey) -> EvaluationResult? { value(.results, key.digest, as: EvaluationResult.self) }

  public func write(_ result: EvaluationResult, for key: RecordKey) { keep(result, .results, key.digest) }
}
