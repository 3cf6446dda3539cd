/// A file that a field of the manifest names, looked for when the project was measured.
public struct CitedFile: Sendable, Hashable, Codable {
  public enum Field: String, Sendable, Hashable, Codable, CaseIterable {
    /// `contract` of a data set.
    case contract
    /// `capacity_source` of a workload.
    case capacitySource = "capacity_source"
  }

  public var field: Field
  /// The data set or the workload.
  public var id: String
  public var path: String
  public var exists: Bool
  /// Requests a second that a short text states, in its order; empty for contracts and what is no text.
  public var rates: [Double]
  /// True where the text holds the number that the field states.
  public var namesStatedNumber: Bool

  public init(
    field: Field, id: String, path: String, exists: Bool, rates: [Double] = [], namesStatedNumber: Bool = false
  ) {
    self.field = field
    self.id = id
    self.path = path
    self.exists = exists
    self.rates = rates
    self.namesStatedNumber = namesStatedNumber
  }
}
