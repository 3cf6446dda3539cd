import Manifest
import Wording

/// A rule as data: what it checks, why, and how to fix what it finds.
public struct RuleInfo: Sendable, Hashable {
  /// Family and number: `DQ003`. Never used again for another rule.
  public var id: String
  /// What holds where the rule finds nothing, as a sentence without a full stop.
  public var name: LocalizedText
  /// How severe a finding is, unless policy says otherwise or the finding is milder.
  public var severity: Finding.Severity
  /// The CRISP-ML(Q) phase it belongs to.
  public var phase: Phase
  public var checks: LocalizedText
  public var why: LocalizedText
  public var fix: LocalizedText

  public init(
    id: String, name: LocalizedText, severity: Finding.Severity, phase: Phase, checks: LocalizedText,
    why: LocalizedText, fix: LocalizedText
  ) {
    self.id = id
    self.name = name
    self.severity = severity
    self.phase = phase
    self.checks = checks
    self.why = why
    self.fix = fix
  }

  public var family: RuleFamily? { RuleFamily(rawValue: String(id.prefix { $0.isLetter })) }
}

/// What a group of rules looks at; the letters of their ids.
public enum RuleFamily: String, Sendable, Hashable, CaseIterable, Codable {
  case problem = "PS"
  case metrics = "ML"
  case data = "DQ"
  case evaluation = "EV"
  case benchmark = "BM"
  case cost = "CO"
  case phases = "PH"
  case monitoring = "MO"
  case risk = "RK"
  case stack = "ST"
  case security = "SE"
  case manifest = "MH"
  case policy = "PO"
  case waivers = "WV"
  case gate = "GT"

  public var title: LocalizedText {
    switch self {
    case .problem: LocalizedText(en: "Problem statement", ru: "Постановка задачи")
    case .metrics: LocalizedText(en: "Business metrics and links", ru: "Бизнес-метрики и связи")
    case .data: LocalizedText(en: "Data", ru: "Данные")
    case .evaluation: LocalizedText(en: "Evaluation", ru: "Оценка")
    case .benchmark: LocalizedText(en: "Benchmarks", ru: "Замеры скорости")
    case .cost: LocalizedText(en: "Infrastructure and cost", ru: "Инфраструктура и затраты")
    case .phases: LocalizedText(en: "Phases and evidence", ru: "Этапы и доказательства")
    case .monitoring: LocalizedText(en: "Monitoring", ru: "Мониторинг")
    case .risk: LocalizedText(en: "Risks", ru: "Риски")
    case .stack: LocalizedText(en: "Tools", ru: "Инструменты")
    case .security: LocalizedText(en: "Security", ru: "Безопасность")
    case .manifest: LocalizedText(en: "Manifest", ru: "Манифест")
    case .policy: LocalizedText(en: "Policy", ru: "Политика")
    case .waivers: LocalizedText(en: "Waivers", ru: "Исключения")
    case .gate: LocalizedText(en: "The gate", ru: "Проверка изменений")
    }
  }
}
