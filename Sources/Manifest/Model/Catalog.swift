/// A data set that the project uses.
public struct CatalogEntry: Sendable {
  public var id: String
  public var location: SourceLocation
  public var title: String?
  public var description: String?
  /// Path of an Open Data Contract Standard v3 document inside the project's folder.
  public var contract: Located<String>?
  public var source: DataSource?
  public var splits: SplitSpec?
  /// The column whose values may not be on two sides of a split.
  public var group: Located<String>?
  /// The column of time; test must not be older than train.
  public var time: Located<String>?
  /// The column that identifies a row.
  public var key: Located<String>?
  public var architecture: DataArchitecture?
  public var sensitivity: Sensitivity?
  /// Where the data came from and under which licence, in words.
  public var origin: String?
  public var licence: String?
  /// Where each is written, if it is.
  public var originLocation: SourceLocation?
  public var licenceLocation: SourceLocation?
}

public enum DataArchitecture: String, Sendable, Hashable, CaseIterable, Codable {
  case warehouse, lake, lakehouse, mesh, fabric, file
}

public enum Sensitivity: String, Sendable, Hashable, CaseIterable, Codable {
  case `public`, `internal`, confidential, personal
}

/// `source: {kind: csv, path: data/subscribers.csv}`
public struct DataSource: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    case csv, tsv, jsonl, parquet, sqlite, duckdb, postgres
  }

  public var location: SourceLocation
  public var kind: Kind
  /// Path inside the project's folder; a folder for a folder of Parquet files. Nil where the splits name the files, or for `postgres`.
  public var path: Located<String>?
  /// Table name, for `sqlite`, `duckdb` and `postgres`.
  public var table: String?
  /// The name of an environment variable that holds the connection string, for `postgres`.
  public var connection: String?
}

/// Which rows belong to which split: values of a column, or one file a split.
public struct SplitSpec: Sendable, Hashable {
  public enum Rule: Sendable, Hashable {
    /// Rows whose `column` holds one of the values.
    case column(Located<String>, values: [(split: String, values: [String])])
    /// One file a split, of the source's kind; paths inside the project's folder.
    case files([(split: String, path: Located<String>)])

    public static func == (a: Rule, b: Rule) -> Bool {
      switch (a, b) {
      case (.column(let c, let v), .column(let d, let w)):
        c == d && v.map(\.split) == w.map(\.split) && v.map(\.values) == w.map(\.values)
      case (.files(let f), .files(let g)): f.map(\.split) == g.map(\.split) && f.map(\.path) == g.map(\.path)
      default: false
      }
    }

    public func hash(into hasher: inout Hasher) {
      switch self {
      case .column(let column, let values):
        hasher.combine(column)
        for value in values { hasher.combine(value.split) }
      case .files(let files):
        for file in files { hasher.combine(file.path) }
      }
    }
  }

  public var location: SourceLocation
  public var rule: Rule

  /// The names of the splits, in the order written.
  public var names: [String] {
    switch rule {
    case .column(_, let values): values.map(\.split)
    case .files(let files): files.map(\.split)
    }
  }
}

/// `subscribers:test`: a catalog entry, and one of its splits.
public struct DataReference: Sendable, Hashable {
  public var entry: String
  /// Nil means all rows.
  public var split: String?
  public var location: SourceLocation

  public init(entry: String, split: String?, location: SourceLocation) {
    self.entry = entry
    self.split = split
    self.location = location
  }
}

/// One condition on rows: `tenure: ">= 12"`, `contract: [Month-to-month, One year]`. Rows with a null never satisfy it.
public struct RowFilter: Sendable, Hashable {
  public enum Test: Sendable, Hashable {
    /// The column's value, as text, is one of these.
    case oneOf([String])
    case compare(Condition.Comparison, Double)
  }

  public var column: Located<String>
  public var test: Test
}
