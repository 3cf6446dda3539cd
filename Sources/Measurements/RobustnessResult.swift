/// A metric before and after the inputs were disturbed, on a sample of rows.
public struct RobustnessResult: Sendable, Hashable, Codable {
  public struct Disturbance: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable {
      /// Normal noise on numbers, in standard deviations of each column; whole numbers stay whole.
      case noise
      /// Cells emptied.
      case missing
      /// Texts replaced by another value of the column.
      case shift
    }

    public var kind: Kind
    /// Standard deviations, or the share of the cells.
    public var amount: Double
    /// The inputs that were disturbed.
    public var columns: [String]
    /// The metric after the disturbance.
    public var after: Estimate
    /// Signed so that below zero is worse; the interval is of the paired difference.
    public var change: Estimate
    /// Why the model gave no answer; nil where it did. With a value after it: why not all of its inputs were disturbed.
    public var refusal: String?

    public init(
      kind: Kind, amount: Double, columns: [String], after: Estimate = Estimate(value: nil),
      change: Estimate = Estimate(value: nil), refusal: String? = nil
    ) {
      self.kind = kind
      self.amount = amount
      self.columns = columns
      self.after = after
      self.change = change
      self.refusal = refusal
    }
  }

  /// Canonical name.
  public var metric: String
  public var before: Estimate
  /// How many rows were drawn, of how many.
  public var sampledRows: Int
  public var rows: Int
  public var seed: UInt64
  public var disturbances: [Disturbance]

  public init(
    metric: String, before: Estimate, sampledRows: Int, rows: Int, seed: UInt64, disturbances: [Disturbance]
  ) {
    self.metric = metric
    self.before = before
    self.sampledRows = sampledRows
    self.rows = rows
    self.seed = seed
    self.disturbances = disturbances
  }
}
