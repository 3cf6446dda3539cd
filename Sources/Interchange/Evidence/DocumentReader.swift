import Foundation
import Measurements

/// Looks whether a document was written, or only begun.
public enum DocumentReader {
  private static let prose: Set<String> = ["", "md", "markdown", "txt", "rst", "adoc", "org", "html", "htm"]

  /// - Parameter path: its extension says whether it is prose; tables, notebooks and binary documents are not counted.
  public static func read(_ document: [UInt8], path: String) -> DocumentFacts {
    let suffix = (path as NSString).pathExtension.lowercased()
    guard !document.isEmpty else { return DocumentFacts(words: 0) }
    guard prose.contains(suffix), !document.contains(0), let text = String(validating: document, as: UTF8.self) else {
      return DocumentFacts(words: nil)
    }
    var reading = Reading()
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { reading.take(line) }
    return DocumentFacts(
      words: reading.words, distinctWords: reading.vocabulary.count, placeholders: reading.placeholders,
      project: reading.project)
  }

  /// The state of reading line by line.
  private struct Reading {
    var words = 0
    var vocabulary: Set<String> = []
    var placeholders: [String] = []
    var project: String?
    private var isCode = false
    private var isFrontMatter = false
    private var line = 0

    mutating func take(_ text: Substring) {
      line += 1
      let trimmed = text.trimmingCharacters(in: .whitespaces)
      if trimmed == "---", line == 1 || isFrontMatter {
        isFrontMatter = line == 1
        return
      }
      if isFrontMatter {
        if trimmed.hasPrefix("project:") {
          project = trimmed.dropFirst("project:".count).trimmingCharacters(in: CharacterSet(charactersIn: " \"'"))
        }
        return
      }
      if trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~") {
        isCode.toggle()
        return
      }
      guard !isCode else { return }
      placeholders += PlaceholderSearch.marks(in: trimmed)
      guard !trimmed.hasPrefix("#") else { return }
      let written = Self.words(trimmed)
      words += written.count
      vocabulary.formUnion(written.map { $0.lowercased() })
    }

    /// Words hold at least one letter or digit.
    private static func words(_ text: String) -> [Substring] {
      text.split(whereSeparator: \.isWhitespace).filter { word in
        word.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      }
    }
  }
}
