/// What a feature says of each element: with the words of a sentence alone, and once more when the rest of the statement is known.
struct Weights: Sendable {
  var alone: ElementModel.Scores
  var among: ElementModel.Scores

  static let none = Weights(
    alone: ElementModel.Scores(repeating: 0, count: ElementModel.elements.count),
    among: ElementModel.Scores(repeating: 0, count: ElementModel.elements.count))
}

/// The weights of features as written, looked up in place: most are never asked for, so nothing is read beforehand.
///
/// A line is a name, a tab, and values: `w:today\taF147 bG-20` gives the sixth element 1.47 by the words alone, and the seventh -0.2
/// among other sentences. Lines of settings come first; after them the features in the order of their bytes.
struct WeightTable: Sendable {
  private let text: [UInt8]
  /// Where the line of each feature begins.
  private let lines: [Int]
  let settings: [(name: String, value: String)]

  private static let settingNames: Set<String> = ["threshold", "doubt", "own", "verdict", "bias"]
  /// Weights are written as whole hundredths.
  private static let scale: Float = 0.01
  private static let tab = UInt8(ascii: "\t")
  private static let newline = UInt8(ascii: "\n")

  init(text: [UInt8]) {
    var lines: [Int] = []
    var settings: [(String, String)] = []
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: Self.newline) ?? text.count
      if lines.isEmpty, let tab = text[start..<end].firstIndex(of: Self.tab) {
        let name = String(decoding: text[start..<tab], as: UTF8.self)
        if Self.settingNames.contains(name) {
          settings.append((name, String(decoding: text[(tab + 1)..<end], as: UTF8.self)))
        } else {
          lines.append(start)
        }
      } else if end > start {
        lines.append(start)
      }
      start = end + 1
    }
    self.text = text
    self.lines = lines
    self.settings = settings
  }

  /// Nil for a feature that no statement of the training had.
  func weights(of name: String) -> Weights? {
    let name = Array(name.utf8)
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      let own = text[lines[middle]...].prefix { $0 != Self.tab && $0 != Self.newline }
      if own.elementsEqual(name) {
        return Self.weights(text[own.endIndex...].dropFirst().prefix { $0 != Self.newline })
      }
      if own.lexicographicallyPrecedes(name) { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  static func weights(_ values: ArraySlice<UInt8>) -> Weights {
    var weights = Weights.none
    for value in values.split(separator: UInt8(ascii: " ")) {
      guard let layer = value.first, let letter = value.dropFirst().first, letter >= UInt8(ascii: "A"),
        let number = Int(String(decoding: value.dropFirst(2), as: UTF8.self))
      else { continue }
      let index = Int(letter - UInt8(ascii: "A"))
      guard ElementModel.elements.indices.contains(index) else { continue }
      if layer == UInt8(ascii: "a") {
        weights.alone[index] = Float(number) * scale
      } else {
        weights.among[index] = Float(number) * scale
      }
    }
    return weights
  }
}
