import Manifest

/// The names of the metrics that the tool computes, as they stand in a sentence before or after a number.
enum MetricNames {
  struct Found {
    /// Canonical names that may be meant.
    var metrics: [String]
    /// The position of the number.
    var number: Int
  }

  private struct Name {
    var words: [String]
    var metrics: [String]
    /// True where a number that says how many rows belongs to the name.
    var needsCutoff: Bool
  }

  /// Names with their numbers; a longer name goes before one that is a part of it.
  static func find(in tokens: [StatementToken]) -> [Found] {
    var found: [Found] = []
    var position = 0
    while position < tokens.count {
      guard let (name, end) = name(in: tokens, at: position) else {
        position += 1
        continue
      }
      if let own = number(of: name, in: tokens, from: position, to: end) { found.append(own) }
      position = end
    }
    return found
  }

  private static func name(in tokens: [StatementToken], at position: Int) -> (Name, Int)? {
    let matching = names.filter { name in
      position + name.words.count <= tokens.count
        && zip(name.words, tokens[position...]).allSatisfy { word, token in
          word.hasSuffix("*") ? token.text.hasPrefix(word.dropLast()) : token.text == word
        }
    }
    return matching.max { $0.words.count < $1.words.count }.map { ($0, position + $0.words.count) }
  }

  private static func number(of name: Name, in tokens: [StatementToken], from start: Int, to end: Int) -> Found? {
    var end = end
    var metrics = name.metrics
    if end < tokens.count, tokens[end].text == "score" || tokens[end].text == "value" { end += 1 }
    // "NDCG at ten", "precision@50"
    let cutAt = end < tokens.count && tokens[end].text == "at" ? end + 1 : end
    if cutAt + 1 < tokens.count, let cut = tokens[cutAt].number, !tokens[cutAt].isPercent, cut >= 1,
      cut == cut.rounded(), cutAt > end || tokens[cutAt].isDigits && name.needsCutoff
    {
      metrics = metrics.map { $0 + "@" + String(Int(cut)) }
      end = cutAt + 1
    } else if name.needsCutoff {
      return nil
    }
    if let after = value(in: tokens, after: end, isBounded: isBounded(metrics)) {
      return Found(metrics: metrics, number: after)
    }
    // "a 62% recall"
    if start > 0, tokens[start - 1].isDigits, !tokens[start].opensClause, end == start + name.words.count {
      return Found(metrics: metrics, number: start - 1)
    }
    return nil
  }

  /// Shares are recognised by their digits; any number could be a mean error, so that it has to follow closely.
  private static func isBounded(_ metrics: [String]) -> Bool {
    metrics.first.flatMap { MetricRegistry.info(MetricName(canonical: $0)) }.map {
      $0.range == .share || $0.range == .upToOne
    } ?? false
  }

  private static func value(in tokens: [StatementToken], after end: Int, isBounded: Bool) -> Int? {
    for position in end..<min(end + 5, tokens.count) {
      let token = tokens[position]
      if position > end, token.opensClause { return nil }
      if token.number != nil {
        return token.isDigits && !isCount(token, before: position + 1, in: tokens, isBounded) ? position : nil
      }
      if comparing.contains(token.text) || !isBounded && !joining.contains(token.text) { return nil }
    }
    return nil
  }

  /// "The MAE of 24 origins" counts something, "4 points" is a difference.
  private static func isCount(
    _ token: StatementToken, before next: Int, in tokens: [StatementToken], _ isBounded: Bool
  ) -> Bool {
    guard next < tokens.count else { return false }
    if units.contains(where: { tokens[next].text.hasPrefix($0) }) { return true }
    let isWhole = token.number.map { $0 == $0.rounded() } ?? false
    return !isBounded && isWhole && !token.isPercent && !tokens[next].opensClause && !after.contains(tokens[next].text)
  }

  private static let after: Set<String> = [
    "on", "in", "over", "against", "and", "for", "across", "today", "на", "в", "по", "против", "и", "сегодня",
  ]
  private static let units = ["point", "times", "пункт", "раз", "thousand", "million", "тыс", "млн"]
  /// "ROC AUC above 0.7" is a bound, not a value.
  private static let comparing: Set<String> = [
    "least", "most", "above", "below", "over", "under", "than", "by", "from", "higher", "lower", "better", "worse",
    "менее", "более", "выше", "ниже", "не", "чем", "до", "больше", "меньше", "random", "chance",
  ]
  private static let joining: Set<String> = [
    "of", "is", "was", "at", "about", "around", "near", "only", "just", "equals", "a", "an", "has", "stands",
    "равен", "равна", "равно", "составляет", "около", "примерно", "всего", "лишь", "в", "это",
  ]

  private static let names: [Name] = {
    var names: [Name] = []
    for info in MetricRegistry.all where !everyday.contains(info.name) {
      for name in [info.name] + info.aliases where !everyday.contains(name) {
        let words = name.split(separator: "_").map(String.init)
        names.append(Name(words: words, metrics: [info.name], needsCutoff: info.needsCutoff))
        if words.count > 1 { names.append(Name(words: [name], metrics: [info.name], needsCutoff: info.needsCutoff)) }
      }
    }
    return names
      + others.map { words, metrics in
        Name(words: words.split(separator: " ").map(String.init), metrics: metrics, needsCutoff: false)
      }
  }()

  /// Words that mostly mean something else.
  private static let everyday: Set<String> = [
    "bias", "coverage", "prevalence", "lift", "ks", "captured", "interval_width", "interval_score", "max_error",
    "winkler", "gini",
  ]

  private static let others: [(String, [String])] = [
    ("auc", ["roc_auc", "roc_auc_ovr_macro"]), ("auc roc", ["roc_auc"]), ("roc-auc", ["roc_auc"]),
    ("logloss", ["log_loss"]), ("brier score", ["brier"]), ("f1 score", ["f1"]), ("f1-score", ["f1"]),
    ("scaled error", ["mase"]), ("mean absolute scaled error", ["mase"]), ("mean error", ["mae"]),
    ("weighted kappa", ["kappa_quadratic", "kappa_linear"]), ("cohen kappa", ["kappa"]),
    ("gini", ["gini"]), ("джини", ["gini"]), ("каппа", ["kappa", "kappa_quadratic", "kappa_linear"]),
    ("kappa", ["kappa", "kappa_quadratic", "kappa_linear"]), ("точност*", ["accuracy", "precision"]),
    ("полнот*", ["recall"]), ("доля верных", ["accuracy"]), ("средняя ошибка", ["mae"]),
    ("средняя абсолютная ошибка", ["mae"]), ("accuracy", ["accuracy"]), ("f1", ["f1", "f1_macro"]),
  ]
}
