import Manifest
import Measurements
import Wording

/// What the content of a piece of evidence says, in words.
struct EvidenceVerdict {
  enum State {
    case holds, fails, absent
    /// It holds, and there is something that a reviewer should see.
    case doubtful
    /// It could not be told whether it holds.
    case unchecked
  }

  var state: State
  var reason: LocalizedText
  var help: LocalizedText?

  private init(_ state: State, en: String, ru: String, help: LocalizedText? = nil) {
    self.state = state
    reason = LocalizedText(en: en, ru: ru)
    self.help = help
  }

  private init(_ state: State, _ reason: LocalizedText, help: LocalizedText? = nil) {
    self.state = state
    self.reason = reason
    self.help = help
  }

  init(_ content: EvidenceContent, name: String) {
    switch content {
    case .absent:
      self.init(
        .absent, en: "there is no file \(name)", ru: "файла \(name) нет",
        help: LocalizedText(
          en: "Add it to the project's folder, or correct its path.",
          ru: "Добавьте его в папку проекта или исправьте путь."))
    case .unreadable(let reason):
      self.init(
        .fails, en: "\(name) is not what it is said to be: \(reason)", ru: "\(name) — не то, чем назван: \(reason)",
        help: LocalizedText(
          en: "Name the right file and kind.", ru: "Укажите правильный файл и вид свидетельства."))
    case .document(let facts): self.init(facts, name)
    case .tests(let report): self.init(report, name)
    case .coverage(let report): self.init(report, name)
    case .analysis(let report): self.init(report, name)
    case .run(let run): self.init(run, name)
    case .pipeline(let lock): self.init(lock, name)
    case .transformations(let run): self.init(run, name)
    case .revision(let facts): self.init(facts, name)
    case .signature(let facts): self.init(facts, name)
    }
  }

  /// A text of fewer words says nothing that could be reviewed.
  static let fewestWords = 40
  /// Nor does one that repeats the same few.
  static let fewestDistinctWords = 20

  private init(_ facts: DocumentFacts, _ name: String) {
    let help = LocalizedText(
      en: "Write the document; a heading alone proves nothing.",
      ru: "Напишите документ: одни заголовки ничего не доказывают.")
    if let words = facts.words, words < Self.fewestWords {
      self.init(
        .fails,
        .write { pen in
          let forms = PluralForms(one: "слово", few: "слова", many: "слов")
          return pen.say(
            en: "\(name) is a stub: \(words) \(words == 1 ? "word" : "words")",
            ru: "\(name) — заглушка: \(words) \(forms.form(for: words, in: .ru))")
        }, help: help)
    } else if let words = facts.words, let distinct = facts.distinctWords, distinct < Self.fewestDistinctWords {
      self.init(
        .fails, en: "\(name) is a stub: \(words) words, \(distinct) of them different",
        ru: "\(name) — заглушка: слов \(words), из них разных \(distinct)", help: help)
    } else if !facts.placeholders.isEmpty {
      let list = facts.placeholders.prefix(3).map { "“\($0)”" }.joined(separator: ", ")
      self.init(.fails, en: "\(name) is unfinished: \(list)", ru: "\(name) не дописан: \(list)", help: help)
    } else {
      self.init(.holds, LocalizedText(verbatim: name))
    }
  }

  private init(_ report: TestReport, _ name: String) {
    if let contradiction = report.contradiction {
      self.init(contradiction, name)
      return
    }
    self.init(
      report.proves ? .holds : .fails, .write { pen in "\(name): \(report.outcome(pen))" }, help: report.help)
  }

  private init(_ contradiction: TestReport.Contradiction, _ name: String) {
    let help = LocalizedText(
      en: "Name the report as the test run wrote it.", ru: "Укажите отчёт в том виде, в каком его записал прогон.")
    switch contradiction {
    case .failuresWithoutCase(let count):
      self.init(
        .fails, en: "\(name): the totals tell of \(count) failed, and no case shows it",
        ru: "\(name): в итогах непройденных \(count), а среди тестов таких нет", help: help)
    case .missingCases(let count):
      self.init(
        .fails, en: "\(name): the totals tell of \(count) more tests than there are cases",
        ru: "\(name): в итогах тестов на \(count) больше, чем в самом отчёте", help: help)
    }
  }

