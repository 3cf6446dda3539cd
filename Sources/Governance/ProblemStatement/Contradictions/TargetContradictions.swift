import Manifest
import Wording

/// How much better it has to become: in the text and in `problem.target`.
extension StatementContradictions {
  /// "at least 20% more" beside `improve: 10%`.
  func amount() -> StatementFlaw? {
    guard let target = problem.target, let wanted = Wanted(target), !isNamed(wanted) else { return nil }
    for role in targets where role.tokens.contains(where: { $0.number != nil && $0.isPercent }) {
      if Self.isDerived(wanted.amount, from: role.tokens.compactMap(\.number)) { return nil }
    }
    guard
      let role = targets.first(where: { $0.tokens.contains { $0.number != nil && $0.isPercent } }),
      let stated = role.tokens.first(where: { $0.isPercent && $0.number != nil })
    else { return nil }
    return flaw(role, text: stated.text + "%", field: Self.words(target), key: "target")
  }

  /// What the field asks for, and how a text may write it.
  private struct Wanted {
    /// As people write it: percent and points are not fractions.
    var amount: Double
    /// With a percent sign or as so many points, wherever they stand.
    var marked: [Double]
    /// Without one, in a sentence on what has to be reached.
    var plain: [Double]

    init?(_ target: Target) {
      switch target.improve {
      case .relative(let share), .points(let share), .ofError(let share):
        amount = share * 100
        marked = [share * 100]
        // "half" is 0.5 and says 50%; "one" says nothing of 100%.
        plain = share < 1 ? [share * 100, share] : [share * 100]
      case .absolute(let value):
        amount = value
        marked = [value, value * 100]
        plain = [value, value / 100]
      case nil:
        guard let reach = target.reach else { return nil }
        amount = reach
        marked = [reach, reach * 100]
        plain = [reach, reach * 100, reach / 100]
      }
    }
  }

  /// A number that counts something else than the improvement does not name it.
  private func isNamed(_ wanted: Wanted) -> Bool {
    for role in roles {
      let speaksOfGoal =
        role.isTarget || TargetCues.comparison.contains(role.tokens) || TargetCues.intention.contains(role.tokens)
      for (position, token) in role.tokens.enumerated() {
        guard let number = token.number else { continue }
        let next = position + 1 < role.tokens.count ? role.tokens[position + 1].text : ""
        let isMarked = token.isPercent || Self.markers.contains { next.hasPrefix($0) }
        if isMarked, Self.holds(number, wanted.marked) { return true }
        // One and two are as often said of anything else.
        let isWhole = number == number.rounded()
        let isOfGoal = !isWhole || speaksOfGoal && (number > 2 || token.isDigits)
        if !isMarked, isOfGoal, Self.holds(number, wanted.plain) { return true }
      }
    }
    return false
  }

  private static let markers = ["point", "percentage", "pp", "пункт", "процентн", "п"]

  private static func holds(_ number: Double, _ values: [Double]) -> Bool {
    values.contains { abs($0 - number) <= 1e-9 * max(1, abs(number)) }
  }

  /// "from 61 to 74" says 20% as well.
  private static func isDerived(_ wanted: Double, from values: [Double]) -> Bool {
    for a in values {
      for b in values where a != b {
        let difference = abs(a - b)
        if abs(difference - wanted) < min(0.51, wanted / 4) { return true }
        if a != 0, abs(difference / abs(a) * 100 - wanted) < min(1.5, max(0.3, wanted * 0.15)) { return true }
      }
    }
    let words: [Double: [Double]] = [50: [0.5, 2], 25: [0.25], 33: [1.0 / 3]]
    return words.contains { abs($0.key - wanted) < 1 && $0.value.contains(where: values.contains) }
  }

  /// "an error of at most 0.5" beside `reach: 0.1`. Whole numbers are left alone: they count many other things.
  func bound() -> StatementFlaw? {
    guard let target = problem.target, target.improve == nil, let reach = target.reach else { return nil }
    guard !numbers.contains(where: { Self.holds($0, [reach, reach * 100, reach / 100]) }) else { return nil }
    for role in targets {
      guard let range = Self.bounds.first(in: role.tokens),
        let token = role.tokens[range].last(where: { $0.number != nil }), let value = token.number,
        !token.isPercent, value != value.rounded()
      else { continue }
      return flaw(role, text: token.text, field: Self.words(target), key: "target")
    }
    return nil
  }

