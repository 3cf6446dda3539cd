/// Finds what somebody may have meant.
enum Spelling {
  /// The candidate nearest to a word, when it is near enough to be worth asking.
  static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let lowered = Array(word.lowercased().unicodeScalars.prefix(64))
    guard !lowered.isEmpty else { return nil }
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars.prefix(64))
      guard abs(other.count - lowered.count) <= 3 else { continue }
      let distance = self.distance(lowered, other)
      if distance < (best?.distance ?? .max) { best = (distance, candidate) }
    }
    guard let best, best.distance <= max(1, min(3, lowered.count / 3)) else { return nil }
    return best.candidate
  }

  /// Edits between two words: insert, delete, replace, swap neighbours (optimal string alignment).
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty { return b.count }
    if b.isEmpty { return a.count }
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], before[j - 2] + 1) }
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
