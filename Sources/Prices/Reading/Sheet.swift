import Manifest

/// A delimited file with a header row, its cells by column name, and everything found wrong with them.
struct Sheet {
  /// As shown to people.
  let file: String
  let text: Delimited
  /// Column name in lower case → position.
  private let columns: [String: Int]
  private let width: Int
  private(set) var diagnostics: [Diagnostic] = []

  /// Problems beyond this many are counted, not kept.
  private static let mostDiagnostics = 100
  private var left = 0

  /// Reads the header.
  ///
  /// - Parameters:
  ///   - required: columns that have to be there, one of each group.
  ///   - known: all columns there may be; nil where others are of no concern.
  init(
    bytes: [UInt8], file: String, comments: Bool, required: [[String]], known: [String]?
  ) throws(PriceError) {
    let text: Delimited
    do {
      text = try Delimited(bytes, comments: comments)
    } catch {
      throw PriceError(Self.diagnostic(of: error, file: file))
    }
    guard let header = text.rows.first else {
      throw PriceError(
        Diagnostic(
          "empty-file", message: "\(Quoting.quoted(file)) is empty",
          expected: "a first row with the names of the columns"))
    }
    columns = try Self.columns(of: text, header, file: file, required: required, known: known)
    width = Int(header.count)
    self.text = text
    self.file = file
  }

  private static func columns(
    of text: Delimited, _ header: Delimited.Row, file: String, required: [[String]], known: [String]?
  ) throws(PriceError) -> [String: Int] {
    var columns: [String: Int] = [:]
    var found: [Diagnostic] = []
    func complain(_ column: Int, _ code: String, _ message: String, expected: String?, help: String? = nil) {
      let place = text.place(header, column)
      found.append(
        Diagnostic(
          code, message: message, location: SourceLocation(file: file, line: Int(header.line), column: place.column),
          length: place.length, sourceLine: text.sourceLine(header), expected: expected, help: help))
    }
    for column in 0..<Int(header.count) {
      let name = (text.text(header, column) ?? "").lowercased()
      if name.isEmpty { continue }
      if let known, !known.contains(name) {
        complain(
          column, "unknown-column", "there is no column \(Quoting.quoted(name))",
          expected: "one of: " + known.joined(separator: ", "), help: Quoting.nearest(name, known))
      } else if columns[name] != nil {
        complain(column, "duplicate-column", "the column \(Quoting.quoted(name)) is there twice", expected: nil)
      } else {
        columns[name] = column
      }
    }
    for group in required where !group.contains(where: { columns[$0] != nil }) {
      complain(
        0, "missing-column", "the column \(Quoting.quoted(group[0])) is missing",
        expected: "a column named \(group.map(Quoting.quoted).joined(separator: " or "))")
    }
    if !found.isEmpty { throw PriceError(found) }
    return columns
  }

  var rows: ArraySlice<Delimited.Row> { text.rows.dropFirst() }

  /// The position of a column; -1 where there is none, which reads as empty.
  func column(_ names: String...) -> Int {
    for name in names {
      if let position = columns[name] { return position }
    }
    return -1
  }

  /// True where the row has as many fields as the header (or fewer, all named columns being there); says so otherwise.
  mutating func hasRightWidth(_ row: Delimited.Row) -> Bool {
    guard Int(row.count) != width else { return true }
    report(
      row, 0, "wrong-width", "this row has \(row.count) fields, the header \(width)", expected: "\(width) fields",
      help: Int(row.count) > width ? "put text that holds a comma into double quotes" : nil)
    return false
  }

  mutating func report(
    _ row: Delimited.Row, _ column: Int, _ code: String, _ message: String, expected: String?, help: String? = nil
  ) {
    guard diagnostics.count < Self.mostDiagnostics else {
      left += 1
      return
    }
    let place = text.place(row, column)
    diagnostics.append(
      Diagnostic(
        code, message: message, location: SourceLocation(file: file, line: Int(row.line), column: place.column),
        length: place.length, sourceLine: text.sourceLine(row), expected: expected, help: help))
  }

  /// - Throws: everything that was reported.
  func finish() throws(PriceError) {
    guard !diagnostics.isEmpty else { return }
    var all = diagnostics
    if left > 0 {
      all.append(Diagnostic("too-many-errors", message: "there are \(left) more problems; they are not shown"))
    }
    throw PriceError(all)
  }

