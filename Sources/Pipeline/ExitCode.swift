/// What the process says to scripts when it ends. The largest that applies wins: "could not check" over "no".
public enum ExitStatus: Int32, Sendable, Comparable, CaseIterable {
  case clean = 0
  /// There are findings: the answer is no.
  case findings = 1
  /// Something that had to be checked could not be.
  case incomplete = 2
  /// Wrong use, or wrong input: a manifest, a data file or a model that cannot be read.
  case badInput = 3
  /// The tool or its environment failed.
  case toolFailed = 4

  public static func < (a: ExitStatus, b: ExitStatus) -> Bool { a.rawValue < b.rawValue }
}
