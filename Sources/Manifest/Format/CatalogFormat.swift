// `catalog`
extension Format {
  static let source = Shape<DataSource>.object("source", "Where the rows are.") { keys in
    let kind = keys.required("kind", Shape<DataSource.Kind>.choice, "The kind of the source.")
    let path = keys.optional(
      "path", Shape.path.located,
      "The file, or a folder of Parquet files, inside the project's folder. Not needed where the splits name the files."
    )
    let table = keys.optional("table", .text, "The table, for sqlite, duckdb and postgres.")
    let connection = keys.optional(
      "connection", .environmentVariable, "The environment variable that holds the connection string, for postgres.")
    return { fields in
      let kindRead: DataSource.Kind? = fields[kind]
      let pathRead = fields[path]
      let tableRead = fields[table]
      let connectionRead = fields[connection]
      guard let kindRead else { return nil }
      let isDatabase = kindRead == .sqlite || kindRead == .duckdb || kindRead == .postgres
      if isDatabase, !fields.has(table) {
        fields.report(
          Complaint(
            "missing-key", "a \(kindRead.rawValue) source needs the key “table”", expected: "the name of a table"))
      } else if !isDatabase, fields.has(table) {
        fields.report(
          Complaint("conflicting-keys", "a \(kindRead.rawValue) source has no tables", help: "remove “table”"),
          at: fields.mark(of: table))
      }
      if kindRead == .postgres {
        if !fields.has(connection) {
          fields.report(
            Complaint(
              "missing-key", "a postgres source needs the key “connection”",
              expected: "the name of an environment variable that holds the connection string"))
        }
        if fields.has(path) {
          fields.report(
            Complaint("conflicting-keys", "a postgres source has no path", help: "remove “path”"),
            at: fields.mark(of: path))
        }
      } else if fields.has(connection) {
        fields.report(
          Complaint("conflicting-keys", "only a postgres source has a connection", help: "remove “connection”"),
          at: fields.mark(of: connection))
      }
      return DataSource(
        location: fields.location, kind: kindRead, path: pathRead, table: tableRead, connection: connectionRead)
    }
  }

  private static let splitFiles = Shape<SplitSpec>.object("splits by file", "One file a split.") { keys in
    let files = keys.required(
      "files", Shape<[Pair<String, Located<String>>]>.pairs(.id, Shape.path.located),
      "The file of each split, of the source's kind: {train: data/train.csv}.")
    return { fields in
      fields[files].map { pairs in
        SplitSpec(location: fields.location, rule: .files(pairs.map { (split: $0.key, path: $0.value) }))
      }
    }
  }

  /// `{column: split, train: train, test: [test, holdout]}`: the key `column`, and one key a split.
  private static let splitColumn: Shape<SplitSpec> = {
    let values = Shape<[String]>.oneOrMany(.label)
    let expected = "splits: {column: split, train: train, test: test}, or {files: {train: train.csv}}"
    return Shape(
      expected: expected,
      schema: { writer in
        .members([
          ("description", "Which rows belong to which split, by the values of a column."), ("type", "object"),
          (
            "properties",
            .members([
              (
                "column",
                .members([
                  ("description", "The column that says the split."), ("type", ["string", "number", "boolean"]),
                  ("pattern", "\\S"),
                ])
              )
            ])
          ),
          ("required", ["column"]), ("propertyNames", KeyRule.id.schema),
          ("additionalProperties", values.schema(writer)), ("not", .members([("required", ["files"])])),
          ("$comment", "<split>"),
        ])
      },
      parse: { node, context in
        guard case .mapping(let entries) = node.content else {
          context.reportForm(of: node, expected: expected, wanted: "a mapping")
          return nil
        }
        var column: Located<String>?
        var splits: [(split: String, values: [String])] = []
        for entry in entries {
          if entry.key == "column" {
            column = Shape.column.located.read(entry.value, context)
            continue
          }
          let isValid = Identifier.isValid(entry.key)
          if !isValid { context.report(Identifier.complaint(entry.key), at: entry.keyMark) }
          if let read = values.read(entry.value, context), isValid { splits.append((entry.key, read)) }
        }
        if node.value(of: "column") == nil {
          context.report(
            Complaint("missing-key", "splits need the key “column” or the key “files”", expected: expected),
            at: node.nameMark)
        }
        return column.map { SplitSpec(location: context.location(node.nameMark), rule: .column($0, values: splits)) }
      })
  }()

  static let splits = Shape<SplitSpec>.byKey("files", present: splitFiles, absent: splitColumn)

  static let catalogEntry = Shape<CatalogEntry>.object("a catalog entry", "A data set that the project uses.") { keys in
    let title = keys.optional("title", .text, "Its name for people.")
    let description = keys.optional("description", markdown, "What a row is, in words (CommonMark).")
    let contract = keys.optional("contract", Shape.path.located, "An Open Data Contract Standard v3 document.")
    let source = keys.optional("source", source, "Where the rows are.")
    let splits = keys.optional("splits", splits, "Which rows belong to which split.")
    let group = keys.optional("group", Shape.column.located, "No group may be on both sides of a split.")
    let time = keys.optional("time", Shape.column.located, "Test must not be older than train.")
    let key = keys.optional("key", Shape.column.located, "The column that identifies a row.")
    let architecture = keys.optional("architecture", Shape<DataArchitecture>.choice, "Where the data live.")
    let sensitivity = keys.optional("sensitivity", Shape<Sensitivity>.choice, "Who may see the data.")
    let origin = keys.optional("origin", .text, "Where the data came from, in words.")
    let licence = keys.optional("licence", .text, "The licence of the data.")
    return { fields in
      let sourceRead = fields[source]
      let splitsRead = fields[splits]
      if let sourceRead, sourceRead.kind != .postgres, sourceRead.path == nil {
        var namesFiles = false
        if case .files = splitsRead?.rule { namesFiles = true }
        // Splits that could not be read may have named the files.
        let isOpen = fields.has(splits) && splitsRead == nil
        let wasWritten = fields.node.value(of: "source")?.value(of: "path") != nil
        if !namesFiles, !isOpen, !wasWritten {
          fields.report(
            Complaint(
              "missing-key", "the source needs the key “path”", expected: "a path inside the project's folder",
              help: "or name one file a split under “splits.files”"),
            at: fields.node.value(of: "source")?.nameMark)
        }
      }
      var entry = CatalogEntry(
        id: fields.id, location: fields.location, title: fields[title], description: fields[description],
        contract: fields[contract], source: sourceRead, splits: splitsRead, group: fields[group], time: fields[time],
        key: fields[key], architecture: fields[architecture], sensitivity: fields[sensitivity],
        origin: fields[origin], licence: fields[licence])
      entry.originLocation = fields.location(of: origin)
      entry.licenceLocation = fields.location(of: licence)
      return entry
    }
  }
}
