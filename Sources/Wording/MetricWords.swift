import Manifest

/// Metrics in words: their titles and the way their values are written.
public struct MetricWords: Sendable {
  public let language: Language
  private let numbers: NumberFormatter

  public init(_ language: Language) {
    self.language = language
    numbers = NumberFormatter(language)
  }

  /// `ROC AUC`, `Leavers among the first 500` is the project's own words; here: `Captured in the first 500`.
  public func title(_ name: MetricName) -> String {
    let base = Self.titles[Key(name.base, cutoff: name.cutoff != nil)]?[language] ?? name.base
    var text = base
    switch name.cutoff {
    case nil: break
    case .count(let k): text = base.replacing(cutoff: numbers.integer(k))
    case .share(let share): text = base.replacing(cutoff: numbers.percent(share, digits: 0))
    }
    guard name.aggregated else { return text }
    return text + (language == .en ? ", merged classes" : ", укрупнённые классы")
  }

  /// A value of a metric with as many digits as people need, in its unit.
  ///
  /// - Parameter unit: the target's unit (`USD`), for metrics that are measured in it.
  public func value(_ value: Double, of name: MetricName, unit: String? = nil) -> String {
    switch Self.style(of: name) {
    case .percent: numbers.percent(value)
    case .index: numbers.decimal(value, digits: 3)
    case .targetUnit:
      unit.map { numbers.quantity(numbers.significant(value, 4), $0) } ?? numbers.significant(value, 4)
    }
  }

  /// The value without its unit, for axes and for large type beside a small unit.
  public func bare(_ value: Double, of name: MetricName) -> String {
    switch Self.style(of: name) {
    case .percent: numbers.decimal(value * 100, digits: 1)
    case .index: numbers.decimal(value, digits: 3)
    case .targetUnit: numbers.significant(value, 4)
    }
  }

  /// What follows `bare`: `%`, `USD` or nothing.
  public func unit(of name: MetricName, target unit: String?) -> String? {
    switch Self.style(of: name) {
    case .percent: "%"
    case .index: nil
    case .targetUnit: unit
    }
  }

  enum Style { case percent, index, targetUnit }

  static func style(of name: MetricName) -> Style {
    guard let info = MetricRegistry.info(name) else { return .index }
    if info.range == .targetUnit || info.range == .targetUnitSquared { return .targetUnit }
    return percentNames.contains(info.name) && info.name != "lift" ? .percent : .index
  }

  private static let percentNames: Set<String> = [
    "accuracy", "balanced_accuracy", "precision", "recall", "specificity", "npv", "precision_macro", "recall_macro",
    "precision_micro", "recall_micro", "precision_weighted", "recall_weighted", "within_one_level", "top2_accuracy",
    "captured", "prevalence", "mape", "wape", "smape", "smape_half",
  ]

  private struct Key: Hashable {
    var base: String
    var cutoff: Bool

    init(_ base: String, cutoff: Bool = false) {
      self.base = base
      self.cutoff = cutoff
    }
  }

