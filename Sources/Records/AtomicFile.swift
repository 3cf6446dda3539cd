import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A file that is written as a whole or not at all.
enum AtomicFile {
  /// Writes beside the place and moves there in one step; a reader sees the old content or the new one.
  static func write(_ bytes: [UInt8], to path: String) throws(RecordError) {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw RecordError(.write, "cannot make the folder \(folder): \(error.localizedDescription)")
    }
    let draft = folder + "/.\((path as NSString).lastPathComponent).\(getpid()).\(UInt64.random(in: 0...UInt64.max))"
    guard let stream = fopen(draft, "wb") else { throw failure(path) }
    let written = fwrite(bytes, 1, bytes.count, stream)
    let flushed = fflush(stream) == 0 && fsync(fileno(stream)) == 0
    guard fclose(stream) == 0, flushed, written == bytes.count, rename(draft, path) == 0 else {
      let error = failure(path)
      unlink(draft)
      throw error
    }
  }

  private static func failure(_ path: String) -> RecordError {
    RecordError(.write, "cannot write \(path): \(String(cString: strerror(errno)))", help: "is the disk full?")
  }
}
