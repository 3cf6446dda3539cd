/// A row of a price file that cannot be right, whatever else is compared.
public struct PriceFault: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Dated after the day of the comparison.
    case future
    /// Other accelerators, or another number of them, than a machine of this name has.
    case otherMachine = "other_machine"
  }

  public var kind: Kind
  /// The row: `server/-/-/4xl40s-pcie/buy`, or the two currencies of a rate.
  public var row: String
  /// As the row has it, and as it is known or has to be.
  public var stated: String
  public var known: String

  public init(_ kind: Kind, row: String, stated: String, known: String) {
    self.kind = kind
    self.row = row
    self.stated = stated
    self.known = known
  }
}
