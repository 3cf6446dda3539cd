/// What a metric is, for people: one sentence in both languages, its formula, and where the definition comes from.
public struct MetricDefinition: Sendable, Hashable {
  /// One sentence in English.
  public var en: String
  /// The same in Russian.
  public var ru: String
  /// In plain text: y is the truth, ŷ the predicted label, p the probability or predicted value, w the weight of a row.
  public var formula: String
  public var source: Source

  /// Where the definition comes from.
  public enum Source: Sendable, Hashable {
    /// The function of scikit-learn that gives the same number.
    case sklearn(String)
    /// A publication, or the place where the definition is usual.
    case reference(String)

    /// `scikit-learn: accuracy_score`
    public var text: String {
      switch self {
      case .sklearn(let name): "scikit-learn: \(name)"
      case .reference(let text): text
      }
    }
  }

  init(_ en: String, _ ru: String, _ formula: String, _ source: Source) {
    self.en = en
    self.ru = ru
    self.formula = formula
    self.source = source
  }
}

/// How the interval of a metric is computed when rows are independent and have no weights; where they are grouped or
/// weighted it is the bootstrap for all.
public enum IntervalMethod: String, Sendable, Hashable, CaseIterable, Codable {
  /// Wilson's score interval: a share of independent rows.
  case wilson
  /// The normal interval with DeLong's variance: areas under the ROC curve.
  case delong
  case bootstrap
}
