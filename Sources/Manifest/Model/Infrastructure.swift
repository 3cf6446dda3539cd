/// What the system needs and what it may cost.
public struct Infrastructure: Sendable {
  public enum Option: String, Sendable, Hashable, CaseIterable, Codable {
    case own, cloud, hybrid
  }

  public var location: SourceLocation
  public var currency: Currency?
  public var horizon: MonthSpan?
  public var discountRate: Percentage?
  public var budget: Money?
  public var workloads: [Workload]
  public var options: [Option]
  public var own: OwnOption?
  public var cloud: CloudOption?
  /// Path of a price file that overrides the bundled price book row by row.
  public var prices: Located<String>?
}

public struct Workload: Sendable {
  public enum Kind: String, Sendable, Hashable, CaseIterable, Codable {
    case training, inference
  }

  public var id: String
  public var location: SourceLocation
  public var kind: Kind
  public var gpu: String?
  public var count: Int?
  /// Hours of use a period: `220/month`.
  public var hours: Rate?
  public var data: DataSize?
  /// Id of a benchmark that measures the capacity of one replica.
  public var benchmark: Located<String>?
  public var peak: Rate?
  public var mean: Rate?
  public var replicasMin: Int?
  public var sensitive: Bool
  /// Stated capacity of one replica, with its source in words.
  public var capacity: Rate?
  public var capacitySource: String?
}

public struct StaffShare: Sendable, Hashable {
  /// `mlops`, `devops`, `security` or any other role.
  public var role: String
  /// Full-time equivalents.
  public var share: Double
}

public struct OwnOption: Sendable {
  public var server: String?
  public var sites: Int
  /// Power usage effectiveness; at least 1.
  public var pue: Double?
  public var powerPrice: Money?
  public var staff: [StaffShare]
}

public struct CloudOption: Sendable {
  public enum Purchase: String, Sendable, Hashable, CaseIterable, Codable {
    case onDemand = "on_demand"
    case reserved1 = "reserved_1y"
    case reserved3 = "reserved_3y"
    case savings
    case spot
  }

  public var provider: String?
  public var region: String?
  public var purchase: Purchase?
  public var staff: [StaffShare]
}
