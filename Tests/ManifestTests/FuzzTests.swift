import Foundation
import Testing

@testable import Manifest

@Suite("Hostile manifests")
struct FuzzTests {
  private func read(_ bytes: [UInt8], folder: String = "/") -> ReadOutcome<Project> {
    ProjectReader.read(
      bytes, id: "case", folder: folder, shown: ShownPath("project.yaml", fileName: ProjectReader.fileName),
      realPath: nil, limits: Limits())
  }

  /// Either a value, or an error that says why not; every place lies in the text.
  private func check(_ outcome: ReadOutcome<Project>, _ bytes: [UInt8]) {
    let hasErrors = outcome.diagnostics.contains { $0.severity == .error }
    #expect((outcome.value == nil) == hasErrors)
    for diagnostic in outcome.diagnostics {
      guard let line = diagnostic.sourceLine, let place = diagnostic.location else { continue }
      #expect(place.column >= 1 && place.column <= line.unicodeScalars.count + 1)
    }
    let text = DiagnosticRenderer.text(outcome.diagnostics, color: false)
    #expect(text.isEmpty == outcome.diagnostics.isEmpty)
  }

  @Test func mutationsOfGoodManifests() throws {
    var random = SeededGenerator(state: 20_261_123)
    let seeds = try Corpus.good().map { try Corpus.bytes($0) }
    let pieces = [
      "[", "]", "{", "}", ":", ": ", "- ", "\n", "\t", "  ", "&a ", "*a", "!x ", "|", ">", "\"", "'", "#", "%", "~",
      "<<: ", "\0", "\u{FEFF}", "\u{2028}", "9999999999999999999", "-", "1e999", "@", "?", ",",
    ]
    for _ in 0..<3000 {
      var bytes = try #require(seeds.randomElement(using: &random))
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, at + Int.random(in: 1...40, using: &random))
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 1: bytes.removeSubrange(at..<end)
        case 2: bytes.insert(contentsOf: Array(bytes[at..<end]), at: Int.random(in: 0...bytes.count, using: &random))
        case 3: bytes.insert(contentsOf: Array((pieces.randomElement(using: &random) ?? "").utf8), at: at)
        default: bytes.insert(contentsOf: [UInt8](repeating: bytes[at], count: 80), at: at)
        }
      }
      check(read(bytes), bytes)
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: Bombs.all)
  func bombs(_ bomb: Bombs.Bomb) {
    let bytes = Array(bomb.text.utf8)
    check(read(bytes), bytes)
    let inside = Array("dossier: 1\ntitle: T\n".utf8) + bytes
    check(read(inside), inside)
  }

  @Test func limitsAreErrors() {
    func codes(_ text: String, _ limits: Limits) -> [String] {
      ProjectReader.parse(text, id: "case", folder: "/", shownAs: "project.yaml", limits: limits).diagnostics.map(
        \.code)
    }
    let small = "dossier: 1\ntitle: T\nstack: {a: [b, c]}\n"
    #expect(codes(small, Limits()).isEmpty)
    #expect(codes(small, Limits(fileBytes: 10)) == ["file-too-large"])
    #expect(codes(small, Limits(nesting: 2)) == ["nested-too-deeply"])
    #expect(codes(small, Limits(nodes: 5)) == ["too-many-values"])
    #expect(codes("dossier: 1\ntitle: TTTTTTTTTTTT\n", Limits(stringBytes: 8)) == ["text-too-long"])
    #expect(codes("dossier: 1\ntitle: T\na: 1\nb: 1\nc: 1\n", Limits(diagnostics: 2)).last == "too-many-errors")
  }

  @Test func identifiersOfProjects() {
    for id in ["", "a b", ".hidden", "имя", "a/b", String(repeating: "a", count: 65)] {
      let outcome = ProjectReader.parse("dossier: 1\ntitle: T\n", id: id, folder: "/", shownAs: "project.yaml")
      #expect(outcome.value == nil && outcome.diagnostics.map(\.code) == ["bad-id"], "\(id)")
    }
  }
}