  private init(_ report: CoverageReport, _ name: String) {
    if let contradiction = report.contradiction {
      self.init(contradiction, name)
      return
    }
    let enough = report.lineRate.map { $0 >= report.minimum ?? 0 } ?? false
    self.init(
      enough ? .holds : .fails,
      .write { pen in
        guard let rate = report.lineRate else {
          return pen.say(en: "\(name): no line was counted", ru: "\(name): не учтено ни одной строки")
        }
        let share = pen.numbers.percent(rate)
        let wanted = report.minimum.map { pen.numbers.percent($0) }
        return pen.say(
          en: "\(name): \(share) of lines covered" + (wanted.map { ", \($0) asked for" } ?? ""),
          ru: "\(name): покрыто строк \(share)" + (wanted.map { ", требуется \($0)" } ?? ""))
      },
      help: LocalizedText(en: "Test what is not covered.", ru: "Покройте тестами то, что не покрыто."))
  }

  private init(_ contradiction: CoverageReport.Contradiction, _ name: String) {
    let help = LocalizedText(
      en: "Measure the coverage of the code that is there, and name the report as it was written.",
      ru: "Измерьте покрытие имеющегося кода и укажите отчёт в том виде, в каком он записан.")
    switch contradiction {
    case .filesNotHere(let first):
      self.init(
        .fails,
        en: "\(name): most of its lines are of files that are not here, such as \(first)",
        ru: "\(name): большая часть строк — из файлов, которых здесь нет, например \(first)", help: help)
    case .lineBeyondEnd(let path, let line, let length):
      self.init(
        .fails, en: "\(name): it counts line \(line) of \(path), which has \(length)",
        ru: "\(name): учтена строка \(line) файла \(path), а в нём строк \(length)", help: help)
    case .uncoveredTakenOut(let count):
      self.init(
        .fails, en: "\(name): its head tells of \(count) more lines not covered than it shows",
        ru: "\(name): в заголовке непокрытых строк на \(count) больше, чем в самом отчёте", help: help)
    }
  }

  private init(_ report: AnalysisReport, _ name: String) {
    guard report.complete else {
      self.init(
        .unchecked, en: "\(name): the analysis did not run to its end: it failed, or has no results",
        ru: "\(name): анализ не был доведён до конца: прерван или не записал результатов",
        help: LocalizedText(
          en: "Name the log of a run that ended; one that found nothing has an empty list of results.",
          ru: "Укажите журнал завершённого прогона; если ничего не найдено, список результатов в нём пуст."))
      return
    }
    let tools = report.tools.joined(separator: ", ")
    self.init(
      report.errors == 0 ? .holds : .fails,
      en: "\(name): \(tools), \(report.errors) errors, \(report.warnings) warnings",
      ru: "\(name): \(tools), ошибок: \(report.errors), предупреждений: \(report.warnings)",
      help: LocalizedText(en: "Mend what the analysis found.", ru: "Исправьте то, что нашёл анализ."))
  }

  private init(_ run: TrackedRun, _ name: String) {
    let title = run.title ?? run.id
    if run.deleted {
      self.init(.fails, en: "\(name): the run \(title) was deleted", ru: "\(name): прогон \(title) удалён")
    } else if run.endsBeforeStart {
      self.init(
        .fails, en: "\(name): the run \(title) ended before it started",
        ru: "\(name): прогон \(title) закончился раньше, чем начался",
        help: LocalizedText(
          en: "Name the run as MLflow recorded it.", ru: "Укажите прогон в том виде, в каком его записал MLflow."))
    } else if run.status != .finished {
      self.init(
        .fails, en: "\(name): the run \(title) is \(run.status.rawValue)",
        ru: "\(name): состояние прогона \(title) — \(run.status.rawValue)",
        help: LocalizedText(en: "Name a run that finished.", ru: "Укажите завершившийся прогон."))
    } else {
      self.init(
        .holds, en: "\(name): run \(title) finished, \(run.metrics.count) metrics",
        ru: "\(name): прогон \(title) завершён, метрик: \(run.metrics.count)")
    }
  }

