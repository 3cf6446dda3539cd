import Foundation

/// Where the command line writes: results to standard output, everything else to standard error.
struct Terminal: Sendable {
  static let standard = Terminal(
    colorOut: Self.wantsColor(STDOUT_FILENO), colorError: Self.wantsColor(STDERR_FILENO),
    interactive: isatty(STDERR_FILENO) == 1)

  /// True where standard output takes colours.
  let colorOut: Bool
  /// True where standard error takes colours.
  let colorError: Bool
  /// True where a person watches standard error.
  let interactive: Bool

  func out(_ text: String) { Self.write(text + "\n", to: .standardOutput) }

  func complain(_ text: String) { Self.write(text + "\n", to: .standardError) }

  private static func wantsColor(_ descriptor: Int32) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    if let value = environment["NO_COLOR"], !value.isEmpty { return false }
    return isatty(descriptor) == 1 && environment["TERM"] != "dumb"
  }

  private static func write(_ text: String, to handle: FileHandle) {
    // A reader that has gone away is no reason to fail.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}

/// Colours of the terminal; plain text where it takes none.
enum Style: String {
  case bold = "1"
  case dim = "2"
  case red = "31"
  case green = "32"
  case yellow = "33"
  case cyan = "36"

  func apply(_ text: String, _ color: Bool) -> String { color ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text }
}
