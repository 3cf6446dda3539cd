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
    if let contradiction = item.contradiction {
      // A bare name may be of the rows of training or validation.
      check.outcome = contradiction.isOfTest ? .notMet : .condition
      check.reason = item.words(contradiction)
      if contradiction.isOfTest { check.rank = min(check.rank, .claimed) }
      judgement.fault(
        check, rule: Self.id, severity: contradiction.isOfTest ? .error : .warning,
        help: LocalizedText(
          en: "Name the run of this model, or find out why the two differ.",
          ru: "Укажите прогон этой модели или выясните, почему они расходятся."))
      return
    }
    if let old = item.longBefore {
      check.outcome = .condition
      check.reason = old
      judgement.fault(
        check, rule: Self.staleInfo.id, severity: .warning,
        help: LocalizedText(
          en: "Run the tests again, and name the new report.", ru: "Запустите тесты снова и укажите новый отчёт."))
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
  private let subject: Subject

  private var asOf: CalendarDate { subject.asOf }
  private var project: Project { subject.project }

  init(_ evidence: TaskEvidence, _ result: EvidenceResult, _ subject: Subject) {
    self.evidence = evidence
    self.result = result
    self.subject = subject
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

  /// The day that the evidence is of. A report of tests may be some days older than the commit of what was tested.
  private var given: CalendarDate? {
    if case .tests = result.content { evidence.on } else { evidence.on ?? result.date }
  }

  /// Days that pass between a run of tests and the commit of what was tested.
  private static let committing = 7
  /// Days between the work and the signature after which somebody signs what is long past.
  private static let longPast = 365

  /// Why the evidence no longer speaks of what is there; nil where it does, or where nothing is known.
  var stale: LocalizedText? {
    switch result.content {
    case .pipeline(let lock) where !lock.changed.isEmpty: return changed(lock.changed)
    case .revision(let revision) where !revision.changed.isEmpty: return changed(revision.changed)
    case .document(let facts):
      if let rewritten = facts.rewriting.flatMap(rewritten) { return rewritten }
    default: break
    }
    guard let subject = result.subject else { return nil }
    if let stated = subject.stated {
      guard stated != subject.current else { return nil }
      return LocalizedText(
        en: "stale: \(subject.path) is not the file that this evidence was given for",
        ru: "устарело: \(subject.path) — не тот файл, для которого получено свидетельство")
    }
    guard let changedOn = subject.changedOn else { return nil }
    if case .tests = result.content, let day = result.date, changedOn.isLater(than: day, byMoreThan: Self.committing) {
      return outdated(subject.path, changedOn, given: day)
    }
    guard let given, given < changedOn else { return nil }
    return outdated(subject.path, changedOn, given: given)
  }

  private func outdated(_ path: String, _ changedOn: CalendarDate, given: CalendarDate) -> LocalizedText {
    .write { pen in
      let day = pen.dates.long(changedOn)
      let own = pen.dates.long(given)
      return pen.say(
        en: "stale: \(path) changed on \(day), the evidence is of \(own)",
        ru: "устарело: \(path) изменён \(day), свидетельство от \(own)")
    }
  }

  /// A document that was changed after its day is not what was signed.
  private func rewritten(_ rewriting: DocumentRewriting) -> LocalizedText? {
    guard let signed = evidence.on else { return nil }
    // What is not committed yet was written by the day of the report, and may have been signed then.
    guard rewriting.on != nil || asOf.isLater(than: signed, byMoreThan: DocumentRewriting.grace) else { return nil }
    return .write { pen in
      let own = pen.dates.long(signed)
      guard let day = rewriting.on.map(pen.dates.long) else {
        return pen.say(
          en: "stale: \(result.name) is of \(own) and has changes that are not committed",
          ru: "устарело: \(result.name) от \(own), и в нём есть незафиксированные изменения")
      }
      return pen.say(
        en: "stale: \(result.name) was changed on \(day), it was signed on \(own)",
        ru: "устарело: \(result.name) изменён \(day), а подписан \(own)")
    }
  }

  /// A report that was old already when somebody signed it.
  var longBefore: LocalizedText? {
    guard case .tests = result.content, let day = result.date, let signed = evidence.on,
      signed.isLater(than: day, byMoreThan: Self.longPast)
    else { return nil }
    return .write { pen in
      pen.say(
        en: "\(result.name) is of \(pen.dates.long(day)), more than a year before it was signed",
        ru: "\(result.name) от \(pen.dates.long(day)), больше чем за год до подписи")
    }
  }

  /// A metric of a tracked run that does not fit what was measured.
  var contradiction: RunMetrics.Contradiction? {
    guard case .run(let run) = result.content else { return nil }
    var model: String?
    if case .model(let id)? = evidence.of?.target { model = id.value }
    return RunMetrics(subject, model: model).contradiction(in: run)
  }

  func words(_ contradiction: RunMetrics.Contradiction) -> LocalizedText {
    .write { pen in
      let logged = pen.value(contradiction.logged, of: contradiction.metric, unit: nil)
      let measured = pen.estimate(contradiction.measured, of: contradiction.metric, unit: nil)
      return pen.say(
        en: "\(result.name): the run logged \(contradiction.name) \(logged), measured \(measured)",
        ru: "\(result.name): в прогоне \(contradiction.name) \(logged), измерено \(measured)")
    }
  }

  private func changed(_ paths: [String]) -> LocalizedText {
    let list = paths.prefix(3).joined(separator: ", ") + (paths.count > 3 ? ", …" : "")
    return LocalizedText(
      en: "stale: \(list) differs from what \(result.name) speaks of",
      ru: "устарело: \(list) отличается от того, о чём говорит \(result.name)")
  }

  var wrongDate: LocalizedText? {
    // The time stamps of test reports have no time zone.
    var given = result.date
    if case .tests = result.content, let day = given, !day.isLater(than: asOf, byMoreThan: 1) { given = nil }
    for date in [evidence.on, given].compactMap({ $0 }) where asOf < date {
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
