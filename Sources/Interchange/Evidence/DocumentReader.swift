import Foundation
import Measurements

/// Looks whether a document was written, or only begun.
public enum DocumentReader {
  private static let prose: Set<String> = ["", "md", "markdown", "txt", "rst", "adoc", "org", "html", "htm"]

  /// - Parameter path: its extension says whether it is prose; tables, notebooks and binary documents are not counted.
  public static func read(_ document: [UInt8], path: String) -> DocumentFacts {
    let suffix = (path as NSString).pathExtension.lowercased()
    guard !document.isEmpty else { return DocumentFacts(words: 0) }
    guard prose.contains(suffix) else { return DocumentFacts(words: nil) }
    guard !document.contains(0), let text = String(validating: document, as: UTF8.self) else {
      // Texts in another encoding have no zero bytes; what has them under the name of a text is none.
      return DocumentFacts(words: document.contains(0) && !isWideText(document) ? 0 : nil)
    }
    let reading = Reading(text)
    return DocumentFacts(
      words: reading.words, distinctWords: reading.vocabulary.count, placeholders: reading.placeholders,
      project: reading.project)
  }

  /// The words of prose in their order, in small letters and without marks, as near copies are told by; empty for
  /// what is no prose.
  public static func words(_ document: [UInt8], path: String) -> [String] {
    guard prose.contains((path as NSString).pathExtension.lowercased()), !document.contains(0),
      let text = String(validating: document, as: UTF8.self)
    else { return [] }
    return Reading(text).plain
  }

  /// What a document says, whatever its line breaks: its words with their marks, without marks that stand alone as bullets and
  /// lines do. Nil for what is no text.
  public static func wording(_ document: [UInt8]) -> [Substring]? {
    guard !document.contains(0), let text = String(validating: document, as: UTF8.self) else { return nil }
    return text.split(whereSeparator: \.isWhitespace).filter { word in !word.allSatisfy { "*-+_#=|`~:".contains($0) } }
  }

  /// True of a text in UTF-16 or UTF-32, told by its byte order mark.
  private static func isWideText(_ document: [UInt8]) -> Bool {
    document.starts(with: [0xFF, 0xFE]) || document.starts(with: [0xFE, 0xFF])
      || document.starts(with: [0, 0, 0xFE, 0xFF])
  }

  /// The state of reading line by line.
  private struct Reading {
    var words = 0
    var vocabulary: Set<String> = []
    var plain: [String] = []
    var placeholders: [String] = []
    var project: String?
    private var isCode = false
    private var isFrontMatter = false
    private var line = 0

    init(_ text: String) {
      for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { take(line) }
    }

    private mutating func take(_ text: Substring) {
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
      if project == nil { project = Self.project(in: trimmed) }
      placeholders += PlaceholderSearch.marks(in: trimmed)
      guard !trimmed.hasPrefix("#") else { return }
      let written = Self.words(trimmed)
      words += written.count
      vocabulary.formUnion(written.map { $0.lowercased() })
      plain += written.map { word in word.lowercased().filter { $0.isLetter || $0.isNumber } }
    }

    /// What a line such as `Project: churn`, `**Project:** churn` or `# Проект: отток` names.
    private static func project(in line: String) -> String? {
      let plain = line.drop { "#*_> ".contains($0) }
      for key in ["project", "проект"] where plain.lowercased().hasPrefix(key) {
        let rest = plain.dropFirst(key.count).drop { "*_".contains($0) }
        guard rest.first == ":" else { return nil }
        let name = rest.dropFirst().trimmingCharacters(in: CharacterSet(charactersIn: " *_\"'`."))
        return name.isEmpty ? nil : name
      }
      return nil
    }

    /// Words hold at least one letter or digit.
    private static func words(_ text: String) -> [Substring] {
      text.split(whereSeparator: \.isWhitespace).filter { word in
        word.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      }
    }
  }
}
