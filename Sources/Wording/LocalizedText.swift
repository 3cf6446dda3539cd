import Manifest

/// The same sentence in every language of the reports.
public struct LocalizedText: Sendable, Hashable, Codable {
  public var en: String
  public var ru: String

  public init(en: String, ru: String) {
    self.en = en
    self.ru = ru
  }

  /// A text that is the same in every language: a name, a quotation of the manifest.
  public init(verbatim text: String) {
    en = text
    ru = text
  }

  public subscript(language: Language) -> String {
    switch language {
    case .en: en
    case .ru: ru
    }
  }
}

extension MetricDefinition {
  /// The sentence in a language.
  public subscript(_ language: Language) -> String {
    switch language {
    case .en: en
    case .ru: ru
    }
  }
}
