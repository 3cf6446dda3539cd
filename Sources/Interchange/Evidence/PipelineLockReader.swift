import Manifest

/// Reads `dvc.lock` (schema 2.0).
public enum PipelineLockReader {
  /// A file that a stage read or wrote.
  public struct Entry: Sendable, Hashable {
    public var path: String
    /// Lower-case hexadecimal MD5; nil for folders, whose sum is of DVC's own listing.
    public var md5: String?
    /// True where DVC 2 wrote it: then line ends of text files were normalised before hashing.
    public var isLegacy: Bool
  }

  public struct Lock: Sendable, Hashable {
    public var stages: [String]
    public var entries: [Entry]
  }

  /// A sum that ends with `.dir` is a folder's. Any other value that is no sum, a number of digits alone as well, is one
  /// that no file has.
  private static func sum(_ value: JSONValue) -> String? {
    guard let text = value.string else { return "" }
    return text.hasSuffix(".dir") ? nil : text.lowercased()
  }

  /// - Parameter stage: the one stage to read; stages of a `foreach` are named `stage@item` and belong to it. Nil reads all.
  /// - Returns: nil when this is not a lock file.
  public static func read(_ document: [UInt8], path: String, stage: String?) -> Lock? {
    guard let root = PlainYAML.read(document, shownAs: path).value, let stages = root.member("stages"),
      root.member("schema") != nil
    else { return nil }
    var lock = Lock(stages: [], entries: [])
    for member in stages.members {
      if let stage, member.key != stage, !member.key.hasPrefix(stage + "@") { continue }
      lock.stages.append(member.key)
      let listed = (member.value.member("deps")?.items ?? []) + (member.value.member("outs")?.items ?? [])
      for item in listed {
        guard let path = item.member("path")?.string else { continue }
        let sum = item.member("md5").flatMap(Self.sum)
        let entry = Entry(path: path, md5: sum, isLegacy: item.member("hash") == nil)
        if !lock.entries.contains(entry) { lock.entries.append(entry) }
      }
    }
    return lock
  }
}
