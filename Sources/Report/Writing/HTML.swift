/// Writes HTML as bytes. Text and attribute values are escaped byte by byte, so that nothing a person wrote can become markup.
struct HTML {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(48 << 10) }

  /// Markup of our own, written as it is.
  mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Markup that was made by this writer or by the Markdown renderer.
  mutating func trusted(_ markup: [UInt8]) { bytes.append(contentsOf: markup) }

  /// Text between tags.
  mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      for byte in utf8 {
        switch byte {
        case UInt8(ascii: "<"): raw("&lt;")
        case UInt8(ascii: ">"): raw("&gt;")
        case UInt8(ascii: "&"): raw("&amp;")
        case UInt8(ascii: "\""): raw("&quot;")
        case UInt8(ascii: "'"): raw("&#39;")
        case 0..<9, 11, 12, 14..<32, 127: raw("\u{FFFD}")
        default: bytes.append(byte)
        }
      }
    }
  }

  /// An attribute with its value, after a space.
  mutating func attribute(_ name: StaticString, _ value: String) {
    raw(" ")
    raw(name)
    raw("=\"")
    text(value)
    raw("\"")
  }

  /// `<tag class="…">text</tag>`
  mutating func element(_ tag: StaticString, class name: StaticString? = nil, _ content: String) {
    open(tag, class: name)
    text(content)
    close(tag)
  }

  /// A paragraph in which what stands between backquotes is code.
  mutating func codeParagraph(class name: StaticString? = nil, _ content: String) {
    open("p", class: name)
    let parts = content.split(separator: "`", omittingEmptySubsequences: false)
    for (position, part) in parts.enumerated() {
      // A backquote without its other half stays what it is.
      if position % 2 == 1, position < parts.count - 1 {
        element("code", String(part))
      } else {
        text((position % 2 == 1 ? "`" : "") + part)
      }
    }
    close("p")
  }

  mutating func open(_ tag: StaticString, class name: StaticString? = nil) {
    raw("<")
    raw(tag)
    if let name {
      raw(" class=\"")
      raw(name)
      raw("\"")
    }
    raw(">")
  }

  mutating func close(_ tag: StaticString) {
    raw("</")
    raw(tag)
    raw(">")
  }

  /// Text that a person wrote, isolated so that its direction cannot rearrange what stands around it.
  mutating func foreign(_ content: String) { element("bdi", content) }
}
