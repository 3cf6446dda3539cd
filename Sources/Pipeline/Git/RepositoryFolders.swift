import Foundation

/// The folders above a project, as far as its repository reaches; told by `.git` without asking git.
struct RepositoryFolders {
  /// The folder itself and those above it, up to the one that holds `.git`; all of them where none does.
  let all: [URL]

  init(from folder: String) {
    var all = [URL(fileURLWithPath: folder)]
    while let last = all.last, last.path.count > 1, !Self.isRoot(last) { all.append(last.deletingLastPathComponent()) }
    self.all = all
  }

  /// The root of the repository; nil outside of one.
  var root: URL? { all.last.flatMap { Self.isRoot($0) ? $0 : nil } }

  private static func isRoot(_ folder: URL) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(".git").path)
  }
}
