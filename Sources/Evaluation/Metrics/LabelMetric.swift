/// Metrics of predicted labels. All follow from the confusion table.
enum LabelMetric: String, CaseIterable {
  case accuracy
  case balancedAccuracy = "balanced_accuracy"
  case precision, recall, specificity, npv, f1
  case precisionMacro = "precision_macro"
  case recallMacro = "recall_macro"
  case f1Macro = "f1_macro"
  case precisionMicro = "precision_micro"
  case recallMicro = "recall_micro"
  case f1Micro = "f1_micro"
  case precisionWeighted = "precision_weighted"
  case recallWeighted = "recall_weighted"
  case f1Weighted = "f1_weighted"
  case f1MacroSeen = "f1_macro_seen_classes_only"
  case mcc, kappa
  case kappaLinear = "kappa_linear"
  case kappaQuadratic = "kappa_quadratic"
  case meanAbsoluteLevelError = "mean_absolute_level_error"
  case withinOneLevel = "within_one_level"
  case spearman
  case kendallTauB = "kendall_tau_b"

  /// True where the metric speaks of the positive class of two.
  var isBinary: Bool {
    switch self {
    case .precision, .recall, .specificity, .npv, .f1: true
    default: false
    }
  }

  /// True where the metric is a correlation of ranks, which real weights do not define.
  var isOfRanks: Bool { self == .spearman || self == .kendallTauB }

  /// The value on a table with at least one row; not-a-number where undefined.
  func value(_ table: Confusion) -> Double {
    switch self {
    case .accuracy, .precisionMicro, .recallMicro, .f1Micro: table.right / table.total
    case .balancedAccuracy: table.balancedAccuracy
    case .precision: ClassScores(table, 1).precision
    case .recall: ClassScores(table, 1).recall
    case .f1: ClassScores(table, 1).f1
    case .specificity: table.cell(0, 0) / table.truths[0]
    case .npv: table.cell(0, 0) / table.predictions[0]
    case .precisionMacro: table.macro { $0.precision }
    case .recallMacro: table.macro { $0.recall }
    case .f1Macro: table.macro { $0.f1 }
    case .precisionWeighted: table.weighted { $0.precision }
    case .recallWeighted: table.weighted { $0.recall }
    case .f1Weighted: table.weighted { $0.f1 }
    case .f1MacroSeen: table.macroOverSeen { $0.f1 }
    case .mcc: table.mcc
    case .kappa: table.kappa { $0 == $1 ? 0 : 1 }
    case .kappaLinear: table.kappa { Double(abs($0 - $1)) }
    case .kappaQuadratic: table.kappa { Double(($0 - $1) * ($0 - $1)) }
    case .meanAbsoluteLevelError: table.meanOverCells { Double(abs($0 - $1)) }
    case .withinOneLevel: table.meanOverCells { abs($0 - $1) <= 1 ? 1 : 0 }
    case .spearman: table.spearman
    case .kendallTauB: table.kendallTauB
    }
  }
}

/// Precision, recall and F1 of one class against all others; zero where a denominator is zero (scikit-learn's
/// `zero_division=0`).
struct ClassScores {
  let precision: Double
  let recall: Double
  let f1: Double
  let support: Double

  init(_ table: Confusion, _ c: Int) {
    let hit = table.cell(c, c)
    let (truths, predictions) = (table.truths[c], table.predictions[c])
    precision = predictions > 0 ? hit / predictions : 0
    recall = truths > 0 ? hit / truths : 0
    f1 = truths + predictions > 0 ? 2 * hit / (truths + predictions) : 0
    support = truths
  }
}

extension Confusion {
  /// Fβ of the positive class of two (van Rijsbergen, 1979); zero where there are no positives on either side.
  func fBeta(_ beta: Double) -> Double {
    let squared = beta * beta
    let hits = (1 + squared) * cell(1, 1)
    let sum = hits + squared * cell(1, 0) + cell(0, 1)
    return sum > 0 ? hits / sum : 0
  }

  /// The mean of recall over the classes that are in the truth.
  var balancedAccuracy: Double {
    var (sum, seen) = (0.0, 0.0)
    for c in 0..<k where truths[c] > 0 {
      sum += cell(c, c) / truths[c]
      seen += 1
    }
    return sum / seen
  }

  /// The plain mean over all listed classes, also those that are absent.
  func macro(_ score: (ClassScores) -> Double) -> Double {
    var sum = 0.0
    for c in 0..<k { sum += score(ClassScores(self, c)) }
    return sum / Double(k)
  }

  /// The mean over classes that are in the truth or were predicted: scikit-learn's macro average without `labels=`.
  func macroOverSeen(_ score: (ClassScores) -> Double) -> Double {
    var (sum, seen) = (0.0, 0.0)
    for c in 0..<k where truths[c] + predictions[c] > 0 {
      sum += score(ClassScores(self, c))
      seen += 1
    }
    return sum / seen
  }

  /// The mean over classes weighted by their rows in the truth.
  func weighted(_ score: (ClassScores) -> Double) -> Double {
    var sum = 0.0
    for c in 0..<k { sum += truths[c] * score(ClassScores(self, c)) }
    return sum / total
  }

  /// The mean over rows of a number that depends on truth and prediction.
  func meanOverCells(_ value: (Int, Int) -> Double) -> Double {
    var sum = 0.0
    for t in 0..<k {
      for p in 0..<k where cell(t, p) > 0 { sum += cell(t, p) * value(t, p) }
    }
    return sum / total
  }
}
