import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A file that is replaced as a whole or not at all.
public enum AtomicFile {
  /// Writes beside the file and puts the new one in its place in one step. A run that is killed leaves the old file as it was.
  ///
  /// - Throws: `RecordError` when the place cannot be written to.
  public static func write(_ bytes: [UInt8], to path: String) throws(RecordError) {
    let url = URL(fileURLWithPath: path).standardizedFileURL
    let parent = url.deletingLastPathComponent()
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), isFolder.boolValue {
      throw RecordError(.occupied, "\(path) is a folder, not a file", help: "name a file")
    }
    do {
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    } catch {
      throw RecordError(.write, "cannot make the folder \(parent.path): \(error.localizedDescription)")
    }
    let staged = parent.appendingPathComponent(
      ".\(url.lastPathComponent).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).part"
    ).path
    let file = open(staged, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(path) }
    let written = write(bytes, to: file) && fsync(file) == 0
    guard close(file) == 0, written, rename(staged, url.path) == 0 else {
      let error = failure(path)
      unlink(staged)
      throw error
    }
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count, let base = buffer.baseAddress {
        let count = Glibc.write(file, base + done, buffer.count - done)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        done += count
      }
      return true
    }
  }

  private static func failure(_ path: String) -> RecordError {
    RecordError(.write, "cannot write \(path): \(String(cString: strerror(errno)))", help: "is the disk full?")
  }
}
