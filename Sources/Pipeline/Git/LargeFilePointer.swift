import Foundation
import Records

/// What Git LFS stores in place of a file.
struct LargeFilePointer {
  /// The SHA-256 of the content, lower-case hexadecimal.
  let id: String

  /// Nil for anything but a pointer.
  init?(_ data: Data) {
    guard data.count < 1024, data.starts(with: Data("version https://git-lfs.github.com/spec/v1\n".utf8)) else {
      return nil
    }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("oid sha256:") }) else { return nil }
    let id = String(line.dropFirst("oid sha256:".count))
    guard id.utf8.count == 64, id.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
      return nil
    }
    self.id = id
  }

  /// True where a file has the content that the pointer stands for.
  func stands(for path: String) -> Bool { (try? FileDigest.digest(path, shownAs: path))?.sha256 == id }
}
