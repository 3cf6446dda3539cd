import Foundation

/// Where unpacked native libraries are looked for.
public enum LibrarySearch {
  /// The `.deps` folders above the executable and above the current folder, nearest first.
  public static func dependencyFolders() -> [String] {
    var folders: [String] = []
    let executable = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath().path
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? executable
    for start in [own, FileManager.default.currentDirectoryPath + "/x"] {
      var folder = URL(fileURLWithPath: start).deletingLastPathComponent().standardizedFileURL
      for _ in 0..<12 {
        let candidate = folder.appendingPathComponent(".deps").path
        if !folders.contains(candidate), FileManager.default.fileExists(atPath: candidate) { folders.append(candidate) }
        let parent = folder.deletingLastPathComponent()
        if parent.path == folder.path { break }
        folder = parent
      }
    }
    return folders
  }

  /// Files below a folder whose names satisfy the test, sorted; at most four levels deep.
  public static func files(below folder: String, where accept: (String) -> Bool) -> [String] {
    guard let walker = FileManager.default.enumerator(atPath: folder) else { return [] }
    var found: [String] = []
    for case let path as String in walker {
      if walker.level > 4 { walker.skipDescendants() }
      if accept((path as NSString).lastPathComponent) { found.append(folder + "/" + path) }
    }
    return found.sorted()
  }
}
