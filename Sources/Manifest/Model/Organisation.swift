/// The site-wide file, `dossier.yaml` beside `Projects/`.
public struct Organisation: Sendable {
  public var title: String?
  /// The languages the site is written in; the first is the portfolio's own.
  public var languages: [Language]
  public var policy: PolicySpec?
  /// Path of a price file beside `dossier.yaml`.
  public var prices: Located<String>?
  public var output: OutputSettings
  /// Every file that was read to make this value, relative to the folder of `dossier.yaml`; empty where there is none.
  public var sources: [String] = []

  public init(
    title: String? = nil, languages: [Language] = [.en], policy: PolicySpec? = nil,
    prices: Located<String>? = nil, output: OutputSettings = OutputSettings()
  ) {
    self.title = title
    self.languages = languages
    self.policy = policy
    self.prices = prices
    self.output = output
  }
}

public struct OutputSettings: Sendable, Hashable {
  /// The address the site will be served at, for canonical links; nil for a site of relative links only.
  public var baseURL: String?

  public init(baseURL: String? = nil) { self.baseURL = baseURL }
}

/// How a statement is known. Stronger evidence compares greater.
public enum EvidenceRank: String, Sendable, Hashable, CaseIterable, Codable, Comparable {
  case missing, claimed, attested, verified, measured

  var strength: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  public static func < (a: EvidenceRank, b: EvidenceRank) -> Bool { a.strength < b.strength }
}
