import Wording

/// Names of rules for people, for the formats that ask for one.
public enum RuleTitles {
  /// The rule's name; its id where it has none here.
  public static func title(of rule: String) -> LocalizedText { titles[rule] ?? LocalizedText(verbatim: rule) }

  private static let titles: [String: LocalizedText] = [
    ClaimReproduced.id: text("A claimed value is reproduced", "Заявленное значение воспроизводится"),
    RequirementMet.id: text("A requirement is met", "Требование выполнено"),
    TargetReached.id: text("The target is reached", "Цель достигнута"),
    Measured.id: text("What has to be measured was measured", "Всё, что нужно измерить, измерено"),
    BaselineBeaten.id: text("The model beats its baseline", "Модель лучше базового решения"),
    ComparedWithItself.id: text("A model is compared with another model", "Модель сравнивается с другой моделью"),
    LinkTested.id: text("The link to the business metric is tested", "Связь с бизнес-метрикой проверена"),
    ProblemStated.id: text("The problem is stated", "Задача поставлена"),
    RiskMitigated.id: text("Risks are mitigated", "Риски снижаются"),
    EvidenceGiven.id: text("A task has its evidence", "У задачи есть свидетельство"),
    EvidenceHolds.id: text("Evidence holds", "Свидетельство подтверждается"),
    EvidenceHolds.staleID: text(
      "Evidence speaks of what is there now", "Свидетельство относится к тому, что есть сейчас"),
    EvidenceHolds.dateID: text("Evidence is not from the future", "Свидетельство не из будущего"),
    RankDemanded.id: text("Evidence has the rank the policy asks for", "Ранг свидетельства отвечает политике"),
    RoleDemanded.id: text("The roles the policy asks for are named", "Роли, которых требует политика, указаны"),
    PolicyWeakening.id: text("A change does not weaken the policy", "Изменение не ослабляет политику"),
    WaiverBook.expiredID: text("Waivers are valid", "Исключения действуют"),
    WaiverBook.unusedID: text("Waivers are needed", "Исключения нужны"),
    GateFindings.nothingCheckedID: text("Something was checked", "Что-то проверено"),
    GateFindings.sameRevisionID: text("The base is another revision", "База — другая ревизия"),
    GateFindings.metricWorseID: text("Metrics did not become worse", "Метрики не стали хуже"),
    GateFindings.baseUnreadableID: text("The base could be read", "Базовую ревизию удалось прочитать"),
    GateFindings.loosenedID: text("A change does not ask for less", "Изменение не снижает требований"),
    GateFindings.unreadableID: text("The manifest can be read", "Манифест читается"),
  ]

  private static func text(_ en: String, _ ru: String) -> LocalizedText { LocalizedText(en: en, ru: ru) }
}
