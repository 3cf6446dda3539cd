// `phases`, `risks`, `stack` and `monitoring`
extension Format {
  private static let taskEvidence = Shape<TaskEntry>.object(
    "the evidence of a task", "What proves that a task is done."
  ) {
    keys in
    let source = keys.optional(
      "evidence", evidenceSource,
      "A file inside the project's folder, or a mapping that says what kind of artifact it is.")
    let text = keys.optional("text", .text, "What was done, in words.")
    let by = keys.optional("by", .text, "Who says so.")
    let on = keys.optional("on", Shape<CalendarDate>.quantity, "The day.")
    let of = keys.optional("of", evidenceSubject, "What it speaks of; once that has changed, the evidence is stale.")
    keys.atLeastOne(of: "evidence", "text")
    return { fields in
      let source = fields[source]
      let evidence = TaskEvidence(
        path: source?.path, text: fields[text], by: fields[by], on: fields[on], source: source, of: fields[of])
      return TaskEntry(id: fields.id, location: fields.location, state: .evidence(evidence))
    }
  }

  private static let skippedTask = Shape<TaskEntry>.object("a skipped task", "Why a task is left out.") { keys in
    let reason = keys.required("skip", .text, "The reason.")
    let approvedBy = keys.optional("approved_by", .text, "Who agreed.")
    let until = keys.optional("until", Shape<CalendarDate>.quantity, "The day it has to be looked at again.")
    return { fields in
      let reason = fields[reason]
      let waiver = Waiver(reason: reason ?? "", approvedBy: fields[approvedBy], until: fields[until])
      guard reason != nil else { return nil }
      return TaskEntry(id: fields.id, location: fields.location, state: .skipped(waiver))
    }
  }

  private static let phaseStay = Shape<PhaseStay>.object("a stay in a phase", "When the project was in the phase.") {
    keys in
    let entered = keys.required("entered", Shape<CalendarDate>.quantity, "The day it began.")
    let left = keys.optional("left", Shape<CalendarDate>.quantity, "The day it ended; left out while it lasts.")
    let why = keys.optional("why", .text, "Why the project entered the phase, or came back to it.")
    return { fields in
      let location = fields.location
      let entered: CalendarDate? = fields[entered]
      let left: CalendarDate? = fields[left]
      let why = fields[why]
      return entered.map { PhaseStay(location: location, entered: $0, left: left, why: why) }
    }
  }

  static let phases: Shape<[PhaseEntry]> = Shape<[Pair<Phase, [Pair<String, TaskEntry>]>]>.pairs(
    .choice, .pairs(.kebab, .byKey("skip", present: skippedTask, absent: taskEvidence))
  ).map { $0.map { PhaseEntry(phase: $0.key, location: $0.location, tasks: $0.value.map(\.value)) } }

  /// `phase_history: {modeling: [{entered: 2026-01-10, left: 2026-03-02, why: …}]}`
  static let phaseHistory: Shape<[Pair<Phase, [PhaseStay]>]> = .pairs(.choice, .list(phaseStay, minimum: 1))

  static let risk = Shape<Risk>.object("a risk", "Something that may go wrong.") { keys in
    let title = keys.optional("title", .text, "Its name for people.")
    let phase = keys.optional("phase", Shape<Phase>.choice, "The CRISP-ML(Q) phase it belongs to.")
    let likelihood = keys.optional("likelihood", Shape<Risk.Level>.choice, "How likely it is.")
    let impact = keys.optional("impact", Shape<Risk.Level>.choice, "How bad it would be.")
    let mitigation = keys.optional("mitigation", .text, "What is done about it.")
    let owner = keys.optional("owner", .text, "Who watches it.")
    return { fields in
      Risk(
        id: fields.id, location: fields.location, title: fields[title], phase: fields[phase],
        likelihood: fields[likelihood], impact: fields[impact], mitigation: fields[mitigation], owner: fields[owner])
    }
  }

  static let stack: Shape<[StackRole]> = Shape<[Pair<String, [String]>]>.pairs(.word("role"), .list(.text))
    .map { $0.map { StackRole(role: $0.key, location: $0.location, tools: $0.value) } }

  private static let driftColumns = Shape<DriftMonitor.Columns>.forms(
    scalar: .word("auto", .auto),
    sequence: Shape<[Located<String>]>.list(Shape.column.located, minimum: 1).map { .listed($0) })

  private static let drift = Shape<DriftMonitor>.object("drift", "How far new data may move away from the old.") {
    keys in
    let reference = keys.required("reference", .dataReference(extra: ["latest"]), "The rows to compare with.")
    let current = keys.required(
      "current", .dataReference(extra: ["latest"]), "The rows that are watched; “latest” means the newest.")
    let columns = keys.optional("columns", driftColumns, "auto, or a list of columns.")
    let warn = keys.optional("warn", Shape<DriftLimit>.quantity, "The limit of a warning: psi > 0.1.")
    let fail = keys.optional("fail", Shape<DriftLimit>.quantity, "The limit of a failure: psi > 0.25.")
    return { fields in
      let reference = fields[reference]
      let current = fields[current]
      let columns = fields[columns] ?? .auto
      let warn: DriftLimit? = fields[warn]
      let fail: DriftLimit? = fields[fail]
      guard let reference, let current else { return nil }
      return DriftMonitor(
        location: fields.location, reference: reference, current: current, columns: columns, warn: warn, fail: fail)
    }
  }

  static let monitoring = Shape<Monitoring>.object("monitoring", "What is watched after deployment.") { keys in
    let drift = keys.optional("drift", drift, "How far new data may move away from the old.")
    return { fields in Monitoring(location: fields.location, drift: fields[drift]) }
  }
}
