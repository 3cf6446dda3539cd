import Foundation
import Testing

@testable import Manifest

@Suite("Paths inside a folder")
struct ConfinedPathTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let files = FileManager.default
    let top = files.temporaryDirectory.appending(path: "dossier-paths-\(UUID().uuidString)")
    let folder = top.appending(path: "project")
    try files.createDirectory(at: folder.appending(path: "data"), withIntermediateDirectories: true)
    defer { try? files.removeItem(at: top) }
    try Data("secret".utf8).write(to: top.appending(path: "secret.txt"))
    try Data("rows".utf8).write(to: folder.appending(path: "data/rows.csv"))
    try body(URL(filePath: try #require(FileAccess.realPath(folder.path))))
  }

  private func link(_ name: String, to target: String, in folder: URL) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.appending(path: name).path, withDestinationPath: target)
  }

  @Test func allowed() throws {
    try withFolder { folder in
      try link("inside", to: "data", in: folder)
      let cases = [
        ("data/rows.csv", "data/rows.csv"), ("./data//rows.csv", "data/rows.csv"),
        ("data/../data/rows.csv", "data/rows.csv"),
        ("inside/rows.csv", "data/rows.csv"), ("inside/new.csv", "data/new.csv"), ("new/deep/file", "new/deep/file"),
        ("…/имя с пробелом", "…/имя с пробелом"),
      ]
      for (relative, expected) in cases {
        #expect(ConfinedPath.resolve(relative, inside: folder.path) == .success(folder.path + "/" + expected))
      }
      #expect(ConfinedPath.resolve(".", inside: folder.path) == .success(folder.path))
    }
  }

  @Test func refused() throws {
    try withFolder { folder in
      try link("out", to: "..", in: folder)
      try link("root", to: "/", in: folder)
      try link("file", to: "../secret.txt", in: folder)
      try link("sibling", to: "../project-other", in: folder)
      try link("dangling", to: "/nonexistent/new", in: folder)
      try link("loop", to: "loop", in: folder)
      // Opening a pipe that nobody writes to waits for ever.
      #expect(mkfifo(folder.appendingPathComponent("pipe").path, 0o600) == 0)
      let cases: [(String, ConfinementError)] = [
        ("", .empty), ("a\0b", .hasNUL), ("/etc/passwd", .absolute), ("../secret.txt", .leavesFolder),
        ("data/../../secret.txt", .leavesFolder), ("new/../../x", .leavesFolder),
        ("out/secret.txt", .linkLeavesFolder(component: "out")),
        ("root/etc/passwd", .linkLeavesFolder(component: "root")),
        ("file", .linkLeavesFolder(component: "file")), ("out/project/data/none", .linkLeavesFolder(component: "out")),
        ("dangling", .brokenLink(component: "dangling")), ("loop/x", .brokenLink(component: "loop")),
        ("sibling/x", .brokenLink(component: "sibling")), (String(repeating: "a/", count: 3000), .tooLong),
        ("pipe", .special),
      ]
      for (relative, expected) in cases {
        #expect(ConfinedPath.resolve(relative, inside: folder.path) == .failure(expected), "\(relative)")
      }
      #expect(ConfinedPath.resolve("x", inside: folder.path + "/none") == .failure(.noFolder))
    }
  }

  @Test func aFolderWhoseNameStartsAlikeIsOutside() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder.path + "-other", withIntermediateDirectories: true)
      try link("sibling", to: "../project-other", in: folder)
      #expect(
        ConfinedPath.resolve("sibling/x", inside: folder.path) == .failure(.linkLeavesFolder(component: "sibling")))
    }
  }
}
