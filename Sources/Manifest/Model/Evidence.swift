/// What proves that a task is done, as the manifest names it.
public struct EvidenceSource: Sendable, Hashable {
  /// Which kind of artifact it is, and what has to be known to read it.
  public enum Kind: Sendable, Hashable {
    /// Decided by the file's content.
    case detect
    case document
    case junit
    /// `minimumLineRate` as a fraction.
    case cobertura(minimumLineRate: Double?)
    case sarif
    /// A run in a folder of MLflow's file store or in its SQLite database.
    case mlflowRun(id: String)
    /// A `dvc.lock`; one stage of it, or all.
    case dvc(stage: String?)
    /// dbt's `run_results.json`.
    case dbt
    case gitTag(String)
    case gitCommit(String)
    /// A file with a detached signature by a key that the policy names.
    case signed(signature: Located<String>, signer: Located<String>)
  }

  public var kind: Kind
  /// Inside the project's folder; nil for what lies in git.
  public var path: Located<String>?
  public var location: SourceLocation
}

/// What a piece of evidence speaks of, so that it can be told whether that has changed since.
public struct EvidenceSubject: Sendable, Hashable {
  public enum Target: Sendable, Hashable {
    case model(Located<String>)
    case data(Located<String>)
    case file(Located<String>)
  }

  public var target: Target
  /// The lower-case hexadecimal SHA-256 that the file had when the evidence was given.
  public var digest: Located<String>?
  public var location: SourceLocation
}
