import Manifest

/// What was found when the evidence of one task was opened.
public struct EvidenceResult: Sendable, Hashable, Codable {
  public var phase: Phase
  public var task: String
  /// The file's path inside the project's folder, or the name of the revision.
  public var name: String
  /// Of the file itself; nil for folders and revisions.
  public var digest: InputDigest?
  public var content: EvidenceContent
  /// The day that the artifact itself bears (a run's end, a test's timestamp, a commit's date).
  public var date: CalendarDate?
  public var subject: SubjectState?
  /// Where the evidence is named.
  public var location: SourceLocation

  public init(
    phase: Phase, task: String, name: String, digest: InputDigest? = nil, content: EvidenceContent,
    date: CalendarDate? = nil, subject: SubjectState? = nil, location: SourceLocation
  ) {
    self.phase = phase
    self.task = task
    self.name = name
    self.digest = digest
    self.content = content
    self.date = date
    self.subject = subject
    self.location = location
  }
}

/// What is in a piece of evidence.
public enum EvidenceContent: Sendable, Hashable, Codable {
  case document(DocumentFacts)
  case tests(TestReport)
  case coverage(CoverageReport)
  case analysis(AnalysisReport)
  case run(TrackedRun)
  case pipeline(PipelineLock)
  case transformations(TransformationRun)
  case revision(RevisionFacts)
  case signature(SignatureFacts)
  /// It is not there.
  case absent
  /// It is there and is not what it is said to be; the reason in one sentence.
  case unreadable(String)
}

/// How a document reads to somebody who only looks whether it was written.
public struct DocumentFacts: Sendable, Hashable, Codable {
  /// Words outside of headings, code fences and template markers; nil for a file that is not text (a PDF, a spreadsheet).
  public var words: Int?
  /// Different words among them, whatever their case; nil as `words`.
  public var distinctWords: Int?
  /// Marks of an unfinished text, as written: `TODO`, `[insert name]`.
  public var placeholders: [String]
  /// The project that the document's front matter, or a line `Project: …`, names.
  public var project: String?
  /// Another task's document with nearly the same words; nil where there is none.
  public var likeness: DocumentLikeness?
  /// What git tells of the document after the day it was signed; nil where it is as it was signed, or nothing is known.
  public var rewriting: DocumentRewriting?

  public init(words: Int?, distinctWords: Int? = nil, placeholders: [String] = [], project: String? = nil) {
    self.words = words
    self.distinctWords = distinctWords
    self.placeholders = placeholders
    self.project = project
  }
}

/// A document that reads like another one.
public struct DocumentLikeness: Sendable, Hashable, Codable {
  /// The other document's path.
  public var path: String
  /// The share of runs of three words that both have, of all that either has.
  public var share: Double

  public init(path: String, share: Double) {
    self.path = path
    self.share = share
  }
}

/// A document that does not read as on the day that it was signed.
public struct DocumentRewriting: Sendable, Hashable, Codable {
  /// The day of the last commit that changed it; nil where what differs is not committed.
  public var on: CalendarDate?

  /// Days between a signature and the commit of what was signed: what is signed on a Friday is often committed on a Monday.
  public static let grace = 3

  public init(on: CalendarDate?) { self.on = on }
}

/// A coverage report.
public struct CoverageReport: Sendable, Hashable, Codable {
  public var lines: Int
  public var coveredLines: Int
  /// The share that was asked for; nil when none was.
  public var minimum: Double?
  /// What the report says that cannot be; nil where nothing is.
  public var contradiction: Contradiction?

  /// Why a report does not speak of the code that is there, or not of all of it.
  public enum Contradiction: Sendable, Hashable, Codable {
    /// Most of its lines are of files that are not here, this one first, though other code of the same language is.
    case filesNotHere(first: String)
    /// It counts a line of a file that has fewer.
    case lineBeyondEnd(path: String, line: Int, length: Int)
    /// Its head tells of so many lines more that no test ran than there are in the report.
    case uncoveredTakenOut(Int)
  }

  /// Nil for a report without lines.
  public var lineRate: Double? { lines > 0 ? Double(coveredLines) / Double(lines) : nil }

  public init(lines: Int, coveredLines: Int, minimum: Double? = nil) {
    self.lines = lines
    self.coveredLines = coveredLines
    self.minimum = minimum
  }
}

