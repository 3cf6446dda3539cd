import Facts
import Foundation
import Governance
import Manifest
import Measurements
import Records
import Report
import Synchronization

/// How the site is built.
public struct BuildOptions: Sendable {
  public var output: String
  public var asOf: CalendarDate
  public var version: String
  /// How many projects are worked on at once.
  public var workers: Int

  public init(
    output: String, asOf: CalendarDate, version: String,
    workers: Int = ProcessInfo.processInfo.activeProcessorCount
  ) {
    self.output = output
    self.asOf = asOf
    self.version = version
    self.workers = max(1, workers)
  }
}

/// What became of each project, and the status the process ends with.
public struct BuildReport: Sendable {
  public struct Entry: Sendable {
    public var id: String
    public var title: String
    /// Nil where the manifest could not be read.
    public var verdict: Verdict?
    public var reason: String
    public var page: String
    public var diagnostics: [Diagnostic]
    /// Why results could not be recorded.
    public var recordProblems: [String] = []
    public var status: ExitStatus
  }

  public var entries: [Entry]
  public var organisation: [Diagnostic]
  /// The path of the site's first page.
  public var index: String

  public var status: ExitStatus {
    let own: ExitStatus = organisation.contains { $0.severity == .error } ? .badInput : .clean
    return entries.map(\.status).reduce(own, max)
  }

  /// `dossier.build/1`
  public func json() -> JSONValue {
    .members([
      ("schema", "dossier.build/1"),
      ("index", .string(index)),
      (
        "projects",
        .array(
          entries.map { entry in
            .members([
              ("id", .string(entry.id)), ("title", .string(entry.title)),
              ("verdict", .string(entry.verdict?.rawValue ?? "unreadable")), ("reason", .string(entry.reason)),
              ("page", .string(entry.page)), ("diagnostics", DiagnosticRenderer.json(entry.diagnostics)),
            ])
          })
      ),
      ("organisation", DiagnosticRenderer.json(organisation)),
    ])
  }
}

/// Builds the site: each project is read, measured, judged and rendered, then the whole is put in place at once.
public struct BuildRun: Sendable {
  private let options: BuildOptions
  private let measurer: Measurer
  private let progress: @Sendable (String) -> Void

  public init(options: BuildOptions, measurer: Measurer, progress: @escaping @Sendable (String) -> Void) {
    self.options = options
    self.measurer = measurer
    self.progress = progress
  }

  /// - Throws: `RecordError` when the site cannot be written; the old one is then left as it was.
  public func run(_ places: [ProjectPlace], organisationFile: String) throws -> BuildReport {
    var organisation = Organisation()
    var organisationDiagnostics: [Diagnostic] = []
    if FileManager.default.fileExists(atPath: organisationFile) {
      let outcome = OrganisationReader.read(file: organisationFile, shownAs: ProjectLocator.shown(organisationFile))
      organisationDiagnostics = outcome.diagnostics
      organisation = outcome.value ?? organisation
    }
    let own = OrganisationRules.read(beside: organisationFile)
    organisationDiagnostics += own.problems
    let demands = Demands(
      policy: organisation.policy, rules: own.rules,
      costs: CostRun(organisation: (organisation, organisationFile), asOf: options.asOf))
    let renderer = PageRenderer(
      settings: SiteSettings(organisation: organisation, asOf: options.asOf, version: options.version))
    let folder = try AtomicFolder(replacing: options.output)
    do {
      let built = try buildPages(places, demands: demands, renderer: renderer, folder: folder)
      for file in renderer.portfolio(rows: built.map(\.row)) { try folder.write(file.bytes, to: file.path) }
      for file in renderer.assets() { try folder.write(file.bytes, to: file.path) }
      try folder.publish()
      return BuildReport(
        entries: built.map(\.entry), organisation: organisationDiagnostics,
        index: ProjectLocator.shown(folder.target + "/index.html"))
    } catch {
      folder.discard()
      throw error
    }
  }

  /// What the organisation asks of each project.
  private struct Demands: Sendable {
    var policy: PolicySpec?
    var rules: [FactRule]
    var costs: CostRun
  }

  private struct Built {
    var entry: BuildReport.Entry
    var row: PortfolioRow
  }

  /// Only the rows of the portfolio are kept in memory; pages go to the disk as they are made.
  private func buildPages(
    _ places: [ProjectPlace], demands: Demands, renderer: PageRenderer, folder: AtomicFolder
  ) throws -> [Built] {
    let results = Mutex<[Int: Result<Built, any Error>]>([:])
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: min(options.workers, max(1, places.count))) { _ in
      while true {
        let position = next.add(1, ordering: .relaxed).oldValue
        guard position < places.count else { return }
        let place = places[position]
        progress("\(position + 1)/\(places.count) \(place.id)")
        let result = Result { try build(place, demands: demands, renderer: renderer, folder: folder) }
        results.withLock { $0[position] = result }
      }
    }
    return try results.withLock { results in
      try places.indices.map { index in
        guard let result = results[index] else {
          throw RecordError(.write, "project \(places[index].id) was not built")
        }
        return try result.get()
      }
    }
  }

  private static func status(_ measurements: ProjectMeasurements) -> ExitStatus {
    let records: ExitStatus = measurements.recordChecks.contains { $0.outcome != .same } ? .findings : .clean
    return max(records, ExitStatus(of: measurements))
  }

  private func build(
    _ place: ProjectPlace, demands: Demands, renderer: PageRenderer, folder: AtomicFolder
  ) throws -> Built {
    let outcome = ProjectReader.read(folder: place.folder, shownAs: place.manifest)
    guard let declared = outcome.value else {
      let rendered = renderer.broken(
        BrokenProject(id: place.id, folder: place.shown, diagnostics: outcome.diagnostics))
      for file in rendered.files { try folder.write(file.bytes, to: file.path) }
      return Built(
        entry: BuildReport.Entry(
          id: place.id, title: place.id, verdict: nil, reason: "the manifest cannot be read",
          page: rendered.files.first?.path ?? "", diagnostics: outcome.diagnostics, status: .badInput),
        row: rendered.row)
    }
    let policy = Policy(demands.policy, project: declared.id)
    let project = policy.applied(to: declared)
    var measurer = measurer
    measurer.signers = demands.policy?.trustedSigners ?? [:]
    measurer.costs = demands.costs
    let measurements = measurer.measure(project, progress: progress)
    let subject = Subject(project: project, measurements: measurements, asOf: options.asOf)
    let review = Reviewer(rules: demands.rules).review(subject, policy: policy)
    let waivers = policy.waivers.filter { $0.project == nil || $0.project == project.id }
    let rendered = renderer.project(
      ProjectInput(project: project, measurements: measurements, review: review, waivers: waivers))
    for file in rendered.files { try folder.write(file.bytes, to: file.path) }
    return Built(
      entry: BuildReport.Entry(
        id: project.id, title: project.title.value, verdict: review.verdict, reason: review.reason[.en],
        page: rendered.files.first?.path ?? "", diagnostics: outcome.diagnostics,
        recordProblems: measurements.recordProblems, status: Self.status(measurements)),
      row: rendered.row)
  }
}

extension ExitStatus {
  /// What a report's measurements say of the run: the site is built whatever the verdict, but not silently when input was bad.
  init(of measurements: ProjectMeasurements) {
    self = measurements.unmeasured.map { $0.cause == .input ? .badInput : .incomplete }.max() ?? .clean
  }
}
