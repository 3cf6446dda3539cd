/// What a data set looks like, column by column.
public struct ProfileResult: Sendable, Hashable, Codable {
  /// Id of the catalog entry.
  public var entry: String
  public var rows: Int
  /// Rows by split, in the order of the manifest; empty without splits.
  public var splits: [Named<Int>]
  public var columns: [ColumnProfile]
  public var inputs: [InputDigest]
  /// What its splits share, and whether its key is one.
  public var audit = DataAudit()
  /// The newest rows that hold a result, one for each column of results.
  public var newest: [NewestRow] = []

  public init(
    entry: String, rows: Int, splits: [Named<Int>] = [], columns: [ColumnProfile] = [], inputs: [InputDigest] = []
  ) {
    self.entry = entry
    self.rows = rows
    self.splits = splits
    self.columns = columns
    self.inputs = inputs
  }
}

/// The newest row of a data set that holds a result.
public struct NewestRow: Sendable, Hashable, Codable {
  /// The column of time, and that of the result: a truth, or what a business metric came to.
  public var time: String
  public var result: String
  /// The time as it is written.
  public var value: String

  public init(time: String, result: String, value: String) {
    self.time = time
    self.result = result
    self.value = value
  }
}

public struct ColumnProfile: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case integer, number, boolean, text, date, timestamp, other
  }

  public var name: String
  public var kind: Kind
  public var nulls: Int
  /// Exact number of distinct values that are not null.
  public var distinct: Int
  /// Numeric columns only. `std` has n − 1 in its denominator; quantiles interpolate linearly (Hyndman-Fan type 7).
  public var min: Double?
  public var max: Double?
  public var mean: Double?
  public var std: Double?
  public var q25: Double?
  public var median: Double?
  public var q75: Double?
  /// The most frequent values with their counts, at most five; ties in the order of the text. Text, boolean and date columns only.
  public var top: [Named<Int>]

  public init(
    name: String, kind: Kind, nulls: Int, distinct: Int, min: Double? = nil, max: Double? = nil, mean: Double? = nil,
    std: Double? = nil, q25: Double? = nil, median: Double? = nil, q75: Double? = nil, top: [Named<Int>] = []
  ) {
    self.name = name
    self.kind = kind
    self.nulls = nulls
    self.distinct = distinct
    self.min = min
    self.max = max
    self.mean = mean
    self.std = std
    self.q25 = q25
    self.median = median
    self.q75 = q75
    self.top = top
  }
}
