import Manifest

/// What answers in text scored, question by question.
struct AnswerRows: Sendable {
  var scores: [AnswerScore]
  /// The weight of each question; nil where all weigh one.
  var weights: [Double]?

  func selecting(_ rows: [Int32]) -> AnswerRows {
    AnswerRows(scores: rows.map { scores[Int($0)] }, weights: SampleWeights.selecting(weights, rows))
  }

  func families(_ wanted: [MetricName]) -> [any MetricFamily] {
    var numbers: [MetricName: [Double]] = [:]
    for name in wanted {
      guard let metric = AnswerMetric(rawValue: name.base) else { continue }
      numbers[name] = scores.map { metric.value($0) }
    }
    return MeanFamily(wanted, scores: numbers, sample: weights).map { [$0] } ?? []
  }
}

/// What one answer scored.
struct AnswerScore: Sendable, Hashable {
  /// Under the question's own rule: 0 or 1, or a share for the rule of word F1.
  var score: Double
  var exact: Bool
  var contains: Bool
  var tokenF1: Double
  var isBlank: Bool
}

enum AnswerMetric: String {
  case accuracy
  case exactMatch = "exact_match"
  case contains
  case tokenF1 = "token_f1"
  case answered

  func value(_ score: AnswerScore) -> Double {
    switch self {
    case .accuracy: score.score
    case .exactMatch: score.exact ? 1 : 0
    case .contains: score.contains ? 1 : 0
    case .tokenF1: score.tokenF1
    case .answered: score.isBlank ? 0 : 1
    }
  }
}
