import Foundation
import Records
import Testing

@Suite struct AtomicFolderTests {
  private let root = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-\(UUID().uuidString)")

  private func content(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }

  @Test func replacesTheWholeFolder() throws {
    let target = root.appendingPathComponent("site").path
    defer { try? FileManager.default.removeItem(at: root) }
    let first = try AtomicFolder(replacing: target)
    try first.write(Array("one".utf8), to: "index.html")
    try first.write(Array("old".utf8), to: "deep/er/page.html")
    try first.publish()
    #expect(content(target + "/deep/er/page.html") == "old")
    let second = try AtomicFolder(replacing: target)
    try second.write(Array("two".utf8), to: "index.html")
    #expect(content(target + "/index.html") == "one")
    try second.publish()
    #expect(content(target + "/index.html") == "two")
    #expect(content(target + "/deep/er/page.html") == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: root.path) == ["site"])
  }

  @Test func aDiscardedRunLeavesTheOldFolder() throws {
    let target = root.appendingPathComponent("site").path
    defer { try? FileManager.default.removeItem(at: root) }
    let first = try AtomicFolder(replacing: target)
    try first.write(Array("one".utf8), to: "index.html")
    try first.publish()
    let second = try AtomicFolder(replacing: target)
    try second.write(Array("two".utf8), to: "index.html")
    second.discard()
    #expect(content(target + "/index.html") == "one")
    #expect(try FileManager.default.contentsOfDirectory(atPath: root.path) == ["site"])
  }

  @Test func foreignFilesAreNeverReplaced() throws {
    let target = root.appendingPathComponent("mine").path
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    try Data("precious".utf8).write(to: URL(fileURLWithPath: target + "/thesis.txt"))
    let error = #expect(throws: RecordError.self) { try AtomicFolder(replacing: target) }
    #expect(error?.kind == .occupied)
    #expect(content(target + "/thesis.txt") == "precious")
  }

  @Test func keepsWhatBelongsToGit() throws {
    let target = root.appendingPathComponent("site").path
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: target + "/.gitkeep"))
    let folder = try AtomicFolder(replacing: target)
    try folder.write(Array("x".utf8), to: "index.html")
    try folder.publish()
    #expect(FileManager.default.fileExists(atPath: target + "/.gitkeep"))
  }

  @Test func aFileInThePlaceIsRefused() throws {
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    let target = root.appendingPathComponent("file").path
    try Data("x".utf8).write(to: URL(fileURLWithPath: target))
    let error = #expect(throws: RecordError.self) { try AtomicFolder(replacing: target) }
    #expect(error?.kind == .occupied)
  }
}

@Suite struct DigestTests {
  /// FIPS 180-4 examples.
  @Test func knownDigests() throws {
    #expect(
      FileDigest.sha256(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("digest-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(repeating: UInt8(ascii: "a"), count: 1_000_000).write(to: file)
    let digest = try FileDigest.digest(file.path, shownAs: "a.txt")
    #expect(digest.sha256 == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    #expect(digest.bytes == 1_000_000)
    #expect(digest.path == "a.txt")
  }

  @Test func aMissingFileIsSaid() {
    let error = #expect(throws: RecordError.self) { try FileDigest.digest("/nowhere/at/all", shownAs: "data/x.csv") }
    #expect(error?.message == "cannot read data/x.csv")
  }
}
