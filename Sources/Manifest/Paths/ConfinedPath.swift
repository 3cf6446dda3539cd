import Foundation

/// Why a path was refused.
public struct ConfinementError: Error, Sendable, Hashable {
  /// In one sentence: what is wrong with the path.
  public var message: String
}

/// Paths that people write in a manifest lead to files inside the project's folder and nowhere else.
public enum ConfinedPath {
  /// The absolute path, symbolic links resolved.
  ///
  /// The file need not exist; then its nearest existing parent is resolved.
  ///
  /// - Parameters:
  ///   - relative: as written in the manifest, with `/`.
  ///   - folder: the absolute path of the project's folder.
  public static func resolve(_ relative: String, inside folder: String) -> Result<String, ConfinementError> {
    guard !relative.isEmpty else { return refuse("the path is empty") }
    guard !relative.unicodeScalars.contains(where: { $0.value < 32 || $0.value == 127 }) else {
      return refuse("the path holds a control character")
    }
    guard relative.utf8.count <= 1024 else { return refuse("the path is longer than 1024 bytes") }
    guard !relative.hasPrefix("/"), !relative.hasPrefix("~") else {
      return refuse("the path is absolute; it has to be relative to the project's folder")
    }
    var depth = 0
    for part in relative.split(separator: "/") {
      if part == ".." { depth -= 1 } else if part != "." { depth += 1 }
      if depth < 0 { return refuse("the path leads out of the project's folder") }
    }
    guard let root = realPath(folder) else { return refuse("the project's folder cannot be read") }
    guard let resolved = resolveExisting(root + "/" + relative) else {
      return refuse("the path cannot be resolved")
    }
    guard resolved == root || resolved.hasPrefix(root + "/") else {
      return refuse("the path leads out of the project's folder through a symbolic link")
    }
    return .success(resolved)
  }

  private static func refuse(_ message: String) -> Result<String, ConfinementError> {
    .failure(ConfinementError(message: message))
  }

  /// Resolves the part of the path that exists, and appends the rest.
  private static func resolveExisting(_ path: String) -> String? {
    var existing = path
    var rest: [String] = []
    while true {
      if let resolved = realPath(existing) {
        return rest.isEmpty ? resolved : resolved + "/" + rest.reversed().joined(separator: "/")
      }
      // A link whose end is missing would be created outside when written to: refuse it.
      if isLink(existing) { return nil }
      guard let slash = existing.lastIndex(of: "/"), slash != existing.startIndex else { return nil }
      let name = String(existing[existing.index(after: slash)...])
      if name == ".." { return nil }
      if !name.isEmpty, name != "." { rest.append(name) }
      existing = String(existing[..<slash])
    }
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && (status.st_mode & S_IFMT) == S_IFLNK
  }
}
