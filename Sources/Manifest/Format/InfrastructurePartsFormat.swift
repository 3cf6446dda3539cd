// The parts of `infrastructure` that say what workloads need beside machines, and what is allowed.

extension Format {
  /// A share of a whole: 0% to 100%.
  static let share: Shape<Percentage> = Shape<Percentage>.quantity.check { share, _ throws(Complaint) in
    guard (0...1).contains(share.fraction) else {
      throw Complaint("out-of-range", "\(quoted(share.description)) is out of range", expected: "0% to 100%")
    }
  }

  private static let experiments = Shape<Experiments>.object(
    "experiments", "Trials beside the regular hours of training."
  ) { keys in
    let runs = keys.required("runs", Shape<Rate>.quantity, "How many a period: 40/month.")
    let each = keys.required("each", Shape<TimeSpan>.quantity, "How long one takes: 3 h.")
    return { fields in
      let runs: Rate? = fields[runs]
      let each: TimeSpan? = fields[each]
      guard let runs, let each else { return nil }
      return Experiments(runs: runs, each: each)
    }
  }

  private static let pause = Shape<TimeSpan>.quantity.check { pause, _ throws(Complaint) in
    guard pause.seconds > 0 else {
      throw Complaint("out-of-range", "checkpoints are written without a pause", expected: "a time above 0")
    }
  }

  private static let checkpoints = Shape<Checkpoints>.object(
    "checkpoints", "States of a run that are written away, so that a fault does not lose all of it."
  ) { keys in
    let size = keys.required("size", Shape<DataSize>.quantity, "What one takes: 80 GiB.")
    let every = keys.required("every", pause, "The time of work between two: 30 min.")
    let keep = keys.optional("keep", Shape<Int>.integer(1...100_000), "How many are kept; 1 when not given.")
    let write = keys.optional("write", Shape<TimeSpan>.quantity, "How long machines wait while one is written: 40 s.")
    return { fields in
      let size: DataSize? = fields[size]
      let every: TimeSpan? = fields[every]
      let written: TimeSpan? = fields[write]
      let kept = fields[keep] ?? 1
      guard let size, let every else { return nil }
      return Checkpoints(size: size, every: every, keep: kept, write: written)
    }
  }

  static let limits = Shape<CostLimits>.object("limits", "What is not allowed, whatever it costs.") { keys in
    let providers = keys.optional("providers", Shape<Int>.integer(1...100), "How many cloud providers at once.")
    let allowed = keys.optional(
      "allowed_providers", Shape<[String]>.list(.text), "The cloud providers that may be used.")
    let sites = keys.optional(
      "sites", Shape<Int>.integer(1...1000), "In how many places: own sites and cloud regions together.")
    return { fields in
      var limits = CostLimits()
      limits.providers = fields[providers]
      limits.allowedProviders = (fields[allowed] ?? []).map { $0.lowercased() }
      limits.sites = fields[sites]
      return limits
    }
  }

  private static let countries = Shape<[String]>.list(.text).check { codes, _ throws(Complaint) in
    for code in codes {
      let letters = code.lowercased().utf8
      guard letters.count == 2, letters.allSatisfy({ (97...122).contains($0) }) else {
        throw Complaint(
          "unknown-value", "\(quoted(code)) is not a country code of ISO 3166",
          expected: "two letters such as de, or eu")
      }
    }
  }

  /// Keys of a workload that say what it needs beside machines.
  struct WorkloadParts: Sendable {
    let dataGrowth: Key<Percentage>
    let experiments: Key<Experiments>
    let checkpoints: Key<Checkpoints>
    let latency: Key<TimeSpan>
    let survives: Key<Survival>
    let residency: Key<[String]>

    init(_ keys: ObjectKeys) {
      dataGrowth = keys.optional(
        "data_growth", Shape<Percentage>.quantity, "How much the data rise a year; as `growth` when not given.")
      experiments = keys.optional("experiments", Format.experiments, "Trials beside the regular hours of training.")
      checkpoints = keys.optional("checkpoints", Format.checkpoints, "States of a run that are written away.")
      latency = keys.optional("latency", Shape<TimeSpan>.quantity, "The longest an answer may take: 200 ms.")
      survives = keys.optional("survives", Shape<Survival>.choice, "What a service has to survive: machine or site.")
      residency = keys.optional("residency", Format.countries, "The countries where it may run: [de, fr], or [eu].")
    }

