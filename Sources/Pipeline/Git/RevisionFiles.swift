import Foundation
import Manifest
import Records

/// Files of a revision in a temporary folder; removed with `clean`.
struct RevisionFiles {
  let repository: GitRepository
  let revision: String
  let commit: String
  /// The folder that stands for the repository's root.
  let folder: String

  init(_ repository: GitRepository, revision: String) throws(GitError) {
    self.repository = repository
    self.revision = revision
    commit = try repository.commit(revision)
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-base-\(UUID().uuidString)")
    do { try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true) } catch {
      throw GitError(.failed, "a temporary folder cannot be made: \(error.localizedDescription)")
    }
    folder = place.resolvingSymlinksInPath().path
  }

  func clean() { try? FileManager.default.removeItem(atPath: folder) }

  /// Writes the files below a folder of the repository that a test lets through.
  ///
  /// - Returns: their paths relative to the repository's root.
  @discardableResult
  func write(under path: String, where wanted: (GitRepository.File) -> Bool = { _ in true }) throws(GitError)
    -> [String]
  {
    let files = try repository.files(of: commit, under: path).filter(wanted)
    try repository.contents(of: files) { file, data in
      let place = URL(fileURLWithPath: folder + "/" + file.path)
      try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      switch file.kind {
      case .link:
        // Whether it leads out of the project is checked wherever a path is used.
        try FileManager.default.createSymbolicLink(
          atPath: place.path, withDestinationPath: String(decoding: data, as: UTF8.self))
      case .file, .executable: try (large(data, file) ?? data).write(to: place)
      }
    }
    return files.map(\.path)
  }

  /// The content that a pointer of Git LFS stands for, where this clone has it.
  private func large(_ data: Data, _ file: GitRepository.File) -> Data? {
    guard let id = LargeFilePointer(data)?.id else { return nil }
    let stored = "\(repository.root)/.git/lfs/objects/\(id.prefix(2))/\(id.dropFirst(2).prefix(2))/\(id)"
    for path in [stored, repository.root + "/" + file.path] {
      if let digest = try? FileDigest.digest(path, shownAs: file.path), digest.sha256 == id {
        return FileManager.default.contents(atPath: path)
      }
    }
    return nil
  }
}
