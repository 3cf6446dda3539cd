/// The site-wide file, `dossier.yaml` beside `Projects/`.
public struct Organisation: Sendable {
  public var title: String?
  /// The languages the site is written in; the first is the portfolio's own.
  public var languages: [Language]
  public var policy: PolicySpec?
  /// Path of a price file beside `dossier.yaml`.
  public var prices: Located<String>?
  public var output: OutputSettings

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

/// What the organisation asks of its projects.
public struct PolicySpec: Sendable {
  public enum Severity: String, Sendable, Hashable, CaseIterable, Codable {
    case error, warning, info, off
  }

  /// Rule id → severity.
  public var rules: [(rule: Located<String>, severity: Severity)]
  /// The rank of evidence that the tasks of a phase need.
  public var ranks: [(phase: Phase, rank: EvidenceRank)]
  public var waivers: [PolicyWaiver]
  /// How old a price or an exchange rate may be before it is called stale; 12 months where nothing is stated.
  public var priceAge: MonthSpan

  /// The limit where no policy states one.
  public static let usualPriceAge = MonthSpan(months: 12)
}

public struct PolicyWaiver: Sendable, Hashable {
  public var location: SourceLocation
  public var project: String?
  public var rule: String
  public var reason: String
  public var approvedBy: String
  public var expires: CalendarDate
}

/// How a statement is known. Stronger evidence compares greater.
public enum EvidenceRank: String, Sendable, Hashable, CaseIterable, Codable, Comparable {
  case missing, claimed, attested, verified, measured

  var strength: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  public static func < (a: EvidenceRank, b: EvidenceRank) -> Bool { a.strength < b.strength }
}
