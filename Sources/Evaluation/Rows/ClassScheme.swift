import Inference
import Manifest

/// The classes of a task, in order.
struct ClassScheme: Sendable {
  /// Binary: negative first.
  let labels: [String]
  /// Binary only.
  let positive: String?
  private let index: [String: Int]

  /// More classes than this are refused: tables of classes against classes would not fit.
  static let limit = 1000

  init(labels: [String], positive: String? = nil) {
    self.labels = labels
    self.positive = positive
    var index: [String: Int] = [:]
    for (position, label) in labels.enumerated() {
      for spelling in Self.spellings(label, of: labels) where index[spelling] == nil { index[spelling] = position }
    }
    self.index = index
  }

  /// The position of a class; nil for a label that is none. Where the classes are truth values, 0 and 1 are `false` and
  /// `true`: exporters write them either way.
  func position(_ label: String) -> Int? { index[label] }

  private static func spellings(_ label: String, of labels: [String]) -> [String] {
    let no = ["0", "false", "False"]
    let yes = ["1", "true", "True"]
    guard labels.allSatisfy((no + yes).contains) else { return [label] }
    return [label] + (no.contains(label) ? no : yes)
  }

  /// Labels in order: as numbers when all are numbers, else as text.
  static func sorted(_ labels: some Sequence<String>) -> [String] {
    let all = Array(labels)
    let numbers = all.compactMap { text in Double(text).flatMap { $0.isFinite ? $0 : nil } }
    guard numbers.count == all.count else { return all.sorted() }
    return zip(numbers, all).sorted { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }.map(\.1)
  }

  static func areNumbers(_ labels: [String]) -> Bool { labels.allSatisfy { Double($0)?.isFinite == true } }
}

/// Decides which classes a task has.
struct ClassSchemeBuilder {
  let spec: EvaluationSpec
  let output: OutputSpec?
  let truth: Truth
  /// What the models answer.
  let models: [Predictions]

  private var declared: [String] {
    if !spec.classes.isEmpty { return spec.classes }
    guard let output, output.kind == spec.task else { return [] }
    return output.classes
  }

  func scheme() throws(EvaluationFailure) -> ClassScheme {
    spec.task == .binary ? try binary() : try several()
  }

  private func binary() throws(EvaluationFailure) -> ClassScheme {
    let found = truth.distinct
    guard found.count <= 2 else {
      throw EvaluationFailure(
        "the target “\(spec.target.value)” has \(found.count) values, and a binary task has two: \(Listing.quoted(found))",
        at: spec.target.location, expected: "at most two values",
        help: "set `task: multiclass`, or name another target")
    }
    let positive = try positive(found)
    if found.count == 2, !found.contains(positive) {
      throw EvaluationFailure(
        "the positive value “\(Listing.clip(positive))” is not a value of the target “\(spec.target.value)”",
        at: spec.target.location, expected: "one of \(Listing.quoted(found))", help: "correct `positive:`")
    }
    let known = declared + models.flatMap { $0.classes } + models.flatMap { Set($0.labels ?? []).sorted() }
    if found.count == 1, found.first != positive, !known.contains(positive), spec.positive == nil {
      throw EvaluationFailure(
        "no row of the target “\(spec.target.value)” is “\(Listing.clip(positive))”; all are \(Listing.quoted(found))",
        at: spec.target.location, help: "check `positive:` and the split")
    }
    let negative = (found + known).first { $0 != positive } ?? "not \(positive)"
    return ClassScheme(labels: [negative, positive], positive: positive)
  }

  private func positive(_ found: [String]) throws(EvaluationFailure) -> String {
    if let given = spec.positive { return Self.spelled(given, among: found) }
    if let output, output.kind == .binary, let given = output.positive { return Self.spelled(given, among: found) }
    for pair in [["0", "1"], ["false", "true"], ["False", "True"]] where found.allSatisfy(pair.contains) {
      return pair[1]
    }
    throw EvaluationFailure(
      "which value of the target “\(spec.target.value)” counts as positive is not said", at: spec.target.location,
      expected: "`positive:` with one of \(Listing.quoted(found))",
      help: "add `positive: \(found.last ?? "…")` to the evaluation, or to `problem.output`")
  }

  /// The value meant by what a person wrote: itself, or the one value that is the same number or differs in case only.
  private static func spelled(_ given: String, among found: [String]) -> String {
    if found.contains(given) { return given }
    let same = found.filter { value in
      value.lowercased() == given.lowercased() || (Double(value) != nil && Double(value) == Double(given))
    }
    return same.count == 1 ? same[0] : given
  }

  private func several() throws(EvaluationFailure) -> ClassScheme {
    let labels: [String]
    if declared.isEmpty {
      labels = try undeclared()
    } else {
      labels = declared
      let strange = truth.distinct.filter { !declared.contains($0) }
      guard strange.isEmpty else {
        throw EvaluationFailure(
          "the target “\(spec.target.value)” holds \(Listing.quoted(strange)), which the classes do not list",
          at: spec.target.location, expected: "one of \(Listing.quoted(declared, limit: 20))",
          help: "add the class to `classes:`, or filter those rows out")
      }
    }
    guard Set(labels).count == labels.count else {
      throw EvaluationFailure("a class is listed twice in `classes`", at: spec.location, expected: "distinct labels")
    }
    guard labels.count >= 2 else {
      throw EvaluationFailure(
        "the target “\(spec.target.value)” has one class only: \(Listing.quoted(labels))", at: spec.target.location,
        expected: "two classes or more", help: "list all classes in `classes:`")
    }
    guard labels.count <= ClassScheme.limit else {
      throw EvaluationFailure(
        "the task has \(labels.count) classes", at: spec.target.location,
        expected: "at most \(ClassScheme.limit) classes",
        help: "for a numeric target set `task: regression`")
    }
    return ClassScheme(labels: labels)
  }

  private func undeclared() throws(EvaluationFailure) -> [String] {
    let ofModels = Set(models.flatMap { $0.classes.isEmpty ? Array(Set($0.labels ?? [])) : $0.classes })
    let all = ofModels.union(truth.distinct)
    if ClassScheme.areNumbers(Array(all)) { return ClassScheme.sorted(all) }
    if spec.task == .ordinal {
      throw EvaluationFailure(
        "the order of the classes is not said, and an ordinal task needs it", at: spec.location,
        expected: "`classes:` with \(Listing.quoted(ClassScheme.sorted(all), limit: 20)) from lowest to highest",
        help: "add `classes: […]` to the evaluation, or to `problem.output`")
    }
    return ClassScheme.sorted(ofModels) + ClassScheme.sorted(all.subtracting(ofModels))
  }
}
