extension TableReader {
  /// Writes rows that stand in a file of JSON lines as a Parquet file, with the types of the columns.
  ///
  /// - Parameters:
  ///   - columns: what the objects hold, in order; only names and types are looked at.
  ///   - path: the file to write; it may not exist yet.
  public func writeParquet(jsonLines: String, columns: [Column], to path: String) throws(TableError) {
    let types = columns.map { column -> String in
      let type =
        switch column.values {
        case .doubles: "DOUBLE"
        case .integers: "BIGINT"
        case .booleans: "BOOLEAN"
        case .texts: "VARCHAR"
        case .dates: "DATE"
        case .timestamps: "TIMESTAMP"
        }
      return "\(SQL.text(column.name)): \(SQL.text(type))"
    }
    let session = try duckdb.session(reading: [jsonLines, path], options: options)
    try session.run(
      "COPY (SELECT * FROM read_json(\(SQL.literalPath(jsonLines)), format = 'newline_delimited', "
        + "columns = {\(types.joined(separator: ", "))})) TO \(SQL.text(path)) (FORMAT parquet)")
  }
}
