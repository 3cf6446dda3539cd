import Tables

/// FNV-1a over the bytes of a row's values, mixed at the end so that sums of hashes do not cancel out.
struct RowHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ column: Column, _ row: Int) {
    guard !column.isNull(row) else { return add(0x6e75_6c6c) }
    switch column.values {
    case .doubles(let values): add(values[row].bitPattern)
    case .integers(let values): add(UInt64(bitPattern: values[row]))
    case .booleans(let values): add(values[row] ? 1 : 0)
    case .dates(let values): add(UInt64(bitPattern: Int64(values[row])))
    case .timestamps(let values): add(UInt64(bitPattern: values[row]))
    case .texts(let values):
      for index in values.offsets[row]..<values.offsets[row + 1] { addByte(values.bytes[index]) }
      addByte(0xff)
    }
  }

  private mutating func add(_ word: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { addByte(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
  }

  private mutating func addByte(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }

  var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
