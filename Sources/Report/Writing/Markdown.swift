import CMark

/// CommonMark text of a manifest as HTML.
enum Markdown {
  /// Longer texts, and texts that nest deeper, are shown as they are: old parsers take too long on such.
  private static let maximumBytes = 64 << 10
  private static let maximumMarkers = 4_000

  static func html(_ source: String) -> [UInt8] {
    var source = source
    let plain = source.utf8.count > maximumBytes || markers(source) > maximumMarkers
    if !plain {
      let rendered = source.withUTF8 { utf8 -> [UInt8]? in
        guard let base = utf8.baseAddress else { return [] }
        return base.withMemoryRebound(to: CChar.self, capacity: utf8.count) { pointer in
          guard let html = dossier_markdown(pointer, utf8.count) else { return nil }
          defer { dossier_markdown_free(html) }
          return Array(String(cString: html).utf8)
        }
      }
      if let rendered { return rendered }
    }
    var page = HTML()
    page.element("pre", source)
    return page.bytes
  }

  private static func markers(_ text: String) -> Int {
    text.utf8.count {
      $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ">")
        || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "`")
    }
  }
}
