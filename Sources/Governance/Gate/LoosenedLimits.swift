import Manifest
import Wording

/// What a change allows more of in use: drift, latency, places; and what it plans less of.
extension LoosenedDemands {
  func loosenedDrift() -> [Finding] {
    guard let old = before.monitoring?.drift else { return [] }
    let new = after.monitoring?.drift
    var found: [Finding] = []
    for (key, was, now) in [("fail", old.fail, new?.fail), ("warn", old.warn, new?.warn)] {
      guard let was, now.map({ $0.measure != was.measure || $0.value > was.value }) ?? true else { continue }
      found.append(
        finding(
          "the drift limit `\(key)` is raised or gone", "предел дрейфа `\(key)` поднят или убран",
          place("monitoring", "drift", key)))
    }
    guard case .listed(let was) = old.columns, case .listed(let now)? = new?.columns else { return found }
    let gone = was.map(\.value).filter { name in !now.contains { $0.value == name } }
    if !gone.isEmpty {
      let names = gone.joined(separator: ", ")
      found.append(
        finding(
          "the drift of \(names) is no longer watched", "за дрейфом \(names) больше не следят",
          place("monitoring", "drift", "columns")))
    }
    return found
  }

  func loosenedInfrastructure() -> [Finding] {
    guard let old = before.infrastructure else { return [] }
    return old.workloads.flatMap { loosened($0) } + loosenedCostLimits(old.limits)
  }

  private func loosened(_ old: Workload) -> [Finding] {
    func at(_ key: String) -> SourceLocation { place("infrastructure", "workloads", old.id, key) }
    guard let new = after.infrastructure?.workloads.first(where: { $0.id == old.id }) else {
      return [
        finding(
          "the workload \(old.id) is gone", "нагрузка \(old.id) убрана", place("infrastructure", "workloads"),
          severity: .warning)
      ]
    }
    var found: [Finding] = []
    if let was = old.latency, new.latency.map({ $0.seconds > was.seconds }) ?? true {
      found.append(
        finding(
          "the latency that \(old.id) may have is raised or gone", "предел задержки \(old.id) поднят или убран",
          at("latency")))
    }
    if let was = old.survives, new.survives.map({ was == .site && $0 == .machine }) ?? true {
      found.append(
        finding(
          "\(old.id) has to survive less", "\(old.id) должна переживать меньше отказов",
          at("survives")))
    }
    if !old.residency.isEmpty, new.residency.isEmpty || !Set(new.residency).isSubset(of: old.residency) {
      found.append(
        finding(
          "\(old.id) may run in more countries", "\(old.id) может работать в большем числе стран",
          at("residency")))
    }
    for (key, isLess) in [
      ("hours", Self.isLess(new.hours, old.hours)), ("peak", Self.isLess(new.peak, old.peak)),
      ("mean", Self.isLess(new.mean, old.mean)), ("count", (new.count ?? 0) < (old.count ?? 0)),
      ("data", (new.data?.bytes ?? 0) < (old.data?.bytes ?? 0)),
    ] where isLess {
      found.append(
        finding(
          "`\(key)` of \(old.id) is planned lower", "`\(key)` у \(old.id) запланировано меньше",
          at(key), severity: .warning))
    }
    return found
  }

  private static func isLess(_ now: Rate?, _ was: Rate?) -> Bool { (now?.perSecond ?? 0) < (was?.perSecond ?? 0) }

  private func loosenedCostLimits(_ old: CostLimits?) -> [Finding] {
    guard let old else { return [] }
    let new = after.infrastructure?.limits ?? CostLimits()
    var found: [Finding] = []
    for (key, was, now) in [("providers", old.providers, new.providers), ("sites", old.sites, new.sites)] {
      guard let was, now.map({ $0 > was }) ?? true else { continue }
      found.append(
        finding(
          "the limit `\(key)` is raised or gone", "предел `\(key)` поднят или убран",
          place("infrastructure", "limits", key)))
    }
    let (was, now) = (Set(old.allowedProviders), Set(new.allowedProviders))
    if !was.isEmpty, now.isEmpty || !now.isSubset(of: was) {
      found.append(
        finding(
          "more providers are allowed", "разрешено больше провайдеров",
          place("infrastructure", "limits", "allowed_providers")))
    }
    return found
  }
}