  private static func diagnostic(of problem: Delimited.Problem, file: String) -> Diagnostic {
    func at(_ line: Int) -> SourceLocation { SourceLocation(file: file, line: line, column: 1) }
    switch problem {
    case .tooLarge:
      return Diagnostic("file-too-large", message: "\(Quoting.quoted(file)) is larger than 1 GiB")
    case .utf16:
      return Diagnostic(
        "wrong-encoding", message: "\(Quoting.quoted(file)) is in UTF-16", expected: "UTF-8",
        help: "save it again as “CSV UTF-8”")
    case .binary(let line):
      return Diagnostic(
        "binary-file", message: "\(Quoting.quoted(file)) holds a NUL byte", location: at(line), expected: "a text file")
    case .unclosedQuote(let line):
      return Diagnostic(
        "unclosed-quote", message: "a double quote is opened and never closed", location: at(line),
        expected: "a closing double quote; a quote inside of a field is written twice")
    case .tooManyFields:
      return Diagnostic("file-too-large", message: "\(Quoting.quoted(file)) has too many fields")
    }
  }
}

/// Cells as typed values; a complaint where a cell does not hold one.
extension Sheet {
  func string(_ row: Delimited.Row, _ column: Int) -> String? { text.text(row, column) }

  mutating func required(_ row: Delimited.Row, _ column: Int, _ name: String) -> String? {
    if let value = text.text(row, column) { return value }
    report(row, column, "missing-value", "\(name) is empty", expected: name)
    return nil
  }

  /// Nil where the cell is empty or wrong; only the latter is a complaint.
  mutating func number(_ row: Delimited.Row, _ column: Int, _ name: String, in range: ClosedRange<Double>) -> Double? {
    guard let written = text.text(row, column) else { return nil }
    guard let value = text.number(row, column) else {
      report(
        row, column, "bad-number", "\(Quoting.quoted(written)) is not a number",
        expected: "\(name): a number such as 98.32",
        help: written.contains(",") ? "write decimals with a point and without digit groups" : nil)
      return nil
    }
    guard range.contains(value) else {
      report(
        row, column, "out-of-range", "\(name) \(written) is out of range",
        expected: "from \(NumberText.text(range.lowerBound)) to \(NumberText.text(range.upperBound))")
      return nil
    }
    return value
  }

  mutating func whole(_ row: Delimited.Row, _ column: Int, _ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let value = number(row, column, name, in: Double(range.lowerBound)...Double(range.upperBound)) else {
      return nil
    }
    guard value == value.rounded(), let whole = Int(exactly: value) else {
      report(
        row, column, "bad-number", "\(name) \(NumberText.text(value)) is not a whole number", expected: "a whole number"
      )
      return nil
    }
    return whole
  }

  mutating func requiredNumber(
    _ row: Delimited.Row, _ column: Int, _ name: String, in range: ClosedRange<Double>
  ) -> Double? {
    guard required(row, column, name) != nil else { return nil }
    return number(row, column, name, in: range)
  }

  mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ row: Delimited.Row, _ column: Int, _ name: String
  ) -> Value? where Value.RawValue == String {
    guard let written = required(row, column, name) else { return nil }
    if let value = Value(rawValue: written) { return value }
    let known = Value.allCases.map(\.rawValue)
    report(
      row, column, "unknown-value", "\(Quoting.quoted(written)) is no \(name)",
      expected: "one of: " + known.joined(separator: ", "), help: Quoting.nearest(written, known))
    return nil
  }

  mutating func currency(_ row: Delimited.Row, _ column: Int) -> Currency? {
    guard let written = required(row, column, "currency") else { return nil }
    if let currency = Currency(written) { return currency }
    report(
      row, column, "unknown-currency", "\(Quoting.quoted(written)) is not a currency code of ISO 4217",
      expected: "a code such as USD, EUR or RUB")
    return nil
  }

  mutating func date(_ row: Delimited.Row, _ column: Int) -> CalendarDate? {
    guard let written = required(row, column, "date") else { return nil }
    if let date = CalendarDate(written) { return date }
    report(
      row, column, "bad-date", "\(Quoting.quoted(written)) is not a day", expected: "a day such as 2026-05-14")
    return nil
  }
}
