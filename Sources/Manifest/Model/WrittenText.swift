/// A text of a manifest beside the lines of the file that it was written on, so that words of it can be pointed at.
struct WrittenText: Sendable {
  /// A line of the file, as far as the text stands on it.
  struct Line: Sendable {
    var location: SourceLocation
    var text: String
  }

  let lines: [Line]

  /// - Returns: nil for a value of one word, and for a text that is not found in the file as it reads (escapes).
  init?(_ scalar: Node.Scalar, at mark: Mark, log: DiagnosticLog) {
    var rest = Self.solid(scalar.text)[...]
    guard scalar.text.contains(where: \.isWhitespace), log.files.indices.contains(Int(mark.file)) else { return nil }
    let source = log.files[Int(mark.file)]
    let start = log.location(mark)
    var lines: [Line] = []
    var number = Int(mark.line) + (scalar.style == .block ? 1 : 0)
    while !rest.isEmpty {
      guard let whole = source.line(number) else { return nil }
      let isFirst = number == Int(mark.line)
      var column = isFirst ? Int(mark.column) : 1
      var written = Array(whole.unicodeScalars.dropFirst(column - 1))[...]
      if isFirst, scalar.style == .quoted { written = written.dropFirst() }
      while written.first?.properties.isWhitespace ?? false { written = written.dropFirst() }
      column += whole.unicodeScalars.count - (column - 1) - written.count
      var taken = 0
      while taken < written.count, !rest.isEmpty {
        let next = written[written.startIndex + taken]
        if !next.properties.isWhitespace {
          guard next == rest.first else { return nil }
          rest = rest.dropFirst()
        }
        taken += 1
      }
      if taken > 0 {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: written.prefix(taken))
        lines.append(
          Line(location: SourceLocation(file: start.file, line: number, column: column), text: String(text)))
      }
      number += 1
    }
    self.lines = lines
  }

  /// True where the place is inside the text.
  func covers(_ place: SourceLocation) -> Bool {
    lines.contains { line in
      line.location.file == place.file && line.location.line == place.line
        && (0..<max(1, line.text.unicodeScalars.count)).contains(place.column - line.location.column)
    }
  }

  /// Where a quote starts, or a number in it; white space and line breaks may differ. Nil where it is not there.
  func place(of quote: String, number: String?) -> SourceLocation? {
    let places = lines.flatMap { line in
      line.text.unicodeScalars.enumerated().filter { !$0.element.properties.isWhitespace }.map { offset, scalar in
        (
          scalar: scalar,
          place: SourceLocation(
            file: line.location.file, line: line.location.line, column: line.location.column + offset)
        )
      }
    }
    let text = places.map(\.scalar)
    let words = Self.solid(quote)
    guard let start = Self.find(words, in: text[...]) else { return nil }
    guard let number else { return places[start].place }
    let digits = Self.solid(number)
    var from = start
    while let found = Self.find(digits, in: text[from..<(start + words.count)]) {
      if Self.standsAlone(found..<(found + digits.count), in: text) { return places[found].place }
      from = found + 1
    }
    return places[start].place
  }

  /// False where a digit goes on before or after.
  private static func standsAlone(_ range: Range<Int>, in text: [Unicode.Scalar]) -> Bool {
    let isDigit: (Int) -> Bool = { text.indices.contains($0) && text[$0].properties.numericType == .decimal }
    let isMark: (Int) -> Bool = { text.indices.contains($0) && (text[$0] == "." || text[$0] == ",") }
    let before = range.lowerBound - 1
    let after = range.upperBound
    return !isDigit(before) && !isDigit(after) && !(isMark(before) && isDigit(before - 1))
      && !(isMark(after) && isDigit(after + 1))
  }

  private static func solid(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace }
  }

  private static func find(_ words: [Unicode.Scalar], in text: ArraySlice<Unicode.Scalar>) -> Int? {
    guard let first = words.first, words.count <= text.count else { return nil }
    return (text.startIndex...(text.endIndex - words.count)).first { position in
      text[position] == first && text[position..<(position + words.count)].elementsEqual(words)
    }
  }
}
