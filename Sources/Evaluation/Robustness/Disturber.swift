import Foundation
import Statistics
import Tables

/// Changes the inputs of rows at random, the same way for the same seed.
struct Disturber {
  var stream: RandomStream

  init(seed: UInt64, stream number: UInt64) {
    stream = RandomStream(seed: seed, number: RowSample.firstStream + number)
  }

  /// Normal noise on the numeric columns, in standard deviations of each; whole numbers stay whole.
  ///
  /// - Returns: nil where no column varies as a number.
  mutating func noise(_ table: Table, _ amount: Double) -> (table: Table, columns: [String])? {
    change(table) { column, disturber in
      let present = (0..<column.count).compactMap { column.number(at: $0) }.filter(\.isFinite)
      let spread = SampleMoments(present).variance.squareRoot() * amount
      guard column.isNumeric, spread > 0, spread.isFinite else { return nil }
      switch column.values {
      case .doubles(let values): return .doubles(values.map { $0 + spread * disturber.normal() })
      case .integers(let values):
        return .integers(
          values.map { Int64(exactly: (Double($0) + spread * disturber.normal()).rounded()) ?? $0 })
      default: return nil
      }
    }
  }

  /// Empties a share of the cells of every column, or of the numeric ones only.
  mutating func missing(_ table: Table, _ share: Double, numbersOnly: Bool = false) -> (
    table: Table, columns: [String]
  )? {
    let chosen = table.columns.indices.filter { !numbersOnly || table.columns[$0].isNumeric }
    guard table.rowCount > 0, !chosen.isEmpty else { return nil }
    var changed = table
    for index in chosen {
      changed.columns[index].nulls = (0..<table.rowCount).map { row in
        let hit = uniform() < share
        return hit || table.columns[index].isNull(row)
      }
    }
    return (changed, chosen.map { table.columns[$0].name })
  }

  /// Replaces a share of the cells of text columns by another value of the column, each as likely as any other.
  mutating func shift(_ table: Table, _ share: Double) -> (table: Table, columns: [String])? {
    change(table) { column, disturber in
      guard case .texts = column.values else { return nil }
      let texts = (0..<column.count).map { column.text(at: $0) }
      let known = Set(texts.compactMap { $0 }).sorted()
      guard known.count > 1 else { return nil }
      return .texts(
        TextValues(
          texts.map { text in
            guard disturber.uniform() < share, let text else { return text ?? "" }
            var pick = Int(disturber.stream.next(below: UInt32(clamping: known.count - 1)))
            if known[pick] >= text { pick += 1 }
            return known[min(pick, known.count - 1)]
          }))
    }
  }

  private mutating func change(_ table: Table, _ values: (Column, inout Disturber) -> Column.Values?) -> (
    table: Table, columns: [String]
  )? {
    var changed = table
    var names: [String] = []
    for index in table.columns.indices {
      guard let made = values(table.columns[index], &self) else { continue }
      changed.columns[index].values = made
      names.append(table.columns[index].name)
    }
    return names.isEmpty ? nil : (changed, names)
  }

  /// From 0 up to and without 1, with 53 random bits.
  private mutating func uniform() -> Double { Double(stream.next() >> 11) * 0x1p-53 }

  /// A standard normal number, by inversion.
  private mutating func normal() -> Double { Normal.quantile((Double(stream.next() >> 11) + 0.5) * 0x1p-53) ?? 0 }
}
