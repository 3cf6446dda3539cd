/// Text as GitHub's and GitLab's Markdown shows it letter by letter: no markup, no mentions, no links to issues.
enum MarkdownText {
  static func plain(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (position, scalar) in scalars.enumerated() {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "@": result.append(contentsOf: "&#64;".unicodeScalars)
      case "#": result.append(contentsOf: "&#35;".unicodeScalars)
      // An address or an emoji's name; a colon before a space is neither.
      case ":" where position + 1 < scalars.count && scalars[position + 1] != " ":
        result.append(contentsOf: "&#58;".unicodeScalars)
      case "|": result.append(contentsOf: "&#124;".unicodeScalars)
      case "\\", "`", "*", "_", "[", "]", "~", "$":
        result.append("\\")
        result.append(scalar)
      case _ where scalar.properties.isWhitespace && scalar.value < 0x80: result.append(" ")
      case _ where scalar.value < 32 || scalar.value == 127: break
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