  private init(_ lock: PipelineLock, _ name: String) {
    if lock.stages.isEmpty {
      self.init(.fails, en: "\(name): there is no such stage", ru: "\(name): такого шага нет")
    } else if lock.unchanged.isEmpty, lock.changed.isEmpty {
      self.init(
        .unchecked, en: "\(name): none of the files it names is here",
        ru: "\(name): ни одного из названных файлов здесь нет",
        help: LocalizedText(en: "Run dvc pull first.", ru: "Сначала выполните dvc pull."))
    } else {
      self.init(
        .holds,
        en: "\(name): \(lock.unchanged.count) files are as locked"
          + (lock.unknown.isEmpty ? "" : ", \(lock.unknown.count) could not be compared"),
        ru: "\(name): файлов без изменений: \(lock.unchanged.count)"
          + (lock.unknown.isEmpty ? "" : ", не сверено: \(lock.unknown.count)"))
    }
  }

  private init(_ run: TransformationRun, _ name: String) {
    if let first = run.contradicted.first {
      self.init(
        .fails, en: "\(name): \(first) is said to pass and has failing rows",
        ru: "\(name): \(first) отмечен пройденным, а строки с ошибками есть",
        help: LocalizedText(
          en: "Name the results as dbt wrote them.", ru: "Укажите результаты в том виде, в каком их записал dbt."))
      return
    }
    let ran = run.passed + run.warned
    let first = run.failed.first.map { ": \($0)" } ?? ""
    let proves = run.failed.isEmpty && ran > 0 && run.skipped <= ran && !run.onlySkippedTests
    self.init(
      proves ? run.warned + run.skipped > 0 ? .doubtful : .holds : .fails,
      en: "\(name): \(run.passed) passed, \(run.warned) warned, \(run.failed.count) failed\(first)"
        + (run.skipped > 0 ? ", \(run.skipped) skipped" : ""),
      ru: "\(name): пройдено \(run.passed), предупреждений \(run.warned), не пройдено \(run.failed.count)\(first)"
        + (run.skipped > 0 ? ", не запускалось \(run.skipped)" : ""),
      help: LocalizedText(
        en: "Mend the models and tests that failed, and run dbt again, all of its tests.",
        ru: "Исправьте непройденные модели и тесты и запустите dbt снова, со всеми тестами."))
  }

  private init(_ facts: RevisionFacts, _ name: String) {
    guard let commit = facts.commit else {
      self.init(
        .unchecked, en: "this repository has no revision \(name)", ru: "в этом репозитории нет ревизии \(name)",
        help: LocalizedText(
          en: "Fetch it (git fetch --tags), or correct its name.",
          ru: "Загрузите её (git fetch --tags) или исправьте имя."))
      return
    }
    self.init(.holds, LocalizedText(verbatim: "\(name) (\(commit.prefix(12)))"))
  }

  private init(_ facts: SignatureFacts, _ name: String) {
    switch facts.outcome {
    case .valid:
      self.init(.holds, en: "\(name), signed by \(facts.signer)", ru: "\(name), подписано: \(facts.signer)")
    case .invalid:
      self.init(
        .fails, en: "\(name) is not what \(facts.signer) signed",
        ru: "\(name) — не то, что подписал(а) \(facts.signer)",
        help: LocalizedText(en: "Have it signed again.", ru: "Подпишите его заново."))
    case .unknownSigner:
      self.init(
        .fails, en: "\(name): policy.signers names no \(facts.signer)",
        ru: "\(name): в policy.signers нет \(facts.signer)",
        help: LocalizedText(
          en: "Add the public key to dossier.yaml, in a change of its own.",
          ru: "Добавьте открытый ключ в dossier.yaml отдельным изменением."))
    case .unreadable(let reason):
      self.init(
        .unchecked, en: "the signature of \(name) could not be read: \(reason)",
        ru: "подпись файла \(name) прочитать не удалось: \(reason)")
    }
  }
}
