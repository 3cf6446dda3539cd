/// Finds what people leave in a text that is not finished, in English and Russian.
enum PlaceholderSearch {
  /// Words in capitals that stand for a text to come.
  private static let capitals: Set<String> = [
    "TODO", "TBD", "TBA", "FIXME", "XXX", "ТУДУ", "ДОПИСАТЬ", "ЗАПОЛНИТЬ", "УТОЧНИТЬ", "ВСТАВИТЬ",
  ]
  private static let phrases = [
    "lorem ipsum", "to be written", "to be filled in", "to be defined", "to be determined", "insert text here",
    "text goes here", "coming soon", "будет дописано", "будет заполнено", "будет добавлено позже",
    "текст будет добавлен",
    "нужно дописать", "нужно заполнить", "вставьте текст", "в разработке",
  ]
  /// How the text of a template's bracket starts.
  private static let invitations = [
    "insert ", "your ", "fill in", "describe ", "enter ", "name of ", "add ", "вставьте", "впишите", "укажите",
    "опишите", "заполните", "ваш", "введите",
  ]

  /// The marks in one line, as written.
  static func marks(in line: String) -> [String] {
    var found: [String] = []
    for word in line.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) where capitals.contains(String(word)) {
      found.append(String(word))
    }
    let lower = line.lowercased()
    found += phrases.filter { lower.contains($0) }
    for (open, close) in [("[", "]"), ("<", ">"), ("{{", "}}")] {
      found += brackets(line, open, close).filter { text in
        open == "{{" || invitations.contains { text.lowercased().hasPrefix($0) }
      }.map { open + $0 + close }
    }
    return found
  }

  private static func brackets(_ line: String, _ open: String, _ close: String) -> [String] {
    var found: [String] = []
    var rest = line[...]
    while let start = rest.range(of: open), let end = rest[start.upperBound...].range(of: close) {
      let after = rest[end.upperBound...]
      // A bracket with an address behind it is a link.
      if open != "[" || !(after.hasPrefix("(") || after.hasPrefix("[")) {
        found.append(rest[start.upperBound..<end.lowerBound].trimmingSpaces)
      }
      rest = after
    }
    return found
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}

extension String {
  fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
