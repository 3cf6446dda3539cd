/// What a good problem statement says.
public enum StatementElement: String, Sendable, Hashable, CaseIterable, Codable {
  /// What is decided with the answer.
  case decision
  /// Who decides.
  case users
  /// From which data.
  case data
  /// How often data arrive and decisions are made.
  case cadence
  /// What the answer looks like: a probability, one of the named classes, a number with its unit.
  case output
  /// How it is done today, and how well.
  case baseline
  /// How much better it has to become, as a number.
  case target
  /// By when.
  case deadline
  /// What has to be respected.
  case constraints
  /// Where one rule may not fit all.
  case heterogeneity
  /// What is left out on purpose.
  case scope
}

/// Where an element was found.
public enum ElementPlace: Sendable, Hashable {
  /// In a field of the manifest: its key.
  case field(String)
  /// In the text: the sentence.
  case text(quote: String)
}
