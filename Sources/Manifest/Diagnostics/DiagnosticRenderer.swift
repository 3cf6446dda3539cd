/// Shows diagnostics to people and to machines.
public enum DiagnosticRenderer {
  /// The diagnostics as text, each with its place, the source line and a caret, ending with a line break.
  ///
  /// Control and bidirectional characters of the source are shown as escapes; tabs, wide and combining characters do not
  /// misplace the caret; long lines are cut around it.
  ///
  /// - Parameter color: true adds ANSI colours.
  public static func text(_ diagnostics: [Diagnostic], color: Bool) -> String {
    let paint = Paint(isOn: color)
    return diagnostics.map { text($0, paint) }.joined(separator: "\n")
  }

  /// The diagnostics as a JSON array of objects with the members `code`, `severity`, `message`, and where known `file`,
  /// `line`, `column`, `length`, `source`, `expected` and `help`.
  public static func json(_ diagnostics: [Diagnostic]) -> JSONValue {
    .array(
      diagnostics.map { diagnostic in
        let location = diagnostic.location
        return .members([
          ("code", .string(diagnostic.code)), ("severity", .string(diagnostic.severity.rawValue)),
          ("message", .string(diagnostic.message)), ("file", location.map { .string($0.file) }),
          ("line", location.map { .integer($0.line) }), ("column", location.map { .integer($0.column) }),
          ("length", location.map { _ in .integer(diagnostic.length) }),
          ("source", diagnostic.sourceLine.map(JSONValue.string)),
          ("expected", diagnostic.expected.map(JSONValue.string)),
          ("help", diagnostic.help.map(JSONValue.string)),
        ])
      })
  }

  private static func text(_ diagnostic: Diagnostic, _ paint: Paint) -> String {
    let accent: Paint.Style = diagnostic.severity == .error ? .error : .warning
    var out =
      paint.apply(accent, diagnostic.severity.rawValue) + paint.apply(.bold, ": \(oneLine(diagnostic.message))") + "\n"
    var gutter = 3
    if let location = diagnostic.location {
      let number = String(location.line)
      gutter = max(3, number.utf8.count + 1)
      let place = "\(DisplayText.escaped(location.file)):\(location.line):\(location.column)"
      out += spaces(gutter - 1) + paint.apply(.rule, "-->") + " \(place)\n"
      if let line = diagnostic.sourceLine {
        let shown = ShownLine(line, column: location.column, length: diagnostic.length)
        out += spaces(gutter) + paint.apply(.rule, "|") + "\n"
        let label = spaces(gutter - 1 - number.utf8.count) + number + " "
        out += (paint.apply(.rule, "\(label)|") + (shown.text.isEmpty ? "" : " \(shown.text)")) + "\n"
        let carets = String(repeating: "^", count: shown.carets)
        out +=
          spaces(gutter) + paint.apply(.rule, "|") + " " + spaces(shown.indent) + paint.apply(accent, carets) + "\n"
      }
    }
    for (name, note) in [("expected", diagnostic.expected), ("help", diagnostic.help)] {
      guard let note else { continue }
      out += spaces(gutter) + paint.apply(.rule, "=") + " " + paint.apply(.bold, "\(name):") + " \(oneLine(note))\n"
    }
    return out
  }

  private static func oneLine(_ text: String) -> String { DisplayText.escaped(text) }

  private static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}

/// A source line made fit for a terminal, with the caret's place in terminal cells.
struct ShownLine {
  /// How many cells of the line are shown at most.
  static let widest = 120
  private static let tab = "    "

  private(set) var text = ""
  /// Cells before the first caret.
  private(set) var indent = 0
  /// Cells that the carets cover; at least 1.
  private(set) var carets = 1

  /// - Parameters:
  ///   - column: the first marked column, counted from 1 in Unicode scalars.
  ///   - length: how many columns are marked.
  init(_ line: String, column: Int, length: Int) {
    let scalars = Array(line.unicodeScalars)
    let pieces = scalars.map(Self.piece)
    let start = max(0, min(column - 1, scalars.count))
    let end = max(start, min(start + max(1, length), scalars.count))

    // The window of the line that is shown: all of it, or the part around the caret.
    var first = 0
    var last = pieces.count
    let total = pieces.reduce(0) { $0 + $1.width }
    if total > Self.widest {
      first = start
      var width = 0
      while first > 0, width + pieces[first - 1].width <= Self.widest / 3 {
        first -= 1
        width += pieces[first].width
      }
      last = start
      while last < pieces.count, width + pieces[last].width <= Self.widest {
        width += pieces[last].width
        last += 1
      }
    }
    text = (first > 0 ? "…" : "") + pieces[first..<last].map(\.text).joined() + (last < pieces.count ? "…" : "")
    indent = (first > 0 ? 1 : 0) + pieces[first..<start].reduce(0) { $0 + $1.width }
    carets = max(1, pieces[start..<max(start, min(end, last))].reduce(0) { $0 + $1.width })
  }

  private static func piece(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    if scalar == "\t" { return (tab, tab.utf8.count) }
    if DisplayText.isHidden(scalar) {
      var escaped = ""
      DisplayText.append(scalar, to: &escaped)
      return (escaped, escaped.utf8.count)
    }
    return (String(scalar), DisplayText.width(scalar))
  }
}

/// ANSI colours, or none.
private struct Paint {
  enum Style: String {
    case error = "1;31"
    case warning = "1;33"
    case bold = "1"
    case rule = "34"
  }

  var isOn: Bool

  func apply(_ style: Style, _ text: String) -> String {
    isOn ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}
