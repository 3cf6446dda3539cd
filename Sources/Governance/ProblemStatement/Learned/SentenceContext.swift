/// What the first look at the other sentences says about one: a sentence with a number after one on today's way goes on about it,
/// and what no other sentence says, this one may.
///
/// Scores are sums of hundredths; bounds between them keep rounding from deciding.
enum SentenceContext {
  static func features(_ scores: [ElementModel.Scores], at index: Int) -> [String] {
    var found: [String] = []
    for offset in [-1, 1] where scores.indices.contains(index + offset) {
      for (element, score) in scores[index + offset].enumerated() {
        if score > 0.005 {
          found.append("n\(offset):\(element)")
        } else if score > -1.495 {
          found.append("m\(offset):\(element)")
        }
      }
    }
    for element in ElementModel.elements.indices {
      var best: Float = -9
      for (other, row) in scores.enumerated() where other != index { best = max(best, row[element]) }
      found.append("x\(element):" + (best > 1.005 ? "hi" : best > -0.495 ? "mid" : "lo"))
    }
    return found
  }
}
