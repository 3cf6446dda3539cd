import Manifest
import Wording

/// One task of CRISP-ML(Q): the risk it addresses, how its quality is assured, and what proves it.
///
/// After Studer et al., "Towards CRISP-ML(Q)", Machine Learning and Knowledge Extraction 3(2), 2021; in our own words.
public struct ProcessTask: Sendable, Hashable {
  /// The key under `phases`: `data-quality`.
  public var id: String
  public var phase: Phase
  public var title: LocalizedText
  public var risk: LocalizedText
  /// The method of quality assurance.
  public var assurance: LocalizedText
  /// What counts as evidence.
  public var evidence: LocalizedText
  /// What this tool measures of it by itself.
  public var proof: CoreProof?
  /// True where a reviewer expects evidence of every project.
  public var isExpected: Bool
  /// True where CRISP-DM has no such task.
  public var isNew: Bool
}

/// What the tool can prove without a document.
public enum CoreProof: String, Sendable, Hashable, CaseIterable, Codable {
  case successCriteria = "success-criteria"
  case dataQuality = "data-quality"
  case split
  case baseline
  case reproducibility
  case performance
  case robustness
  case criteriaCompared = "criteria-compared"
  case resourceDemand = "resource-demand"
  case drift
}
