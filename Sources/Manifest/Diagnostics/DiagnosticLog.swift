/// What is wrong with a value, before it is known where the value stands.
struct Complaint: Error {
  var code: String
  var message: String
  var expected: String?
  var help: String?

  init(_ code: String, _ message: String, expected: String? = nil, help: String? = nil) {
    self.code = code
    self.message = message
    self.expected = expected
    self.help = help
  }
}

/// Collects what is found wrong while the files of one manifest are read.
final class DiagnosticLog {
  private(set) var files: [SourceText] = []
  private var found: [(diagnostic: Diagnostic, file: Int32)] = []
  private var seen: Set<Key> = []
  private let limit: Int
  private(set) var hasErrors = false

  private struct Key: Hashable {
    var code: String
    var mark: Mark?
    var message: String
  }

  /// True when nothing more is kept.
  var isFull: Bool { found.count > limit }

  init(limit: Int) { self.limit = limit }

  /// The position of the file in marks.
  func add(_ file: SourceText) -> Int32 {
    files.append(file)
    return Int32(clamping: files.count - 1)
  }

  func location(_ mark: Mark) -> SourceLocation {
    SourceLocation(file: files[Int(mark.file)].shownAs, line: Int(mark.line), column: Int(mark.column))
  }

  func report(_ complaint: Complaint, at mark: Mark?, severity: Diagnostic.Severity = .error) {
    if severity == .error { hasErrors = true }
    guard !isFull else { return }
    let key = Key(code: complaint.code, mark: mark, message: complaint.message)
    guard seen.insert(key).inserted else { return }
    guard found.count < limit else {
      let message = "there are more than \(limit) problems; the others are not shown"
      found.append((Diagnostic("too-many-errors", severity: severity, message: message), Int32.max))
      return
    }
    let diagnostic = Diagnostic(
      complaint.code, severity: severity, message: complaint.message, location: mark.map(location),
      length: Int(mark?.length ?? 1), sourceLine: mark.flatMap { files[Int($0.file)].line(Int($0.line)) },
      expected: complaint.expected, help: complaint.help)
    found.append((diagnostic, mark?.file ?? -1))
  }

  /// Everything found, in the order of reading the files, then by place.
  func sorted() -> [Diagnostic] {
    found.enumerated().sorted { a, b in
      let left = a.element.diagnostic.location
      let right = b.element.diagnostic.location
      return (a.element.file, left?.line ?? 0, left?.column ?? 0, a.offset)
        < (b.element.file, right?.line ?? 0, right?.column ?? 0, b.offset)
    }.map(\.element.diagnostic)
  }
}

extension DiagnosticLog {
  /// The stretch of text at a place, for underlining: up to the end of the word, key or quoted value there.
  func mark(at location: SourceLocation) -> Mark {
    let file = files.firstIndex { $0.shownAs == location.file } ?? 0
    var length = 0
    if files.indices.contains(file), let line = files[file].line(location.line) {
      length = Self.tokenLength(Array(line.unicodeScalars.dropFirst(location.column - 1)))
    }
    return Mark(
      file: Int32(clamping: file), line: Int32(clamping: location.line), column: Int32(clamping: location.column),
      length: Int32(clamping: max(1, length)))
  }

  private static func tokenLength(_ text: [Unicode.Scalar]) -> Int {
    guard let first = text.first else { return 1 }
    if first == "\"" || first == "'" {
      return (text.dropFirst().firstIndex(of: first) ?? text.count - 1) + 1
    }
    var end = 0
    while end < text.count {
      let next = end + 1 < text.count ? text[end + 1] : " "
      if text[end] == ":", next == " " { break }
      if text[end] == " ", next == "#" { break }
      if text[end] == "," || text[end] == "]" || text[end] == "}" { break }
      end += 1
    }
    while end > 0, text[end - 1] == " " { end -= 1 }
    return end
  }
}
