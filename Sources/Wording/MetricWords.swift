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
    let base =
      Self.titles[Key(name.base, cutoff: name.cutoff != nil)]?[language] ?? parametric(name)
      ?? Self.titles[Key(name.base, cutoff: true)]?[language] ?? name.base
    var text = base
    switch name.cutoff {
    case nil: break
    case .count(let k): text = base.replacing(cutoff: numbers.integer(k))
    case .share(let share): text = base.replacing(cutoff: numbers.percent(share, digits: 0))
    }
    guard name.aggregated else { return text }
    return text + (language == .en ? ", merged classes" : ", укрупнённые классы")
  }

  /// The title of a metric with a number in its name.
  private func parametric(_ name: MetricName) -> String? {
    guard let (kind, value) = name.parameter else { return nil }
    let number = numbers.plain(value, atMost: 4)
    let percent = numbers.percent(value, digits: (value * 100).rounded() == value * 100 ? 0 : 2)
    let text: LocalizedText =
      switch kind {
      case .beta: LocalizedText(en: "F\(number)", ru: "F\(number)-мера")
      case .top: LocalizedText(en: "Among the \(number) most likely", ru: "Среди \(number) вероятнейших")
      case .quantile: LocalizedText(en: "Pinball loss at \(percent)", ru: "Квантильная потеря, \(percent)")
      case .percent:
        LocalizedText(
          en: "Absolute error, \(number)% quantile", ru: "Абсолютная ошибка, квантиль \(number)\u{202F}%")
      }
    return text[language]
  }

  /// What a group of metrics is of.
  public func title(_ group: MetricGroup) -> String {
    let text: LocalizedText =
      switch group {
      case .labels: LocalizedText(en: "Predicted classes", ru: "Предсказанные классы")
      case .ordinal: LocalizedText(en: "Ordered classes", ru: "Упорядоченные классы")
      case .separation: LocalizedText(en: "Order of the scores", ru: "Порядок оценок")
      case .probabilities: LocalizedText(en: "Probabilities", ru: "Вероятности")
      case .head: LocalizedText(en: "The head of a ranking", ru: "Начало ранжирования")
      case .values: LocalizedText(en: "Numbers", ru: "Числа")
      case .quantiles: LocalizedText(en: "Quantiles and intervals", ru: "Квантили и интервалы")
      case .forecasts: LocalizedText(en: "Forecasts", ru: "Прогнозы")
      case .queries: LocalizedText(en: "Rankings by query", ru: "Ранжирование по запросам")
      case .answers: LocalizedText(en: "Answers in text", ru: "Ответы текстом")
      }
    return text[language]
  }

  /// How a metric's interval is computed, in a few words.
  public func title(_ method: IntervalMethod) -> String {
    let text: LocalizedText =
      switch method {
      case .wilson: LocalizedText(en: "Wilson", ru: "Уилсона")
      case .delong: LocalizedText(en: "DeLong", ru: "Делонга")
      case .bootstrap: LocalizedText(en: "bootstrap", ru: "бутстрэп")
      }
    return text[language]
  }

  /// A value of a metric with as many digits as people need, in its unit.
  ///
  /// - Parameter unit: the target's unit (`USD`), for metrics that are measured in it.
  public func value(_ value: Double, of name: MetricName, unit: String? = nil) -> String {
    switch Self.style(of: name) {
    case .percent: numbers.percent(value, digits: Self.percentDigits(value))
    case .index: numbers.decimal(value, digits: 3)
    case .targetUnit:
      unit.map { numbers.quantity(numbers.significant(value, 4), $0) } ?? numbers.significant(value, 4)
    }
  }

  /// The value without its unit, for axes and for large type beside a small unit.
  public func bare(_ value: Double, of name: MetricName) -> String {
    switch Self.style(of: name) {
    case .percent: numbers.decimal(value * 100, digits: Self.percentDigits(value))
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

  /// Decimals of a share in percent: below 1% one decimal would hide most of it.
  private static func percentDigits(_ value: Double) -> Int { value != 0 && abs(value) < 0.01 ? 2 : 1 }

  enum Style { case percent, index, targetUnit }

  static func style(of name: MetricName) -> Style {
    guard let info = MetricRegistry.info(name) else { return .index }
    if info.range == .targetUnit || info.range == .targetUnitSquared { return .targetUnit }
    if info.parameter == .top { return .percent }
    return percentNames.contains(info.name) && info.name != "lift" ? .percent : .index
  }

  private static let percentNames: Set<String> = [
    "accuracy", "balanced_accuracy", "precision", "recall", "specificity", "npv", "precision_macro", "recall_macro",
    "precision_micro", "recall_micro", "precision_weighted", "recall_weighted", "within_one_level",
    "captured", "prevalence", "mape", "wape", "smape", "smape_half", "interval_coverage", "coverage_error",
    "quantile_crossing", "hit_rate", "exact_match", "contains", "token_f1", "answered",
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
    Key("roc_auc_ovr_micro"): LocalizedText(
      en: "ROC AUC, one-vs-rest, micro", ru: "ROC AUC «один против всех», микроусреднение"),
    Key("roc_auc_ovo_macro"): LocalizedText(
      en: "ROC AUC, one-vs-one, macro", ru: "ROC AUC «один против одного», среднее"),
    Key("roc_auc_ovo_weighted"): LocalizedText(
      en: "ROC AUC, one-vs-one, weighted", ru: "ROC AUC «один против одного», взвешенное"),
    Key("brier_reliability"): LocalizedText(en: "Brier: miscalibration", ru: "Брайер: ошибка калибровки"),
    Key("brier_resolution"): LocalizedText(en: "Brier: resolution", ru: "Брайер: различение"),
    Key("brier_uncertainty"): LocalizedText(en: "Brier: uncertainty", ru: "Брайер: неопределённость"),
    Key("interval_coverage"): LocalizedText(en: "Coverage of the interval", ru: "Покрытие интервала"),
    Key("coverage_error"): LocalizedText(en: "Coverage less nominal", ru: "Покрытие минус номинальное"),
    Key("interval_width"): LocalizedText(en: "Width of the interval", ru: "Ширина интервала"),
    Key("interval_score"): LocalizedText(en: "Interval score", ru: "Оценка интервала (Винклера)"),
    Key("quantile_crossing"): LocalizedText(en: "Crossing quantiles", ru: "Пересечение квантилей"),
    Key("mase_mean_over_series"): LocalizedText(
      en: "Scaled error (MASE), mean over series", ru: "Масштабированная ошибка (MASE), среднее по рядам"),
    Key("ndcg"): LocalizedText(en: "NDCG", ru: "NDCG"),
    Key("ndcg", cutoff: true): LocalizedText(en: "NDCG in the first {k}", ru: "NDCG в первых {k}"),
    Key("ndcg_exp"): LocalizedText(en: "NDCG, exponential gains", ru: "NDCG, экспоненциальный выигрыш"),
    Key("ndcg_exp", cutoff: true): LocalizedText(
      en: "NDCG in the first {k}, exponential gains", ru: "NDCG в первых {k}, экспоненциальный выигрыш"),
    Key("map"): LocalizedText(en: "Mean average precision", ru: "Средняя точность по запросам (MAP)"),
    Key("map", cutoff: true): LocalizedText(
      en: "Mean average precision in the first {k}", ru: "Средняя точность (MAP) в первых {k}"),
    Key("mrr"): LocalizedText(en: "Mean reciprocal rank", ru: "Средний обратный ранг (MRR)"),
    Key("mrr", cutoff: true): LocalizedText(
      en: "Mean reciprocal rank in the first {k}", ru: "Средний обратный ранг (MRR) в первых {k}"),
    Key("hit_rate", cutoff: true): LocalizedText(en: "Hits in the first {k}", ru: "Попадания в первые {k}"),
    Key("exact_match"): LocalizedText(en: "Exact match", ru: "Точное совпадение"),
    Key("contains"): LocalizedText(en: "Contains what is expected", ru: "Содержит ожидаемое"),
    Key("token_f1"): LocalizedText(en: "F1 of the words", ru: "F1-мера слов"),
    Key("answered"): LocalizedText(en: "Answered", ru: "Есть ответ"),
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
