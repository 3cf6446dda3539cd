import CFileSystem
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A folder that is replaced as a whole or not at all.
///
/// Files are written into a hidden sibling; `publish` puts it in the old folder's place in one step. A run that fails or is
/// killed leaves the old folder as it was. Only a folder that an earlier run made (it holds the mark) is ever replaced.
public struct AtomicFolder: Sendable {
  /// The file that says "made by this tool"; its content is constant.
  static let mark = ".dossier-site"
  /// Files of the old folder that belong to its owner and are carried over.
  private static let kept = [".gitkeep", ".gitignore"]

  /// The folder to replace, as an absolute path.
  public let target: String
  private let staging: String

  /// Prepares an empty staging folder beside the target.
  ///
  /// - Throws: `RecordError` when the target holds files that no earlier run made, or the place cannot be written to.
  public init(replacing path: String) throws(RecordError) {
    let url = URL(fileURLWithPath: path).standardizedFileURL
    target = url.path
    let parent = url.deletingLastPathComponent()
    staging = parent.appendingPathComponent(".\(url.lastPathComponent).staging-\(getpid())").path
    try Self.checkOwnership(target, shownAs: path)
    let manager = FileManager.default
    do {
      try manager.createDirectory(at: parent, withIntermediateDirectories: true)
    } catch {
      throw RecordError(.write, "cannot make the folder \(parent.path): \(error.localizedDescription)")
    }
    Self.removeAbandoned(beside: url)
    do {
      if manager.fileExists(atPath: staging) { try manager.removeItem(atPath: staging) }
      try manager.createDirectory(atPath: staging, withIntermediateDirectories: true)
    } catch {
      throw RecordError(.write, "cannot write beside \(path): \(error.localizedDescription)")
    }
  }

  /// Writes one file into the staging folder. Safe to call from several threads.
  ///
  /// - Parameter path: relative to the folder, with `/`.
  public func write(_ bytes: [UInt8], to path: String) throws(RecordError) {
    let place = staging + "/" + path
    if !Self.create(place, bytes) {
      let folder = (place as NSString).deletingLastPathComponent
      try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      guard Self.create(place, bytes) else {
        throw RecordError(
          .write, "cannot write \(path): \(String(cString: strerror(errno)))", help: "is the disk full?")
      }
    }
  }

  /// Puts the staging folder in the target's place.
  public func publish() throws(RecordError) {
    try write(Array("This folder is written by dossier build and is replaced as a whole.\n".utf8), to: Self.mark)
    let manager = FileManager.default
    for name in Self.kept where manager.fileExists(atPath: target + "/" + name) {
      try? manager.copyItem(atPath: target + "/" + name, toPath: staging + "/" + name)
    }
    guard manager.fileExists(atPath: target) else {
      guard rename(staging, target) == 0 else { throw failure() }
      return
    }
    // Where the file system cannot swap two names in one step, two renames come close.
    if dossier_exchange(staging, target) == 0 {
      try? manager.removeItem(atPath: staging)
      return
    }
    let old = staging + ".old"
    guard rename(target, old) == 0 else { throw failure() }
    guard rename(staging, target) == 0 else {
      let error = failure()
      rename(old, target)
      throw error
    }
    try? manager.removeItem(atPath: old)
  }

  /// Throws the staging folder away.
  public func discard() { try? FileManager.default.removeItem(atPath: staging) }

  private func failure() -> RecordError {
    RecordError(.write, "cannot put the new folder in place of \(target): \(String(cString: strerror(errno)))")
  }

  private static func create(_ path: String, _ bytes: [UInt8]) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { return false }
    var written = 0
    let complete = bytes.withUnsafeBytes { buffer in
      while written < buffer.count, let base = buffer.baseAddress {
        let count = Glibc.write(file, base + written, buffer.count - written)
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        written += count
      }
      return true
    }
    return close(file) == 0 && complete
  }

  private static func checkOwnership(_ target: String, shownAs path: String) throws(RecordError) {
    var isFolder: ObjCBool = false
    let manager = FileManager.default
    guard manager.fileExists(atPath: target, isDirectory: &isFolder) else { return }
    guard isFolder.boolValue else {
      throw RecordError(.occupied, "\(path) is a file, not a folder", help: "name another folder with --output")
    }
    let content = (try? manager.contentsOfDirectory(atPath: target)) ?? []
    let foreign = content.filter { !kept.contains($0) }
    if !foreign.isEmpty, !content.contains(mark) {
      throw RecordError(
        .occupied, "the folder \(path) holds files that this tool did not make, such as \(foreign.sorted()[0])",
        help: "name an empty folder with --output, or empty this one yourself")
    }
  }

  /// Removes staging folders of runs that are no longer alive.
  private static func removeAbandoned(beside url: URL) {
    let parent = url.deletingLastPathComponent()
    let prefix = ".\(url.lastPathComponent).staging-"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: parent.path)) ?? [] where name.hasPrefix(prefix) {
      let digits = name.dropFirst(prefix.count).prefix { $0.isNumber }
      guard let process = Int32(digits), process != getpid(), kill(process, 0) != 0, errno == ESRCH else { continue }
      try? FileManager.default.removeItem(at: parent.appendingPathComponent(name))
    }
  }
}