    func read(_ fields: Fields, into workload: inout Workload) {
      workload.dataGrowth = fields[dataGrowth]
      workload.experiments = fields[experiments]
      workload.checkpoints = fields[checkpoints]
      workload.latency = fields[latency]
      workload.survives = fields[survives]
      workload.residency = (fields[residency] ?? []).map { $0.lowercased() }
      checkGrowth(workload.dataGrowth, fields, at: fields.mark(of: dataGrowth))
    }
  }

  /// Keys of own machines for network, disks and distance.
  struct OwnParts: Sendable {
    let network: Key<Money>
    let storage: Key<OwnStorage>
    let roundTrip: Key<TimeSpan>

    init(_ keys: ObjectKeys) {
      network = keys.optional("network", Format.cost, "Switches and cables beside the accessories: 12_000 USD.")
      storage = keys.optional("storage", Format.ownStorage, "Disks for data and checkpoints.")
      roundTrip = keys.optional("round_trip", Shape<TimeSpan>.quantity, "From the users and back: 5 ms.")
    }

    func read(_ fields: Fields, into own: inout OwnOption) {
      own.network = once(fields[network], fields, at: fields.mark(of: network))
      own.storage = fields[storage]
      own.roundTrip = fields[roundTrip]
    }
  }

  /// Keys of rented machines for tiers, interruptions, commitments and distance.
  struct CloudParts: Sendable {
    let storage: Key<String>
    let interruptions: Key<Rate>
    let restart: Key<TimeSpan>
    let committed: Key<Percentage>
    let roundTrip: Key<TimeSpan>

    init(_ keys: ObjectKeys) {
      storage = keys.optional("storage", .text, "The tier of the price book that data are kept in: object-cool.")
      interruptions = keys.optional(
        "interruptions", Shape<Rate>.quantity, "How often a spot machine is taken away: 2/day.")
      restart = keys.optional("restart", Shape<TimeSpan>.quantity, "How long a run takes to go on after that: 10 min.")
      committed = keys.optional(
        "committed", Format.share, "The share of the peak that a commitment covers; the rest is on demand.")
      roundTrip = keys.optional("round_trip", Shape<TimeSpan>.quantity, "From the users and back: 40 ms.")
    }

    func read(_ fields: Fields, into cloud: inout CloudOption) {
      cloud.storage = fields[storage]?.lowercased()
      cloud.interruptions = fields[interruptions]
      cloud.restart = fields[restart]
      cloud.committed = fields[committed]
      cloud.roundTrip = fields[roundTrip]
    }
  }

  private static let ownStorage = Shape<OwnStorage>.object("storage", "Disks of one's own.") { keys in
    let price = keys.required("price", cost, "Money for an amount of space: 150 USD/TiB.")
    let copies = keys.optional("copies", Shape<Int>.integer(1...100), "How many copies are kept; 2 when not given.")
    return { fields in
      let price: Money? = fields[price]
      let copies: Int? = fields[copies]
      guard let price else { return nil }
      let storage = OwnStorage(price: price, copies: copies)
      guard storage.perGiB != nil else {
        fields.report(
          Complaint(
            "bad-quantity", "\(quoted(price.description)) is not a price of space", expected: "150 USD/TiB"))
        return nil
      }
      return storage
    }
  }

  /// A month has at most 744 hours.
  static func checkHours(_ hours: Rate?, _ fields: Fields, at mark: Mark) {
    guard let hours, hours.perSecond * 730 * 3600 > 744.5 else { return }
    fields.report(
      Complaint(
        "out-of-range", "\(quoted(hours.description)) are more hours than there are", expected: "at most 730/month",
        help: "`hours` are those of the machines; `count` says how many accelerators run at once"),
      at: mark)
  }

  /// A rise beyond tenfold a year, or a fall of all there is, is a slip.
  static func checkGrowth(_ growth: Percentage?, _ fields: Fields, at mark: Mark) {
    guard let growth, growth.fraction <= -1 || growth.fraction > 10 else { return }
    fields.report(
      Complaint(
        "out-of-range", "a growth of \(quoted(growth.description)) a year is out of range",
        expected: "above -100%, at most 1000%"), at: mark)
  }
}
