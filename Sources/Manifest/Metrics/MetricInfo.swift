/// What is known of a metric without computing it: its names, tasks, direction and range.
public struct MetricInfo: Sendable, Hashable {
  public enum Direction: Sendable, Hashable {
    case higher, lower
    /// Best at zero, either side is worse (bias).
    case zero
  }

  /// The set its values lie in.
  public enum Range: Sendable, Hashable {
    /// 0...1
    case share
    /// At most 1, may be negative (MCC, R²).
    case upToOne
    /// 0 and above, without a unit.
    case nonNegative
    /// In the unit of the target.
    case targetUnit
    /// In the unit of the target, squared.
    case targetUnitSquared
  }

  /// Canonical name: scikit-learn's where it has one.
  public var name: String
  /// Other names that people write.
  public var aliases: [String]
  public var tasks: Set<TaskKind>
  public var direction: Direction
  public var range: Range
  /// True where the name needs `@k` or `@share%`.
  public var needsCutoff: Bool
  /// True where labels alone are not enough: probabilities or ranking scores are needed.
  public var needsScores: Bool
  /// True where the metric exists on merged classes as well (`aggregated.accuracy`).
  public var aggregable: Bool
  /// True where the metric belongs to the task's standard set, computed when an evaluation names none.
  public var standard: Bool

  init(
    _ name: String, _ aliases: [String] = [], tasks: Set<TaskKind>, _ direction: Direction, _ range: Range,
    needsCutoff: Bool = false, needsScores: Bool = false, aggregable: Bool = false, standard: Bool = true
  ) {
    self.name = name
    self.aliases = aliases
    self.tasks = tasks
    self.direction = direction
    self.range = range
    self.needsCutoff = needsCutoff
    self.needsScores = needsScores
    self.aggregable = aggregable
    self.standard = standard
  }
}

/// All metrics that the tool computes, by name.
public enum MetricRegistry {
  private static let labelled: Set<TaskKind> = [.binary, .multiclass, .ordinal]
  private static let classes: Set<TaskKind> = [.multiclass, .ordinal]
  private static let numeric: Set<TaskKind> = [.regression]

