import Manifest
import Measurements
import Wording

/// Evidence that was opened has to be what it is said to be, to hold, and to speak of what is there now.
struct EvidenceHolds: Rule {
  static let info = RuleInfo(
    id: "PH002", name: LocalizedText(en: "Evidence holds", ru: "Свидетельство подтверждается"), severity: .error,
    phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en:
        "Files and runs named as evidence are opened: they exist, are no stubs, belong to this project, and say what is claimed.",
      ru:
        "Файлы и запуски, названные свидетельством, открываются: они есть, это не заготовки, они об этом проекте и говорят то, что заявлено."
    ),
    why: LocalizedText(
      en: "A ticked task without anything behind it is a promise.",
      ru: "Отмеченная задача, за которой ничего нет, — только обещание."),
    fix: LocalizedText(
      en: "Name evidence that can be opened and that shows what it is said to show.",
      ru: "Укажите свидетельство, которое можно открыть и которое показывает то, что о нём сказано."))
  static let staleInfo = RuleInfo(
    id: "PH003",
    name: LocalizedText(
      en: "Evidence speaks of what is there now", ru: "Свидетельство относится к тому, что есть сейчас"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "The digest and dates of what the evidence was given for, against the files.",
      ru: "Дайджест и даты того, для чего дано свидетельство, против файлов."),
    why: LocalizedText(
      en: "A test of last month's model says nothing of today's.",
      ru: "Проверка прошлой модели ничего не говорит о нынешней."),
    fix: LocalizedText(
      en: "Give the evidence anew for what is there now, and update `on` and `of.digest`.",
      ru: "Получите свидетельство заново и обновите `on` и `of.digest`."))
  static let dateInfo = RuleInfo(
    id: "PH004", name: LocalizedText(en: "Evidence is not from the future", ru: "Свидетельство не из будущего"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "`on` is not after the day of the report, nor before what it speaks of.",
      ru: "`on` не позже дня отчёта и не раньше того, о чём говорит."),
    why: LocalizedText(en: "What has not happened proves nothing.", ru: "Несостоявшееся ничего не доказывает."),
    fix: LocalizedText(en: "Correct the date.", ru: "Исправьте дату."))
  static let infos = [info, staleInfo, dateInfo]

  func judge(_ subject: Subject, into judgement: inout Judgement) {
    for result in subject.measurements.evidence {
      let task = subject.project.phases.first { $0.phase == result.phase }?.tasks.first { $0.id == result.task }
      guard let task, case .evidence(let evidence) = task.state else { continue }
      judge(result, EvidenceCase(evidence, result, subject), into: &judgement)
    }
  }

  private func judge(_ result: EvidenceResult, _ item: EvidenceCase, into judgement: inout Judgement) {
    let statement = LocalizedText(verbatim: TaskEntry.title(of: result.task))
    let verdict = EvidenceVerdict(result.content, name: result.name)
    var check = Check(
      outcome: .met, statement: statement, reason: verdict.reason, rank: item.rank(verdict), phase: result.phase,
      location: result.location)
    switch verdict.state {
    case .holds: break
    case .absent, .fails:
      check.outcome = .notMet
      judgement.fault(check, rule: Self.id, severity: .error, help: verdict.help)
      return
    case .doubtful:
      check.outcome = .condition
      judgement.fault(check, rule: Self.id, severity: .warning, help: verdict.help)
      return
    case .unchecked:
      check.outcome = .open
      check.rank = .missing
      judgement.fault(check, rule: Self.id, severity: .error, help: verdict.help, incomplete: true)
      return
    }
    if let other = item.otherProject {
      check.outcome = .notMet
      check.reason = other
      check.rank = .missing
      judgement.fault(
        check, rule: Self.id, severity: .error,
        help: LocalizedText(en: "Name this project's own document.", ru: "Укажите документ этого проекта."))
      return
    }
    if let stale = item.stale {
      check.outcome = .notMet
      check.reason = stale
      check.rank = min(check.rank, .claimed)
      judgement.fault(
        check, rule: Self.staleInfo.id, severity: .error,
        help: LocalizedText(
          en: "Give the evidence anew for what is there now, and update `on` and `of.digest`.",
          ru: "Получите свидетельство заново для того, что есть сейчас, и обновите `on` и `of.digest`."))
      return
    }
    if let wrong = item.wrongDate {
      check.outcome = .notMet
      check.reason = wrong
      check.rank = min(check.rank, .claimed)
      judgement.fault(
        check, rule: Self.dateInfo.id, severity: .error,
        help: LocalizedText(en: "Correct the date.", ru: "Исправьте дату."))
      return
    }
    check.reason = item.signature(after: verdict.reason)
    judgement.note(check)
  }
}

