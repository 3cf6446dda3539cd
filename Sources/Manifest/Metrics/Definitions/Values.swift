// Metrics of predicted numbers; e = y − p.
extension MetricRegistry {
  static let values: [MetricInfo] = [
    MetricInfo(
      "mae", ["mean_absolute_error"], tasks: .numeric, .lower, .targetUnit,
      MetricDefinition(
        "The mean absolute error.", "Средняя абсолютная ошибка.", "Σ w |e| / Σ w", .sklearn("mean_absolute_error"))),
    MetricInfo(
      "rmse", ["root_mean_squared_error"], tasks: .numeric, .lower, .targetUnit,
      MetricDefinition(
        "The square root of the mean squared error.", "Корень из среднего квадрата ошибки.", "√(Σ w e² / Σ w)",
        .sklearn("root_mean_squared_error"))),
    MetricInfo(
      "mse", ["mean_squared_error"], tasks: .numeric, .lower, .targetUnitSquared, standard: false,
      MetricDefinition(
        "The mean squared error.", "Средний квадрат ошибки.", "Σ w e² / Σ w", .sklearn("mean_squared_error"))),
    MetricInfo(
      "r2", tasks: .numeric, .higher, .upToOne,
      MetricDefinition(
        "The share of the truth's variation around its own mean that is explained; undefined where the truth is constant.",
        "Доля объяснённого разброса вокруг среднего истинных значений; не определена при постоянных значениях.",
        "1 − Σ w e² / Σ w (y − ȳ)²", .sklearn("r2_score"))),
    MetricInfo(
      "explained_variance", tasks: .numeric, .higher, .upToOne,
      MetricDefinition(
        "The same as r2 with the mean error taken out.", "То же, что r2, без средней ошибки.", "1 − Var(e) / Var(y)",
        .sklearn("explained_variance_score"))),
    MetricInfo(
      "median_absolute_error", ["median_ae"], tasks: .numeric, .lower, .targetUnit,
      MetricDefinition(
        "The median of the absolute error; under weights the averaged inverse of the weighted distribution.",
        "Медиана абсолютной ошибки; при весах — усреднённая обратная взвешенного распределения.", "median |e|",
        .sklearn("median_absolute_error"))),
    MetricInfo(
      "max_error", tasks: .numeric, .lower, .targetUnit,
      MetricDefinition(
        "The largest absolute error among rows with a weight above zero.",
        "Наибольшая абсолютная ошибка среди строк с весом больше нуля.", "max |e|", .sklearn("max_error"))),
    MetricInfo(
      "mape", ["mean_absolute_percentage_error"], tasks: .numeric, .lower, .nonNegative,
      MetricDefinition(
        "The mean of the error as a share of the truth, a fraction; truths near zero make it huge.",
        "Среднее отношение ошибки к истинному значению, дробь; вблизи нуля становится огромным.",
        "Σ w |e| / max(|y|, ε) / Σ w", .sklearn("mean_absolute_percentage_error"))),
    MetricInfo(
      "wape", tasks: .numeric, .lower, .nonNegative,
      MetricDefinition(
        "The sum of errors as a share of the sum of truths, a fraction.",
        "Сумма ошибок к сумме истинных значений, дробь.",
        "Σ w |e| / Σ w |y|", .reference("Kolassa and Schütz, 2007 (MAD/mean ratio)"))),
    MetricInfo(
      "smape", tasks: .numeric, .lower, .nonNegative,
      MetricDefinition(
        "The error as a share of the mean size of truth and prediction, from 0 to 2, zero where both are zero.",
        "Отношение ошибки к среднему размеру истинного и предсказанного, от 0 до 2, ноль, если оба нули.",
        "mean 2|e| / (|y| + |p|)", .reference("Makridakis, 1993; the form of the M3 and M4 competitions, as a fraction")
      )),
    MetricInfo(
      "smape_half", tasks: .numeric, .lower, .share, standard: false,
      MetricDefinition(
        "Half of smape, from 0 to 1, which some libraries call sMAPE.",
        "Половина smape, от 0 до 1; некоторые библиотеки называют sMAPE её.",
        "mean |e| / (|y| + |p|)", .reference("Chen and Yang, 2004"))),
    MetricInfo(
      "bias", tasks: .numeric, .zero, .targetUnit,
      MetricDefinition(
        "The mean of prediction less truth; above zero the model says too much.",
        "Средняя разность предсказания и истинного значения; больше нуля — модель завышает.", "Σ w (p − y) / Σ w",
        .reference("mean error with the sign of the prediction"))),
    MetricInfo(
      "mase", tasks: .numeric, .lower, .nonNegative, standard: false,
      MetricDefinition(
        "The mean absolute error over that of the naive forecast “as m steps before” inside the training rows; forecasts: each row by its own series' scale.",
        "Средняя абсолютная ошибка к ошибке наивного прогноза «как m шагов назад» в обучающих строках; прогнозы: каждая строка в масштабе своего ряда.",
        "mean |e| / mean |yₜ − yₜ₋ₘ|", .reference("Hyndman and Koehler, 2006"))),
    MetricInfo(
      "rmsle", tasks: .numeric, .lower, .nonNegative, standard: false,
      MetricDefinition(
        "The root mean squared error of logarithms; undefined where a value is negative.",
        "Корень из среднего квадрата ошибки логарифмов; не определён при отрицательных значениях.",
        "√ mean (ln(1 + p) − ln(1 + y))²", .sklearn("root_mean_squared_log_error"))),
    MetricInfo(
      "pearson", tasks: .numeric, .higher, .upToOne,
      MetricDefinition(
        "The linear correlation of truth and prediction; undefined where either is constant.",
        "Линейная корреляция истинных и предсказанных значений; не определена, если одно из них постоянно.",
        "Cov(y, p) / √(Var(y) Var(p))", .reference("Pearson, 1896; SciPy: pearsonr"))),
    MetricInfo(
      "spearman", tasks: [.regression, .forecast, .ordinal], .higher, .upToOne, weighable: false,
      MetricDefinition(
        "The correlation of ranks, equal values sharing the mean of theirs.",
        "Корреляция рангов; у равных значений общий средний ранг.", "Pearson's correlation of midranks",
        .reference("Spearman, 1904; SciPy: spearmanr"))),
    quantile(75), quantile(50), quantile(90), quantile(95), quantile(99),
  ]