  public static let all: [MetricInfo] = [
    // Labels.
    MetricInfo("accuracy", tasks: labelled, .higher, .share, aggregable: true),
    MetricInfo("balanced_accuracy", tasks: labelled, .higher, .share, aggregable: true),
    MetricInfo("precision", tasks: [.binary], .higher, .share),
    MetricInfo("recall", ["sensitivity"], tasks: [.binary], .higher, .share),
    MetricInfo("specificity", tasks: [.binary], .higher, .share),
    MetricInfo("npv", ["negative_predictive_value"], tasks: [.binary], .higher, .share),
    MetricInfo("f1", tasks: [.binary], .higher, .share),
    MetricInfo("precision_macro", tasks: labelled, .higher, .share),
    MetricInfo("recall_macro", tasks: labelled, .higher, .share),
    MetricInfo("f1_macro", tasks: labelled, .higher, .share, aggregable: true),
    MetricInfo("precision_micro", tasks: labelled, .higher, .share),
    MetricInfo("recall_micro", tasks: labelled, .higher, .share),
    MetricInfo("f1_micro", tasks: labelled, .higher, .share),
    MetricInfo("precision_weighted", tasks: labelled, .higher, .share),
    MetricInfo("recall_weighted", tasks: labelled, .higher, .share),
    MetricInfo("f1_weighted", tasks: labelled, .higher, .share),
    MetricInfo("f1_macro_seen_classes_only", tasks: classes, .higher, .share, standard: false),
    MetricInfo("mcc", ["matthews_corrcoef"], tasks: labelled, .higher, .upToOne),
    MetricInfo("kappa", ["cohen_kappa"], tasks: labelled, .higher, .upToOne),
    MetricInfo("kappa_linear", tasks: [.ordinal], .higher, .upToOne),
    MetricInfo("kappa_quadratic", ["quadratic_weighted_kappa"], tasks: [.ordinal], .higher, .upToOne, aggregable: true),
    MetricInfo("mean_absolute_level_error", tasks: [.ordinal], .lower, .nonNegative),
    MetricInfo("within_one_level", tasks: [.ordinal], .higher, .share),
    MetricInfo("kendall_tau_b", tasks: [.ordinal], .higher, .upToOne),
    // Scores and probabilities.
    MetricInfo("roc_auc", tasks: [.binary], .higher, .share, needsScores: true),
    MetricInfo("gini", tasks: [.binary], .higher, .upToOne, needsScores: true),
    MetricInfo("average_precision", tasks: [.binary], .higher, .share, needsScores: true),
    MetricInfo("pr_auc_trapezoid", tasks: [.binary], .higher, .share, needsScores: true, standard: false),
    MetricInfo("ks_separation", ["ks"], tasks: [.binary], .higher, .share, needsScores: true),
    MetricInfo("roc_auc_ovr_macro", tasks: classes, .higher, .share, needsScores: true, aggregable: true),
    MetricInfo("roc_auc_ovr_weighted", tasks: classes, .higher, .share, needsScores: true),
    MetricInfo("average_precision_macro", tasks: classes, .higher, .share, needsScores: true),
    MetricInfo("top2_accuracy", tasks: classes, .higher, .share, needsScores: true),
    MetricInfo("log_loss", tasks: labelled, .lower, .nonNegative, needsScores: true, aggregable: true),
    MetricInfo("brier", ["brier_score"], tasks: labelled, .lower, .nonNegative, needsScores: true),
    MetricInfo("brier_scaled", tasks: classes, .lower, .share, needsScores: true),
    MetricInfo("brier_skill", tasks: [.binary], .higher, .upToOne, needsScores: true),
    MetricInfo("ece", ["ece_10"], tasks: labelled, .lower, .share, needsScores: true),
    MetricInfo("ece_15", tasks: labelled, .lower, .share, needsScores: true, standard: false),
    MetricInfo("ece_equal_mass_10", tasks: [.binary], .lower, .share, needsScores: true, standard: false),
    MetricInfo("ece_10_top_label_binary", tasks: [.binary], .lower, .share, needsScores: true, standard: false),
    MetricInfo("prevalence", tasks: [.binary], .higher, .share, standard: false),
    // The head of the ranking.
    MetricInfo("precision", tasks: [.binary], .higher, .share, needsCutoff: true, needsScores: true, standard: false),
    MetricInfo("recall", tasks: [.binary], .higher, .share, needsCutoff: true, needsScores: true, standard: false),
    MetricInfo("captured", tasks: [.binary], .higher, .share, needsCutoff: true, needsScores: true, standard: false),
    MetricInfo("lift", tasks: [.binary], .higher, .nonNegative, needsCutoff: true, needsScores: true, standard: false),
    // Values.
    MetricInfo("mae", ["mean_absolute_error"], tasks: numeric, .lower, .targetUnit),
    MetricInfo("rmse", ["root_mean_squared_error"], tasks: numeric, .lower, .targetUnit),
    MetricInfo("mse", ["mean_squared_error"], tasks: numeric, .lower, .targetUnitSquared, standard: false),
    MetricInfo("r2", tasks: numeric, .higher, .upToOne),
    MetricInfo("explained_variance", tasks: numeric, .higher, .upToOne),
    MetricInfo("median_absolute_error", ["median_ae"], tasks: numeric, .lower, .targetUnit),
    MetricInfo("max_error", tasks: numeric, .lower, .targetUnit),
    MetricInfo("mape", ["mean_absolute_percentage_error"], tasks: numeric, .lower, .nonNegative),
    MetricInfo("wape", tasks: numeric, .lower, .nonNegative),
    MetricInfo("smape", tasks: numeric, .lower, .nonNegative),
    MetricInfo("smape_half", tasks: numeric, .lower, .share, standard: false),
    MetricInfo("bias", tasks: numeric, .zero, .targetUnit),
    MetricInfo("mase", tasks: numeric, .lower, .nonNegative, standard: false),
    MetricInfo("rmsle", tasks: numeric, .lower, .nonNegative, standard: false),
    MetricInfo("pinball_0_1", tasks: numeric, .lower, .targetUnit, standard: false),
    MetricInfo("pinball_0_5", tasks: numeric, .lower, .targetUnit, standard: false),
    MetricInfo("pinball_0_9", tasks: numeric, .lower, .targetUnit, standard: false),
    MetricInfo("absolute_error_q50", tasks: numeric, .lower, .targetUnit, standard: false),
    MetricInfo("absolute_error_q75", tasks: numeric, .lower, .targetUnit, standard: false),
    MetricInfo("absolute_error_q90", tasks: numeric, .lower, .targetUnit, standard: false),
    MetricInfo("absolute_error_q95", tasks: numeric, .lower, .targetUnit, standard: false),
    MetricInfo("absolute_error_q99", tasks: numeric, .lower, .targetUnit, standard: false),
    MetricInfo("pearson", tasks: numeric, .higher, .upToOne),
    MetricInfo("spearman", tasks: [.regression, .ordinal], .higher, .upToOne),
  ]

  /// The facts of a metric; nil for a name that is not registered.
  public static func info(_ name: MetricName) -> MetricInfo? {
    let wantsCutoff = name.cutoff != nil
    return byName[Key(name: name.base, cutoff: wantsCutoff)].flatMap {
      name.aggregated && !$0.aggregable ? nil : $0
    }
  }

  /// The metrics of a task that are computed when an evaluation names none.
  public static func standard(for task: TaskKind) -> [MetricName] {
    all.filter { $0.standard && $0.tasks.contains(task) }.map { MetricName(base: $0.name) }
  }

  private struct Key: Hashable {
    var name: String
    var cutoff: Bool
  }

  private static let byName: [Key: MetricInfo] = {
    var table: [Key: MetricInfo] = [:]
    for info in all {
      for name in [info.name] + info.aliases { table[Key(name: name, cutoff: info.needsCutoff)] = info }
    }
    return table
  }()
}
