import XML

extension XMLElement {
  func problem(_ message: String, help: String? = nil) -> PMMLProblem { PMMLProblem(line, message, help: help) }

  /// An attribute that must be there.
  func required(_ attribute: String) throws(PMMLProblem) -> String {
    if let value = self[attribute] { return value }
    throw problem("the element \(name) has no “\(attribute)”")
  }

  /// A number; nil when the attribute is not there.
  func number(_ attribute: String) throws(PMMLProblem) -> Double? {
    guard let text = self[attribute] else { return nil }
    guard let value = Number.parse(text), value.isFinite else {
      throw problem("“\(Clip.text(text))” is not a number (\(attribute) of \(name))")
    }
    return value
  }

  func requiredNumber(_ attribute: String) throws(PMMLProblem) -> Double {
    if let value = try number(attribute) { return value }
    throw problem("the element \(name) has no “\(attribute)”")
  }

  /// One of a few words.
  func choice<Word: RawRepresentable & CaseIterable>(_ attribute: String, _ fallback: Word) throws(PMMLProblem) -> Word
  where Word.RawValue == String {
    guard let text = self[attribute] else { return fallback }
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    throw problem("“\(Clip.text(text))” is not read as \(attribute) of \(name); what is read: \(known)")
  }

  /// Complains about children that are not read: they could change the answers.
  func allow(_ names: Set<String>) throws(PMMLProblem) {
    for child in children where child.name != "Extension" && !names.contains(child.name) {
      throw child.problem("the element \(child.name) in \(name) is not read, and could change the answers")
    }
    for attribute in attributes where attribute.name.hasPrefix("x-") && attribute.name != "x-mathContext" {
      throw problem("the vendor's attribute \(attribute.name) of \(name) is not read, and could change the answers")
    }
  }

  /// Children that are no vendor extensions.
  var content: [XMLElement] { children.filter { $0.name != "Extension" } }

  func all(_ name: String) -> [XMLElement] { children.filter { $0.name == name } }

  /// The items of an `Array`: separated by blanks, quoted where they hold any.
  func arrayItems() throws(PMMLProblem) -> [String] {
    var items: [String] = []
    var scalars = Array(text.unicodeScalars)[...]
    while let next = scalars.first {
      if next.properties.isWhitespace {
        scalars.removeFirst()
        continue
      }
      var item = String.UnicodeScalarView()
      if next == "\"" {
        scalars.removeFirst()
        var isClosed = false
        while let inner = scalars.popFirst() {
          if inner == "\\", scalars.first == "\"" {
            scalars.removeFirst()
            item.append("\"")
          } else if inner == "\"" {
            isClosed = true
            break
          } else {
            item.append(inner)
          }
        }
        if !isClosed { throw problem("a quoted item of the array is not closed") }
      } else {
        while let inner = scalars.first, !inner.properties.isWhitespace {
          item.append(inner)
          scalars.removeFirst()
        }
      }
      items.append(String(item))
    }
    if let stated = try number("n"), stated != Double(items.count) {
      throw problem("the array says it has \(self["n"] ?? "") items and has \(items.count)")
    }
    return items
  }
}

/// Numbers as PMML writes them.
enum Number {
  /// Decimal text, with `INF`, `-INF` and `NaN` as XML Schema writes them.
  static func parse(_ text: String) -> Double? {
    switch text {
    case "INF": return .infinity
    case "-INF": return -.infinity
    case "NaN": return .nan
    default: break
    }
    let trimmed = Clip.trimmed(text)
    let isDecimal = trimmed.utf8.allSatisfy {
      (48...57).contains($0) || $0 == 43 || $0 == 45 || $0 == 46 || $0 == 69 || $0 == 101
    }
    return isDecimal ? Double(trimmed) : nil
  }
}

enum Clip {
  static func text(_ text: String) -> String {
    text.unicodeScalars.count > 60 ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))) + "…" : text
  }

  static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
