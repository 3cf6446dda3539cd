import Manifest
import Measurements
import Wording

/// A set of requirements on documentation.
public enum Framework: String, Sendable, Hashable, CaseIterable, Codable {
  case euAnnexIV = "eu-ai-act-annex-iv"
  case nistRMF = "nist-ai-rmf"
  case iso42001 = "iso-42001"
  case modelCard = "model-card"
  case datasheet

  public var title: LocalizedText {
    switch self {
    case .euAnnexIV: LocalizedText(en: "EU AI Act, Annex IV", ru: "Закон ЕС об ИИ, приложение IV")
    case .nistRMF: LocalizedText(verbatim: "NIST AI RMF 1.0")
    case .iso42001: LocalizedText(verbatim: "ISO/IEC 42001:2023")
    case .modelCard:
      LocalizedText(en: "Model card (Mitchell et al. 2019)", ru: "Карточка модели (Mitchell et al., 2019)")
    case .datasheet: LocalizedText(en: "Datasheet (Gebru et al. 2021)", ru: "Паспорт данных (Gebru et al., 2021)")
    }
  }
}

/// One thing a framework asks for.
struct CrosswalkItem: Sendable {
  var framework: Framework
  var clause: String
  var title: LocalizedText
  /// What would serve it; empty where this tool holds nothing of the kind.
  var sources: [CrosswalkSource]
}

/// A part of the manifest or of the measurements that serves as evidence.
enum CrosswalkSource: Sendable, Hashable {
  case problem, owner, scope, target, link, businessMetrics, infrastructure, dataOrigin, licence, contract, profile,
    split
  case baseline, evaluation, slices, modelFacts, monitoring, risks, mitigation, history
  case task(String)
}

/// How a project serves one requirement.
public struct CrosswalkEntry: Sendable, Hashable {
  public enum Coverage: String, Sendable, Hashable, CaseIterable, Codable {
    /// Everything that would serve it is there.
    case full
    /// Some of it is.
    case partial
    /// None of it is.
    case none
    /// The tool holds nothing of the kind: it has to be documented elsewhere.
    case outside
  }

  public var framework: Framework
  public var clause: String
  public var title: LocalizedText
  public var coverage: Coverage
  /// What serves it, and the strongest rank among that.
  public var by: [LocalizedText]
  public var rank: EvidenceRank
}

/// Which evidence of a project serves which framework. It states what is there; it is no judgement of conformity.
public enum Crosswalk {
  public static func entries(_ project: Project, _ measurements: ProjectMeasurements, _ process: [ProcessEntry])
    -> [CrosswalkEntry]
  {
    let reader = CrosswalkReader(project: project, measurements: measurements, process: process)
    return items.map { item in
      let found = item.sources.compactMap(reader.evidence)
      let coverage: CrosswalkEntry.Coverage =
        item.sources.isEmpty ? .outside : found.isEmpty ? .none : found.count == item.sources.count ? .full : .partial
      return CrosswalkEntry(
        framework: item.framework, clause: item.clause, title: item.title, coverage: coverage, by: found.map(\.0),
        rank: found.map(\.1).max() ?? .missing)
    }
  }
}

/// Looks for one source in a project.
struct CrosswalkReader {
  let project: Project
  let measurements: ProjectMeasurements
  let process: [ProcessEntry]

  func evidence(_ source: CrosswalkSource) -> (LocalizedText, EvidenceRank)? {
    switch source {
    case .problem: project.problem.map { _ in claimed("problem statement", "постановка задачи") }
    case .owner: project.owner.map { (LocalizedText(verbatim: $0.team), .claimed) }
    case .scope: project.problem.flatMap { $0.outOfScope.isEmpty ? nil : claimed("out of scope", "вне рамок") }
    case .target: target
    case .link: project.links.isEmpty ? nil : claimed("links to business metrics", "связи с бизнес-метриками")
    case .businessMetrics: project.businessMetrics.isEmpty ? nil : claimed("business metrics", "бизнес-метрики")
    case .infrastructure: project.infrastructure.map { _ in claimed("infrastructure", "инфраструктура") }
    case .dataOrigin:
      project.catalog.contains { $0.origin != nil } ? claimed("origin of data", "происхождение данных") : nil
    case .licence:
      project.catalog.contains { $0.licence != nil } ? claimed("licence of data", "лицензия данных") : nil
    case .contract: project.catalog.contains { $0.contract != nil } ? claimed("data contract", "контракт данных") : nil
    case .profile: measurements.profiles.isEmpty ? nil : measured("profile of data", "профиль данных")
    case .split: project.catalog.contains { $0.splits != nil } ? claimed("splits", "выборки") : nil
    case .baseline:
      measurements.evaluations.contains { $0.comparison != nil }
        ? measured("comparison with the baseline", "сравнение с базовым решением") : nil
    case .evaluation: measurements.evaluations.isEmpty ? nil : measured("evaluation", "оценка")
    case .slices:
      measurements.evaluations.contains { !$0.slices.isEmpty } ? measured("slices", "срезы") : nil
    case .modelFacts:
      measurements.evaluations.contains { $0.provenance.model != nil }
        ? measured("facts of the model file", "сведения файла модели") : nil
    case .monitoring: project.monitoring?.drift.map { _ in claimed("drift limits", "пределы дрейфа") }
    case .risks: project.risks.isEmpty ? nil : claimed("risks", "риски")
    case .mitigation: project.risks.contains { $0.mitigation != nil } ? claimed("mitigations", "меры по рискам") : nil
    case .history:
      project.phases.contains { !$0.history.isEmpty } ? claimed("history of phases", "история этапов") : nil
    case .task(let id):
      process.first { $0.id == id && $0.rank > .missing }.map { ($0.title, $0.rank) }
    }
  }

  private var target: (LocalizedText, EvidenceRank)? {
    guard project.problem?.target != nil else { return nil }
    let isMeasured = measurements.evaluations.contains { $0.target.map { $0.outcome != .notMeasured } ?? false }
    return isMeasured ? measured("target", "цель") : claimed("target", "цель")
  }

  private func claimed(_ en: String, _ ru: String) -> (LocalizedText, EvidenceRank) {
    (LocalizedText(en: en, ru: ru), .claimed)
  }

  private func measured(_ en: String, _ ru: String) -> (LocalizedText, EvidenceRank) {
    (LocalizedText(en: en, ru: ru), .measured)
  }
}
