/// A word or a number of a statement, in lower case, with `ё` written `е`.
struct StatementToken: Sendable, Hashable {
  /// Lower-case text; for numbers as written, without grouping.
  var text: String
  /// The stem of a word.
  var stem: String
  /// The value of a number written in digits or as a word.
  var number: Double?
  /// True where a percent sign or the word follows the number.
  var isPercent = false
  /// True where the number was written in digits.
  var isDigits = false
  /// True where a colon, semicolon, comma or bracket stands before the word.
  var opensClause = false
}

/// A sentence, a list item or a row of a table.
struct StatementSentence: Sendable {
  var tokens: [StatementToken]
  /// As written, for quoting.
  var quote: String
}
