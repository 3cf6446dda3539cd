/// The text of one file that was read, for showing lines of it.
final class SourceText {
  /// As shown to people.
  let shownAs: String
  /// Relative to the project's folder.
  let relative: String
  let bytes: [UInt8]
  private var starts: [Int] = []
  private var cachedLine: (number: Int, text: String?)?

  /// Lines longer than this, in bytes, are not quoted in diagnostics.
  static let longestQuotedLine = 10_000

  init(shownAs: String, relative: String, bytes: [UInt8]) {
    self.shownAs = shownAs
    self.relative = relative
    self.bytes = bytes
  }

  /// The line with this number, counted from 1, without its line end; nil when there is none or it is too long to show.
  func line(_ number: Int) -> String? {
    if let cachedLine, cachedLine.number == number { return cachedLine.text }
    let text = bytesOfLine(number).flatMap { range in
      range.count > Self.longestQuotedLine ? nil : String(decoding: bytes[range], as: UTF8.self)
    }
    cachedLine = (number, text)
    return text
  }

  private func bytesOfLine(_ number: Int) -> Range<Int>? {
    if starts.isEmpty { starts = Self.lineStarts(bytes) }
    guard number >= 1, number <= starts.count else { return nil }
    let start = starts[number - 1]
    var end = number < starts.count ? starts[number] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  private static func lineStarts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\r"), position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { starts.append(position) }
    }
    return starts
  }

  /// The line and column, counted from 1, of a byte; for places that the YAML parser gives as an offset.
  func place(ofByte offset: Int) -> (line: Int, column: Int) {
    if starts.isEmpty { starts = Self.lineStarts(bytes) }
    let offset = max(0, min(offset, bytes.count))
    let line = max(1, starts.partitioningIndex { $0 > offset })
    let start = starts[line - 1]
    let column = bytes[start..<offset].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    return (line, column)
  }
}

extension Array {
  /// The first position whose element satisfies a condition that, once true, stays true.
  func partitioningIndex(_ condition: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = low + (high - low) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
