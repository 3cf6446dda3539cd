import Manifest

/// Something that had to be measured and could not be, and why.
public struct Unmeasured: Sendable, Hashable, Codable {
  public enum Subject: String, Sendable, Hashable, Codable {
    case evaluation, profile, benchmark, cost
  }

  /// Whose fault it is, which decides the exit code.
  public enum Cause: String, Sendable, Hashable, Codable {
    /// What the person handed over: a missing column, a broken model file. Exit code 3.
    case input
    /// What is not there to measure it with: a missing library, a permission not given. Exit code 2.
    case unavailable
  }

  public var subject: Subject
  public var id: String
  public var cause: Cause
  /// In one sentence: what is wrong.
  public var message: String
  public var location: SourceLocation?
  /// What was expected, and what to do.
  public var expected: String?
  public var help: String?

  public init(
    subject: Subject, id: String, cause: Cause, message: String, location: SourceLocation? = nil,
    expected: String? = nil, help: String? = nil
  ) {
    self.subject = subject
    self.id = id
    self.cause = cause
    self.message = message
    self.location = location
    self.expected = expected
    self.help = help
  }
}

/// Everything measured for one project in one run.
public struct ProjectMeasurements: Sendable, Codable {
  /// Id of the project.
  public var project: String
  public var evaluations: [EvaluationResult]
  public var profiles: [ProfileResult]
  public var unmeasured: [Unmeasured]
  /// Evidence documents named by the manifest, found and hashed.
  public var documents: [InputDigest]
  /// Test reports among those documents, counted.
  public var testReports: [TestReport]
  /// The declared budget over the declared horizon; nil where none is declared.
  public var budget: BudgetResult?
  /// The links from model metrics to business metrics, with their evidence computed.
  public var links: [LinkResult] = []
  /// Evaluations whose result was taken over because nothing they depend on had changed.
  public var reused: [String] = []
  /// Recorded results against those measured now; only where that was asked for.
  public var recordChecks: [RecordCheck] = []
  /// Why results could not be recorded. The results themselves stand.
  public var recordProblems: [String] = []
  /// How metrics changed from one recorded result to the next.
  public var trends: [Trend] = []
  /// What the declared workloads would cost, option by option; nil where none is declared.
  public var cost: CostResult?
  /// Evidence of tasks, opened, in the order of the manifest.
  public var evidence: [EvidenceResult] = []
  /// Files that other fields name: data contracts, and where capacities were measured.
  public var citedFiles: [CitedFile] = []

  public init(
    project: String, evaluations: [EvaluationResult] = [], profiles: [ProfileResult] = [],
    unmeasured: [Unmeasured] = [], documents: [InputDigest] = [], testReports: [TestReport] = [],
    budget: BudgetResult? = nil
  ) {
    self.project = project
    self.evaluations = evaluations
    self.profiles = profiles
    self.unmeasured = unmeasured
    self.documents = documents
    self.testReports = testReports
    self.budget = budget
  }
}
