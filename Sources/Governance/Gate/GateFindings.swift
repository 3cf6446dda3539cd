import Manifest
import Wording

/// What the gate itself finds: about the base revision, and about having checked nothing.
public enum GateFindings {
  static let nothingCheckedID = GateRules.nothingChecked.id
  static let sameRevisionID = GateRules.sameRevision.id
  static let metricWorseID = GateRules.metricWorse.id
  static let baseUnreadableID = GateRules.baseUnreadable.id
  static let loosenedID = GateRules.loosened.id
  static let unreadableID = GateRules.unreadable.id
  static let rowsChangedID = GateRules.rowsChanged.id

  static func noProjects() -> Finding {
    Finding(
      rule: nothingCheckedID, severity: .error,
      message: LocalizedText(en: "There is no project to check", ru: "Нет ни одного проекта для проверки"),
      help: LocalizedText(
        en:
          "Start in the folder that holds Projects/, or name it with --projects; a gate that checks nothing passes nothing.",
        ru:
          "Запустите в папке, где лежит Projects/, или укажите её в --projects: проверка без предмета ничего не пропускает."
      ),
      incomplete: true)
  }

  static func nothingChecked(_ project: Project) -> Finding {
    Finding(
      rule: nothingCheckedID, severity: .error,
      message: LocalizedText(
        en: "Nothing in this project could be judged: it declares nothing that can be checked",
        ru: "В этом проекте нечего оценить: он не объявляет ничего, что можно проверить"),
      help: LocalizedText(
        en: "Declare an evaluation with a claim or a requirement, or the evidence of a task.",
        ru: "Опишите оценку с требованием или заявленным значением либо свидетельство задачи."),
      location: project.location, incomplete: true)
  }

  static func sameRevision(_ base: GateRevision) -> Finding {
    Finding(
      rule: sameRevisionID, severity: .error,
      message: LocalizedText(
        en: "The base \(base.name) is the revision that is checked: a comparison with itself finds nothing",
        ru: "База \(base.name) и есть проверяемая ревизия: сравнение с самой собой ничего не покажет"),
      help: LocalizedText(
        en: "Name the branch that the change goes into with --base, or leave --base out.",
        ru: "Укажите в --base ветку, в которую вносится изменение, или не указывайте --base."),
      incomplete: true)
  }

  /// A revision that was asked for and is not there.
  public static func baseUnreadable(_ base: GateRevision, reason: String, help: String?) -> Finding {
    Finding(
      rule: baseUnreadableID, severity: .error,
      message: LocalizedText(
        en: "The revision \(base.name) could not be read: \(reason)",
        ru: "Ревизию \(base.name) прочитать не удалось: \(reason)"),
      help: help.map { LocalizedText(verbatim: $0) }, incomplete: true)
  }

  /// The base's own fault: the change that mends it has to be able to pass.
  static func baseNotMeasured(_ base: GateRevision, _ id: String, reason: String, at location: SourceLocation)
    -> Finding
  {
    Finding(
      rule: baseUnreadableID, severity: .warning,
      message: LocalizedText(
        en: "At \(base.name), \(id) could not be measured, so there is nothing to compare with: \(reason)",
        ru: "В ревизии \(base.name) не удалось измерить \(id), поэтому сравнивать не с чем: \(reason)"),
      location: location)
  }

  /// Something that is wrong with a manifest or with `dossier.yaml`.
  public static func unreadable(_ diagnostic: Diagnostic) -> Finding {
    var help: [String] = []
    if let expected = diagnostic.expected { help.append("expected: \(expected)") }
    if let text = diagnostic.help { help.append(text) }
    return Finding(
      rule: unreadableID, severity: diagnostic.severity == .error ? .error : .warning,
      message: LocalizedText(verbatim: diagnostic.message),
      help: help.isEmpty ? nil : LocalizedText(verbatim: help.joined(separator: "; ")), location: diagnostic.location)
  }
}
