/// Tells line breaks that an author meant from those of wrapped prose.
enum StatementLines {
  /// The lines of a paragraph, those of wrapped prose joined.
  ///
  /// - Parameter lines: trimmed, none empty.
  static func joined(_ lines: [String]) -> [String] {
    let width = lines.map(\.count).max() ?? 0
    // Prose begins with a capital letter; notes may not.
    let areNotes = lines.first?.first?.isLowercase ?? false
    var blocks: [String] = []
    var previous: String?
    for line in lines.map(bulleted) {
      if let previous, !areNotes, !standsAlone(previous), !beginsAnew(line, after: previous, width: width) {
        blocks[blocks.count - 1] += " " + line
      } else {
        blocks.append(line)
      }
      previous = line
    }
    return blocks
  }

  /// A heading or the row of a table.
  private static func standsAlone(_ line: String) -> Bool { line.hasPrefix("|") || line.hasPrefix("#") }

  private static func beginsAnew(_ line: String, after previous: String, width: Int) -> Bool {
    if standsAlone(line) || isItem(line) || isLabelled(line) { return true }
    // Where the first word would have fitted on the line before, the line was broken on purpose.
    let first = line.prefix { !$0.isWhitespace }
    return opens(line) && !previous.hasSuffix(",") && previous.count + 1 + first.count <= width
  }

  private static func opens(_ line: String) -> Bool {
    line.first { $0.isLetter || $0.isNumber }?.isUppercase ?? false
  }

  private static func isItem(_ line: String) -> Bool {
    let mark = line.prefix { !$0.isWhitespace }
    return mark.count < line.count && ["-", "*", "•", "–", "—", "+"].contains(mark)
  }

  /// `- item` for `2. item` and `3) item`: the number's full stop ends no sentence.
  private static func bulleted(_ line: String) -> String {
    let mark = line.prefix { !$0.isWhitespace }
    guard (2...3).contains(mark.count), mark.count < line.count, mark.dropLast().allSatisfy(\.isNumber),
      ".)".contains(mark.suffix(1))
    else { return line }
    return "-" + line.dropFirst(mark.count)
  }

  /// `Label: text`, with a capital letter and at most six words before the colon.
  private static func isLabelled(_ line: String) -> Bool {
    guard let colon = line.firstIndex(of: ":"), opens(line) else { return false }
    let label = line[..<colon]
    let after = line[line.index(after: colon)...]
    return (after.first?.isWhitespace ?? true) && label.split(separator: " ").count <= 6
      && !label.contains { ".;!?,".contains($0) }
  }
}
