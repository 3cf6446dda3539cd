extension Shape where Value == MetricName {
  /// The name of a metric: `roc_auc`, `captured@500`, `precision@10%`, `aggregated.accuracy`.
  static let metric = Shape<MetricName>(
    read: { node, reader in
      guard case .scalar(let text, _) = node.content else {
        reader.report("wrong-type", "here stands \(node.kind)", at: node, expected: "the name of a metric")
        return nil
      }
      return MetricText.name(text, at: node, reader)
    },
    schema: { _ in MetricText.schema })
}

/// Reads metric names and references, and says what is wrong with one.
enum MetricText {
  static let schema: JSONValue = .members([
    ("type", "string"), ("pattern", .string(#"^(aggregated[._])?[a-z][a-z0-9_]*(@[0-9]+(\.[0-9]+)?%?)?$"#)),
  ])

  static func name(_ text: String, at node: YAMLNode, _ reader: Reader) -> MetricName? {
    switch parse(text) {
    case .success(let name): return name
    case .failure(let problem):
      reader.report("unknown-metric", problem.message, at: node, expected: problem.expected, help: problem.help)
      return nil
    }
  }

  struct Problem: Error {
    var message: String
    var expected: String?
    var help: String?
  }

  static func parse(_ text: String) -> Result<MetricName, Problem> {
    var rest = Substring(text)
    var aggregated = false
    for prefix in ["aggregated.", "aggregated_"] where rest.hasPrefix(prefix) {
      aggregated = true
      rest = rest.dropFirst(prefix.count)
      break
    }
    var cutoff: MetricName.Cutoff?
    if let at = rest.firstIndex(of: "@") {
      guard let parsed = self.cutoff(rest[rest.index(after: at)...]) else {
        return .failure(
          Problem(
            message: "the cut-off of “\(shortened(text))” is not understood",
            expected: "a count (@500) or a share (@10%)"))
      }
      cutoff = parsed
      rest = rest[..<at]
    }
    let written = MetricName(base: String(rest), cutoff: cutoff, aggregated: aggregated)
    if let info = MetricRegistry.info(written) {
      return .success(MetricName(base: info.name, cutoff: cutoff, aggregated: aggregated))
    }
    return .failure(explain(text, written))
  }

  private static func cutoff(_ text: Substring) -> MetricName.Cutoff? {
    if text.hasSuffix("%") {
      guard let quantity = QuantityText(String(text)), quantity.rest == "%", quantity.number > 0, quantity.number <= 100
      else { return nil }
      return .share(quantity.number / 100)
    }
    guard let count = Int(text), count > 0, count <= 1_000_000_000 else { return nil }
    return .count(count)
  }

  private static func explain(_ text: String, _ name: MetricName) -> Problem {
    let plain = MetricName(base: name.base)
    if name.cutoff == nil, MetricRegistry.info(MetricName(base: name.base, cutoff: .count(1))) != nil {
      return Problem(
        message: "the metric “\(name.base)” needs a cut-off", expected: "\(name.base)@500 or \(name.base)@10%")
    }
    if name.cutoff != nil, MetricRegistry.info(plain) != nil {
      return Problem(message: "the metric “\(name.base)” takes no cut-off", expected: name.base)
    }
    if name.aggregated, MetricRegistry.info(plain) != nil {
      return Problem(message: "the metric “\(name.base)” is not computed on merged classes")
    }
    let names = MetricRegistry.all.flatMap { [$0.name] + $0.aliases }
    return Problem(
      message: "the metric “\(shortened(text))” is not known",
      expected: "a metric such as roc_auc, accuracy, mae, captured@500",
      help: Spelling.nearest(to: name.base, among: names).map { "did you mean “\($0)”?" })
  }

  /// `worst_slice.roc_auc`, `captured@500.vs_baseline`, `slice(contract=One year).roc_auc`
  static func reference(_ text: String) -> Result<MetricReference, Problem> {
    var rest = text
    var scope = MetricReference.Scope.whole
    if rest.hasSuffix(".vs_baseline") {
      scope = .againstBaseline
      rest.removeLast(".vs_baseline".count)
    } else if rest.hasPrefix("worst_slice.") {
      scope = .worstSlice
      rest.removeFirst("worst_slice.".count)
    } else if rest.hasPrefix("slice("), let close = rest.lastIndex(of: ")") {
      let inner = String(rest[rest.index(rest.startIndex, offsetBy: 6)..<close])
      let after = rest[rest.index(after: close)...]
      guard inner.contains("="), after.hasPrefix(".") else {
        return .failure(Problem(message: "the slice is not understood", expected: "slice(column=value).metric"))
      }
      scope = .slice(inner)
      rest = String(after.dropFirst())
    }
    return parse(rest).map { MetricReference(metric: $0, scope: scope, text: text) }
  }
}
