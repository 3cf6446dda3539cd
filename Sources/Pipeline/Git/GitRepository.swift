import Foundation
import Manifest
import Records

/// A git repository, for reading.
struct GitRepository: Sendable {
  /// One file of a revision.
  struct File: Sendable {
    enum Kind: Sendable {
      case file, executable, link
    }

    /// Relative to the repository's root.
    var path: String
    var kind: Kind
    var object: String
    var bytes: Int
  }

  /// The absolute path of its root, symbolic links resolved.
  let root: String
  private let git: GitCommand
  /// The folder it was opened from, relative to the root and with a final `/`; empty for the root.
  private let prefix: String

  /// The repository that a folder lies in.
  init(containing folder: String) throws(GitError) {
    let command = GitCommand(folder: folder)
    let output: Data
    do { output = try command.run(["rev-parse", "--show-toplevel"]) } catch {
      guard error.kind != .unavailable else { throw error }
      throw GitError(.unavailable, "\(folder) does not lie in a git repository")
    }
    root = String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
    git = GitCommand(folder: root)
    let inside = (try? command.run(["rev-parse", "--show-prefix"])) ?? Data()
    prefix = String(decoding: inside, as: UTF8.self).trimmingCharacters(in: .newlines)
  }

  /// One file of a commit, by its path relative to the folder the repository was opened from.
  func content(of path: String, at name: String) throws(GitError) -> Data {
    let id = try commit(name)
    guard let file = try files(of: id, under: prefix + path).first(where: { $0.path == prefix + path }) else {
      throw GitError(.noRevision, "the revision has no file \(path)")
    }
    var content = Data()
    try contents(of: [file]) { _, data in content = data }
    return content
  }

