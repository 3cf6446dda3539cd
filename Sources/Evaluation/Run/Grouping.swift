import Manifest

/// Classes merged into groups.
struct Grouping: Sendable {
  let groups: [ClassGroup]
  /// The group of each class, by position.
  private let groupOf: [Int]

  /// - Throws: when a class is in no group or in two, or a group names a class the task has not.
  init(_ groups: [ClassGroup], scheme: ClassScheme, at place: SourceLocation) throws(EvaluationFailure) {
    var found = [Int?](repeating: nil, count: scheme.labels.count)
    for (number, group) in groups.enumerated() {
      for name in group.classes {
        guard let position = scheme.position(name) else {
          throw EvaluationFailure(
            "the group “\(group.name)” names the class “\(Listing.clip(name))”, which the task does not have",
            at: place, expected: "one of \(Listing.quoted(scheme.labels, limit: 20))", help: "correct `aggregate:`")
        }
        if let other = found[position], other != number {
          throw EvaluationFailure(
            "the class “\(name)” is in two groups, “\(groups[other].name)” and “\(group.name)”", at: place,
            expected: "one group a class", help: "correct `aggregate:`")
        }
        found[position] = number
      }
    }
    let missing = zip(scheme.labels, found).filter { $0.1 == nil }.map(\.0)
    guard missing.isEmpty else {
      throw EvaluationFailure(
        "no group of `aggregate` holds \(Listing.quoted(missing, limit: 20))", at: place,
        expected: "every class in one group", help: "add the class to a group")
    }
    self.groups = groups
    groupOf = found.map { $0 ?? 0 }
  }

  /// The rows with truth and predicted class mapped to their groups.
  func byMapping(_ rows: ClassRows) -> ClassRows {
    ClassRows(
      classCount: groups.count, truth: rows.truth.map { Int32(groupOf[Int($0)]) },
      predicted: rows.predicted.map { Int32(groupOf[Int($0)]) }, probabilities: nil, weights: rows.weights)
  }

  /// The rows with the groups' probabilities summed and the most likely group taken; nil without probabilities.
  func bySumming(_ rows: ClassRows) -> ClassRows? {
    guard let probabilities = rows.probabilities else { return nil }
    let k = groups.count
    var sums = [Double](repeating: 0, count: rows.truth.count * k)
    for row in 0..<rows.truth.count {
      for c in 0..<rows.classCount { sums[row * k + groupOf[c]] += probabilities[row * rows.classCount + c] }
    }
    return ClassRows(
      classCount: k, truth: rows.truth.map { Int32(groupOf[Int($0)]) }, predicted: Aligner.mostLikely(sums, k),
      probabilities: sums, weights: rows.weights)
  }
}