  private static let titles: [Key: LocalizedText] = [
    Key("accuracy"): LocalizedText(en: "Accuracy", ru: "Доля верных ответов"),
    Key("balanced_accuracy"): LocalizedText(en: "Balanced accuracy", ru: "Сбалансированная точность"),
    Key("precision"): LocalizedText(en: "Precision", ru: "Точность (precision)"),
    Key("recall"): LocalizedText(en: "Recall", ru: "Полнота (recall)"),
    Key("specificity"): LocalizedText(en: "Specificity", ru: "Специфичность"),
    Key("npv"): LocalizedText(en: "Negative predictive value", ru: "Прогностичность отрицательного ответа"),
    Key("f1"): LocalizedText(en: "F1", ru: "F1-мера"),
    Key("precision_macro"): LocalizedText(en: "Precision, macro", ru: "Точность, среднее по классам"),
    Key("recall_macro"): LocalizedText(en: "Recall, macro", ru: "Полнота, среднее по классам"),
    Key("f1_macro"): LocalizedText(en: "F1, macro", ru: "F1-мера, среднее по классам"),
    Key("precision_micro"): LocalizedText(en: "Precision, micro", ru: "Точность, микроусреднение"),
    Key("recall_micro"): LocalizedText(en: "Recall, micro", ru: "Полнота, микроусреднение"),
    Key("f1_micro"): LocalizedText(en: "F1, micro", ru: "F1-мера, микроусреднение"),
    Key("precision_weighted"): LocalizedText(en: "Precision, weighted", ru: "Точность, взвешенная"),
    Key("recall_weighted"): LocalizedText(en: "Recall, weighted", ru: "Полнота, взвешенная"),
    Key("f1_weighted"): LocalizedText(en: "F1, weighted", ru: "F1-мера, взвешенная"),
    Key("f1_macro_seen_classes_only"): LocalizedText(
      en: "F1, macro over classes seen", ru: "F1-мера, среднее по встреченным классам"),
    Key("mcc"): LocalizedText(en: "Matthews correlation", ru: "Корреляция Мэтьюса"),
    Key("kappa"): LocalizedText(en: "Cohen's kappa", ru: "Каппа Коэна"),
    Key("kappa_linear"): LocalizedText(en: "Linear kappa", ru: "Каппа с линейными весами"),
    Key("kappa_quadratic"): LocalizedText(en: "Quadratic kappa", ru: "Каппа с квадратичными весами"),
    Key("mean_absolute_level_error"): LocalizedText(en: "Mean error in levels", ru: "Средняя ошибка в уровнях"),
    Key("within_one_level"): LocalizedText(en: "Within one level", ru: "Не дальше одного уровня"),
    Key("kendall_tau_b"): LocalizedText(en: "Kendall's tau-b", ru: "Тау-b Кендалла"),
    Key("roc_auc"): LocalizedText(en: "ROC AUC", ru: "ROC AUC"),
    Key("gini"): LocalizedText(en: "Gini", ru: "Коэффициент Джини"),
    Key("average_precision"): LocalizedText(en: "Average precision", ru: "Средняя точность (AP)"),
    Key("pr_auc_trapezoid"): LocalizedText(en: "PR AUC, trapezoid", ru: "PR AUC, трапеции"),
    Key("ks_separation"): LocalizedText(en: "KS separation", ru: "Разделение KS"),
    Key("roc_auc_ovr_macro"): LocalizedText(
      en: "ROC AUC, one-vs-rest, macro", ru: "ROC AUC «один против всех», среднее"),
    Key("roc_auc_ovr_weighted"): LocalizedText(
      en: "ROC AUC, one-vs-rest, weighted", ru: "ROC AUC «один против всех», взвешенное"),
    Key("average_precision_macro"): LocalizedText(
      en: "Average precision, macro", ru: "Средняя точность (AP) по классам"),
    Key("top2_accuracy"): LocalizedText(en: "Among the two most likely", ru: "Среди двух вероятнейших"),
    Key("log_loss"): LocalizedText(en: "Log loss", ru: "Логарифмическая потеря"),
    Key("brier"): LocalizedText(en: "Brier score", ru: "Мера Брайера"),
    Key("brier_scaled"): LocalizedText(en: "Brier score, scaled to 1", ru: "Мера Брайера, до единицы"),
    Key("brier_skill"): LocalizedText(en: "Brier skill", ru: "Выигрыш по Брайеру"),
    Key("ece"): LocalizedText(en: "Calibration error", ru: "Ошибка калибровки"),
    Key("ece_15"): LocalizedText(en: "Calibration error, 15 bins", ru: "Ошибка калибровки, 15 интервалов"),
    Key("ece_equal_mass_10"): LocalizedText(
      en: "Calibration error, equal-mass bins", ru: "Ошибка калибровки, равные группы"),
    Key("ece_10_top_label_binary"): LocalizedText(
      en: "Calibration error, top label", ru: "Ошибка калибровки, выбранный класс"),
    Key("prevalence"): LocalizedText(en: "Share of positives", ru: "Доля положительных"),
    Key("precision", cutoff: true): LocalizedText(en: "Precision in the first {k}", ru: "Точность в первых {k}"),
    Key("recall", cutoff: true): LocalizedText(en: "Recall in the first {k}", ru: "Полнота в первых {k}"),
    Key("captured", cutoff: true): LocalizedText(en: "Captured in the first {k}", ru: "Найдено в первых {k}"),
    Key("lift", cutoff: true): LocalizedText(en: "Lift in the first {k}", ru: "Выигрыш в первых {k}"),
    Key("mae"): LocalizedText(en: "Mean absolute error", ru: "Средняя абсолютная ошибка"),
    Key("rmse"): LocalizedText(en: "Root mean squared error", ru: "Среднеквадратичная ошибка"),
    Key("mse"): LocalizedText(en: "Mean squared error", ru: "Средний квадрат ошибки"),
    Key("r2"): LocalizedText(en: "R²", ru: "R²"),
    Key("explained_variance"): LocalizedText(en: "Explained variance", ru: "Объяснённая дисперсия"),
    Key("median_absolute_error"): LocalizedText(en: "Median absolute error", ru: "Медианная абсолютная ошибка"),
    Key("max_error"): LocalizedText(en: "Largest error", ru: "Наибольшая ошибка"),
    Key("mape"): LocalizedText(en: "Mean percentage error (MAPE)", ru: "Средняя ошибка в процентах (MAPE)"),
    Key("wape"): LocalizedText(en: "Weighted percentage error (WAPE)", ru: "Взвешенная ошибка в процентах (WAPE)"),
    Key("smape"): LocalizedText(en: "Symmetric percentage error (sMAPE)", ru: "Симметричная ошибка (sMAPE)"),
    Key("smape_half"): LocalizedText(en: "Symmetric percentage error, halved", ru: "Симметричная ошибка, половинная"),
    Key("bias"): LocalizedText(en: "Bias", ru: "Смещение"),
    Key("mase"): LocalizedText(en: "Scaled error (MASE)", ru: "Масштабированная ошибка (MASE)"),
    Key("rmsle"): LocalizedText(en: "Logarithmic error (RMSLE)", ru: "Логарифмическая ошибка (RMSLE)"),
    Key("pinball_0_1"): LocalizedText(en: "Pinball loss at 10%", ru: "Квантильная потеря, 10 %"),
    Key("pinball_0_5"): LocalizedText(en: "Pinball loss at 50%", ru: "Квантильная потеря, 50 %"),
    Key("pinball_0_9"): LocalizedText(en: "Pinball loss at 90%", ru: "Квантильная потеря, 90 %"),
    Key("absolute_error_q50"): LocalizedText(
      en: "Absolute error, 50% quantile", ru: "Абсолютная ошибка, квантиль 50 %"),
    Key("absolute_error_q75"): LocalizedText(
      en: "Absolute error, 75% quantile", ru: "Абсолютная ошибка, квантиль 75 %"),
    Key("absolute_error_q90"): LocalizedText(
      en: "Absolute error, 90% quantile", ru: "Абсолютная ошибка, квантиль 90 %"),
    Key("absolute_error_q95"): LocalizedText(
      en: "Absolute error, 95% quantile", ru: "Абсолютная ошибка, квантиль 95 %"),
    Key("absolute_error_q99"): LocalizedText(
      en: "Absolute error, 99% quantile", ru: "Абсолютная ошибка, квантиль 99 %"),
    Key("pearson"): LocalizedText(en: "Pearson correlation", ru: "Корреляция Пирсона"),
    Key("spearman"): LocalizedText(en: "Spearman correlation", ru: "Корреляция Спирмена"),
  ]
}

extension String {
  /// The text with its `{k}` filled in.
  fileprivate func replacing(cutoff: String) -> String {
    guard let start = firstIndex(of: "{"), let end = self[start...].firstIndex(of: "}") else { return self }
    return String(self[..<start]) + cutoff + String(self[index(after: end)...])
  }
}
