import Manifest
import Wording

/// What the policy itself asks for, as data.
enum PolicyRules {
  static let rank = RuleInfo(
    id: "PO001",
    name: LocalizedText(en: "Evidence has the rank the policy asks for", ru: "Ранг свидетельства отвечает политике"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "The ranks of evidence of tasks and phases against `policy.ranks` and `policy.tasks`.",
      ru: "Ранги свидетельств задач и этапов против `policy.ranks` и `policy.tasks`."),
    why: LocalizedText(
      en: "Some statements matter too much to be taken on trust.",
      ru: "Некоторые утверждения слишком важны, чтобы верить на слово."),
    fix: LocalizedText(en: "Give evidence of the rank that is asked for.", ru: "Дайте свидетельство требуемого ранга."))
  static let role = RuleInfo(
    id: "PO002",
    name: LocalizedText(en: "The roles the policy asks for are named", ru: "Роли, которых требует политика, указаны"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "`policy.roles` against `owner` and `problem.stakeholders`.",
      ru: "`policy.roles` против `owner` и `problem.stakeholders`."),
    why: LocalizedText(en: "Somebody has to answer for a decision.", ru: "Кто-то должен отвечать за решение."),
    fix: LocalizedText(en: "Name the person or the team.", ru: "Укажите человека или команду."))
  static let weakening = RuleInfo(
    id: "PO004", name: LocalizedText(en: "A change does not weaken the policy", ru: "Изменение не ослабляет политику"),
    severity: .error, phase: .monitoringAndMaintenance,
    checks: LocalizedText(
      en: "The policy of the change against that of the base revision.",
      ru: "Политика в изменении против политики базовой ревизии."),
    why: LocalizedText(en: "Nobody marks their own work.", ru: "Никто не проверяет сам себя."),
    fix: LocalizedText(
      en: "Change the policy in a change of its own, agreed by those who answer for it.",
      ru: "Меняйте политику отдельным изменением, согласованным с теми, кто за неё отвечает."))
  static let expired = RuleInfo(
    id: "WV001", name: LocalizedText(en: "Waivers are valid", ru: "Исключения действуют"), severity: .error,
    phase: .monitoringAndMaintenance,
    checks: LocalizedText(
      en: "`expires` of every waiver against the day of the report.",
      ru: "`expires` каждого исключения против дня отчёта."),
    why: LocalizedText(en: "An exception without an end is a rule.", ru: "Исключение без срока становится правилом."),
    fix: LocalizedText(
      en: "Mend what was waived, or have the waiver agreed anew.",
      ru: "Исправьте то, что исключено, или согласуйте исключение заново."))
  static let unused = RuleInfo(
    id: "WV002", name: LocalizedText(en: "Waivers are needed", ru: "Исключения нужны"), severity: .error,
    phase: .monitoringAndMaintenance,
    checks: LocalizedText(
      en: "Every waiver has a finding that it speaks of.",
      ru: "У каждого исключения есть замечание, о котором оно говорит."),
    why: LocalizedText(
      en: "A waiver without a finding waits to hide the next one.",
      ru: "Исключение без замечания ждёт, чтобы скрыть следующее."),
    fix: LocalizedText(
      en: "Remove it, or correct its rule, project or fingerprint.",
      ru: "Удалите его или исправьте правило, проект или отпечаток."))
  static let all = [rank, role, weakening, expired, unused]
}