/// One piece of evidence beside what the manifest says of it.
private struct EvidenceCase {
  let evidence: TaskEvidence
  let result: EvidenceResult
  let asOf: CalendarDate
  let project: Project

  init(_ evidence: TaskEvidence, _ result: EvidenceResult, _ subject: Subject) {
    self.evidence = evidence
    self.result = result
    asOf = subject.asOf
    project = subject.project
  }

  /// A document that names another project in its front matter.
  var otherProject: LocalizedText? {
    guard case .document(let facts) = result.content, let named = facts.project, !isOwn(named) else { return nil }
    return LocalizedText(
      en: "\(result.name) speaks of the project \(named)", ru: "\(result.name) относится к проекту \(named)")
  }

  /// True of the project's id or title, or a longer or shorter form of either, whatever the case.
  private func isOwn(_ named: String) -> Bool {
    let name = Self.plain(named)
    return [project.id, project.title.value].map(Self.plain).contains { $0.contains(name) || name.contains($0) }
  }

  private static func plain(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// A document counts as attested only with a name and a day; what a machine wrote and this tool read is verified.
  func rank(_ verdict: EvidenceVerdict) -> EvidenceRank {
    switch result.content {
    case .absent, .unreadable: .missing
    case .document: evidence.by != nil && evidence.on != nil ? .attested : .claimed
    default: .verified
    }
  }

  private var given: CalendarDate? { evidence.on ?? result.date }

  /// Why the evidence no longer speaks of what is there; nil where it does, or where nothing is known.
  var stale: LocalizedText? {
    switch result.content {
    case .pipeline(let lock) where !lock.changed.isEmpty: return changed(lock.changed)
    case .revision(let revision) where !revision.changed.isEmpty: return changed(revision.changed)
    default: break
    }
    guard let subject = result.subject else { return nil }
    if let stated = subject.stated {
      guard stated != subject.current else { return nil }
      return LocalizedText(
        en: "stale: \(subject.path) is not the file that this evidence was given for",
        ru: "устарело: \(subject.path) — не тот файл, для которого получено свидетельство")
    }
    guard let given, let changedOn = subject.changedOn, given < changedOn else { return nil }
    return .write { pen in
      let day = pen.dates.long(changedOn)
      let own = pen.dates.long(given)
      return pen.say(
        en: "stale: \(subject.path) changed on \(day), the evidence is of \(own)",
        ru: "устарело: \(subject.path) изменён \(day), свидетельство от \(own)")
    }
  }

  private func changed(_ paths: [String]) -> LocalizedText {
    let list = paths.prefix(3).joined(separator: ", ") + (paths.count > 3 ? ", …" : "")
    return LocalizedText(
      en: "stale: \(list) differs from what \(result.name) speaks of",
      ru: "устарело: \(list) отличается от того, о чём говорит \(result.name)")
  }

  var wrongDate: LocalizedText? {
    for date in [evidence.on, result.date].compactMap({ $0 }) where asOf < date {
      return .write { pen in
        pen.say(
          en: "dated \(pen.dates.long(date)), which has not come yet",
          ru: "датировано \(pen.dates.long(date)), а этот день ещё не наступил")
      }
    }
    return nil
  }

  func signature(after reason: LocalizedText) -> LocalizedText {
    .write { pen in
      var parts = [reason[pen.language]]
      if let name = evidence.by { parts.append(name) }
      if let date = evidence.on { parts.append(pen.dates.long(date)) }
      return parts.joined(separator: ", ")
    }
  }
}
