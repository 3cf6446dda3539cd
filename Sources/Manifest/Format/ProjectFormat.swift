/// The top of `project.yaml`.
enum ProjectFormat {
  static func shape(id: String, folder: String) -> Shape<Project> {
    Shape.object("project", "a project's manifest, version 1") { o in
      let version = o.required("dossier", version, "the version of this format: 1")
      let title = o.required("title", Shape.string.located, "the project's name, as people say it")
      let summary = o.optional("summary", .string, "one sentence that a colleague from another team understands")
      let language = o.optional("language", Shape<Language>.word, "the language of the report")
      let owner = o.optional("owner", owner, "who answers for the project")
      let phase = o.optional("phase", Shape<Phase>.word.located, "the CRISP-ML(Q) phase the project has reached")
      let problem = o.optional("problem", ProblemFormat.problem, "the problem statement")
      let business = o.optional("business_metrics", ProblemFormat.businessMetrics, "what the business looks at")
      let links = o.optional("links", LinkFormat.links, "which model metric moves which business metric")
      let catalog = o.optional("catalog", CatalogFormat.catalog, "the data sets the project uses")
      let models = o.optional("models", ModelFormat.models, "models, and predictions made elsewhere")
      let evaluations = o.optional("evaluations", EvaluationFormat.evaluations, "evaluations for the tool to run")
      let benchmarks = o.optional("benchmarks", BenchmarkFormat.benchmarks, "speed measurements to run")
      let infrastructure = o.optional(
        "infrastructure", InfrastructureFormat.infrastructure, "what it needs and may cost")
      let phases = o.optional("phases", GovernanceFormat.phases, "CRISP-ML(Q) tasks and what proves each")
      let risks = o.optional("risks", GovernanceFormat.risks, "what may go wrong, and what is done about it")
      let stack = o.optional("stack", GovernanceFormat.stack, "tools by role: {serving: [triton]}")
      let monitoring = o.optional("monitoring", GovernanceFormat.monitoring, "what is watched after deployment")
      guard version != nil, let title else { return nil }
      return Project(
        id: id, folder: folder, location: o.location, title: title, summary: summary, language: language ?? .en,
        owner: owner, phase: phase ?? Located(.businessAndDataUnderstanding, at: o.location), problem: problem,
        businessMetrics: business ?? [], links: links ?? [], catalog: catalog ?? [], models: models ?? [],
        evaluations: evaluations ?? [], benchmarks: benchmarks ?? [], infrastructure: infrastructure,
        phases: phases ?? [], risks: risks ?? [], stack: stack ?? [], monitoring: monitoring, sources: [])
    }
  }

  private static let version = Shape<Int>(
    read: { node, reader in
      guard case .scalar("1", plain: true) = node.content else {
        reader.report("bad-version", "this version of the format is not known", at: node, expected: "dossier: 1")
        return nil
      }
      return 1
    },
    schema: { _ in .members([("const", .integer(1))]) })

  private static let owner = Shape<Owner>.object("owner", "who answers for the project") { o in
    let team = o.required("team", .string, "the team's name")
    let contact = o.optional("contact", .string, "where to reach it")
    return team.map { Owner(team: $0, contact: contact) }
  }
}
