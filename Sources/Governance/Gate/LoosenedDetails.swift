import Manifest
import Wording

/// What a change says less of: claims, tasks, what protects data, risks.
extension LoosenedDemands {
  /// A claim that is no longer made is no longer checked.
  func loosenedClaims(_ old: EvaluationSpec, _ new: EvaluationSpec) -> [Finding] {
    var found: [Finding] = []
    for claim in old.claims {
      guard let now = new.claims.first(where: { $0.metric == claim.metric }) else {
        found.append(
          finding(
            "\(new.id) no longer claims \(claim.metric.text)", "\(new.id) больше не заявляет \(claim.metric.text)",
            place("evaluations", new.id, "claims")))
        continue
      }
      // Rounding to fewer digits is seen in the report; a tolerance beyond it has to be agreed on.
      if now.tolerance > claim.tolerance * 1.01, now.isToleranceStated {
        found.append(
          finding(
            "\(new.id) allows \(claim.metric.text) to be off by more",
            "\(new.id): допуск \(claim.metric.text) расширен",
            now.location))
      }
    }
    if case .none = new.confidence.group, old.confidence.group != .none {
      found.append(
        finding(
          "\(new.id) counts rows as independent now", "\(new.id) теперь считает строки независимыми", new.location))
    } else if case .column = old.confidence.group, new.confidence.group == .fromCatalog {
      found.append(
        finding(
          "\(new.id) no longer says which rows depend on each other",
          "\(new.id) больше не говорит, какие строки зависят друг от друга", new.location))
    }
    if old.weight?.value != new.weight?.value {
      found.append(finding("\(new.id) weighs rows otherwise", "\(new.id) иначе взвешивает строки", new.location))
    }
    return found
  }

  /// A task whose evidence gave way to an exception or to words, asks for less, or whose exception was prolonged.
  func loosenedTasks() -> [Finding] {
    let now = after.phases.flatMap { phase in phase.tasks.map { (phase: phase.phase, task: $0) } }
    return before.phases.flatMap(\.tasks).compactMap { task -> Finding? in
      guard let new = now.first(where: { $0.task.id == task.id }) else { return nil }
      switch (task.state, new.task.state) {
      case (.evidence, .skipped):
        return finding(
          "the task \(task.id) had evidence and is skipped now",
          "у задачи \(task.id) было свидетельство, теперь она пропущена",
          new.task.location)
      case (.skipped(let was), .skipped(let skip)):
        guard let old = was.until, skip.until.map({ old < $0 }) ?? true else { return nil }
        return finding(
          "the exception for \(task.id) is prolonged", "исключение для \(task.id) продлено", new.task.location)
      case (.evidence(let was), .evidence(let evidence)):
        let place = place("phases", new.phase.rawValue, task.id, "evidence", "minimum")
        return loosened(task.id, was, evidence, at: place)
      case (.skipped, .evidence): return nil
      }
    }
  }

  private func loosened(
    _ task: String, _ old: TaskEvidence, _ new: TaskEvidence, at place: SourceLocation
  ) -> Finding? {
    if old.source != nil, new.source == nil {
      return finding(
        "the task \(task) had an artifact for evidence and has words now",
        "у задачи \(task) свидетельством был файл или запись, теперь — только слова", place)
    }
    guard case .cobertura(let was?) = old.source?.kind else { return nil }
    var least: Double?
    if case .cobertura(let minimum) = new.source?.kind { least = minimum }
    guard (least ?? 0) < was else { return nil }
    return .some(
      finding(
        "the coverage that \(task) asks for is lowered or gone",
        "покрытие, которого требует \(task), снижено или убрано",
        place))
  }

  /// What keeps splits apart and data safe.
  func loosenedData() -> [Finding] {
    var found: [Finding] = []
    for old in before.catalog {
      guard let new = after.catalog.first(where: { $0.id == old.id }) else { continue }
      for (name, was, now) in [
        ("key", old.key, new.key), ("group", old.group, new.group), ("time", old.time, new.time),
      ]
      where was != nil && now == nil {
        found.append(finding("\(new.id) has no \(name) any more", "у \(new.id) больше нет \(name)", new.location))
      }
      for (name, was, now) in [("origin", old.origin, new.origin), ("licence", old.licence, new.licence)]
      where was != nil && now == nil {
        found.append(finding("\(new.id) has no \(name) any more", "у \(new.id) больше нет \(name)", new.location))
      }
      if let was = old.licence, let now = new.licence, was != now {
        found.append(
          finding(
            "the licence of \(new.id) was “\(was)” and is “\(now)”",
            "лицензия \(new.id): была «\(was)», стала «\(now)»", new.licenceLocation ?? new.location,
            severity: .warning))
      }
      if let was = old.sensitivity, new.sensitivity.map({ $0.rank < was.rank }) ?? true {
        found.append(
          finding(
            "\(new.id) was \(was.rawValue) and is protected less now",
            "\(new.id): была чувствительность \(was.rawValue), теперь защита слабее", new.location))
      }
    }
    for old in before.infrastructure?.workloads ?? [] where old.sensitive {
      guard let new = after.infrastructure?.workloads.first(where: { $0.id == old.id }), !new.sensitive else {
        continue
      }
      found.append(
        finding("\(new.id) is no longer sensitive", "\(new.id) больше не отмечена как чувствительная", new.location))
    }
    return found
  }

  func loosenedRisks() -> [Finding] {
    before.risks.flatMap { old -> [Finding] in
      guard let new = after.risks.first(where: { $0.id == old.id }) else {
        return [finding("the risk \(old.id) is gone", "риск \(old.id) убран", place("risks"))]
      }
      var found: [Finding] = []
      if old.mitigation != nil, new.mitigation == nil {
        found.append(
          finding(
            "nothing is done about the risk \(old.id) any more", "с риском \(old.id) больше ничего не делают",
            new.location))
      }
      for (key, word, was, now) in [
        ("likelihood", "вероятность", old.likelihood, new.likelihood), ("impact", "ущерб", old.impact, new.impact),
      ] {
        guard let was, now.map({ $0 < was }) ?? true else { continue }
        let level = now.map { LocalizedText(verbatim: $0.rawValue) } ?? LocalizedText(en: "not rated", ru: "не указано")
        found.append(
          finding(
            "the \(key) of the risk \(old.id) was \(was.rawValue) and is \(level.en)",
            "\(word) риска \(old.id): было \(was.rawValue), стало \(level.ru)", place("risks", old.id, key)))
      }
      return found
    }
  }
}

extension Sensitivity {
  fileprivate var rank: Int {
    switch self {
    case .public: 0
    case .internal: 1
    case .confidential: 2
    case .personal: 3
    }
  }
}

extension Claim {
  /// True where the tolerance is wider than the rounding of the value as written.
  fileprivate var isToleranceStated: Bool {
    let decimals = text.split(separator: ".", maxSplits: 1).dropFirst().first?.prefix { $0.isNumber }.count ?? 0
    var rounding = text.contains("%") ? 0.005 : 0.5
    for _ in 0..<decimals { rounding /= 10 }
    return tolerance > rounding * 1.01
  }
}
