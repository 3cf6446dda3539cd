import Tables

/// Cells of a column as 64-bit numbers that can be added up to one of their row and taken out again.
enum CellHashes {
  /// Texts at least this long are compared by their letters and digits alone.
  private static let longText = 30

  static func of(_ column: Column, seed: UInt64, rowCount: Int) -> [UInt64] {
    let start = mix(seed &+ 0x2437_7B11)
    return (0..<rowCount).map { row in
      guard !column.isNull(row) else { return mix(start) }
      switch column.values {
      case .doubles(let values): return mix(start ^ mix((values[row] == 0 ? 0 : values[row]).bitPattern &+ 1))
      case .integers(let values): return mix(start ^ mix(UInt64(bitPattern: values[row]) &+ 2))
      case .booleans(let values): return mix(start ^ mix(values[row] ? 4 : 3))
      case .dates(let values): return mix(start ^ mix(UInt64(bitPattern: Int64(values[row])) &+ 5))
      case .timestamps(let values): return mix(start ^ mix(UInt64(bitPattern: values[row]) &+ 6))
      case .texts(let values): return text(values, row, start)
      }
    }
  }

  private static func text(_ values: TextValues, _ row: Int, _ start: UInt64) -> UInt64 {
    let bytes = values.bytes[values.offsets[row]..<values.offsets[row + 1]]
    let isLong = bytes.count >= longText
    var hash = start
    for byte in bytes {
      if isLong, byte < 0x80, !isLetterOrDigit(byte) { continue }
      hash = mix(hash ^ UInt64(isLong ? lowercased(byte) : byte))
    }
    return mix(hash)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  private static func mix(_ value: UInt64) -> UInt64 { (value &+ 0x9E37_79B9_7F4A_7C15).mixed }
}
