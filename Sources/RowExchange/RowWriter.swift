import Manifest
import Tables

extension Column {
  /// The value of a row in JSON. Nulls and numbers that are not finite become null; dates and times are text.
  public func json(at row: Int) -> JSONValue {
    if isNull(row) { return .null }
    switch values {
    case .doubles(let values): return values[row].isFinite ? .number(values[row]) : .null
    case .integers(let values): return .integer(Int(values[row]))
    case .booleans(let values): return .bool(values[row])
    case .texts(let values): return .string(values[row])
    case .dates, .timestamps: return .optional(text(at: row))
    }
  }
}

/// Rows as JSON Lines: an object a row, with the columns in their order.
public enum RowWriter {
  /// Gives the lines out in pieces of about a mebibyte, so that they never have to be in memory together.
  public static func write<Failure: Error>(
    _ table: Table, to take: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var piece: [UInt8] = []
    for row in 0..<table.rowCount {
      let object = JSONValue.object(table.columns.map { JSONValue.Member($0.name, $0.json(at: row)) })
      piece.append(contentsOf: object.text(indent: nil).utf8)
      piece.append(10)
      if piece.count > 1 << 20 {
        try take(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    if !piece.isEmpty { try take(piece) }
  }
}
