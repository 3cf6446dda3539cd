import Inference
import Manifest
import Tables

/// Which columns a program or a server is given.
public enum FeatureColumns {
  /// The columns of a table to hand over: those named, else all that are features.
  ///
  /// - Parameter excluded: columns that are never features when nothing is named: truth, split, recorded predictions.
  /// - Throws: when a column named is not there.
  public static func pick(_ names: [Located<String>]?, from table: Table, exclude excluded: Set<String>)
    throws(InferenceError) -> Table
  {
    guard let names else {
      let columns = table.columns.filter { !excluded.contains($0.name) }
      return Table(rowCount: table.rowCount, columns: columns)
    }
    var columns: [Column] = []
    for name in names { columns.append(try find(name.value, in: table)) }
    return Table(rowCount: table.rowCount, columns: columns)
  }

  public static func find(_ name: String, in table: Table) throws(InferenceError) -> Column {
    if let column = table.column(named: name) { return column }
    let known = table.columns.prefix(40).map(\.name).joined(separator: ", ")
    throw InferenceError(
      .mismatch, "there is no column “\(Excerpt.of(name))”",
      expected: "one of: \(known)\(table.columns.count > 40 ? ", …" : "")")
  }
}

/// Text from outside, as it can stand in a message.
public enum Excerpt {
  /// One line of at most `limit` characters, without control characters.
  public static func of(_ text: String, limit: Int = 60) -> String {
    var line = String.UnicodeScalarView()
    var isCut = false
    for scalar in text.unicodeScalars {
      if line.count >= limit {
        isCut = true
        break
      }
      let isControl = scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
      line.append(isControl ? " " : scalar)
    }
    return String(line) + (isCut ? "…" : "")
  }
}
