/// A price that a project states, or takes from a file of its own, beside what the bundled price book knows.
public struct ReviewedPrice: Sendable, Hashable, Codable {
  public enum Subject: String, Sendable, Hashable, Codable {
    /// A kilowatt hour.
    case power
    /// One server, bought.
    case server
    /// An hour of the machines of one job or replica with accelerators, rented.
    case accelerators
    /// An hour of a machine without accelerators, rented. Small ones cost a fraction of the price book's smallest.
    case machine
    /// An hour of what the price book rents under the same name, in the same region and way of buying.
    case rent
    /// A month of one person.
    case salary
  }

  public var subject: Subject
  /// The server, workload, role or row; nil for power.
  public var name: String?
  /// In the currency of the comparison.
  public var stated: Double
  /// The lowest that the bundled price book knows, in the same currency.
  public var reference: Double
  /// Where the reference comes from.
  public var source: String
  /// True where the manifest itself states it, false where a price file does.
  public var isInManifest: Bool
  /// True where its source names a contract or a discount, and for spot, whose price moves all the time.
  public var isNegotiated: Bool

  public init(
    subject: Subject, name: String?, stated: Double, reference: Double, source: String, isInManifest: Bool,
    isNegotiated: Bool = false
  ) {
    self.subject = subject
    self.name = name
    self.stated = stated
    self.reference = reference
    self.source = source
    self.isInManifest = isInManifest
    self.isNegotiated = isNegotiated
  }

  /// The stated price as a multiple of the reference.
  public var ratio: Double { stated / reference }
}
