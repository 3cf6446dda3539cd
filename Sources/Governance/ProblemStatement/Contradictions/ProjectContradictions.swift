import Manifest
import Wording

/// What the text says of time and money, and what other sections say.
extension StatementContradictions {
  /// "An answer within one second" beside `latency: 10 s`.
  func answerTime() -> StatementFlaw? {
    guard let project else { return nil }
    let loads = (project.infrastructure?.workloads ?? []).compactMap { load in
      load.latency.map { (seconds: $0.seconds, key: "infrastructure.workloads.\(load.id).latency") }
    }
    let served = project.benchmarks.compactMap { spec in
      spec.objectives.map(\.limit.seconds).min().map { (seconds: $0, key: "benchmarks.\(spec.id).slo") }
    }
    guard let shortest = (loads.isEmpty ? served : loads).min(by: { $0.seconds < $1.seconds }) else { return nil }
    let limits = problem.constraints.enumerated().flatMap { index, text in
      StatementTokenizer.sentences(of: text).map { (SentenceRoles($0), "problem.constraints[\(index)]" as String?) }
    }
    var strictest: StatementFlaw?
    for (role, place) in limits + roles.map({ ($0, nil) }) where !role.isScope && Self.answer.contains(role.tokens) {
      for range in Self.limit.all(in: role.tokens) {
        guard let stated = Self.seconds(role.tokens[range]) else { continue }
        // A longer time for something else explains the longer limit.
        if stated >= shortest.seconds * 0.999 { return nil }
        guard strictest == nil else { continue }
        let text = Self.spelled(role.tokens[range])
        strictest = flaw(
          role, text: text, field: NumberFormatter(.en).plain(shortest.seconds) + " s", key: shortest.key)
        strictest?.place = place
      }
    }
    return strictest
  }

  private static func seconds(_ tokens: ArraySlice<StatementToken>) -> Double? {
    guard let unit = tokens.last?.text else { return nil }
    // "less than a second"
    let number = tokens.first { $0.number != nil }.map(\.number) ?? 1
    let isThousandth =
      unit.hasPrefix("ms") || unit.hasPrefix("milli") || unit.hasPrefix("мс") || unit.hasPrefix("милли")
    return number.map { isThousandth ? $0 / 1000 : $0 }
  }

  private static let answer = CueList([
    "answer*|response*|reply|replies|respond*|latency|prediction*|score|scores|result|results",
    "ответ*|отклик*|отвеча*|задержк*|результат*",
  ])
  private static let limit = CueList([
    "within|under|below # ms|milliseconds|millisecond|s|second|seconds", "within|under|than a second",
    "less|more|longer|later than # ms|milliseconds|millisecond|s|second|seconds",
    "at most # ms|milliseconds|millisecond|s|second|seconds", "за секунду", "меньше|менее|быстрее секунды",
    "за|до|быстрее|более|менее|дольше|больше|меньше|чем # мс|миллисекунд*|секунд*|с",
    "в течение|пределах # мс|миллисекунд*|секунд*",
  ])

  /// "spend 58 minutes a case" beside a business metric "Minutes an appraiser spends on a case" with `now: 38`.
  func businessMetric() -> StatementFlaw? {
    for metric in project?.businessMetrics ?? [] {
      guard let now = metric.now, let unit = metric.unit,
        let words = Self.times.first(where: { $0.units.contains(unit.lowercased()) })?.words
      else { continue }
      let said = roles.filter { !$0.isScope }.flatMap { role in
        words.all(in: role.tokens).compactMap { range in role.tokens[range.lowerBound].number.map { (role, range, $0) }
        }
      }
      if said.contains(where: { Self.isSame($0.2, now) || metric.goal.map { Self.isSame($0, now) } ?? false }) {
        continue
      }
      let title = Self.content(StatementTokenizer.tokens(of: metric.title))
      for (role, range, _) in said where !role.isTarget {
        let common = Self.content(role.tokens).intersection(title)
        guard common.count >= 2 else { continue }
        return flaw(
          role, text: Self.spelled(role.tokens[range]),
          field: "\(NumberFormatter(.en).plain(now)) \(unit)", key: "business_metrics.\(metric.id).now")
      }
    }
    return nil
  }

  private static let times: [(units: Set<String>, words: CueList)] = [
    (["s", "sec", "second", "seconds", "с", "сек", "секунд"], CueList(["# s|sec|second|seconds", "# с|сек|секунд*"])),
    (["min", "minute", "minutes", "мин", "минут"], CueList(["# min|minute|minutes", "# мин|минут*"])),
    (["h", "hour", "hours", "ч", "час", "часов"], CueList(["# h|hour|hours", "# ч|час|часа|часов"])),
    (["day", "days", "дней", "день"], CueList(["# day|days", "# дней|дня|день"])),
  ]

  private static func isSame(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 0.01 * max(abs(a), abs(b)) }

  /// The stems of words that carry the meaning, without units of time.
  private static func content(_ tokens: [StatementToken]) -> Set<String> {
    let units = Set(["minut", "second", "hour", "day", "time", "минут", "секунд", "час", "дн", "врем"])
    return Set(tokens.filter { $0.number == nil && $0.text.count > 3 }.map(\.stem)).subtracting(units)
  }

  /// "costs 2 times as much" beside outcomes of −50 and −10.
  func costRatio() -> StatementFlaw? {
    let models = (project?.links ?? []).flatMap { link in
      link.evidence.enumerated().compactMap { index, item -> (ValueModel, String)? in
        guard case .valueModel(let model) = item.kind, model.formulas.isEmpty else { return nil }
        return (model, "links.\(link.id).evidence[\(index)].outcomes")
      }
    }
    guard let (_, key) = models.first else { return nil }
    var ratios: [Double] = []
    for (model, _) in models {
      let amounts = [model.tp, model.fp, model.fn, model.tn].map { $0?.amount ?? 0 }
      // What a wrong answer costs against the right one, besides the amounts themselves.
      let all = amounts + [amounts[0] - amounts[2], amounts[3] - amounts[1]]
      for a in all.map(abs) where a > 0 {
        for b in all.map(abs) where b > 0 && a >= b { ratios.append(a / b) }
      }
    }
    guard ratios.contains(where: { $0 > 1 }) else { return nil }
    for role in roles where !role.isScope && Self.outcome.contains(role.tokens) {
      guard let range = Self.dearer.first(in: role.tokens),
        let token = role.tokens[range].first(where: { $0.number != nil }),
        let stated = token.number, stated > 1
      else { continue }
      if ratios.contains(where: { abs($0 - stated) <= 0.05 * stated }) { continue }
      let own = ratios.filter { $0 > 1 }.min().map { NumberFormatter(.en).plain(($0 * 100).rounded() / 100) } ?? ""
      return flaw(
        role, text: Self.spelled(role.tokens[range]), field: "a ratio of \(own)", key: key)
    }
    return nil
  }

  /// What right and wrong decisions are called.
  private static let outcome = CueList([
    "bad|wrong*|miss*|false|refus*|reject*|grant*|alarm*|error*|mistake*|lost|needless*|vain|unnecessar*|overlook*",
    "ошиб*|пропущ*|пропуск*|ложн*|отказ*|выдан*|потер*|лишн*|плох*|напрасн*|неверн*",
  ])
  private static let dearer = CueList([
    "cost* # times", "cost* twice", "# times as expensive|costly|dear", "# times more expensive|costly",
    "обходится|стоит в # раза|раз дороже|больше", "в # раза|раз дороже", "дороже в # раза|раз",
    "вдвое|втрое|вчетверо|впятеро дороже",
  ])
}
