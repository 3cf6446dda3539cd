// `models`: answers that were recorded
extension Format {
  private static let recordedInEntry = Shape<ModelEntry>.object(
    "an entry of recorded predictions", "Predictions that were made elsewhere, in columns of a catalog entry."
  ) { keys in
    keys.tag("format", "predictions", "The format of the model.")
    let title = keys.optional("title", .text, "Its name for people.")
    let data = keys.required("data", .reference(.dataSet), "The catalog entry that holds the predictions.")
    let columns = recordedColumns(keys)
    return { fields in
      let title = fields[title]
      let data = fields[data]
      let recorded = columns(fields)
      guard let data else { return nil }
      let source = RecordedPredictions(
        data: data, column: recorded.column, columns: recorded.columns, order: recorded.order, output: recorded.output,
        orderStated: recorded.orderStated)
      return ModelEntry(id: fields.id, location: fields.location, title: title, source: .predictions(source))
    }
  }

  private static let recordedInFile = Shape<ModelEntry>.object(
    "a file of recorded predictions", "Predictions that were made elsewhere, in a file of their own."
  ) { keys in
    keys.tag("format", "predictions", "The format of the model.")
    let title = keys.optional("title", .text, "Its name for people.")
    let pathKey = keys.required(
      "path", Shape.path.located, "The file inside the project's folder: .csv, .tsv, .jsonl or .parquet.")
    let kindKey = keys.optional(
      "kind", Shape<RecordedFile.Kind>.choice, "The file's kind, where its name does not say it.")
    let key = keys.optional(
      "key", Shape.column.located,
      "The column that says which row a prediction belongs to. Without it the rows have to be those evaluated, in order."
    )
    let columns = recordedColumns(keys)
    return { fields in
      let title = fields[title]
      let path = fields[pathKey]
      let stated: RecordedFile.Kind? = fields[kindKey]
      let key = fields[key]
      let recorded = columns(fields)
      guard let path else { return nil }
      guard let kind = stated ?? RecordedFile.Kind(ofFile: path.value) else {
        if !fields.has(kindKey) {
          fields.report(
            Complaint(
              "missing-key", "the name \(quoted(path.value)) does not say what kind of file it is",
              expected: "a name that ends in .csv, .tsv, .jsonl or .parquet", help: "add the key “kind”"),
            at: fields.mark(of: pathKey))
        }
        return nil
      }
      let file = RecordedFile(path: path, kind: kind, key: key, answers: recorded)
      return ModelEntry(id: fields.id, location: fields.location, title: title, source: .predictionsFile(file))
    }
  }

  /// The keys that say which columns hold the answers, and how they are read.
  private static func recordedColumns(_ keys: ObjectKeys) -> @Sendable (Fields) -> RecordedColumns {
    let column = keys.optional("column", Shape.column.located, "The column with the predictions.")
    let columns = keys.optional(
      "columns", .list(Shape.column.located, minimum: 1), "One probability column a class, in the order of the classes."
    )
    let order = keys.optional(
      "order", Shape<RecordedPredictions.Order>.choice, "Which values rank first: ascending means the small ones.")
    let output = keys.optional("output", Shape<OnnxModel.Output>.choice, "What the columns hold.")
    keys.exactlyOne(of: "column", "columns")
    return { fields in
      RecordedColumns(
        column: fields[column], columns: fields[columns] ?? [], order: fields[order] ?? .descending,
        output: fields[output] ?? .auto, orderStated: fields.has(order))
    }
  }

  static let predictions = Shape<ModelEntry>.byKey("path", present: recordedInFile, absent: recordedInEntry)
}
