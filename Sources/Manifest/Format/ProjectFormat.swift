extension Format {
  private static let owner = Shape<Owner>.object("owner", "Who answers for the project.") { keys in
    let team = keys.required("team", .text, "The team.")
    let contact = keys.optional("contact", .text, "How to reach it.")
    return { fields in
      let team = fields[team]
      let contact = fields[contact]
      return team.map { Owner(team: $0, contact: contact) }
    }
  }

  /// The version of the format; only 1 is known.
  static let version: Shape<Int> = Shape<Int>.scalar(
    expected: "1, the version of the format", schema: .members([("const", .integer(1))])
  ) { scalar, _ throws(Complaint) in
    guard scalar.style == .plain, scalar.text == "1" else {
      let isLater = DecimalText(scalar.text)?.value().map { $0 > 1 } ?? false
      throw Complaint(
        "unknown-version", "the format version \(quoted(scalar.text)) is not known", expected: "dossier: 1",
        help: isLater
          ? "this file may need a newer release of the tool" : scalar.text == "1" ? "write 1 without quotes" : nil)
    }
    return 1
  }

  /// Puts the history of a phase beside its tasks.
  private static func withHistory(_ entries: [PhaseEntry], _ history: [Pair<Phase, [PhaseStay]>]) -> [PhaseEntry] {
    var entries = entries
    for stays in history {
      if let index = entries.firstIndex(where: { $0.phase == stays.key }) {
        entries[index].history = stays.value
      } else {
        entries.append(PhaseEntry(phase: stays.key, location: stays.location, tasks: [], history: stays.value))
      }
    }
    return entries
  }

  /// The whole of `project.yaml`. What is known of the place is filled in by the reader.
  static let project = Shape<Project>.object(
    "the manifest",
    "A project as its team declares it. Everything in here can be checked; nothing in here was measured."
  ) { keys in
    let version = keys.required("dossier", version, "The version of the format.")
    let title = keys.required("title", Shape.text.located, "The project's name for people.")
    let summary = keys.optional("summary", markdown, "What it is for, in a sentence or two (CommonMark).")
    let language = keys.optional("language", Shape<Language>.choice, "The language of the report; en when not given.")
    let owner = keys.optional("owner", owner, "Who answers for the project.")
    let phase = keys.optional(
      "phase", Shape<Phase>.choice.located,
      "The CRISP-ML(Q) phase the project has reached; the gate asks for all up to it.")
    let problem = keys.optional("problem", problem, "What a good problem statement holds.")
    let metrics = keys.optional(
      "business_metrics", .byID(businessMetric), "The numbers the business cares about, by id.")
    let links = keys.optional("links", .byID(link), "How model metrics move business metrics, by id.")
    let catalog = keys.optional("catalog", .byID(catalogEntry), "The data sets that the project uses, by id.")
    let models = keys.optional("models", .byID(model), "The models and recorded predictions, by id.")
    let evaluations = keys.optional("evaluations", .byID(evaluation), "What is judged, by id.")
    let benchmarks = keys.optional("benchmarks", .byID(benchmark), "What is timed, by id.")
    let infrastructure = keys.optional("infrastructure", infrastructure, "What the system needs and may cost.")
    let phases = keys.optional(
      "phases", phases,
      "CRISP-ML(Q) tasks: what proves each, or why it is left out. What the tool proves needs no entry.")
    let history = keys.optional(
      "phase_history", phaseHistory, "When the project was in each phase: {modeling: [{entered: 2026-01-10}]}.")
    let decisions = keys.optional("decisions", .byID(decision), "What was decided about the project, by id.")
    let risks = keys.optional("risks", .byID(risk), "What may go wrong, by id.")
    let stack = keys.optional("stack", stack, "The tools by role: {serving: [triton]}.")
    let monitoring = keys.optional("monitoring", monitoring, "What is watched after deployment.")
    return { fields in
      _ = fields[version]
      let place = fields.location
      // Before the evaluations: they fall back on what problem.output says.
      let problem = fields[problem]
      let entries = withHistory(fields[phases] ?? [], fields[history] ?? [])
      var project = Project(
        id: "", folder: "", location: place, title: fields[title] ?? Located("", at: place), summary: fields[summary],
        language: fields[language] ?? .en, owner: fields[owner],
        phase: fields[phase] ?? Located(.businessAndDataUnderstanding, at: place), problem: problem,
        businessMetrics: fields[metrics] ?? [], links: fields[links] ?? [], catalog: fields[catalog] ?? [],
        models: fields[models] ?? [], evaluations: fields[evaluations] ?? [], benchmarks: fields[benchmarks] ?? [],
        infrastructure: fields[infrastructure], phases: entries, risks: fields[risks] ?? [],
        stack: fields[stack] ?? [], monitoring: fields[monitoring], sources: [])
      project.decisions = fields[decisions] ?? []
      project.summaryLocation = fields.location(of: summary)
      return project
    }
  }
}
