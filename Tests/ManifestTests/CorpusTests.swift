import Foundation
import Testing

@testable import Manifest

@Suite("The corpus of good and bad manifests")
struct CorpusTests {
  @Test func isLargeEnough() throws {
    #expect(try Corpus.good().count >= 25)
    #expect(try Corpus.bad().count >= 80)
    let listed = Set(try Corpus.bad().map(\.file.lastPathComponent))
    let present = try FileManager.default.contentsOfDirectory(
      at: Corpus.folder.appending(path: "bad"), includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "yaml" }.map(\.lastPathComponent)
    #expect(listed == Set(present))
  }

  @Test(arguments: try Corpus.good())
  func goodManifestsAreRead(_ item: Corpus.Case) throws {
    let outcome = try Corpus.read(item)
    let errors = outcome.diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(DiagnosticRenderer.text(errors, color: false))")
    #expect(outcome.value != nil)
  }

  @Test(arguments: try Corpus.bad())
  func badManifestsGiveTheirDiagnostics(_ item: Corpus.Case) throws {
    let outcome = try Corpus.read(item)
    let found = outcome.diagnostics.map { diagnostic -> String in
      guard let place = diagnostic.location else { return diagnostic.code }
      let file = place.file == "project.yaml" ? "" : "\(place.file):"
      return "\(diagnostic.code)@\(file)\(place.line):\(place.column)"
    }
    #expect(found == item.diagnostics, "\(DiagnosticRenderer.text(outcome.diagnostics, color: false))")
    #expect(outcome.value == nil)
    for diagnostic in outcome.diagnostics { try check(diagnostic) }
  }

  /// What holds for every diagnostic: words, a place inside the line, and a rendering.
  private func check(_ diagnostic: Diagnostic) throws {
    #expect(!diagnostic.message.isEmpty)
    #expect(!diagnostic.message.contains("Optional("))
    #expect(diagnostic.length >= 1)
    if let line = diagnostic.sourceLine, let place = diagnostic.location {
      #expect(place.column >= 1 && place.column <= line.unicodeScalars.count + 1)
    }
    let text = DiagnosticRenderer.text([diagnostic], color: false)
    #expect(text.contains("^") == (diagnostic.sourceLine != nil))
    #expect(!text.unicodeScalars.contains { $0 != "\n" && DisplayText.isHidden($0) })
  }
}
