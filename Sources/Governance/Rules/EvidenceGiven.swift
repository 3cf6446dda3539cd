import Manifest
import Measurements
import Wording

/// A document named as evidence has to be there; a task left out needs a reason, an approver and a date that has not passed.
struct EvidenceGiven: Rule {
  static let info = RuleInfo(
    id: "PH001",
    name: LocalizedText(
      en: "Evidence is there, and exceptions are approved and current",
      ru: "Доказательства на месте, исключения согласованы и не истекли"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en:
        "Documents named as evidence exist, test reports pass, skipped tasks have an approver and a date that has not passed.",
      ru: "Документы существуют, отчёты о тестах успешны, у пропущенных задач есть согласующий и непросроченная дата."),
    why: LocalizedText(
      en: "Evidence that is not there proves nothing.", ru: "Отсутствующее доказательство ничего не доказывает."),
    fix: LocalizedText(
      en: "Add the document, mend the tests, or have the exception approved again.",
      ru: "Добавьте документ, исправьте тесты или согласуйте исключение заново."))

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    let documents = Set(subject.measurements.documents.map(\.path))
    let reports = subject.measurements.testReports
    let opened = Set(subject.measurements.evidence.map { [$0.phase.rawValue, $0.task] })
    for entry in subject.project.phases {
      for task in entry.tasks where !opened.contains([entry.phase.rawValue, task.id]) {
        switch task.state {
        case .evidence(let evidence):
          if let path = evidence.path, let report = reports.first(where: { $0.path == path.value }) {
            judge(task, report, path.location, entry.phase, into: &judgement)
          } else {
            judge(task, evidence, entry.phase, documents: documents, into: &judgement)
          }
        case .skipped(let waiver):
          judge(task, waiver, entry.phase, asOf: subject.asOf, into: &judgement)
        }
      }
    }
  }

  private func judge(
    _ task: TaskEntry, _ evidence: TaskEvidence, _ phase: Phase, documents: Set<String>,
    into judgement: inout Judgement
  ) {
    let statement = ProcessCatalogue.title(of: task.id, in: phase)
    guard let path = evidence.path else {
      judgement.note(
        Check(
          outcome: .open, statement: statement,
          reason: LocalizedText(verbatim: evidence.text ?? ""), rank: .claimed, phase: phase, location: task.location))
      return
    }
    if documents.contains(path.value) {
      let named = evidence.by != nil && evidence.on != nil
      judgement.note(
        Check(
          outcome: .met, statement: statement, reason: signature(evidence, path.value),
          rank: named ? .attested : .claimed, phase: phase, location: path.location))
    } else {
      judgement.fault(
        Check(
          outcome: .notMet, statement: statement,
          reason: LocalizedText(en: "there is no file \(path.value)", ru: "файла \(path.value) нет"), rank: .missing,
          phase: phase, location: path.location),
        rule: id, severity: .error,
        help: LocalizedText(
          en: "Add the document to the project's folder, or correct its path.",
          ru: "Добавьте документ в папку проекта или исправьте путь."))
    }
  }

  /// A test report is read and counted, so what it proves is verified and not merely attested.
  private func judge(
    _ task: TaskEntry, _ report: TestReport, _ location: SourceLocation, _ phase: Phase, into judgement: inout Judgement
  ) {
    let check = Check(
      outcome: report.proves ? .met : .notMet, statement: ProcessCatalogue.title(of: task.id, in: phase),
      reason: .write { pen in "\(report.path): \(report.outcome(pen))" }, rank: .verified, phase: phase,
      location: location)
    guard !report.proves else {
      judgement.note(check)
      return
    }
    judgement.fault(check, rule: id, severity: .error, help: report.help)
  }

  private func judge(
    _ task: TaskEntry, _ waiver: Waiver, _ phase: Phase, asOf: CalendarDate, into judgement: inout Judgement
  ) {
    let expired = waiver.until.map { $0 < asOf } ?? false
    let check = Check(
      outcome: expired || waiver.approvedBy == nil ? .notMet : .open,
      statement: ProcessCatalogue.title(of: task.id, in: phase),
      reason: .write { pen in
        var text = pen.say(en: "left out: \(waiver.reason)", ru: "не выполняется: \(waiver.reason)")
        if let name = waiver.approvedBy { text += pen.say(en: "; approved by \(name)", ru: "; согласовано: \(name)") }
        if let date = waiver.until {
          let day = pen.dates.long(date)
          text +=
            expired
            ? pen.say(en: "; only until \(day), which has passed", ru: "; только до \(day), срок прошёл")
            : pen.say(en: "; until \(day)", ru: "; до \(day)")
        }
        return text
      },
      rank: waiver.approvedBy == nil ? .missing : .claimed, phase: phase, location: task.location)
    guard check.outcome == .notMet else {
      judgement.note(check)
      return
    }
    judgement.fault(
      check, rule: id, severity: .error,
      help: LocalizedText(
        en: "Do the task, or have the exception approved again with a new date.",
        ru: "Выполните задачу или согласуйте исключение заново с новой датой."))
  }

  private func signature(_ evidence: TaskEvidence, _ path: String) -> LocalizedText {
    .write { pen in
      var parts = [path]
      if let name = evidence.by { parts.append(name) }
      if let date = evidence.on { parts.append(pen.dates.long(date)) }
      return parts.joined(separator: ", ")
    }
  }
}

extension TaskEntry {
  var evidence: TaskEvidence? {
    guard case .evidence(let evidence) = state else { return nil }
    return evidence
  }

  var waiver: Waiver? {
    guard case .skipped(let waiver) = state else { return nil }
    return waiver
  }

  /// The id as words: `data-quality` is "Data quality".
  static func title(of id: String) -> String {
    let words = id.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
