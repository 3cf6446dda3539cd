import Manifest
import Wording

/// What a change promises the business less of: goals, links and their tests, constraints, agreed amounts.
extension LoosenedDemands {
  func loosenedGoals() -> [Finding] {
    before.businessMetrics.flatMap { old -> [Finding] in
      guard let new = after.businessMetrics.first(where: { $0.id == old.id }) else {
        // The same thing under another id is not gone.
        guard !after.businessMetrics.contains(where: { $0.title == old.title }) else { return [] }
        return [
          finding(
            "the business metric \(old.id) is gone", "бизнес-метрика \(old.id) убрана", place("business_metrics"))
        ]
      }
      if new.better != old.better {
        return [
          finding(
            "\(old.id) was better \(old.better.rawValue) and is better \(new.better.rawValue)",
            "\(old.id): лучше было \(old.better.rawValue), стало \(new.better.rawValue)",
            place("business_metrics", old.id, "better"))
        ]
      }
      guard let was = old.goal else { return [] }
      guard let now = new.goal else {
        return [
          finding(
            "\(old.id) has no goal any more", "у \(old.id) больше нет цели", place("business_metrics", old.id, "goal"))
        ]
      }
      guard old.better == .higher ? now < was : now > was else { return [] }
      // In another unit the numbers say nothing of each other.
      let isSameUnit = old.unit == new.unit
      return [
        finding(
          "the goal of \(old.id) was \(was.written(.en)) and is \(now.written(.en))",
          "цель \(old.id): была \(was.written(.ru)), стала \(now.written(.ru))",
          place("business_metrics", old.id, "goal"),
          severity: isSameUnit ? .error : .warning)
      ]
    }
  }

  func loosenedLinks() -> [Finding] {
    before.links.flatMap { old -> [Finding] in
      let same = after.links.first { $0.id == old.id }
      guard let new = same ?? after.links.first(where: { $0.connects(sameAs: old) }) else {
        return [finding("the link \(old.id) is gone", "связь \(old.id) убрана", place("links"))]
      }
      var found: [Finding] = []
      for (en, ru, was, now) in [
        ("trial", "эксперимента", old.trials, new.trials), ("history", "истории", old.histories, new.histories),
      ] {
        let gone = was.subtracting(now).sorted()
        guard !gone.isEmpty else { continue }
        let names = gone.joined(separator: ", ")
        found.append(
          finding(
            "\(new.id) no longer shows the \(en) \(names)", "\(new.id) больше не показывает данных \(ru) \(names)",
            place("links", new.id, "evidence")))
      }
      // Data that came in with the change are the test; once there are data, no day is needed.
      let data = new.trials.union(new.histories)
      let isTested = !data.isSubset(of: old.trials.union(old.histories))
      if let was = old.testBy, !isTested, new.testBy.map({ was < $0 }) ?? data.isEmpty {
        found.append(
          finding(
            "the test of \(new.id) is put off or gone", "проверка связи \(new.id) отложена или отменена",
            place("links", new.id, "test_by")))
      }
      return found + loosenedAmounts(old, new)
    }
  }

  /// The value models of a link in the order written.
  private func loosenedAmounts(_ old: MetricLink, _ new: MetricLink) -> [Finding] {
    zip(old.values, new.values).flatMap { was, now -> [Finding] in
      let path = "links.\(new.id).evidence[\(now.position)]"
      func at(_ key: String) -> SourceLocation {
        after.keys.place(of: path + "." + key) ?? after.keys.place(of: path) ?? new.location
      }
      var found: [Finding] = []
      for (key, before, after) in [
        ("tp", was.model.tp, now.model.tp), ("fp", was.model.fp, now.model.fp), ("fn", was.model.fn, now.model.fn),
        ("tn", was.model.tn, now.model.tn),
      ] {
        guard let before, before != after else { continue }
        // An amount that gave way to a formula or to another currency cannot be compared; a dearer miss is not an easier one.
        let isComparable = after.map { $0.currency == before.currency && $0.per == before.per } ?? false
        let isRaised = isComparable && (after.map { $0.amount > before.amount } ?? false)
        if isComparable, !isRaised, key != "fn" { continue }
        found.append(
          finding(
            "the amount `\(key)` of \(new.id) was \(before.written(.en)) and is \(after?.written(.en) ?? "not given")",
            "сумма `\(key)` у \(new.id): была \(before.written(.ru)), стала \(after?.written(.ru) ?? "не указана")",
            at("outcomes.\(key)"), severity: isRaised ? .error : .warning))
      }
      if now.model.volume.perSecond > was.model.volume.perSecond {
        found.append(
          finding(
            "\(new.id) counts with more decisions", "\(new.id) рассчитана на большее число решений", at("volume"),
            severity: .warning))
      }
      return found
    }
  }

  /// A constraint that is worded otherwise is still there; one with other numbers has to be looked at.
  func loosenedConstraints() -> [Finding] {
    let written = after.problem?.constraints ?? []
    let old = before.problem?.constraints ?? []
    var left = written.filter { !old.contains($0) }
    return old.compactMap { constraint -> Finding? in
      guard !written.contains(constraint) else { return nil }
      let place = place("problem", "constraints")
      guard let index = left.firstIndex(where: { Self.areAlike($0, constraint) }) else {
        return finding("the constraint “\(constraint)” is gone", "ограничение «\(constraint)» убрано", place)
      }
      let now = left.remove(at: index)
      guard Self.numbers(now) != Self.numbers(constraint) else { return nil }
      return finding(
        "the constraint “\(constraint)” reads “\(now)” now", "ограничение «\(constraint)» теперь звучит «\(now)»",
        place,
        severity: .warning)
    }
  }

  /// True where half of all words are in both.
  private static func areAlike(_ a: String, _ b: String) -> Bool {
    let (x, y) = (words(a), words(b))
    return 2 * x.intersection(y).count >= x.union(y).count
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter }.map(String.init))
  }

  private static func numbers(_ text: String) -> [String] {
    text.split { !$0.isNumber && $0 != "." && $0 != "," }.map(String.init).filter { $0.contains(where: \.isNumber) }
  }
}

extension MetricLink {
  fileprivate func connects(sameAs other: MetricLink) -> Bool {
    evaluation.value == other.evaluation.value && metric.value == other.metric.value && to.value == other.to.value
  }

  /// The data of its trials.
  fileprivate var trials: Set<String> {
    Set(
      evidence.compactMap { item in
        if case .experiment(let experiment) = item.kind { experiment.data.value } else { nil }
      })
  }

  fileprivate var histories: Set<String> {
    Set(
      evidence.compactMap { item in
        if case .observation(let observation) = item.kind { observation.data.value } else { nil }
      })
  }

  fileprivate var values: [(position: Int, model: ValueModel)] {
    evidence.enumerated().compactMap { position, item in
      if case .valueModel(let model) = item.kind { (position, model) } else { nil }
    }
  }
}

extension Money {
  fileprivate func written(_ language: Language) -> String { "\(amount.written(language)) \(currency.code)" }
}

extension Double {
  fileprivate func written(_ language: Language) -> String { NumberFormatter(language).plain(self) }
}
