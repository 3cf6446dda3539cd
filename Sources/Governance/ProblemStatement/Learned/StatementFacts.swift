import Foundation

/// What the scores of all sentences say about one element.
struct StatementFacts {
  /// The sentence with the highest score.
  let best: Int
  /// In the order in which the model was fitted.
  let values: [Float]

  /// - Returns: nil where there is no sentence.
  init?(_ scores: [ElementModel.Scores], of element: Int) {
    guard let best = scores.indices.max(by: { scores[$0][element] < scores[$1][element] }) else { return nil }
    self.best = best
    let top = scores[best][element]
    var second: Float = -6
    var own: Float = -6
    var lone: Float = 0
    var topOfLone: Float = -6
    var sum: Float = 0
    for (index, row) in scores.enumerated() {
      let score = row[element]
      let highest = row.max() ?? 0
      if index != best { second = max(second, score) }
      if score == highest { own = max(own, score) }
      if highest < 0 {
        lone += 1
        topOfLone = max(topOfLone, score)
      }
      sum += score > 20 ? score : log1p(exp(score))
    }
    let rivals = scores[best].indices.filter { $0 != element }.map { scores[best][$0] }
    let rival = rivals.max() ?? -6
    values = [top, second, rival, own, lone, Float(scores.count), topOfLone, top >= rival ? 1 : 0, sum]
  }

  static func logistic(_ value: Float) -> Float { 1 / (1 + exp(-value)) }
}
