/// The nearest correct spelling of a word that is not known.
public enum Suggestion {
  /// Words longer than this, in Unicode scalars, are not compared.
  private static let longest = 64

  /// Words shorter than this are too alike by chance.
  private static let shortest = 3

  /// The candidate with the smallest edit distance, when it is near enough to be meant, or else one that starts with the
  /// word. Of equals, one with the same first letter wins, then the first.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    guard wanted.count >= shortest, wanted.count <= longest else { return nil }
    var best: (cost: Int, word: String)?
    var completion: String?
    for candidate in candidates.prefix(2000) {
      let other = Array(candidate.lowercased().unicodeScalars)
      guard other.count >= shortest, other.count <= longest else { continue }
      if completion == nil, wanted.count >= 4, other.starts(with: wanted) { completion = candidate }
      let allowed = max(1, min(wanted.count, other.count) / 3)
      guard abs(other.count - wanted.count) <= allowed else { continue }
      let distance = editDistance(wanted, other)
      let cost = distance * 2 + (other.first == wanted.first ? 0 : 1)
      guard distance <= allowed, cost < best?.cost ?? Int.max else { continue }
      best = (cost, candidate)
    }
    return best?.word ?? completion
  }

  /// “did you mean …?”, when something is near enough.
  public static func help(for word: String, among candidates: some Sequence<String>) -> String? {
    nearest(to: word, among: candidates).map { "did you mean \(quoted($0))?" }
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
  static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      row.reserveCapacity(b.count + 1)
      for j in 1...b.count {
        let substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        var cost = min(last[j] + 1, row[j - 1] + 1, substitution)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, before[j - 2] + 1) }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
