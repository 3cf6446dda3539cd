import Governance
import Manifest

/// The forms that the gate's result is written in.
public enum GateFormat: String, Sendable, Hashable, CaseIterable {
  case text, json, sarif, junit, gitlab, github, markdown, attestation
}

/// How the gate's result is written.
public struct GateWriter: Sendable {
  public var language: Language
  /// True where text may carry terminal colours.
  public var color: Bool
  /// The key that attestations are signed with; nil leaves them unsigned.
  public var key: PrivateKey?

  public init(language: Language = .en, color: Bool = false, key: PrivateKey? = nil) {
    self.language = language
    self.color = color
    self.key = key
  }

  /// The text of one format, with a final line end.
  ///
  /// - Throws: `SigningError` when an attestation cannot be signed.
  public func text(_ result: GateResult, as format: GateFormat) throws(SigningError) -> String {
    switch format {
    case .text: TextWriter(language: language, color: color).text(result)
    case .json: GateDocument(language: language).json(result).text() + "\n"
    case .sarif: SARIFWriter(language: language).json(result).text() + "\n"
    case .junit: JUnitWriter(language: language).text(result)
    case .gitlab: GitLabWriter(language: language).json(result).text() + "\n"
    case .github: GitHubWriter(language: language).text(result)
    case .markdown: MarkdownWriter(language: language).text(result)
    case .attestation:
      try Envelope(Array(Statement(result).json().text(indent: nil).utf8), signedBy: key).json().text() + "\n"
    }
  }
}

extension GateOutcome {
  /// What formats that know only two answers say: "could not check" is no pass.
  var verdict: String { self == .pass ? "pass" : "fail" }
}
