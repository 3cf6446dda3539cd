/// Typed columns of equal length, in memory.
public struct Table: Sendable {
  public var rowCount: Int
  public var columns: [Column]

  public init(rowCount: Int, columns: [Column]) {
    self.rowCount = rowCount
    self.columns = columns
  }

  /// The column of that exact name; nil when there is none.
  public func column(named name: String) -> Column? { columns.first { $0.name == name } }
}

/// One column: its values in a flat buffer, and which of them are null.
public struct Column: Sendable {
  /// The values. Where a row is null its slot holds zero, false or an empty text.
  public enum Values: Sendable {
    case doubles([Double])
    case integers([Int64])
    case booleans([Bool])
    case texts(TextValues)
    /// Days since 1970-01-01.
    case dates([Int32])
    /// Microseconds since 1970-01-01T00:00:00 (UTC where the source had a zone).
    case timestamps([Int64])
  }

  public var name: String
  public var values: Values
  /// One flag a row, true where the row is null; nil when no row is.
  public var nulls: [Bool]?

  public init(name: String, values: Values, nulls: [Bool]? = nil) {
    self.name = name
    self.values = values
    self.nulls = nulls
  }
}

/// Texts as UTF-8 bytes with offsets: row i is `bytes[offsets[i]..<offsets[i + 1]]`.
public struct TextValues: Sendable, Hashable {
  public var bytes: [UInt8]
  /// One more than there are rows; the first is 0.
  public var offsets: [Int]

  public init(bytes: [UInt8], offsets: [Int]) {
    self.bytes = bytes
    self.offsets = offsets
  }

  public init(_ texts: [String]) {
    bytes = []
    offsets = [0]
    for text in texts {
      bytes.append(contentsOf: text.utf8)
      offsets.append(bytes.count)
    }
  }

  public var count: Int { offsets.count - 1 }

  public subscript(row: Int) -> String {
    String(decoding: bytes[offsets[row]..<offsets[row + 1]], as: UTF8.self)
  }
}
