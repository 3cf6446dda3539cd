extension MetricName {
  /// The name of a metric as people write it: `roc_auc`, `captured@500`, `precision@10%`, `aggregated.accuracy`
  /// (or `aggregated_accuracy`). Aliases become the registered name.
  ///
  /// - Parameter task: narrows the suggestions to what fits.
  static func parse(_ text: String, task: TaskKind? = nil) throws(Complaint) -> MetricName {
    var rest = text[...]
    var aggregated = false
    for prefix in ["aggregated.", "aggregated_"] where rest.utf8.starts(with: prefix.utf8) {
      rest = Substring(rest.utf8.dropFirst(prefix.utf8.count))
      aggregated = true
      break
    }
    var cutoff: Cutoff?
    if let at = rest.utf8.firstIndex(of: UInt8(ascii: "@")) {
      cutoff = try parseCutoff(rest[rest.utf8.index(after: at)...], in: text)
      rest = rest[..<at]
    }
    let written = MetricName(base: String(rest), cutoff: cutoff, aggregated: aggregated)
    guard let info = MetricRegistry.info(written) else { throw unknown(written, text: text, task: task) }
    return MetricName(base: info.name, cutoff: cutoff, aggregated: aggregated)
  }

  private static func parseCutoff(_ text: Substring, in whole: String) throws(Complaint) -> Cutoff {
    let expected = "a count such as @500, or a share such as @10%"
    if text.utf8.last == UInt8(ascii: "%") {
      if let number = DecimalText(text.dropLast().utf8), let share = number.value(timesTenTo: -2), share > 0, share <= 1
      {
        return .share(share)
      }
    } else if let number = DecimalText(text.utf8), !number.isSigned, number.exponent == 0, let value = number.value(),
      value >= 1, value <= 1e9
    {
      return .count(Int(value))
    }
    throw Complaint("bad-cutoff", "\(quoted(whole)) has no usable cut-off", expected: expected)
  }

  private static func unknown(_ name: MetricName, text: String, task: TaskKind?) -> Complaint {
    var other = name
    other.cutoff = name.cutoff == nil ? .count(500) : nil
    if let info = MetricRegistry.info(other) {
      if name.cutoff == nil {
        return Complaint(
          "missing-cutoff", "\(quoted(text)) needs to know how much of the ranking counts",
          expected: "\(info.name)@500 (the first 500) or \(info.name)@10%")
      }
      return Complaint(
        "unexpected-cutoff", "\(quoted(info.name)) has no cut-off", help: "write \(quoted(other.description))")
    }
    other = name
    other.aggregated = false
    if name.aggregated, let info = MetricRegistry.info(other) {
      let known = MetricRegistry.all.filter(\.aggregable).map(\.name)
      return Complaint(
        "unknown-metric", "\(quoted(info.name)) is not computed on merged classes",
        expected: "one of: " + known.map { "aggregated.\($0)" }.joined(separator: ", "))
    }
    let fitting = MetricRegistry.all.filter { info in task.map { info.tasks.contains($0) } ?? true }
    let names = (fitting + MetricRegistry.all).flatMap { [$0.name] + $0.aliases }
    return Complaint(
      "unknown-metric", "there is no metric \(quoted(name.base))", help: Suggestion.help(for: name.base, among: names))
  }

  /// What is wrong with the metric in an evaluation of this task; nil when it fits. Tasks without any registered metric
  /// accept all.
  func misfit(task: TaskKind) -> Complaint? {
    guard let info = MetricRegistry.info(self), !info.tasks.contains(task) else { return nil }
    let fitting = MetricRegistry.all.filter { $0.tasks.contains(task) }
    guard !fitting.isEmpty else { return nil }
    let standard = fitting.filter(\.standard).map(\.name)
    return Complaint(
      "metric-does-not-fit", "\(quoted(description)) is not defined for a \(task.rawValue) task",
      expected: "one of: " + standard.prefix(12).joined(separator: ", ") + (standard.count > 12 ? ", …" : ""))
  }
}

extension MetricReference {
  /// A metric of the whole evaluation, of its worst slice, of one slice, or against the baseline.
  static func parse(_ text: String, task: TaskKind? = nil) throws(Complaint) -> MetricReference {
    let worst = "worst_slice."
    let against = ".vs_baseline"
    if text.utf8.starts(with: worst.utf8) {
      let rest = String(text.dropFirst(worst.count))
      try refuseSuffix(against, of: rest, in: text)
      return MetricReference(metric: try MetricName.parse(rest, task: task), scope: .worstSlice, text: text)
    }
    if text.utf8.starts(with: "slice(".utf8) {
      guard let (slice, rest) = splitSlice(text) else {
        throw Complaint(
          "bad-metric", "\(quoted(text)) does not name a slice", expected: "slice(column=value).metric")
      }
      try refuseSuffix(against, of: rest, in: text)
      return MetricReference(metric: try MetricName.parse(rest, task: task), scope: .slice(slice), text: text)
    }
    if text.hasSuffix(against) {
      let name = String(text.dropLast(against.count))
      return MetricReference(metric: try MetricName.parse(name, task: task), scope: .againstBaseline, text: text)
    }
    return MetricReference(metric: try MetricName.parse(text, task: task), scope: .whole, text: text)
  }

  private static func refuseSuffix(_ suffix: String, of rest: String, in text: String) throws(Complaint) {
    guard rest.hasSuffix(suffix) else { return }
    throw Complaint("bad-metric", "\(quoted(text)) compares a slice with the baseline; only the whole is compared")
  }

  /// The parts of `slice(column=value).metric`; the last `).` ends the slice.
  private static func splitSlice(_ text: String) -> (slice: String, rest: String)? {
    let inner = text.utf8.dropFirst("slice(".utf8.count)
    guard let dot = inner.lastIndex(where: { $0 == UInt8(ascii: ")") }) else { return nil }
    let slice = Substring(inner[..<dot])
    let rest = inner[dot...].dropFirst()
    guard rest.first == UInt8(ascii: "."), let equals = slice.utf8.firstIndex(of: UInt8(ascii: "=")),
      equals > slice.startIndex
    else { return nil }
    return (String(slice), String(Substring(rest.dropFirst())))
  }
}

extension MetricRegistry {
  /// Regular expressions (ECMA 262) of what `MetricName.parse` and `MetricReference.parse` accept.
  static let namePattern: String = {
    func names(_ chosen: [MetricInfo]) -> String {
      chosen.flatMap { [$0.name] + $0.aliases }.joined(separator: "|")
    }
    let plain = all.filter { !$0.needsCutoff }
    let parametric = MetricParameter.allCases.map(\.pattern).joined(separator: "|")
    let aggregable = plain.filter(\.aggregable)
    let ranking = all.filter(\.needsCutoff)
    let share = "(\(QuantityPattern.digits)(\\.(\(QuantityPattern.digits))?)?|\\.\(QuantityPattern.digits))%"
    return
      "(\(names(plain))|\(parametric)|aggregated[._](\(names(aggregable)))|(\(names(ranking)))@(\(QuantityPattern.digits)|\(share)))"
  }()

  static let referencePattern =
    "^((worst_slice\\.|slice\\([^=]+=.*\\)\\.)?\(namePattern)|\(namePattern)\\.vs_baseline)$"
}
