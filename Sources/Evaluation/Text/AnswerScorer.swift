import Foundation
import Manifest

/// A question as it is scored.
struct Question: Sendable {
  var rule: ScoringSpec.Rule
  var expected: [String]
  /// Where one of these occurs, the answer is wrong, whatever else it holds.
  var forbidden: [String]
  /// How far a number may be off.
  var tolerance: Double
  var decimal: Unicode.Scalar
  /// The compiled `expected` of the rule `regex`.
  var patterns: [Pattern] = []
}

/// Why an answer could not be scored.
struct ScoringProblem: Error {
  var message: String
  var expected: String?
}

/// Scores answers in text. An empty or missing answer is wrong.
enum AnswerScorer {
  /// Longer answers are refused.
  static let answerLimit = 1_000_000

  static func score(_ answer: String?, _ question: Question) throws(ScoringProblem) -> AnswerScore {
    guard let answer, answer.unicodeScalars.contains(where: { !Normalisation.isBlank($0) }) else {
      return AnswerScore(score: 0, exact: false, contains: false, tokenF1: 0, isBlank: true)
    }
    guard answer.utf8.count <= answerLimit else {
      throw ScoringProblem(
        message: "an answer has \(answer.utf8.count) bytes", expected: "at most \(answerLimit) bytes")
    }
    let own = Normalisation.normalised(answer)
    let expected = question.expected.map(Normalisation.normalised)
    let words = Normalisation.words(answer)
    var result = AnswerScore(
      score: 0, exact: expected.contains { $0 == own },
      contains: expected.contains { Normalisation.occurs($0, in: own) },
      tokenF1: question.expected.map { f1(words, Normalisation.words($0)) }.max() ?? 0, isBlank: false)
    if question.forbidden.contains(where: { Normalisation.occurs(Normalisation.normalised($0), in: own) }) {
      return result
    }
    switch question.rule {
    case .exact: result.score = result.exact ? 1 : 0
    case .contains: result.score = result.contains ? 1 : 0
    case .all: result.score = expected.allSatisfy { Normalisation.occurs($0, in: own) } ? 1 : 0
    case .number: result.score = number(answer, question) ? 1 : 0
    case .choice: result.score = choice(answer).map { question.expected.contains(String($0)) } == true ? 1 : 0
    case .regex:
      for pattern in question.patterns where try pattern.isFound(in: answer) { result.score = 1 }
    case .tokenF1: result.score = result.tokenF1
    }
    return result
  }

  private static func number(_ answer: String, _ question: Question) -> Bool {
    guard let value = FirstNumber.find(in: answer, decimal: question.decimal) else { return false }
    return question.expected.contains { text in
      Double(text).map { abs(value - $0) <= question.tolerance + 1e-12 } ?? false
    }
  }

  /// The first of the letters A to E that stands alone, in upper case.
  private static func choice(_ answer: String) -> Unicode.Scalar? {
    let scalars = Array(answer.unicodeScalars)
    for (place, scalar) in scalars.enumerated() where ("A"..."E").contains(scalar) {
      let before = place > 0 && Normalisation.isLetterOrDigit(scalars[place - 1])
      let after = place + 1 < scalars.count && Normalisation.isLetterOrDigit(scalars[place + 1])
      if !before, !after { return scalar }
    }
    return nil
  }

  /// The F1 of two bags of words (SQuAD): 1 where both are empty.
  static func f1(_ answer: [String], _ expected: [String]) -> Double {
    if answer.isEmpty || expected.isEmpty { return answer.isEmpty && expected.isEmpty ? 1 : 0 }
    var left: [String: Int] = [:]
    for word in expected { left[word, default: 0] += 1 }
    var common = 0
    for word in answer {
      guard let count = left[word], count > 0 else { continue }
      left[word] = count - 1
      common += 1
    }
    guard common > 0 else { return 0 }
    let precision = Double(common) / Double(answer.count)
    let recall = Double(common) / Double(expected.count)
    return 2 * precision * recall / (precision + recall)
  }
}
