/// The YAML parser's complaints in plain words.
enum YAMLProblem {
  struct Words {
    var message: String
    var help: String?
    /// True where the beginning of the broken thing says more than where the parser stopped.
    var atContext = false
  }

  /// - Parameter line: the line the parser stopped at, when there is one; `column` counts from 0.
  static func words(for failure: YAMLFailure, line: String?, column: Int) -> Words {
    let character = line.flatMap { line in
      line.unicodeScalars.dropFirst(column).first
    }
    let indentation = line.map { $0.unicodeScalars.prefix { $0 == " " || $0 == "\t" } }
    if let indentation, indentation.contains("\t"), column <= indentation.count {
      return Words(
        message: "a tab is used to indent this line", help: "indent with spaces; YAML does not allow tabs there")
    }
    switch failure.problem {
    case "mapping values are not allowed in this context":
      return Words(
        message: "a “:” cannot stand here",
        help: "put the text in quotes if it holds “: ”, or check the indentation of this line and the one above")
    case "could not find expected ':'":
      return Words(
        message: "the key that starts here has no “:” after it",
        help: "write “key: value”; text of several lines needs “|” or quotes", atContext: true)
    case "did not find expected key":
      return Words(
        message: "a key was expected here",
        help: "check the indentation of this line against the lines above, and the quotes of the value before it")
    case "did not find expected '-' indicator":
      return Words(
        message: "an item of the list (“- …”) was expected here",
        help: "check the indentation of this line against the lines above")
    case "block sequence entries are not allowed in this context":
      return Words(message: "a list item (“- …”) cannot stand here", help: "start the list on a line of its own")
    case "did not find expected ',' or '}'":
      return Words(message: "the “{” that starts here is not closed properly", help: closing("}"), atContext: true)
    case "did not find expected ',' or ']'":
      return Words(message: "the “[” that starts here is not closed properly", help: closing("]"), atContext: true)
    case "found unexpected end of stream":
      return Words(
        message: "the quoted text that starts here has no closing quote", help: "add the quote", atContext: true)
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      return Words(
        message: "this backslash escape is not known in double quotes",
        help: "use single quotes to keep a “\\” as it is")
    case "found character that cannot start any token":
      return Words(
        message: "a value cannot start with \(character.map { quoted(String($0)) } ?? "this character")",
        help: "put the value in quotes")
    case "did not find expected comment or line break":
      return Words(
        message: "a value that starts with “>” or “|” must be quoted, unless a text block follows",
        help: "write it in quotes: \">= 0.80\"", atContext: true)
    case "did not find expected alphabetic or numeric character":
      return Words(message: "a value cannot start with “*” or “&”", help: "put the value in quotes", atContext: true)
    case "did not find expected node content":
      return Words(message: "a key or a value was expected here", help: nil)
    case "did not find expected <document start>":
      return Words(message: "this line does not belong to the mapping above", help: "check its indentation")
    default:
      return Words(message: "this is not valid YAML: \(failure.problem)", help: nil)
    }
  }

  private static func closing(_ bracket: String) -> String {
    "separate the items with commas, end with “\(bracket)”, and put quotes around values that hold , [ ] { or }"
  }
}
