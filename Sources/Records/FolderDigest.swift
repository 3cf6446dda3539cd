import Crypto
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// The digest of everything in a folder: names, kinds and contents.
public enum FolderDigest {
  /// A folder with more than this is not worth reading whole only to learn that nothing changed.
  public static let mostFiles = 20_000
  public static let mostBytes = 1 << 30

  /// Symbolic links count by where they point; what they point at inside the folder counts as itself. A `.git` is left out.
  ///
  /// - Returns: 64 hexadecimal digits; nil where the folder is larger than the limits, or something in it cannot be read or
  ///   is neither a file, a folder nor a link.
  public static func digest(_ folder: String) -> String? {
    var entries: [(path: String, bytes: Int?)] = []
    var total = 0
    guard collect(folder, "", &entries, &total) else { return nil }
    entries.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    var hash = SHA256()
    for entry in entries {
      let content: String
      if entry.bytes == nil {
        guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + entry.path) else {
          return nil
        }
        content = "link " + target
      } else {
        guard let digest = try? FileDigest.digest(folder + "/" + entry.path, shownAs: entry.path) else { return nil }
        content = digest.sha256
      }
      hash.update(data: Data("\(entry.path.utf8.count) \(entry.path) \(content.utf8.count) \(content)\n".utf8))
    }
    return FileDigest.hexadecimal(hash.finalize())
  }

  /// - Returns: false where the folder cannot be taken whole.
  private static func collect(
    _ root: String, _ prefix: String, _ entries: inout [(path: String, bytes: Int?)], _ total: inout Int
  ) -> Bool {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: prefix.isEmpty ? root : root + "/" + prefix)
    else { return false }
    for name in names where name != ".git" {
      let path = prefix.isEmpty ? name : prefix + "/" + name
      var status = stat()
      guard lstat(root + "/" + path, &status) == 0 else { return false }
      switch status.st_mode & S_IFMT {
      case S_IFREG:
        total += Int(status.st_size)
        entries.append((path, Int(status.st_size)))
      case S_IFLNK: entries.append((path, nil))
      case S_IFDIR:
        guard collect(root, path, &entries, &total) else { return false }
      default: return false
      }
      guard entries.count <= mostFiles, total <= mostBytes else { return false }
    }
    return true
  }
}
