extension Shape where Value == Located<String> {
  /// The id of something that the manifest declares.
  static func reference(_ kind: DeclaredNames.Kind) -> Shape<Located<String>> {
    Shape<String>.scalar(
      expected: "the id of a \(kind.rawValue)",
      schema: .members([("type", ["string", "number"]), ("pattern", "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$")])
    ) { scalar, context throws(Complaint) in
      try context.names.check(scalar.text, kind)
      return scalar.text
    }.located
  }
}

extension Shape where Value == Located<String> {
  /// A data set that evidence will be taken from. One that is not declared yet is a warning: the evidence cannot be
  /// computed, but the project can be read.
  static var evidenceData: Shape<Located<String>> {
    let strict = Shape<Located<String>>.reference(.dataSet)
    return Shape<String>.scalar(expected: strict.expected, schema: .object([])) { scalar, context throws(Complaint) in
      guard Identifier.isValid(scalar.text) else { throw Identifier.complaint(scalar.text) }
      return scalar.text
    }.located.noting { value, context throws(Complaint) in try context.names.check(value.value, .dataSet) }
      .describedBy(strict.schema)
  }
}

extension DeclaredNames {
  /// Complains when nothing of this kind has the id.
  func check(_ id: String, _ kind: Kind) throws(Complaint) {
    guard let known = declared(kind), !known.contains(id) else { return }
    guard Identifier.isValid(id) else { throw Identifier.complaint(id) }
    let expected =
      known.isEmpty
      ? "an id declared under “\(kind.section)”; there is none"
      : "one of: " + known.prefix(12).map(DisplayText.short).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
    throw Complaint(
      "unknown-reference", "there is no \(kind.rawValue) \(quoted(id))", expected: expected,
      help: Suggestion.help(for: id, among: known) ?? "declare it under “\(kind.section)”")
  }
}

extension Shape where Value == DataReference {
  private static let help = "a data set and one of its splits: subscribers:test"

  /// A data set, or one of its splits.
  ///
  /// - Parameter extra: words that stand for rows without being declared as a split.
  static func dataReference(extra: [String] = []) -> Shape<DataReference> {
    let schema = JSONValue.members([
      ("type", "string"), ("pattern", "^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}(:[A-Za-z0-9_-][A-Za-z0-9._-]{0,63})?$"),
    ])
    return Shape<(String, String?)>.scalar(expected: help, schema: schema) { scalar, context throws(Complaint) in
      let parts = scalar.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let entry = parts.first, !entry.isEmpty, !parts.dropFirst().contains("") else {
        throw Complaint("bad-reference", "\(quoted(scalar.text)) does not name data", expected: help)
      }
      try context.names.check(entry, .dataSet)
      let split = parts.count == 2 ? parts[1] : nil
      if let split { try context.names.check(split: split, of: entry, extra: extra) }
      return (entry, split)
    }.withMark { value, location in
      DataReference(entry: value.0, split: value.1, location: location)
    }
  }
}

extension DeclaredNames {
  fileprivate func check(split: String, of entry: String, extra: [String]) throws(Complaint) {
    guard let known = splits[entry] ?? nil, !known.contains(split), !extra.contains(split) else { return }
    if known.isEmpty {
      throw Complaint(
        "unknown-split", "\(quoted(entry)) declares no splits",
        help: "add “splits” to catalog.\(DisplayText.short(entry))")
    }
    throw Complaint(
      "unknown-split", "\(quoted(entry)) has no split \(quoted(split))",
      expected: "one of: " + known.prefix(12).map(DisplayText.short).joined(separator: ", "),
      help: Suggestion.help(for: split, among: known))
  }
}

extension Shape {
  /// Adds the place of the value.
  func withMark<Other: Sendable>(_ transform: @escaping @Sendable (Value, SourceLocation) -> Other) -> Shape<Other> {
    Shape<Other>(expected: expected, schema: schema) { node, context in
      read(node, context).map { transform($0, context.location(node.mark)) }
    }
  }
}

extension Shape where Value == MetricName {
  /// The name of a metric.
  static var metric: Shape<MetricName> {
    .scalar(
      expected: "the name of a metric, such as roc_auc or captured@500",
      schema: .members([("type", "string"), ("pattern", .string("^\(MetricRegistry.namePattern)$"))])
    ) { scalar, _ throws(Complaint) in
      if let reference = try? MetricReference.parse(scalar.text), reference.scope != .whole {
        throw Complaint(
          "bad-metric", "\(quoted(scalar.text)) is more than a metric",
          expected: "the metric alone: \(reference.metric)")
      }
      return try MetricName.parse(scalar.text)
    }.named("metric")
  }
}

extension KeyRule where Key == MetricReference {
  /// A metric, of the whole or of a slice or against the baseline.
  static var metric: KeyRule<MetricReference> {
    KeyRule(
      placeholder: "<metric>", expected: "metric",
      schema: .members([("pattern", .string(MetricRegistry.referencePattern))]),
      parse: { text, _ throws(Complaint) in try MetricReference.parse(text) })
  }
}