  private static func quantile(_ percent: Int) -> MetricInfo {
    MetricInfo(
      MetricParameter.percent.name(Double(percent)), tasks: .numeric, .lower, .targetUnit, standard: false,
      parameter: .percent,
      MetricDefinition(
        "The absolute error below which the stated per cent of the rows lie (type 7); write absolute_error_q50, absolute_error_q95.",
        "Абсолютная ошибка, ниже которой лежит указанный процент строк (тип 7); пишется absolute_error_q50, absolute_error_q95.",
        "Q(|e|, q / 100)", .reference("Hyndman and Fan, 1996, type 7; NumPy: quantile")))
  }

  /// Metrics of stated quantiles.
  static let quantiles: [MetricInfo] = [
    pinball(0.1), pinball(0.5), pinball(0.9),
    MetricInfo(
      "interval_coverage", ["coverage"], tasks: .numeric, .higher, .share, standard: false, interval: .wilson,
      MetricDefinition(
        "The share of rows whose truth lies between the lowest and the highest of the evaluation's quantiles, ends included; compare with the nominal level.",
        "Доля строк, где истинное значение лежит между наименьшим и наибольшим из квантилей оценки, включая границы; сравнивается с номинальным уровнем.",
        "Σ w [l ≤ y ≤ u] / Σ w", .reference("Gneiting and Raftery, 2007, 6.2"))),
    MetricInfo(
      "coverage_error", tasks: .numeric, .zero, .difference, standard: false,
      MetricDefinition(
        "The coverage less the nominal level; below zero the intervals are too narrow.",
        "Покрытие минус номинальный уровень; меньше нуля — интервалы слишком узкие.", "coverage − (q_high − q_low)",
        .reference("calibration of intervals: Gneiting, Balabdaoui and Raftery, 2007"))),
    MetricInfo(
      "interval_width", tasks: .numeric, .lower, .targetUnit, standard: false,
      MetricDefinition(
        "The mean width of the interval between the lowest and the highest quantile.",
        "Средняя ширина интервала между наименьшим и наибольшим квантилями.", "Σ w (u − l) / Σ w",
        .reference("sharpness: Gneiting, Balabdaoui and Raftery, 2007"))),
    MetricInfo(
      "interval_score", ["winkler"], tasks: .numeric, .lower, .targetUnit, standard: false,
      MetricDefinition(
        "The width of the interval plus a penalty for truths outside it.",
        "Ширина интервала плюс штраф за истинные значения вне его.",
        "mean (u − l) + (l − y)⁺ / q_low + (y − u)⁺ / (1 − q_high)",
        .reference("Winkler, 1972; Gneiting and Raftery, 2007, eq. 43"))),
    MetricInfo(
      "quantile_crossing", tasks: .numeric, .lower, .share, standard: false, interval: .wilson,
      MetricDefinition(
        "The share of rows where a higher quantile lies below a lower one, which no distribution has.",
        "Доля строк, где старший квантиль меньше младшего, чего у распределения не бывает.",
        "Σ w [some q_i < q_j: p_i > p_j] / Σ w",
        .reference("Bassett and Koenker, 1982"))),
  ]

  private static func pinball(_ level: Double) -> MetricInfo {
    MetricInfo(
      MetricParameter.quantile.name(level), tasks: .numeric, .lower, .targetUnit, standard: false, parameter: .quantile,
      MetricDefinition(
        "The quantile loss at the stated level, of the evaluation's model for that quantile where it names one, else of the prediction itself; write pinball_0_1, pinball_0_95.",
        "Квантильная потеря на указанном уровне: модели этого квантиля, если она названа в оценке, иначе самого предсказания; пишется pinball_0_1, pinball_0_95.",
        "mean max(q e, (q − 1) e)", .sklearn("mean_pinball_loss(alpha=q)")))
  }

  /// Metrics that only forecasts have.
  static let forecasts: [MetricInfo] = [
    MetricInfo(
      "mase_mean_over_series", tasks: [.forecast], .lower, .nonNegative, standard: false,
      MetricDefinition(
        "The scaled error of each series, plain mean over series; equals mase where all have equally many rows.",
        "Масштабированная ошибка каждого ряда, простое среднее по рядам; равна mase при равном числе строк.",
        "mean over series of mean |e| / mean |yₜ − yₜ₋ₘ|", .reference("Hyndman and Koehler, 2006; M4 competition")))
  ]
}
