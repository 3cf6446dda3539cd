/// Finds the first number of an answer.
enum FirstNumber {
  /// Blanks that separate groups of three digits.
  private static let groupBlanks: Set<Unicode.Scalar> = [" ", "\u{A0}", "\u{2009}", "\u{202F}"]

  /// Blanks between groups of three digits are dropped; the other of point and comma is a group mark and dropped. A
  /// leading hyphen or minus sign counts.
  ///
  /// - Parameter decimal: the decimal mark.
  /// - Returns: nil where there is no number.
  static func find(in text: String, decimal: Unicode.Scalar) -> Double? {
    let scalars = withoutGroupBlanks(text.unicodeScalars.map { $0 == "\u{2212}" ? "-" : $0 })
    let group: Unicode.Scalar = decimal == "." ? "," : "."
    guard let first = scalars.firstIndex(where: { Normalisation.digit($0) != nil }) else { return nil }
    var digits = first > 0 && scalars[first - 1] == "-" ? "-" : ""
    var place = first
    while place < scalars.count {
      if let digit = Normalisation.digit(scalars[place]) {
        digits += String(digit)
      } else if scalars[place] != group {
        break
      }
      place += 1
    }
    if place + 1 < scalars.count, scalars[place] == decimal, Normalisation.digit(scalars[place + 1]) != nil {
      digits += "."
      place += 1
      while place < scalars.count, let digit = Normalisation.digit(scalars[place]) {
        digits += String(digit)
        place += 1
      }
    }
    return Double(digits)
  }

  private static func withoutGroupBlanks(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    func isDigit(_ place: Int) -> Bool {
      scalars.indices.contains(place) && Normalisation.digit(scalars[place]) != nil
    }
    return scalars.indices.compactMap { place in
      let isGap =
        groupBlanks.contains(scalars[place]) && isDigit(place - 1) && isDigit(place + 1) && isDigit(place + 2)
        && isDigit(place + 3) && !isDigit(place + 4)
      return isGap ? nil : scalars[place]
    }
  }
}
