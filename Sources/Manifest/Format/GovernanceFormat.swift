/// `phases`, `risks`, `stack`, `monitoring`
enum GovernanceFormat {
  static let phases = Shape<[PhaseEntry]>.object("phases", "CRISP-ML(Q) tasks by phase") { o in
    var entries: [PhaseEntry] = []
    for phase in Phase.allCases {
      let place = o.place(of: phase.rawValue)
      if let tasks = o.optional(phase.rawValue, tasks, "tasks of this phase") {
        entries.append(PhaseEntry(phase: phase, location: place, tasks: tasks))
      }
    }
    return entries
  }

  private static let tasks = Shape<TaskEntry>.byID("task", "a task's evidence, or why it is left out") { o, id in
    let evidence = o.optional("evidence", Shape.path.located, "a document inside the project's folder")
    let text = o.optional("text", .string, "what was done, in words")
    let by = o.optional("by", .string, "who signs it")
    let on = o.optional("on", .date, "when")
    let skip = o.optional("skip", .string, "why the task is left out")
    let approved = o.optional("approved_by", .string, "who agreed to leave it out")
    let until = o.optional("until", .date, "how long it may be left out")
    let skipped = o.has("skip")
    guard skipped != (o.has("evidence") || o.has("text")) else {
      o.complain(
        "bad-task",
        "the task has \(skipped ? "both evidence and a reason to skip it" : "neither evidence nor a reason to skip it")",
        expected: "{evidence: docs/x.md, by: …, on: …}, {text: …} or {skip: …, approved_by: …, until: …}")
      return nil
    }
    for key in skipped ? ["by", "on"] : ["approved_by", "until"] where o.has(key) {
      o.complain(
        "unknown-key", "the key “\(key)” does not go with \(skipped ? "skip" : "evidence")", at: o.place(of: key))
    }
    if let skip {
      return TaskEntry(
        id: id.value, location: id.location, state: .skipped(Waiver(reason: skip, approvedBy: approved, until: until)))
    }
    return TaskEntry(
      id: id.value, location: id.location,
      state: .evidence(TaskEvidence(path: evidence, text: text, by: by, on: on)))
  }

  static let risks = Shape<Risk>.byID("risk", "what may go wrong") { o, id in
    let title = o.optional("title", .string, "the risk in words")
    let phase = o.optional("phase", Shape<Phase>.word, "the phase it belongs to")
    let likelihood = o.optional("likelihood", Shape<Risk.Level>.word, "low, medium or high")
    let impact = o.optional("impact", Shape<Risk.Level>.word, "low, medium or high")
    let mitigation = o.optional("mitigation", .string, "what is done about it")
    let owner = o.optional("owner", .string, "who watches it")
    return Risk(
      id: id.value, location: id.location, title: title, phase: phase, likelihood: likelihood, impact: impact,
      mitigation: mitigation, owner: owner)
  }

  static let stack = Shape<[StackRole]>.object("stack", "tools by role") { o in
    o.rest(Shape.string.oneOrMore(), "the tools of this role").map {
      StackRole(role: $0.key, location: $0.location, tools: $0.value)
    }
  }

  static let monitoring = Shape<Monitoring>.object("monitoring", "what is watched after deployment") { o in
    let drift = o.optional("drift", drift, "whether data still look like those the model was trained on")
    return Monitoring(location: o.location, drift: drift)
  }

  private static let drift = Shape<DriftMonitor>.object("drift", "a comparison of two sets of rows") { o in
    let reference = o.required("reference", Shape<DataReference>.data, "the rows to compare with: entry:split")
    let current = o.required("current", Shape<DataReference>.data, "the rows of today: entry:split")
    let columns = o.optional("columns", columns, "auto, or a list of columns")
    let warn = o.optional("warn", limit, "psi > 0.1")
    let fail = o.optional("fail", limit, "psi > 0.25")
    guard let reference, let current else { return nil }
    return DriftMonitor(
      location: o.location, reference: reference, current: current, columns: columns ?? .auto, warn: warn, fail: fail)
  }

  private static let columns = Shape<DriftMonitor.Columns>(
    read: { node, reader in
      if case .scalar("auto", _) = node.content { return .auto }
      return Shape.string.located.list(atLeast: 1).read(node, reader).map { .listed($0) }
    },
    schema: { builder in
      .members([
        ("anyOf", .array([.members([("const", "auto")]), Shape.string.list(atLeast: 1).schema(builder)]))
      ])
    })

  private static let limit = Shape<DriftLimit>.text(
    "a measure and a limit: psi > 0.1",
    pattern: #"^\s*(psi|ks|js|wasserstein|chi2)\s+(>=|<=|==|>|<|≥|≤)\s*[0-9.eE_+-]+\s*%?\s*$"#, code: "bad-condition",
    QuantityParser.driftLimit)
}