  /// The full id of the commit that a name stands for.
  func commit(_ name: String) throws(GitError) -> String {
    guard !name.isEmpty, !name.hasPrefix("-"), !name.unicodeScalars.contains(where: { $0.value < 33 }) else {
      throw GitError(.noRevision, "“\(name)” is not the name of a revision")
    }
    do {
      let output = try git.run(["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"])
      let id = String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines)
      guard id.utf8.count >= 40 else { throw GitError(.noRevision, "git gave no id") }
      return id
    } catch {
      throw GitError(
        .noRevision, "this clone has no revision “\(name)”",
        help: "fetch it first: git fetch origin BRANCH; on a build server, turn off the shallow clone (fetch-depth: 0)")
    }
  }

  /// What evidence in the repository rests on: the commit checked out, all names, and whether the history is whole.
  func state() throws(GitError) -> String {
    let head = try commit("HEAD")
    let names = try git.run(["for-each-ref", "--format=%(objectname) %(refname)"])
    let isShallow = try git.run(["rev-parse", "--is-shallow-repository"])
    return FileDigest.sha256(Array(head.utf8) + [10] + Array(names) + [10] + Array(isShallow))
  }

  /// The files of a commit below a folder (the root where it is empty). Submodules are left out.
  func files(of commit: String, under folder: String) throws(GitError) -> [File] {
    var arguments = ["ls-tree", "-r", "-z", "-l", "--full-tree", commit]
    if !folder.isEmpty { arguments += ["--", ":(literal)" + folder] }
    let output = try git.run(arguments)
    var files: [File] = []
    for record in output.split(separator: 0) {
      let text = String(decoding: record, as: UTF8.self)
      guard let tab = text.firstIndex(of: "\t") else {
        throw GitError(.failed, "the answer of git ls-tree is not understood")
      }
      let fields = text[..<tab].split(separator: " ")
      let path = String(text[text.index(after: tab)...])
      guard fields.count == 4, fields[1] == "blob", Self.isSafe(path) else { continue }
      let kind: File.Kind = fields[0] == "120000" ? .link : fields[0] == "100755" ? .executable : .file
      files.append(File(path: path, kind: kind, object: String(fields[2]), bytes: Int(fields[3]) ?? 0))
    }
    return files
  }

  /// The contents of files, handed over one by one, as they are stored: no filter and no line-end conversion is applied.
  func contents(of files: [File], _ take: (File, Data) throws -> Void) throws(GitError) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-git-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let list = folder.appendingPathComponent("objects")
      let answer = folder.appendingPathComponent("contents")
      try Data(files.map { $0.object + "\n" }.joined().utf8).write(to: list)
      try Data().write(to: answer)
      let input = try FileHandle(forReadingFrom: list)
      let output = try FileHandle(forWritingTo: answer)
      defer {
        try? input.close()
        try? output.close()
      }
      try git.run(["cat-file", "--batch"], input: input, output: output)
      try Self.split(answer, files, take)
    } catch let error as GitError {
      throw error
    } catch {
      throw GitError(.failed, "the files of the revision cannot be written: \(error.localizedDescription)")
    }
  }

  /// True where the clone does not know its whole history; nil where that cannot be told.
  var isShallow: Bool? {
    (try? git.run(["rev-parse", "--is-shallow-repository"])).map {
      !String(decoding: $0, as: UTF8.self).hasPrefix("false")
    }
  }

  /// One state that a file had: the commit, and the day it was written on. The day of the author is taken: a rebase or a merge
  /// of many commits makes those of the committer anew.
  struct Version: Sendable, Hashable {
    var commit: String
    var day: CalendarDate
  }

  /// The versions of files by their paths, newest first; nil where the clone does not know its whole history.
  func versions(of paths: Set<String>) -> [String: [Version]]? {
    guard !paths.isEmpty, isShallow == false,
      let output = try? git.run(
        ["-c", "core.quotePath=false", "log", "--no-renames", "--no-ext-diff", "--name-only", "--diff-filter=AMT"]
          + ["--format=%H %as", "--"] + paths.sorted().map { ":(literal)" + $0 })
    else { return nil }
    var found: [String: [Version]] = [:]
    var version: Version?
    for line in String(decoding: output, as: UTF8.self).split(separator: "\n") {
      if paths.contains(String(line)) {
        if let version { found[String(line), default: []].append(version) }
      } else if let space = line.firstIndex(of: " "), let day = CalendarDate(String(line[space...].dropFirst())) {
        version = Version(commit: String(line[..<space]), day: day)
      }
    }
    return found
  }

  /// The day of the last commit that changed a file; nil where the clone does not know its whole history.
  func lastChange(of path: String) -> CalendarDate? {
    guard isShallow == false,
      let output = try? git.run(["log", "-1", "--format=%cs", "--", ":(literal)" + path])
    else { return nil }
    return CalendarDate(String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines))
  }

  /// The day of a commit.
  func date(of commit: String) -> CalendarDate? {
    guard let output = try? git.run(["log", "-1", "--format=%cs", commit]) else { return nil }
    return CalendarDate(String(decoding: output, as: UTF8.self).trimmingCharacters(in: .newlines))
  }

  /// A path relative to the root; nil for one outside.
  func relative(_ absolute: String) -> String? {
    if absolute == root { return "" }
    return absolute.hasPrefix(root + "/") ? String(absolute.dropFirst(root.count + 1)) : nil
  }

  private static func split(_ answer: URL, _ files: [File], _ take: (File, Data) throws -> Void) throws {
    let handle = try FileHandle(forReadingFrom: answer)
    defer { try? handle.close() }
    for file in files {
      var header = Data()
      while let byte = try handle.read(upToCount: 1), byte.first != 10, !byte.isEmpty { header.append(byte) }
      let fields = String(decoding: header, as: UTF8.self).split(separator: " ")
      guard fields.count == 3, let count = Int(fields[2]), count >= 0 else {
        throw GitError(.failed, "the object of \(file.path) is not in this clone")
      }
      let data = count == 0 ? Data() : try handle.read(upToCount: count) ?? Data()
      guard data.count == count else { throw GitError(.failed, "the object of \(file.path) is cut off") }
      _ = try handle.read(upToCount: 1)
      try take(file, data)
    }
  }

  private static func isSafe(_ path: String) -> Bool {
    !path.hasPrefix("/") && !path.utf8.contains(0)
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0 != "." && $0 != ".." && $0.lowercased() != ".git"
      }
  }
}
