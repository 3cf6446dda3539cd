import Foundation
import Interchange
import Manifest
import Measurements

/// The code that a coverage report speaks of. Its paths are those of the machine that ran the tests, so a file is looked for
/// below the project's folder and the repository's root, by the ends of its path.
struct CodeFiles {
  /// The project's folder, then the root of its repository.
  private let folders: [String]

  /// More files are not listed; then nothing is said of those that were not found.
  private static let most = 20_000

  init(project folder: String) {
    let root = RepositoryFolders(from: folder).root
    folders = [folder] + (root.map { $0.path == folder ? [] : [$0.path] } ?? [])
  }

  /// What the report says of files that are not there, or of lines that they do not have.
  func contradiction(in reading: CoberturaReader.Reading) -> CoverageReport.Contradiction? {
    var missing: [CoberturaReader.File] = []
    for file in reading.files {
      guard let place = place(of: file.path, sources: reading.sources) else {
        missing.append(file)
        continue
      }
      // The last line may be counted with or without its line break.
      if let length = Self.length(of: place), file.lastLine > length + 1 {
        return .lineBeyondEnd(path: file.path, line: file.lastLine, length: length)
      }
    }
    guard !missing.isEmpty, let listed = list() else { return nil }
    missing.removeAll { file in
      let path = Self.parts(file.path).joined(separator: "/")
      return listed.contains { $0 == path || $0.hasSuffix("/" + path) }
    }
    let lines = reading.files.reduce(0) { $0 + $1.lines }
    // Files that a build makes are not in a repository; a report of nothing else speaks of other code.
    guard let first = missing.first, 2 * missing.reduce(0, { $0 + $1.lines }) > lines else { return nil }
    let kind = (first.path as NSString).pathExtension
    // Where the repository holds no such code at all, the code lies in another one.
    let hasCode = !kind.isEmpty && listed.contains { ($0 as NSString).pathExtension == kind }
    return hasCode ? .filesNotHere(first: first.path) : nil
  }

  private func place(of path: String, sources: [String]) -> String? {
    let own = Self.parts(path)
    // The absolute path of another machine ends with one of this one's.
    let isAbsolute = path.hasPrefix("/") || path.dropFirst().hasPrefix(":")
    var candidates = isAbsolute ? own.indices.map { Array(own[$0...]) } : [own]
    for source in sources.map(Self.parts) { candidates += source.indices.map { Array(source[$0...]) + own } }
    for folder in folders {
      for candidate in candidates {
        guard case .success(let place) = ConfinedPath.resolve(candidate.joined(separator: "/"), inside: folder),
          FileManager.default.fileExists(atPath: place)
        else { continue }
        return place
      }
    }
    return nil
  }

  private static func parts(_ path: String) -> [String] {
    path.replacingOccurrences(of: "\\", with: "/").split(separator: "/").map(String.init).filter { $0 != "." }
  }

  private static func length(of place: String) -> Int? {
    guard let content = FileManager.default.contents(atPath: place) else { return nil }
    return content.count { $0 == 10 } + (content.last.map { $0 == 10 ? 0 : 1 } ?? 0)
  }

  /// The files below the widest folder, relative to it; nil where there are too many.
  private func list() -> [String]? {
    guard let folder = folders.last,
      let names = FileManager.default.enumerator(
        at: URL(fileURLWithPath: folder), includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
    else { return nil }
    var found: [String] = []
    while let next = names.nextObject() as? URL {
      guard found.count < Self.most else { return nil }
      found.append(String(next.path.dropFirst(folder.count + 1)))
    }
    return found
  }
}
