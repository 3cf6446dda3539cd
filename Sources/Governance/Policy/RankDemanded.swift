import Manifest
import Wording

/// The policy says how well the tasks of a phase have to be proven.
struct RankDemanded {
  static let id = PolicyRules.rank.id

  let policy: Policy

  /// - Parameter checks: what the rules said of the project.
  func findings(_ checks: [Check], _ project: Project) -> [Finding] {
    var found: [Finding] = []
    for phase in Phase.allCases where phase <= project.phase.value {
      let own = checks.filter { $0.phase == phase }
      found += project.phases.filter { $0.phase == phase }.flatMap(\.tasks)
        .compactMap { finding($0, phase, checks: own, project) }
      guard let demanded = policy.ranks[phase],
        !own.contains(where: { $0.outcome != .notMet && $0.rank >= demanded })
      else { continue }
      found.append(missing(phase, demanded, strongest: own.map(\.rank).max() ?? .missing, project))
    }
    return found
  }

  private func finding(_ task: TaskEntry, _ phase: Phase, checks: [Check], _ project: Project) -> Finding? {
    guard case .evidence = task.state, let demanded = policy.tasks[task.id] ?? policy.ranks[phase] else { return nil }
    let path = project.keys.path(at: task.location)
    let own = checks.filter { check in
      guard let place = check.location else { return false }
      if place == task.location { return true }
      guard let path, let other = project.keys.path(at: place) else { return false }
      return other == path || other.hasPrefix(path + ".")
    }
    // Advice about the entry, such as a name that the process does not know, says nothing of what the evidence proves.
    let rank = own.filter { $0.rank > .missing || $0.outcome == .notMet }.map(\.rank).min() ?? .missing
    guard rank < demanded else { return nil }
    let statement = TaskEntry.title(of: task.id)
    return Finding(
      rule: Self.id, severity: .error,
      message: .write { pen in
        let has = Words.rank(rank)[pen.language].lowercased()
        let wants = Words.rank(demanded)[pen.language].lowercased()
        return pen.say(
          en: "\(statement): the evidence is \(has), the policy asks for \(wants)",
          ru: "\(statement): ранг свидетельства — «\(has)», политика требует «\(wants)»")
      },
      help: Self.help(demanded), location: task.location)
  }

  private func missing(_ phase: Phase, _ demanded: EvidenceRank, strongest: EvidenceRank, _ project: Project) -> Finding
  {
    Finding(
      rule: Self.id, severity: .error,
      message: .write { pen in
        let name = Words.phase(phase)[pen.language]
        let has = Words.rank(strongest)[pen.language].lowercased()
        let wants = Words.rank(demanded)[pen.language].lowercased()
        return pen.say(
          en: "\(name): nothing in this phase is \(wants) or better, as the policy asks; the strongest is \(has)",
          ru:
            "\(name): на этом этапе нет ничего с рангом не ниже «\(wants)», как требует политика; самый высокий — «\(has)»"
        )
      },
      help: Self.help(demanded),
      location: project.phases.first { $0.phase == phase }?.location ?? project.phase.location)
  }

  private static func help(_ demanded: EvidenceRank) -> LocalizedText {
    switch demanded {
    case .measured:
      LocalizedText(
        en: "Let the tool measure it: declare an evaluation with a requirement or a claim.",
        ru: "Пусть это измерит инструмент: опишите оценку с требованием или заявленным значением.")
    case .verified:
      LocalizedText(
        en: "Name an artifact that can be checked: a test report, a tracked run, a signed file.",
        ru: "Укажите то, что можно проверить: отчёт о тестах, записанный прогон, подписанный файл.")
    case .attested:
      LocalizedText(
        en: "Name a document with `evidence`, and say who stands for it (`by`) and since when (`on`).",
        ru: "Укажите документ в `evidence`, а также кто за него отвечает (`by`) и с какого дня (`on`).")
    case .claimed, .missing:
      LocalizedText(en: "Say in words what was done.", ru: "Опишите словами, что сделано.")
    }
  }
}
