import Manifest
import Measurements

/// One amount of a plan: so much money for one unit of its volume, moved by its drivers.
struct PlannedLine: Sendable {
  var kind: CostLine.Kind
  var subject: String?
  var amount: Double
  var volume: Volume
  var drivers: [CostDriver]
  var basis: [CostFactor]
  var sources: [CostSource]
}

/// Everything an option would cost, before it is added up.
struct Plan: Sendable {
  var lines: [PlannedLine] = []
  var series: [Series] = []
  /// Months after which bought machines are bought anew.
  var refresh: Int?
  var notes: [CostNote] = []
  var isComplete = true
  var placements: [CostPlacement] = []
  /// The series of bought machines, and of machine time used on them.
  var fleet: Int?
  var used: Int?
  /// Kilowatt-hours a month at the start, and the country whose grid gives them.
  var energy: [(kWh: Double, country: String?)] = []
  var providers: Set<String> = []
  /// Cloud regions, by provider and name.
  var regions: Set<String> = []
  /// Places of one's own.
  var sites = 0
  /// What forbids the plan.
  var violations: [CostNote] = []

  var kWh: Double { energy.map(\.kWh).reduce(0, +) }

  mutating func add(_ series: Series) -> Int {
    self.series.append(series)
    return self.series.count - 1
  }

  /// Something that forbids the plan.
  mutating func forbid(_ note: CostNote) {
    notes.append(note)
    violations.append(note)
  }

  mutating func miss(_ kind: CostNote.Kind, _ subject: String, _ detail: String = "") {
    isComplete = false
    notes.append(CostNote(kind, subject, detail))
  }

  /// Two plans that are paid both.
  func joined(_ other: Plan) -> Plan {
    var both = self
    let shift = series.count
    both.series += other.series
    both.lines += other.lines.map { line in
      var line = line
      line.volume = line.volume.shifted(by: shift)
      return line
    }
    both.refresh = refresh ?? other.refresh
    both.notes += other.notes
    both.isComplete = isComplete && other.isComplete
    both.placements += other.placements
    both.fleet = fleet ?? other.fleet.map { $0 + shift }
    both.used = used ?? other.used.map { $0 + shift }
    both.energy += other.energy
    both.providers.formUnion(other.providers)
    both.regions.formUnion(other.regions)
    both.sites = max(sites, other.sites)
    both.violations += other.violations
    return both
  }
}

extension Volume {
  /// True for what is bought rather than paid by the month.
  var isPurchase: Bool {
    if case .added = self { return true }
    return false
  }

  func shifted(by shift: Int) -> Volume {
    switch self {
    case .once, .months: self
    case .level(let index): .level(index + shift)
    case .added(let index): .added(index + shift)
    case .final(let index): .final(index + shift)
    case .early(let index, let months): .early(index + shift, months: months)
    case .late(let index, let months): .late(index + shift, after: months)
    }
  }
}

/// A multiple of each driver; 1 for what is used as it is.
struct Multipliers: Sendable {
  private var values = [Double](repeating: 1, count: CostDriver.allCases.count)

  subscript(driver: CostDriver) -> Double {
    get { values[Self.index(driver)] }
    set { values[Self.index(driver)] = newValue }
  }

  func value(at index: Int) -> Double { values[index] }

  static func index(_ driver: CostDriver) -> Int {
    switch driver {
    case .usage: 0
    case .purchasePrice: 1
    case .powerPrice: 2
    case .cloudPrice: 3
    case .staffCost: 4
    case .overheads: 5
    case .residual: 6
    }
  }
}

/// The horizon and the rate that amounts are counted with.
struct Terms: Sendable {
  var months: Int
  var annualRate: Double
}

extension Plan {
  func table(_ terms: Terms, usage: Double = 1) -> VolumeTable {
    VolumeTable(
      series: series, months: terms.months, annualRate: terms.annualRate, refresh: refresh, usage: usage)
  }

  /// Present value of all lines.
  func presentValue(_ terms: Terms, _ multipliers: Multipliers = Multipliers()) -> Double {
    let table = table(terms, usage: multipliers[.usage])
    var weights: [Volume: Double] = [:]
    var sum = 0.0
    for line in lines {
      let weight: Double
      if let known = weights[line.volume] {
        weight = known
      } else {
        weight = table.weight(line.volume)
        weights[line.volume] = weight
      }
      var amount = line.amount * weight
      for driver in line.drivers { amount *= multipliers[driver] }
      sum += amount
    }
    return sum
  }

  /// What is paid at month 0 to the last.
  func cashFlow(_ terms: Terms) -> [Double] {
    let table = table(terms)
    var flow = [Double](repeating: 0, count: terms.months + 1)
    for line in lines {
      for (month, units) in table.flow(line.volume).enumerated() { flow[month] += line.amount * units }
    }
    return flow
  }
}
