import Manifest

extension Project {
  /// Where words of the problem stand: the line that they, or a number in them, are written on.
  ///
  /// - Parameters:
  ///   - number: a text that begins with the number meant.
  ///   - path: the text that the words are taken from.
  ///   - key: the field that they speak of, in `problem` or in the manifest, where the words are not found.
  func place(of quote: String, number: String?, in path: String, key: String? = nil) -> SourceLocation? {
    let digits = number.map { $0.prefix { $0.isNumber || ".,".contains($0) } }.flatMap { $0.isEmpty ? nil : String($0) }
    if let found = keys.place(of: quote, number: digits, in: path) { return found }
    return key.flatMap { keys.place(of: "problem.\($0)") ?? keys.place(of: $0) } ?? keys.place(of: path)
      ?? problem?.location
  }
}
