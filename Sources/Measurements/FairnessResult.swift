/// How a binary model treats the groups of a protected column.
public struct FairnessResult: Sendable, Hashable, Codable {
  public struct Group: Sendable, Hashable, Codable {
    public var name: String
    public var n: Int
    public var positives: Int
    /// Share predicted positive, with Wilson's interval.
    public var selectionRate: Estimate
    /// Share of the positives predicted positive, and of the negatives; Wilson's intervals.
    public var truePositiveRate: Estimate
    public var falsePositiveRate: Estimate
    /// Expected calibration error in ten bins; nil where the model gives no probabilities.
    public var ece: Estimate?
    /// Mean outcome minus mean probability: above zero the group's risk is underestimated.
    public var calibrationInTheLarge: Estimate?
    /// False where the group is too small for the gaps.
    public var counts: Bool

    public init(
      name: String, n: Int, positives: Int, selectionRate: Estimate, truePositiveRate: Estimate,
      falsePositiveRate: Estimate, ece: Estimate? = nil, calibrationInTheLarge: Estimate? = nil, counts: Bool = true
    ) {
      self.name = name
      self.n = n
      self.positives = positives
      self.selectionRate = selectionRate
      self.truePositiveRate = truePositiveRate
      self.falsePositiveRate = falsePositiveRate
      self.ece = ece
      self.calibrationInTheLarge = calibrationInTheLarge
      self.counts = counts
    }
  }

  public var column: String
  public var groups: [Group]
  /// Groups with fewer rows do not count in the gaps.
  public var minimum: Int
  /// Highest minus lowest selection rate (demographic parity), and lowest over highest. Intervals of gaps are percentile
  /// intervals of resamples: a gap cannot be below zero, so they lie above the true gap where groups are small.
  public var selectionDifference: Estimate
  public var selectionRatio: Estimate
  /// Highest minus lowest true positive rate (equal opportunity).
  public var opportunityDifference: Estimate
  /// Highest minus lowest false positive rate.
  public var falsePositiveDifference: Estimate
  /// The larger of the two: equalized odds.
  public var oddsDifference: Estimate
  /// The highest against the lowest selection rate, and true positive rate: z-test of two shares times the number of
  /// pairs of groups (Bonferroni), since the pair was picked. Nil where a test is not defined.
  public var selectionP: Double?
  public var opportunityP: Double?

  public init(
    column: String, groups: [Group], minimum: Int, selectionDifference: Estimate, selectionRatio: Estimate,
    opportunityDifference: Estimate, falsePositiveDifference: Estimate, oddsDifference: Estimate,
    selectionP: Double? = nil, opportunityP: Double? = nil
  ) {
    self.column = column
    self.groups = groups
    self.minimum = minimum
    self.selectionDifference = selectionDifference
    self.selectionRatio = selectionRatio
    self.opportunityDifference = opportunityDifference
    self.falsePositiveDifference = falsePositiveDifference
    self.oddsDifference = oddsDifference
    self.selectionP = selectionP
    self.opportunityP = opportunityP
  }
}
