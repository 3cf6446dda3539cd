#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a path may not be used.
public enum ConfinementError: Error, Sendable, Hashable {
  case empty
  case hasNUL
  case absolute
  /// `..` leads above the folder.
  case leavesFolder
  /// A symbolic link on the way leads out of the folder.
  case linkLeavesFolder(component: String)
  /// A symbolic link that leads nowhere, or to itself.
  case brokenLink(component: String)
  /// The folder that should hold the file does not exist or cannot be read.
  case noFolder
  case tooLong
  case unreadable(component: String)
  /// A pipe, a socket or a device: reading it may never end.
  case special

  /// What is wrong, in one sentence.
  public var message: String {
    switch self {
    case .empty: "the path is empty"
    case .hasNUL: "the path holds a NUL character"
    case .absolute: "the path is absolute; only files inside the project's folder may be named"
    case .leavesFolder: "the path leads out of the project's folder"
    case .linkLeavesFolder(let component):
      "the symbolic link \(quoted(component)) leads out of the project's folder"
    case .brokenLink(let component): "the symbolic link \(quoted(component)) leads nowhere"
    case .noFolder: "the project's folder cannot be read"
    case .tooLong: "the path is too long"
    case .special: "it is neither a file nor a folder"
    case .unreadable(let component): "the folder of \(quoted(component)) cannot be read"
    }
  }

  /// What to do about it.
  public var help: String? {
    switch self {
    case .empty: nil
    case .absolute: "write the path relative to the project's folder"
    case .leavesFolder, .linkLeavesFolder: "copy the file into the project's folder"
    case .brokenLink: "remove the link, or put the file in its place"
    case .hasNUL, .noFolder, .tooLong, .unreadable, .special: nil
    }
  }
}

/// Paths that stay inside a folder.
public struct ConfinedPath {
  /// The longest path, in bytes.
  private static let longest = 4000

  /// The absolute path of a file inside a folder, with symbolic links resolved.
  ///
  /// The file need not exist: then its nearest existing parent is resolved. `.` and `..` are taken away by the letters
  /// of the path before anything is looked up, so open the path that is returned, not the one that was given.
  public static func resolve(_ relative: String, inside folder: String) -> Result<String, ConfinementError> {
    if relative.isEmpty { return .failure(.empty) }
    if relative.utf8.contains(0) { return .failure(.hasNUL) }
    if relative.utf8.first == UInt8(ascii: "/") { return .failure(.absolute) }
    if relative.utf8.count > longest { return .failure(.tooLong) }
    var components: [Substring] = []
    for component in relative.split(separator: "/", omittingEmptySubsequences: true) where component != "." {
      if component != ".." {
        if component.utf8.count > 255 { return .failure(.tooLong) }
        components.append(component)
      } else if components.popLast() == nil {
        return .failure(.leavesFolder)
      }
    }
    guard let root = FileAccess.realPath(folder) else { return .failure(.noFolder) }
    let full = ([root == "/" ? "" : root] + components.map(String.init)).joined(separator: "/")
    // Nearly always the file is there and no link leads out.
    if let real = FileAccess.realPath(components.isEmpty ? root : full) {
      guard isInside(real, root) else { return .failure(culprit(components, root)) }
      return FileAccess.isFileOrFolder(real) ? .success(real) : .failure(.special)
    }
    return walk(components, from: root)
  }

  private static func walk(_ components: [Substring], from root: String) -> Result<String, ConfinementError> {
    var path = root
    for (position, component) in components.enumerated() {
      let next = path == "/" ? "/\(component)" : "\(path)/\(component)"
      switch FileAccess.kind(of: next) {
      case .missing:
        let rest = components[(position + 1)...].map { "/\($0)" }.joined()
        return .success(next + rest)
      case .unreadable: return .failure(.unreadable(component: String(component)))
      case .link:
        guard let real = FileAccess.realPath(next) else { return .failure(.brokenLink(component: String(component))) }
        guard isInside(real, root) else { return .failure(.linkLeavesFolder(component: String(component))) }
        path = real
      case .other: path = next
      }
    }
    return .success(path)
  }

  /// The first component whose link leads out.
  private static func culprit(_ components: [Substring], _ root: String) -> ConfinementError {
    var path = root
    for component in components {
      path += "/\(component)"
      if let real = FileAccess.realPath(path), !isInside(real, root) {
        return .linkLeavesFolder(component: String(component))
      }
    }
    return .leavesFolder
  }

  private static func isInside(_ path: String, _ root: String) -> Bool {
    root == "/" || path == root || path.hasPrefix(root + "/")
  }
}
