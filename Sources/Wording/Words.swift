import Manifest

/// Terms of the method, in both languages.
public enum Words {
  public static func phase(_ phase: Phase) -> LocalizedText {
    switch phase {
    case .businessAndDataUnderstanding:
      LocalizedText(en: "Business and data understanding", ru: "Понимание бизнеса и данных")
    case .dataPreparation: LocalizedText(en: "Data preparation", ru: "Подготовка данных")
    case .modeling: LocalizedText(en: "Modeling", ru: "Моделирование")
    case .evaluation: LocalizedText(en: "Evaluation", ru: "Оценка")
    case .deployment: LocalizedText(en: "Deployment", ru: "Внедрение")
    case .monitoringAndMaintenance: LocalizedText(en: "Monitoring and maintenance", ru: "Мониторинг и сопровождение")
    }
  }

  public static func rank(_ rank: EvidenceRank) -> LocalizedText {
    switch rank {
    case .measured: LocalizedText(en: "Measured", ru: "Измерено")
    case .verified: LocalizedText(en: "Verified", ru: "Проверено")
    case .attested: LocalizedText(en: "Attested", ru: "Засвидетельствовано")
    case .claimed: LocalizedText(en: "Claimed", ru: "Заявлено")
    case .missing: LocalizedText(en: "Missing", ru: "Отсутствует")
    }
  }

  public static func language(_ language: Language) -> String {
    switch language {
    case .en: "English"
    case .ru: "Русский"
    }
  }
}
