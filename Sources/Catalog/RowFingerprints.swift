import Tables

/// Rows as 128-bit fingerprints of some of their columns: equal rows have equal ones, and two different rows share one
/// with a chance of about n² / 2¹²⁸.
struct RowFingerprints {
  struct Fingerprint: Hashable {
    var a: UInt64
    var b: UInt64
  }

  let rows: [Fingerprint]

  init(_ columns: [Column], rowCount: Int) {
    var rows = [Fingerprint](
      repeating: Fingerprint(a: 0x243F_6A88_85A3_08D3, b: 0x1319_8A2E_0370_7344), count: rowCount)
    for column in columns { Self.add(column, to: &rows) }
    self.rows = rows
  }

  private static func add(_ column: Column, to rows: inout [Fingerprint]) {
    for row in rows.indices {
      guard !column.isNull(row) else {
        rows[row].take(0x9E37_79B9, 0)
        continue
      }
      switch column.values {
      case .doubles(let values): rows[row].take((values[row] == 0 ? 0 : values[row]).bitPattern, 1)
      case .integers(let values): rows[row].take(UInt64(bitPattern: values[row]), 2)
      case .booleans(let values): rows[row].take(values[row] ? 1 : 0, 3)
      case .dates(let values): rows[row].take(UInt64(bitPattern: Int64(values[row])), 4)
      case .timestamps(let values): rows[row].take(UInt64(bitPattern: values[row]), 5)
      case .texts(let values):
        let (start, end) = (values.offsets[row], values.offsets[row + 1])
        rows[row].take(UInt64(end - start), 6)
        var word: UInt64 = 0
        for (place, index) in (start..<end).enumerated() {
          word = word << 8 | UInt64(values.bytes[index])
          if place % 8 == 7 {
            rows[row].take(word, 7)
            word = 0
          }
        }
        rows[row].take(word, 8)
      }
    }
  }
}

extension RowFingerprints.Fingerprint {
  /// Both halves take the word and its kind through the mixing of SplitMix64 with different constants.
  fileprivate mutating func take(_ word: UInt64, _ kind: UInt64) {
    a = ((a ^ word) &* 0x9E37_79B9_7F4A_7C15 &+ kind).mixed
    b = ((b &+ word) &* 0xD134_2543_DE82_EF95 ^ (kind &+ 0x6A09_E667)).mixed
  }
}

extension UInt64 {
  /// The mixing of SplitMix64, after its increment.
  var mixed: UInt64 {
    var z = self
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
