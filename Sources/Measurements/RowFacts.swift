/// What identifies the rows of an evaluation, so that two revisions can be compared.
public struct RowFacts: Sendable, Hashable, Codable {
  /// The sum of a hash of each row's key, in any order; of all columns but the truth and recorded answers where the
  /// catalog entry names no key.
  public var keys: UInt64
  /// The same with the row's truth.
  public var truths: UInt64
  /// Rows whose weight is less than a hundredth of the mean weight; 0 where nothing weighs the rows.
  public var weightless: Int

  public init(keys: UInt64, truths: UInt64, weightless: Int) {
    self.keys = keys
    self.truths = truths
    self.weightless = weightless
  }
}
