/// Writes diagnostics for people and for programs.
public enum DiagnosticRenderer {
  /// The longest part of a source line that is shown.
  private static let width = 100

  /// One block a diagnostic: what, where, the line with a caret, what was expected, what to do.
  public static func text(_ diagnostics: [Diagnostic], color: Bool) -> String {
    diagnostics.map { block($0, color: color) }.joined(separator: "\n\n")
  }

  /// `[{"code":…,"severity":…,"message":…,"file":…,"line":…,"column":…,"length":…,"source":…,"expected":…,"help":…}]`
  public static func json(_ diagnostics: [Diagnostic]) -> JSONValue {
    .array(
      diagnostics.map { diagnostic in
        .members([
          ("code", .string(diagnostic.code)), ("severity", .string(diagnostic.severity.rawValue)),
          ("message", .string(diagnostic.message)), ("file", diagnostic.location.map { .string($0.file) }),
          ("line", diagnostic.location.map { .integer($0.line) }),
          ("column", diagnostic.location.map { .integer($0.column) }), ("length", .integer(diagnostic.length)),
          ("source", diagnostic.sourceLine.map { .string($0) }), ("expected", diagnostic.expected.map { .string($0) }),
          ("help", diagnostic.help.map { .string($0) }),
        ])
      })
  }

  private static func block(_ diagnostic: Diagnostic, color: Bool) -> String {
    let paint = Paint(on: color)
    let tone = diagnostic.severity == .error ? "31" : "33"
    var lines = [
      paint(diagnostic.severity.rawValue, "1;\(tone)") + paint(": " + visible(diagnostic.message), "1")
    ]
    if let place = diagnostic.location {
      let number = String(place.line)
      let margin = String(repeating: " ", count: number.count)
      lines.append("\(margin)\(paint("-->", "36")) \(visible(place.file)):\(place.line):\(place.column)")
      if let source = diagnostic.sourceLine {
        let (shown, caret) = excerpt(source, column: place.column, length: diagnostic.length)
        let bar = paint("|", "36")
        lines.append("\(margin) \(bar)")
        lines.append("\(paint(number, "36")) \(bar) \(shown)")
        lines.append("\(margin) \(bar) \(paint(caret, tone))")
      }
    }
    if let expected = diagnostic.expected { lines.append("  \(paint("expected:", "1")) \(visible(expected))") }
    if let help = diagnostic.help { lines.append("  \(paint("help:", "1")) \(visible(help))") }
    return lines.joined(separator: "\n")
  }

  private struct Paint {
    let on: Bool

    func callAsFunction(_ text: String, _ style: String) -> String { on ? "\u{1B}[\(style)m\(text)\u{1B}[0m" : text }
  }

  /// The line as a terminal can show it, cut around the caret, and the carets under it.
  private static func excerpt(_ source: String, column: Int, length: Int) -> (String, String) {
    let scalars = Array(source.unicodeScalars)
    let start = max(0, min(column - 1, scalars.count))
    var first = 0
    var last = scalars.count
    if scalars.count > width {
      first = max(0, min(start - width / 3, scalars.count - width))
      last = min(scalars.count, first + width)
    }
    var shown = first > 0 ? "…" : ""
    var columns = first > 0 ? 1 : 0
    var before = columns
    var under = 0
    for position in first..<last {
      let piece = visible(scalars[position])
      if position == start { before = columns }
      shown += piece.text
      if position >= start, position < start + max(1, length) { under += piece.width }
      columns += piece.width
    }
    if start >= last { before = columns }
    if last < scalars.count { shown += "…" }
    return (shown, String(repeating: " ", count: before) + String(repeating: "^", count: max(1, under)))
  }

  /// Control and direction-changing characters are written as code points, so that they cannot rearrange the line.
  static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "\n" { result.unicodeScalars.append(scalar) } else { result += visible(scalar).text }
    }
    return result
  }

  private static func visible(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    switch scalar.value {
    case 9: return ("    ", 4)
    case 0..<32, 127..<160, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB:
      let text = "<U+" + String(scalar.value, radix: 16, uppercase: true) + ">"
      return (text, text.count)
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return (String(scalar), 0)
    default: break
    }
    let wide =
      (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
      || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
      || (0xFE30...0xFE6F).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
      || (0x1F300...0x1FAFF).contains(scalar.value) || (0x20000...0x3FFFD).contains(scalar.value)
    return (String(scalar), wide ? 2 : 1)
  }
}
