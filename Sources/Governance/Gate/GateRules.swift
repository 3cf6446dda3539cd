import Manifest
import Wording

/// What only the gate finds, as data.
enum GateRules {
  static let nothingChecked = RuleInfo(
    id: "GT001", name: LocalizedText(en: "Something was checked", ru: "Что-то проверено"), severity: .error,
    phase: .evaluation,
    checks: LocalizedText(
      en: "There is a project, and it declares something that can be judged.",
      ru: "Есть проект, и в нём объявлено то, о чём можно судить."),
    why: LocalizedText(en: "An empty list of checks is not a pass.", ru: "Пустой список проверок — не успех."),
    fix: LocalizedText(
      en: "Name the folder of projects; declare an evaluation or evidence.",
      ru: "Укажите папку проектов; опишите оценку или свидетельство."))
  static let sameRevision = RuleInfo(
    id: "GT002", name: LocalizedText(en: "The base is another revision", ru: "База — другая ревизия"), severity: .error,
    phase: .monitoringAndMaintenance,
    checks: LocalizedText(
      en: "`--base` is not the revision that is checked.", ru: "`--base` — не проверяемая ревизия."),
    why: LocalizedText(en: "A comparison with itself finds nothing.", ru: "Сравнение с самой собой ничего не покажет."),
    fix: LocalizedText(
      en: "Name the branch that the change goes into.", ru: "Укажите ветку, в которую вносится изменение."))
  static let metricWorse = RuleInfo(
    id: "GT003", name: LocalizedText(en: "Metrics did not become worse", ru: "Метрики не стали хуже"),
    severity: .warning, phase: .evaluation,
    checks: LocalizedText(
      en: "Metrics of both revisions, measured by this run; worse means outside the interval of the base.",
      ru: "Метрики обеих ревизий, измеренные этим запуском; хуже — значит вне интервала базы."),
    why: LocalizedText(en: "A loss should be known before it is merged.", ru: "О потере лучше знать до слияния."),
    fix: LocalizedText(
      en: "Say in the change why it is worth it, or look for what made the model worse.",
      ru: "Объясните, ради чего это, или найдите, что ухудшило модель."))
  static let baseUnreadable = RuleInfo(
    id: "GT004", name: LocalizedText(en: "The base could be read", ru: "Базовую ревизию удалось прочитать"),
    severity: .error, phase: .monitoringAndMaintenance,
    checks: LocalizedText(
      en: "The revision named by `--base` or `--policy-from` exists and its files can be read.",
      ru: "Ревизия из `--base` или `--policy-from` есть, и её файлы читаются."),
    why: LocalizedText(
      en: "What cannot be read cannot be compared with.", ru: "С тем, что не читается, сравнить нельзя."),
    fix: LocalizedText(en: "Fetch the history of that branch.", ru: "Загрузите историю этой ветки."))
  static let loosened = RuleInfo(
    id: "GT005", name: LocalizedText(en: "A change does not ask for less", ru: "Изменение не снижает требований"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en: "Requirements, targets, limits, slices, metrics, links and risks of the manifest against those of the base.",
      ru: "Требования, цели, пределы, срезы, метрики, связи и риски манифеста против базовой ревизии."),
    why: LocalizedText(
      en: "A requirement that is lowered until it is met proves nothing.",
      ru: "Требование, которое снизили, чтобы выполнить, ничего не доказывает."),
    fix: LocalizedText(
      en: "Lower a demand in a change of its own, agreed by those who answer for it.",
      ru: "Снижайте требование отдельным изменением, согласованным с теми, кто за него отвечает."))
  static let unreadable = RuleInfo(
    id: "GT006", name: LocalizedText(en: "The manifest can be read", ru: "Манифест читается"), severity: .error,
    phase: .evaluation,
    checks: LocalizedText(
      en: "The manifest is correct YAML of the described format.", ru: "Манифест — верный YAML описанного вида."),
    why: LocalizedText(
      en: "What cannot be read is not judged, and never passes.",
      ru: "То, что не читается, не оценивается и не проходит."),
    fix: LocalizedText(
      en: "Correct the places named; `dossier check` lists all of them.",
      ru: "Исправьте указанные места; `dossier check` назовёт все."))
  static let rowsChanged = RuleInfo(
    id: "GT007",
    name: LocalizedText(en: "A change does not choose its rows", ru: "Изменение не выбирает себе строки"),
    severity: .error, phase: .dataPreparation,
    checks: LocalizedText(
      en:
        "Rows of evaluations, trials and histories in both revisions: none taken out or edited; baselines not worse on the same rows.",
      ru:
        "Строки оценок, экспериментов и историй обеих ревизий: не убраны и не исправлены; базовые решения на них не хуже."
    ),
    why: LocalizedText(
      en: "Who takes out the rows a model fails on, or edits their truth, gets any metric.",
      ru: "Кто убирает трудные строки или правит их истину, получит любую метрику."),
    fix: LocalizedText(
      en: "Change the data or the baseline in a change of its own, with the reason and the new values.",
      ru: "Меняйте данные и базовое решение отдельным изменением, с причиной и новыми значениями."))
  static let all = [nothingChecked, sameRevision, metricWorse, baseUnreadable, loosened, unreadable, rowsChanged]
}