/// The log of a static analysis; suppressed results and those that say "pass" are not counted.
public struct AnalysisReport: Sendable, Hashable, Codable {
  public var tools: [String]
  public var errors: Int
  public var warnings: Int
  public var notes: Int
  /// False where a tool says that it did not run to its end.
  public var complete: Bool

  public init(tools: [String], errors: Int = 0, warnings: Int = 0, notes: Int = 0, complete: Bool = true) {
    self.tools = tools
    self.errors = errors
    self.warnings = warnings
    self.notes = notes
    self.complete = complete
  }
}

/// A run that MLflow tracked.
public struct TrackedRun: Sendable, Hashable, Codable {
  public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
    case running = "RUNNING"
    case scheduled = "SCHEDULED"
    case finished = "FINISHED"
    case failed = "FAILED"
    case killed = "KILLED"
  }

  public var id: String
  public var title: String?
  public var status: Status
  public var deleted: Bool
  /// The last value of each metric; nil where it is not a number.
  public var metrics: [Named<Double?>]
  public var parameters: [Named<String>]
  /// The commit that the run was started from.
  public var commit: String?
  /// True of a run that ended before it started.
  public var endsBeforeStart = false

  public init(
    id: String, title: String? = nil, status: Status, deleted: Bool = false, metrics: [Named<Double?>] = [],
    parameters: [Named<String>] = [], commit: String? = nil
  ) {
    self.id = id
    self.title = title
    self.status = status
    self.deleted = deleted
    self.metrics = metrics
    self.parameters = parameters
    self.commit = commit
  }
}

/// A DVC lock file, compared with the files that are there.
public struct PipelineLock: Sendable, Hashable, Codable {
  public var stages: [String]
  /// Files whose content is as the lock file says.
  public var unchanged: [String]
  /// Files whose content differs from the lock file.
  public var changed: [String]
  /// Files that the lock file names and that are not here, or are folders: nothing can be said of them.
  public var unknown: [String]

  public init(stages: [String], unchanged: [String] = [], changed: [String] = [], unknown: [String] = []) {
    self.stages = stages
    self.unchanged = unchanged
    self.changed = changed
    self.unknown = unknown
  }
}

/// Results of a dbt run.
public struct TransformationRun: Sendable, Hashable, Codable {
  public var passed: Int
  public var warned: Int
  public var skipped: Int
  /// Ids of the nodes that failed or stopped.
  public var failed: [String]
  /// Ids of the tests that are said to have passed and found failing rows.
  public var contradicted: [String] = []
  /// True where there are tests and each of them was skipped.
  public var onlySkippedTests = false

  public init(passed: Int = 0, warned: Int = 0, skipped: Int = 0, failed: [String] = []) {
    self.passed = passed
    self.warned = warned
    self.skipped = skipped
    self.failed = failed
  }
}

/// A tag or commit of the project's repository.
public struct RevisionFacts: Sendable, Hashable, Codable {
  /// The full id of the commit; nil where the repository has no such revision.
  public var commit: String?
  /// Paths of the project's models and data that differ from that revision.
  public var changed: [String]

  public init(commit: String?, changed: [String] = []) {
    self.commit = commit
    self.changed = changed
  }
}

/// A detached signature.
public struct SignatureFacts: Sendable, Hashable, Codable {
  public enum Outcome: Sendable, Hashable, Codable {
    case valid
    /// The file is not what was signed, or another key signed it.
    case invalid
    /// The policy names no such signer.
    case unknownSigner
    /// The key or the signature is in a form that is not read; the reason.
    case unreadable(String)
  }

  public var signer: String
  public var outcome: Outcome

  public init(signer: String, outcome: Outcome) {
    self.signer = signer
    self.outcome = outcome
  }
}

/// What evidence speaks of, as it is now.
public struct SubjectState: Sendable, Hashable, Codable {
  /// `models/gbm-7.onnx`
  public var path: String
  /// The digest when the evidence was given, where it says one.
  public var stated: String?
  /// The digest now; nil where the file cannot be read.
  public var current: String?
  /// The day of the last commit that changed the file; nil where git does not know.
  public var changedOn: CalendarDate?

  public init(path: String, stated: String? = nil, current: String? = nil, changedOn: CalendarDate? = nil) {
    self.path = path
    self.stated = stated
    self.current = current
    self.changedOn = changedOn
  }
}
