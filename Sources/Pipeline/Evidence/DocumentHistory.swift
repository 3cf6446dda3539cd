import Foundation
import Interchange
import Manifest
import Measurements
import Records

/// Whether documents still say what was signed, by their history in git.
struct DocumentHistory {
  /// A document and the day that somebody stood for it.
  struct Signed: Hashable {
    /// Relative to the project's folder.
    var path: String
    var on: CalendarDate
  }

  let repository: GitRepository
  /// The project's folder.
  let folder: String

  /// What was rewritten after its day; documents whose history is not known are left out.
  func rewritings(of documents: Set<Signed>) -> [Signed: DocumentRewriting] {
    guard let prefix = repository.relative(folder) else { return [:] }
    let paths = Dictionary(
      uniqueKeysWithValues: documents.map { ($0, prefix.isEmpty ? $0.path : prefix + "/" + $0.path) })
    guard let versions = repository.versions(of: Set(paths.values)) else { return [:] }
    // The content that was signed, asked for of all documents at once.
    var signed: [GitRepository.File] = []
    var owners: [Signed] = []
    for document in documents.sorted(by: { ($0.path, $0.on) < ($1.path, $1.on) }) {
      guard let path = paths[document], let version = Self.signed(versions[path] ?? [], on: document.on) else {
        continue
      }
      signed.append(GitRepository.File(path: path, kind: .file, object: version.commit + ":" + path, bytes: 0))
      owners.append(document)
    }
    var found: [Signed: DocumentRewriting] = [:]
    var position = 0
    try? repository.contents(of: signed) { file, data in
      let document = owners[position]
      position += 1
      guard let now = current(document.path), !Self.saysTheSame(data, now, at: folder + "/" + document.path) else {
        return
      }
      let own = versions[file.path] ?? []
      let last = own.first.flatMap { Self.signed(own, on: document.on) == $0 ? nil : $0.day }
      found[document] = DocumentRewriting(on: last)
    }
    return found
  }

  /// The version that was there when it was signed: the newest of that day. Where a document came into the repository later,
  /// it came as it was signed, with what was done to it on that day.
  private static func signed(_ versions: [GitRepository.Version], on day: CalendarDate) -> GitRepository.Version? {
    guard let first = versions.map(\.day).min() else { return nil }
    let start = max(first, day)
    return versions.first { !$0.day.isLater(than: start, byMoreThan: DocumentRewriting.grace) }
  }

  private func current(_ path: String) -> Data? {
    guard case .success(let absolute) = ConfinedPath.resolve(path, inside: folder) else { return nil }
    return FileManager.default.contents(atPath: absolute)
  }

  /// Line breaks and bullets are no words.
  private static func saysTheSame(_ stored: Data, _ now: Data, at path: String) -> Bool {
    if stored == now { return true }
    if LargeFilePointer(stored)?.stands(for: path) == true { return true }
    guard let before = DocumentReader.wording([UInt8](stored)), let after = DocumentReader.wording([UInt8](now)) else {
      return false
    }
    return before == after
  }
}
