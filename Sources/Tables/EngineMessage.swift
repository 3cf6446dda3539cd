import Foundation

/// Turns what the data engine says into what a person needs: the file, the line, what was expected.
enum EngineMessage {
  static func explain(_ text: String, _ files: [DataFile]) -> TableError {
    let file = files.first { text.contains($0.absolute) } ?? files.first
    let shown = file.map { "“\($0.shown)”" } ?? "the data"
    let line = number(after: "Line: ", in: text)
    let place = line.map { "line \($0) of \(shown)" } ?? shown
    if text.contains("No magic bytes") || text.contains("too small to be a Parquet file") || text.contains("Parquet") {
      return TableError(
        .malformed, "\(shown) is not a Parquet file, or is damaged", expected: "the source's kind to fit the file")
    }
    if text.lowercased().contains("malformed json") || text.contains("JSON") {
      let row = number(after: "line ", in: text)
      return TableError(
        .malformed, (row.map { "line \($0) of \(shown)" } ?? shown) + " is not a JSON object",
        expected: "one object a line")
    }
    if text.contains("maximum line size") || text.contains("Maximum line size") {
      return TableError(.tooLarge, "\(place) is longer than 8 MB", help: "is a quote left open?")
    }
    let first = text.split(separator: "\n").first.map(String.init) ?? text
    var cleaned = first
    for file in files { cleaned = cleaned.replacing(file.absolute, with: file.shown) }
    return TableError(.malformed, "\(shown) cannot be read: \(cleaned)")
  }

  private static func number(after mark: String, in text: String) -> Int? {
    guard let range = text.range(of: mark) else { return nil }
    return Int(text[range.upperBound...].prefix { $0.isNumber })
  }
}

/// Finds the column that somebody may have meant.
enum ColumnGuess {
  static func nearest(to word: String, among names: [String]) -> String? {
    let plain = { (text: String) in text.lowercased().filter { $0.isLetter || $0.isNumber } }
    let target = plain(word)
    if let same = names.first(where: { plain($0) == target }) { return same }
    return names.first { name in
      let other = plain(name)
      return !target.isEmpty && target.count > 3
        && (other.hasPrefix(target) || target.hasPrefix(other) && other.count > 3)
    }
  }
}
