import Governance
import Manifest
import Measurements

/// Everything that is known of a project.
public struct ProjectInput: Sendable {
  public var project: Project
  public var measurements: ProjectMeasurements
  public var review: Review
  /// The waivers of the organisation's policy that hold for it.
  public var waivers: [PolicyWaiver]

  public init(
    project: Project, measurements: ProjectMeasurements, review: Review, waivers: [PolicyWaiver] = []
  ) {
    self.project = project
    self.measurements = measurements
    self.review = review
    self.waivers = waivers
  }
}

/// A project whose manifest could not be read.
public struct BrokenProject: Sendable {
  public var id: String
  /// The folder as shown to people.
  public var folder: String
  public var diagnostics: [Diagnostic]

  public init(id: String, folder: String, diagnostics: [Diagnostic]) {
    self.id = id
    self.folder = folder
    self.diagnostics = diagnostics
  }
}

/// What is the same on every page.
public struct SiteSettings: Sendable {
  public var organisation: Organisation
  public var asOf: CalendarDate
  /// The tool's version.
  public var version: String

  public init(organisation: Organisation, asOf: CalendarDate, version: String) {
    self.organisation = organisation
    self.asOf = asOf
    self.version = version
  }
}

/// One file of the site.
public struct SiteFile: Sendable {
  /// Relative to the site's folder, with `/`.
  public var path: String
  public var bytes: [UInt8]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// What the portfolio says of a project.
public struct PortfolioRow: Sendable {
  public var id: String
  public var title: String
  public var owner: String?
  /// Nil where the manifest could not be read.
  public var verdict: Verdict?
  public var phase: Phase?
  /// All six in order; empty where the manifest could not be read.
  public var phases: [PhaseStatus] = []
  public var metric: MainMetric?
  public var measured: Bool
  /// The language of the project's own page; nil for one that could not be read.
  public var language: Language?
  /// The project's page, relative to the portfolio.
  public var page: String
  /// What its workloads cost; nil where it declares none.
  public var cost: CostResult?
}

/// The metric that a project is judged by.
public struct MainMetric: Sendable {
  public var name: MetricName
  public var unit: String?
  public var estimate: Estimate
  public var baseline: Double?
  public var target: Double?
  public var outcome: RequirementResult.Outcome?
}

/// The pages of one project, and its row in the portfolio. The first file is the page in the project's own language.
public struct RenderedProject: Sendable {
  public var files: [SiteFile]
  public var row: PortfolioRow
}
