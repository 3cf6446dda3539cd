/// `catalog`
enum CatalogFormat {
  static let catalog = Shape<CatalogEntry>.byID("catalogEntry", "a data set") { o, id in
    let title = o.optional("title", .string, "its name, as people say it")
    let description = o.optional("description", .string, "what it holds (CommonMark)")
    let contract = o.optional("contract", Shape.path.located, "an Open Data Contract Standard v3 document")
    let source = o.optional("source", source, "where the rows are")
    let splits = o.optional("splits", splits, "which rows belong to which split")
    let group = o.optional("group", Shape.string.located, "column whose values may not be on two sides of a split")
    let time = o.optional("time", Shape.string.located, "column of time; test must not be older than train")
    let key = o.optional("key", Shape.string.located, "column that identifies a row")
    let architecture = o.optional("architecture", Shape<DataArchitecture>.word, "where it is kept")
    let sensitivity = o.optional("sensitivity", Shape<Sensitivity>.word, "how sensitive it is")
    let origin = o.optional("origin", .string, "where it came from")
    let licence = o.optional("licence", .string, "under which licence")
    if let source, source.path == nil, source.kind != .postgres {
      if case .files = splits?.rule {
      } else {
        o.complain(
          "missing-key", "the source names no file", at: source.location,
          expected: "path: data/rows.csv, or one file a split under splits: {files: {…}}")
        return nil
      }
    }
    return CatalogEntry(
      id: id.value, location: id.location, title: title, description: description, contract: contract, source: source,
      splits: splits, group: group, time: time, key: key, architecture: architecture, sensitivity: sensitivity,
      origin: origin, licence: licence)
  }

  private static let source = Shape<DataSource>.object("source", "where the rows are") { o in
    let kind = o.required("kind", Shape<DataSource.Kind>.word, "the form of the data")
    let path = o.optional(
      "path", Shape.path.located, "a file, or a folder of Parquet files, inside the project's folder")
    let table = o.optional("table", .string, "the table, for sqlite, duckdb and postgres")
    let connection = o.optional("connection", .string, "the environment variable that holds the connection (postgres)")
    guard let kind else { return nil }
    if table == nil, kind == .sqlite || kind == .duckdb || kind == .postgres, !o.has("table") {
      o.complain("missing-key", "the key “table” is missing", expected: "the name of a table, for \(kind.rawValue)")
      return nil
    }
    return DataSource(location: o.location, kind: kind, path: path, table: table, connection: connection)
  }

  private static let files = Shape<[(split: String, path: Located<String>)]>.object("splitFiles", "one file a split") {
    o in
    o.rest(Shape.path.located, "the split's file").map { (split: $0.key, path: $0.value) }
  }

  private static let splits = Shape<SplitSpec>.object(
    "splits", "a column and the values of each split, or one file a split"
  ) { o in
    let column = o.optional("column", Shape.string.located, "the column that says which split a row is in")
    let files = o.optional("files", files, "one file a split: {train: data/train.csv, test: data/test.csv}")
    let values = o.rest(Shape.string.oneOrMore(), "the value, or values, of the column in this split")
    guard o.has("column") != o.has("files") else {
      o.complain(
        "bad-splits", "the splits are not understood",
        expected: "{column: split, train: train, test: test} or {files: {train: …, test: …}}")
      return nil
    }
    if let files {
      guard values.isEmpty else {
        o.complain("unknown-key", "beside “files” there are no other keys", at: values.first?.location)
        return nil
      }
      guard !files.isEmpty else {
        o.complain("too-few", "no split is named", expected: "{train: data/train.csv, test: data/test.csv}")
        return nil
      }
      return SplitSpec(location: o.location, rule: .files(files))
    }
    guard let column else { return nil }
    guard !values.isEmpty else {
      o.complain("too-few", "no split is named", expected: "{column: split, train: train, test: test}")
      return nil
    }
    return SplitSpec(
      location: o.location, rule: .column(column, values: values.map { (split: $0.key, values: $0.value) }))
  }
}

extension Shape where Value == DataReference {
  /// `subscribers` or `subscribers:test`
  static let data = Shape<DataReference>(
    read: { node, reader in
      guard case .scalar(let text, _) = node.content else {
        reader.report("wrong-type", "here stands \(node.kind)", at: node, expected: "entry or entry:split")
        return nil
      }
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.allSatisfy({ isID($0) }), let entry = parts.first else {
        reader.report("bad-value", "“\(shortened(text))” names no data", at: node, expected: "entry or entry:split")
        return nil
      }
      return DataReference(entry: entry, split: parts.count == 2 ? parts[1] : nil, location: node.location)
    },
    schema: { _ in .members([("type", "string"), ("pattern", .string(#"^[^:\s]+(:[^:\s]+)?$"#))]) })
}
