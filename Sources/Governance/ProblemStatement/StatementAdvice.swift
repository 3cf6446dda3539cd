import Manifest
import Wording

/// Explains what is missing, with an example made from the project's own fields where it has them.
public enum StatementAdvice {
  public static func title(_ element: StatementElement) -> LocalizedText {
    switch element {
    case .decision: LocalizedText(en: "the decision", ru: "решение, которое принимают")
    case .users: LocalizedText(en: "who decides with it", ru: "кто принимает решение")
    case .data: LocalizedText(en: "the data", ru: "данные")
    case .cadence: LocalizedText(en: "how often", ru: "как часто")
    case .output: LocalizedText(en: "the answer and its classes or unit", ru: "вид ответа, классы или единица")
    case .baseline: LocalizedText(en: "how it is done today", ru: "как это делают сегодня")
    case .target: LocalizedText(en: "how much better it has to become", ru: "насколько лучше должно стать")
    case .deadline: LocalizedText(en: "by when", ru: "к какому сроку")
    case .constraints: LocalizedText(en: "the constraints", ru: "ограничения")
    case .heterogeneity:
      LocalizedText(en: "where one rule may not fit all", ru: "где одно правило может не подойти всем")
    case .scope: LocalizedText(en: "what is left out", ru: "что остаётся вне рамок")
    }
  }

  /// What to add, as a line that can be put into the manifest.
  public static func example(_ element: StatementElement, for project: Project?) -> LocalizedText {
    let owner = project?.owner?.team
    let data = project?.catalog.first
    let evaluation = project?.evaluations.first
    let metric = evaluation?.metrics.first?.value.description ?? "roc_auc"
    let slice = evaluation?.slices.first?.parts.first?.column.value
    switch element {
    case .decision:
      let who = owner ?? "the team"
      return LocalizedText(
        en: "decision: Which cases \(who) works on first this week",
        ru: "decision: Какие случаи \(owner ?? "отдел") берёт в работу первыми на этой неделе")
    case .users:
      return LocalizedText(
        en: "stakeholders: {users: \(owner ?? "Retention desk")}",
        ru: "stakeholders: {users: \(owner ?? "Отдел удержания")}")
    case .data: return LocalizedText(verbatim: "data: [\(data?.id ?? "customers")]")
    case .cadence:
      return LocalizedText(
        en: "cadence: Data arrive nightly; it is decided every Monday",
        ru: "cadence: Данные приходят ночью, решают по понедельникам")
    case .output:
      let kind = evaluation?.task.rawValue ?? "binary"
      let positive = evaluation?.positive ?? "yes"
      return LocalizedText(
        verbatim: evaluation.map { $0.task == .binary } ?? true
          ? "output: {kind: binary, positive: \"\(positive)\"}" : "output: {kind: \(kind)}")
    case .baseline:
      let model = evaluation?.baseline?.value
      let end = model.map { ", model: \($0)" } ?? ""
      return LocalizedText(
        en: "baseline: {description: \"Oldest case first, right in 22% of cases\"\(end)}",
        ru: "baseline: {description: \"Сначала самые старые случаи, верно в 22 %\"\(end)}")
    case .target:
      return LocalizedText(
        verbatim:
          "target: {evaluation: \(evaluation?.id ?? "holdout"), metric: \(metric), improve: 20%, over: baseline, by: 2027-06-30}"
      )
    case .deadline: return LocalizedText(verbatim: "target: {…, by: 2027-06-30}")
    case .constraints:
      return data?.sensitivity == .personal
        ? LocalizedText(
          en: "constraints: [Personal data of \(data?.id ?? "customers") stay inside the company]",
          ru: "constraints: [Персональные данные \(data?.id ?? "клиентов") остаются внутри компании]")
        : LocalizedText(en: "constraints: [The answer is ready by 06:00]", ru: "constraints: [Ответ готов к 06:00]")
    case .heterogeneity: return LocalizedText(verbatim: "heterogeneity: [\(slice ?? "region")]")
    case .scope:
      return LocalizedText(
        en: "out_of_scope: [What is offered to the customer]", ru: "out_of_scope: [Что предлагают клиенту]")
    }
  }

  /// One sentence on a flaw.
  public static func describe(_ flaw: StatementFlaw) -> LocalizedText {
    switch flaw.kind {
    case .contradiction:
      LocalizedText(
        en: "the text says \(flaw.text ?? ""), the field `\(flaw.key ?? "")` says \(flaw.field ?? "")",
        ru: "в тексте \(flaw.text ?? ""), в поле `\(flaw.key ?? "")` — \(flaw.field ?? "")")
    case .vague:
      LocalizedText(en: "“\(flaw.quote)” cannot be checked", ru: "«\(flaw.quote)» нельзя проверить")
    case .solutionFirst:
      LocalizedText(
        en: "it begins with the solution: “\(flaw.quote.prefix(90))”",
        ru: "начинается с решения: «\(flaw.quote.prefix(90))»")
    }
  }
}
