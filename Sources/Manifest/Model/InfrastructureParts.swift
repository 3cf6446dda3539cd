/// Trials beside the regular training: so many runs a period, each of a length.
public struct Experiments: Sendable, Hashable {
  public var runs: Rate
  /// How long one trial keeps its machines.
  public var each: TimeSpan
}

/// States of a training run that are written away, so that a fault does not lose the whole run.
public struct Checkpoints: Sendable, Hashable {
  /// What one takes on disk.
  public var size: DataSize
  /// The time of work between two.
  public var every: TimeSpan
  /// How many are kept.
  public var keep: Int
  /// How long the machines wait while one is written; nil where they go on.
  public var write: TimeSpan?
}

/// What a service has to survive.
public enum Survival: String, Sendable, Hashable, CaseIterable, Codable {
  /// The loss of one machine: at least two replicas.
  case machine
  /// The loss of a place: machines in at least two.
  case site
}

/// Disks of one's own for data and checkpoints.
public struct OwnStorage: Sendable, Hashable {
  /// Money for an amount of space: `150 USD/TiB`.
  public var price: Money
  /// How many copies are kept; 2 when nil.
  public var copies: Int?

  /// Money for a gibibyte; nil where the price is for something else.
  public var perGiB: Money? {
    price.perUnit.flatMap { Self.units[$0] }.map { Money(amount: price.amount / $0, currency: price.currency) }
  }

  /// Gibibytes in the units that a price of space may have.
  public static let units: [String: Double] = [
    "GiB": 1, "TiB": 1024, "PiB": 1_048_576, "GB": 1e9 / 1_073_741_824, "TB": 1e12 / 1_073_741_824,
    "PB": 1e15 / 1_073_741_824,
  ]
}

/// What the company allows, whatever it costs.
public struct CostLimits: Sendable, Hashable {
  /// How many cloud providers may be used at once.
  public var providers: Int?
  /// The providers that may be used; empty for all.
  public var allowedProviders: [String] = []
  /// In how many places machines may stand: own sites and cloud regions together.
  public var sites: Int?

  /// No limits.
  public init() {}
}
