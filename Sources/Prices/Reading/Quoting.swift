/// People's own text inside messages.
enum Quoting {
  private static let longest = 60

  /// The text in typographic quotes, cut and without control characters.
  static func quoted(_ text: String) -> String {
    var out = ""
    var count = 0
    for scalar in text.unicodeScalars {
      if count == longest {
        out += "…"
        break
      }
      let hidden =
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.properties.isDefaultIgnorableCodePoint
        || scalar.properties.generalCategory == .format
      out.unicodeScalars.append(hidden ? "\u{FFFD}" : scalar)
      count += 1
    }
    return "“\(out)”"
  }

  /// “did you mean …?”, where a known word differs by at most two letters or begins alike.
  static func nearest(_ word: String, _ known: [String]) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars.prefix(64))
    guard wanted.count >= 2 else { return nil }
    var best: (distance: Int, word: String)?
    for candidate in known {
      let other = Array(candidate.lowercased().unicodeScalars.prefix(64))
      let distance = edits(wanted, other)
      if distance <= max(1, min(wanted.count, other.count) / 3), distance < best?.distance ?? Int.max {
        best = (distance, candidate)
      }
    }
    let found = best?.word ?? known.first { $0.lowercased().hasPrefix(word.lowercased()) && word.count >= 3 }
    return found.map { "did you mean “\($0)”?" }
  }

  /// Levenshtein's distance.
  private static func edits(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var last = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var row = [i + 1]
      for (j, y) in b.enumerated() { row.append(min(last[j + 1] + 1, row[j] + 1, last[j] + (x == y ? 0 : 1))) }
      last = row
    }
    return last[b.count]
  }
}
