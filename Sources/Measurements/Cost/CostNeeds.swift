import Manifest

/// One thing that a workload needs beside machines, what the manifest says of it, and whether that holds.
public struct CostNeed: Sendable, Hashable, Codable {
  public enum Aspect: String, Sendable, Hashable, Codable, CaseIterable {
    /// Throughput for training and batches, latency for a service.
    case speed
    case storage
    case faultTolerance = "fault_tolerance"
    case scaling, monitoring
  }

  public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    case met
    case notMet = "not_met"
    /// The manifest does not say.
    case unsaid
  }

  /// What was found; `numbers` holds what the words need, in the order given here.
  public enum Fact: String, Sendable, Hashable, Codable, CaseIterable {
    /// Hours a month, accelerators or machines at once.
    case throughput
    case noHours = "no_hours"
    /// The limit in seconds, the peak a second.
    case latency
    /// The limit and the way to the machines and back, in seconds; `texts` says where.
    case latencyUnreachable = "latency_unreachable"
    case noLatency = "no_latency"
    /// Predictions a second that may wait.
    case batch
    /// Gibibytes of data, their rise a year, gibibytes of checkpoints.
    case stored
    case noData = "no_data"
    /// Seconds of work lost at most, and the share of the time that writing takes.
    case checkpoints
    case noCheckpoints = "no_checkpoints"
    /// The run starts anew on machines that are taken away.
    case lostToSpot = "lost_to_spot"
    /// Fewest replicas, places.
    case replicas
    /// Fewest replicas, places; `texts` says what has to be survived.
    case tooFewReplicas = "too_few_replicas"
    /// A batch is run again.
    case rerun
    /// Jobs wait for each other: machines at once.
    case turns
    /// From, to, the seconds a replica takes to serve.
    case scales
    /// As `scales`: peaks come unannounced and replicas later.
    case scalesLate = "scales_late"
    /// From, to.
    case noLag = "no_lag"
    case steady
    /// `texts` names the tools.
    case watched
    case notWatched = "not_watched"
  }

  public var workload: String
  public var kind: Workload.Kind
  public var aspect: Aspect
  public var outcome: Outcome
  public var fact: Fact
  public var numbers: [Double]
  public var texts: [String]

  public init(
    workload: String, kind: Workload.Kind, aspect: Aspect, outcome: Outcome, fact: Fact, numbers: [Double] = [],
    texts: [String] = []
  ) {
    self.workload = workload
    self.kind = kind
    self.aspect = aspect
    self.outcome = outcome
    self.fact = fact
    self.numbers = numbers
    self.texts = texts
  }
}

/// What committing to machines would save a workload against renting them on demand.
public struct CostCommitment: Sendable, Hashable, Codable {
  public var workload: String
  /// `reserved_1y`, `reserved_3y` or `savings`.
  public var purchase: CloudOption.Purchase
  /// Money an hour for one job or replica, under the commitment and on demand.
  public var hourly: Double
  public var onDemand: Double
  /// Share of the time that a machine has to be used, from which on committing to it is cheaper: `hourly` / `onDemand`.
  public var breakEven: Double
  /// Share of the time that the machines of the peak are used.
  public var utilisation: Double
  /// Of so many jobs or replicas at the peak, this many are cheapest to commit to.
  public var best: Int
  public var peak: Int
  /// Money a month that committing to `best` saves.
  public var saving: Double

  public init(
    workload: String, purchase: CloudOption.Purchase, hourly: Double, onDemand: Double, utilisation: Double, best: Int,
    peak: Int, saving: Double
  ) {
    self.workload = workload
    self.purchase = purchase
    self.hourly = hourly
    self.onDemand = onDemand
    breakEven = hourly / onDemand
    self.utilisation = utilisation
    self.best = best
    self.peak = peak
    self.saving = saving
  }
}

/// Where a part of the energy is taken from.
public struct CostCarbon: Sendable, Hashable, Codable {
  /// Kilowatt-hours a month, at the start.
  public var kWh: Double
  /// ISO 3166 code of the grid's country; nil where it is not known.
  public var country: String?
  /// Grams of CO₂ equivalent a kilowatt-hour; nil where it is not known.
  public var gramsPerKWh: Double?
  public var source: CostSource?

  public init(kWh: Double, country: String?, gramsPerKWh: Double?, source: CostSource?) {
    self.kWh = kWh
    self.country = country
    self.gramsPerKWh = gramsPerKWh
    self.source = source
  }
}
