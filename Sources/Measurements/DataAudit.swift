/// What the truth of evaluations on a data set stands on: keys, and what splits share.
public struct DataAudit: Sendable, Hashable, Codable {
  public struct Key: Sendable, Hashable, Codable {
    public var column: String
    /// Rows whose key another row has too.
    public var repeatedRows: Int
    public var missing: Int

    public init(column: String, repeatedRows: Int, missing: Int) {
      self.column = column
      self.repeatedRows = repeatedRows
      self.missing = missing
    }
  }

  /// Rows of one split that are also in the training split.
  public struct Overlap: Sendable, Hashable, Codable {
    public var train: String
    public var test: String
    public var trainRows: Int
    public var testRows: Int
    /// Columns compared: all but the split, the key, and what only numbers the rows.
    public var columns: [String]
    /// Rows of `test` that equal a row of `train` in these columns.
    public var sharedRows: Int
    /// How many of them there would be if rows had been split at random: the share of training rows that equal
    /// another training row, times the rows of `test`.
    public var expectedRows: Double
    /// Rows of `test` that equal another row of `test`.
    public var repeatedRows: Int
    /// Rows of `test` that nearly equal a row of `train`; nil where that was too much to compare.
    public var near: NearRows?

    public init(
      train: String, test: String, trainRows: Int, testRows: Int, columns: [String], sharedRows: Int,
      expectedRows: Double, repeatedRows: Int = 0, near: NearRows? = nil
    ) {
      self.train = train
      self.test = test
      self.trainRows = trainRows
      self.testRows = testRows
      self.columns = columns
      self.sharedRows = sharedRows
      self.expectedRows = expectedRows
      self.repeatedRows = repeatedRows
      self.near = near
    }
  }

  /// Rows that equal another one in all columns but one, or but spaces, case and punctuation of longer texts.
  public struct NearRows: Sendable, Hashable, Codable {
    /// Rows that equal one altogether are among them.
    public var rows: Int
    /// How many there would be if rows had been split at random: the share of training rows that nearly equal another
    /// training row, times the rows searched.
    public var expectedRows: Double
    /// The column in which most of them differ.
    public var column: String?

    public init(rows: Int, expectedRows: Double, column: String?) {
      self.rows = rows
      self.expectedRows = expectedRows
      self.column = column
    }
  }

  public struct SharedGroups: Sendable, Hashable, Codable {
    public var column: String
    public var train: String
    public var test: String
    /// Groups on both sides, of all groups in `test`.
    public var groups: Int
    public var testGroups: Int
    /// Rows of `test` in these groups.
    public var rows: Int
    /// A few of them.
    public var examples: [String]

    public init(
      column: String, train: String, test: String, groups: Int, testGroups: Int, rows: Int, examples: [String]
    ) {
      self.column = column
      self.train = train
      self.test = test
      self.groups = groups
      self.testGroups = testGroups
      self.rows = rows
      self.examples = examples
    }
  }

  public struct TimeOrder: Sendable, Hashable, Codable {
    public var column: String
    public var train: String
    public var test: String
    public var newestTrain: String
    public var oldestTest: String
    /// Rows of `test` that are older than the newest training row.
    public var olderRows: Int
    public var testRows: Int

    public init(
      column: String, train: String, test: String, newestTrain: String, oldestTest: String, olderRows: Int,
      testRows: Int
    ) {
      self.column = column
      self.train = train
      self.test = test
      self.newestTrain = newestTrain
      self.oldestTest = oldestTest
      self.olderRows = olderRows
      self.testRows = testRows
    }
  }

  /// The truth of an evaluation: what it holds and how it differs between splits.
  public struct TargetShift: Sendable, Hashable, Codable {
    public var column: String
    public var train: String
    public var test: String
    /// Half the sum of the absolute differences of the shares of the values: 0 alike, 1 disjoint.
    public var distance: Double
    /// The value whose share differs most, with its share in both.
    public var value: String
    public var trainShare: Double
    public var testShare: Double

    public init(
      column: String, train: String, test: String, distance: Double, value: String, trainShare: Double,
      testShare: Double
    ) {
      self.column = column
      self.train = train
      self.test = test
      self.distance = distance
      self.value = value
      self.trainShare = trainShare
      self.testShare = testShare
    }
  }

  public var key: Key?
  public var overlaps: [Overlap]
  public var sharedGroups: [SharedGroups]
  public var timeOrder: [TimeOrder]
  public var targetShifts: [TargetShift]

  public init(
    key: Key? = nil, overlaps: [Overlap] = [], sharedGroups: [SharedGroups] = [], timeOrder: [TimeOrder] = [],
    targetShifts: [TargetShift] = []
  ) {
    self.key = key
    self.overlaps = overlaps
    self.sharedGroups = sharedGroups
    self.timeOrder = timeOrder
    self.targetShifts = targetShifts
  }
}
