import Foundation
import Manifest
import Measurements

/// Looks for the files that fields of a manifest cite, and for the rates that their texts state.
struct CitedFiles {
  let project: Project

  func results() -> [CitedFile] {
    let contracts = project.catalog.compactMap { entry in
      entry.contract.map { CitedFile(field: .contract, id: entry.id, path: $0.value, exists: exists($0.value)) }
    }
    return contracts + (project.infrastructure?.workloads ?? []).flatMap(sources)
  }

  private func sources(of load: Workload) -> [CitedFile] {
    guard let capacity = load.capacity, let source = load.capacitySource else { return [] }
    return Self.paths(in: source).map { path in
      var file = CitedFile(field: .capacitySource, id: load.id, path: path, exists: exists(path))
      guard let text = text(path) else { return file }
      let mentions = RateMentions(in: text)
      file.rates = mentions.perSecond
      file.namesStatedNumber = mentions.numbers.contains { $0 == capacity.count || $0 == capacity.perSecond }
      return file
    }
  }

  /// Words of a text that are paths of documents: with a folder, and a name that ends as documents' names do.
  static func paths(in text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).compactMap { word in
      let path = word.trimmingCharacters(in: CharacterSet(charactersIn: "\"'`()[]{}<>,;:!?"))
        .trimmingSuffix { $0 == "." }
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count > 1, !path.contains("://"), let first = parts.first, let name = parts.last,
        // `wiki.corp.test/load.md` is an address.
        !first.isEmpty, first == "." || !first.contains("."), let dot = name.lastIndex(of: "."), dot != name.startIndex,
        endings.contains(name[name.index(after: dot)...].lowercased())
      else { return nil }
      return path
    }
  }

  private static let endings: Set<String> = [
    "md", "txt", "rst", "adoc", "csv", "tsv", "json", "jsonl", "xml", "html", "htm", "pdf", "log", "yaml", "yml",
    "docx", "xlsx", "ipynb",
  ]

  /// True of what is in the project's folder, or in one above it up to the repository's.
  private func exists(_ path: String) -> Bool {
    if case .success(let absolute) = ConfinedPath.resolve(path, inside: project.folder),
      FileManager.default.fileExists(atPath: absolute)
    {
      return true
    }
    guard !path.split(separator: "/").contains("..") else { return true }
    return RepositoryFolders(from: project.folder).all.dropFirst().contains {
      FileManager.default.fileExists(atPath: $0.appendingPathComponent(path).path)
    }
  }

  /// The largest document that is read.
  private static let largest = 256 << 10

  private func text(_ path: String) -> String? {
    guard case .success(let absolute) = ConfinedPath.resolve(path, inside: project.folder),
      let size = (try? FileManager.default.attributesOfItem(atPath: absolute))?[.size] as? Int, size <= Self.largest,
      ["md", "txt", "rst", "adoc", "log"].contains((path as NSString).pathExtension.lowercased()),
      let data = FileManager.default.contents(atPath: absolute)
    else { return nil }
    return String(bytes: data, encoding: .utf8)
  }
}

extension String {
  /// Without the characters at its end that match.
  fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, matches(last) { text = text.dropLast() }
    return String(text)
  }
}