  private static let bounds = CueList([
    "at most|least #", "no|not more|less|worse than #", "below|under|above|over #", "reach|reaches|reached ... #",
    "get|gets|come|comes|rise|rises to #", "is|be|becomes|become #",
    "не больше|меньше|выше|ниже|более|менее|хуже #",
    "не больше|меньше|выше|ниже|более|менее|хуже чем #",
    "достич*|достиг*|составит|составля* ... #", "дойти|вырасти|подняться|снизиться до #",
  ])

  /// "20 percentage points" beside `improve: 20%`, "20% of error" beside `improve: 20%`, and so on.
  func reading() -> StatementFlaw? {
    guard let target = problem.target, let improve = target.improve, let own = Kind.asked(improve) else { return nil }
    let wanted = own.share * 100
    let said = targets.flatMap { role in
      kinds(in: role.tokens).filter { abs($0.value - wanted) < 1e-9 }.map { (role, $0.kind, $0.range) }
    }
    guard let (role, kind, range) = said.first, !said.contains(where: { $0.1 == own.kind }) else { return nil }
    // "Relative" is said of other things as well.
    if kind == .relative, roles.contains(where: { Self.points.contains($0.tokens) || Self.error.contains($0.tokens) }) {
      return nil
    }
    return flaw(
      role, text: Self.text(role.tokens[range]), field: Self.words(target), key: "target.improve")
  }

  private enum Kind {
    case relative, points, ofError

    /// With how much of it is asked for; nil for an amount in the metric's own unit.
    static func asked(_ improve: Improvement) -> (kind: Kind, share: Double)? {
      switch improve {
      case .relative(let share): (.relative, share)
      case .points(let share): (.points, share)
      case .ofError(let share): (.ofError, share)
      case .absolute: nil
      }
    }
  }

  /// The kinds of improvement that a sentence names, each with its amount.
  private func kinds(in tokens: [StatementToken]) -> [(kind: Kind, value: Double, range: Range<Int>)] {
    let info = problem.target.flatMap { MetricRegistry.info($0.metric.value) }
    var cues: [(Kind, CueList)] = [(.relative, Self.relative)]
    // Other metrics have points of their own, and where the metric is an error, a part of the error is relative.
    if info?.range == .share || info?.range == .upToOne, !Self.notPoints.contains(tokens) {
      cues.append((.points, Self.points))
    }
    if info?.direction == .higher { cues.append((.ofError, Self.ofError)) }
    return cues.flatMap { kind, cue in
      cue.all(in: tokens).compactMap { range in
        tokens[range].first { $0.number != nil }?.number.map { (kind, $0, range) }
      }
    }
  }

  private static func text(_ tokens: ArraySlice<StatementToken>) -> String {
    tokens.map { $0.isPercent ? $0.text + "%" : $0.text }.joined(separator: " ")
  }

  private static let relative = CueList(["#% ... relative|relatively|относительно"])
  private static let ofError = CueList([
    "#% of error|errors", "#% of the|its|all|today's error|errors", "#% fewer|less error|errors|mistakes",
    "#% от|всех|текущ* ошиб*", "#% ошибок|ошибки", "на #% меньше ошиб*",
  ])
  private static let error = CueList(["of|the|fewer|less error*", "ошиб*"])
  private static let points = CueList([
    "# percentage|percent points", "#% points", "# points", "# pp", "# процентн* пункт*", "# пункт*", "# п п",
  ])
  private static let notPoints = CueList(["not ... points", "не ... пункт*"])

  static func words(_ target: Target) -> String {
    let numbers = NumberFormatter(.en)
    switch target.improve {
    case .relative(let share): return numbers.plain(share * 100) + "%"
    case .points(let share): return numbers.plain(share * 100) + " points"
    case .ofError(let share): return numbers.plain(share * 100) + "% of error"
    case .absolute(let amount): return numbers.plain(amount)
    case nil: return target.reach.map { numbers.plain($0) } ?? ""
    }
  }
}
