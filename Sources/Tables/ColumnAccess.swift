extension Column {
  public var count: Int {
    switch values {
    case .doubles(let values): values.count
    case .integers(let values): values.count
    case .booleans(let values): values.count
    case .texts(let values): values.count
    case .dates(let values): values.count
    case .timestamps(let values): values.count
    }
  }

  /// What the values are, in a word for people.
  public var typeName: String {
    switch values {
    case .doubles: "number"
    case .integers: "whole number"
    case .booleans: "true/false"
    case .texts: "text"
    case .dates: "date"
    case .timestamps: "time"
    }
  }

  public var isNumeric: Bool {
    switch values {
    case .doubles, .integers: true
    case .booleans, .texts, .dates, .timestamps: false
    }
  }

  public func isNull(_ row: Int) -> Bool { nulls?[row] ?? false }

  public var nullCount: Int { nulls?.count { $0 } ?? 0 }

  /// The value as a number; nil where it is null or no number.
  public func number(at row: Int) -> Double? {
    guard !isNull(row) else { return nil }
    switch values {
    case .doubles(let values): return values[row]
    case .integers(let values): return Double(values[row])
    case .booleans(let values): return values[row] ? 1 : 0
    case .texts, .dates, .timestamps: return nil
    }
  }

  /// The value as text: whole numbers without a decimal point, dates as 2026-11-23. Nil where it is null.
  public func text(at row: Int) -> String? {
    guard !isNull(row) else { return nil }
    switch values {
    case .doubles(let values):
      let value = values[row]
      return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : value.description
    case .integers(let values): return String(values[row])
    case .booleans(let values): return values[row] ? "true" : "false"
    case .texts(let values): return values[row]
    case .dates(let values): return Self.date(Int(values[row]))
    case .timestamps(let values): return Self.timestamp(values[row])
    }
  }

  /// The rows in the order given.
  public func gathered(_ rows: [Int]) -> Column {
    let picked: Values
    switch values {
    case .doubles(let values): picked = .doubles(rows.map { values[$0] })
    case .integers(let values): picked = .integers(rows.map { values[$0] })
    case .booleans(let values): picked = .booleans(rows.map { values[$0] })
    case .dates(let values): picked = .dates(rows.map { values[$0] })
    case .timestamps(let values): picked = .timestamps(rows.map { values[$0] })
    case .texts(let values):
      var bytes: [UInt8] = []
      var offsets = [0]
      offsets.reserveCapacity(rows.count + 1)
      for row in rows {
        bytes.append(contentsOf: values.bytes[values.offsets[row]..<values.offsets[row + 1]])
        offsets.append(bytes.count)
      }
      picked = .texts(TextValues(bytes: bytes, offsets: offsets))
    }
    return Column(name: name, values: picked, nulls: nulls.map { own in rows.map { own[$0] } })
  }

  private static func date(_ days: Int) -> String {
    let (year, month, day) = civil(days)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private static func timestamp(_ micros: Int64) -> String {
    let perDay: Int64 = 86_400_000_000
    var days = micros / perDay
    var rest = micros % perDay
    if rest < 0 {
      rest += perDay
      days -= 1
    }
    let seconds = Int(rest / 1_000_000)
    let clock = "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    return date(Int(days)) + "T" + clock
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  /// Days since 1970 to year, month, day (Hinnant's algorithm).
  private static func civil(_ days: Int) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

extension Table {
  /// The rows in the order given.
  public func gathered(_ rows: [Int]) -> Table {
    Table(rowCount: rows.count, columns: columns.map { $0.gathered(rows) })
  }
}
