// Metrics of ranking scores and probabilities of classes.
extension MetricRegistry {
  /// How well scores separate classes.
  static let separation: [MetricInfo] = [
    MetricInfo(
      "roc_auc", tasks: [.binary], .higher, .share, needsScores: true, interval: .delong,
      MetricDefinition(
        "The chance that a positive row is ranked above a negative one; equal scores count one half.",
        "Вероятность, что положительная строка стоит выше отрицательной; совпадения считаются за половину.",
        "P(s⁺ > s⁻) + ½ P(s⁺ = s⁻)", .sklearn("roc_auc_score"))),
    MetricInfo(
      "gini", tasks: [.binary], .higher, .upToOne, needsScores: true, interval: .delong,
      MetricDefinition(
        "Twice the ROC AUC less one (Somers' D of scores and truth).", "Удвоенная ROC AUC минус единица (D Сомерса).",
        "2 AUC − 1",
        .sklearn("2 · roc_auc_score − 1"))),
    MetricInfo(
      "average_precision", tasks: [.binary], .higher, .share, needsScores: true,
      MetricDefinition(
        "Precision averaged over the steps of recall, without interpolation.",
        "Точность, усреднённая по ступеням полноты, без интерполяции.", "Σ (Rₙ − Rₙ₋₁) Pₙ",
        .sklearn("average_precision_score"))),
    MetricInfo(
      "pr_auc_trapezoid", tasks: [.binary], .higher, .share, needsScores: true, standard: false,
      MetricDefinition(
        "The area under the precision-recall curve by trapezoids; a larger number than average precision.",
        "Площадь под кривой точности и полноты методом трапеций; больше средней точности.",
        "Σ (Rₙ − Rₙ₋₁)(Pₙ + Pₙ₋₁) / 2",
        .sklearn("auc(recall, precision)"))),
    MetricInfo(
      "ks_separation", ["ks"], tasks: [.binary], .higher, .share, needsScores: true,
      MetricDefinition(
        "The largest distance between the score distributions of positives and negatives (Kolmogorov and Smirnov).",
        "Наибольшее расстояние между распределениями оценок положительных и отрицательных (Колмогоров — Смирнов).",
        "max |F⁺(s) − F⁻(s)|", .sklearn("max(tpr − fpr) of roc_curve"))),
    MetricInfo(
      "roc_auc_ovr_macro", tasks: .classes, .higher, .share, needsScores: true, aggregable: true,
      MetricDefinition(
        "ROC AUC of each class against the rest, plain mean over the classes present.",
        "ROC AUC каждого класса против остальных, простое среднее по присутствующим классам.", "mean of AUC(c)",
        .sklearn("roc_auc_score(multi_class=\"ovr\", average=\"macro\")"))),
    MetricInfo(
      "roc_auc_ovr_weighted", tasks: .classes, .higher, .share, needsScores: true,
      MetricDefinition(
        "ROC AUC of each class against the rest, weighted by the rows of the class.",
        "ROC AUC каждого класса против остальных, среднее с весом по числу строк класса.", "Σ n(c) AUC(c) / Σ n(c)",
        .sklearn("roc_auc_score(multi_class=\"ovr\", average=\"weighted\")"))),
    MetricInfo(
      "roc_auc_ovr_micro", tasks: .classes, .higher, .share, needsScores: true, standard: false,
      MetricDefinition(
        "ROC AUC over all pairs of a row and a class, taken together as one binary question.",
        "ROC AUC по всем парам «строка — класс», взятым вместе как одна двоичная задача.",
        "AUC over pairs (row, class)",
        .sklearn("roc_auc_score(multi_class=\"ovr\", average=\"micro\")"))),
    MetricInfo(
      "roc_auc_ovo_macro", tasks: .classes, .higher, .share, needsScores: true, standard: false,
      MetricDefinition(
        "ROC AUC of each pair of classes in both directions, plain mean over pairs (Hand and Till, 2001); up to 50 classes.",
        "ROC AUC каждой пары классов в обе стороны, простое среднее по парам (Хэнд и Тилл, 2001); до 50 классов.",
        "mean over a < b of (AUC(a|b) + AUC(b|a)) / 2",
        .sklearn("roc_auc_score(multi_class=\"ovo\", average=\"macro\")"))),
    MetricInfo(
      "roc_auc_ovo_weighted", tasks: .classes, .higher, .share, needsScores: true, standard: false,
      MetricDefinition(
        "ROC AUC of each pair of classes in both directions, weighted by the pair's rows; up to 50 classes.",
        "ROC AUC каждой пары классов в обе стороны, с весом по числу строк пары; до 50 классов.",
        "Σ n(a, b) (AUC(a|b) + AUC(b|a)) / 2 / Σ n(a, b)",
        .sklearn("roc_auc_score(multi_class=\"ovo\", average=\"weighted\")"))),
    MetricInfo(
      "average_precision_macro", tasks: .classes, .higher, .share, needsScores: true,
      MetricDefinition(
        "Average precision of each class against the rest, plain mean over the classes present.",
        "Средняя точность (AP) каждого класса против остальных, среднее по присутствующим классам.", "mean of AP(c)",
        .sklearn("average_precision_score(average=\"macro\")"))),
    MetricInfo(
      "top2_accuracy", tasks: .classes, .higher, .share, needsScores: true, interval: .wilson, parameter: .top,
      MetricDefinition(
        "The share of rows whose true class is among the k most likely; of equal ones the later in order counts first. Write top2_accuracy, top3_accuracy.",
        "Доля строк, где верный класс среди k вероятнейших; из равных первым считается более поздний. Пишется top2_accuracy, top3_accuracy.",
        "Σ w [rank of y ≤ k] / Σ w", .sklearn("top_k_accuracy_score(k=k)"))),
  ]

  /// Metrics of probabilities.
  static let probabilities: [MetricInfo] = [
    MetricInfo(
      "log_loss", tasks: .labelled, .lower, .nonNegative, needsScores: true, aggregable: true,
      MetricDefinition(
        "Minus the natural logarithm of the probability given to what came true, on average; rows divided by their sum, clipped below at the machine epsilon.",
        "Минус натуральный логарифм вероятности случившегося, в среднем; строки делятся на сумму и ограничиваются снизу машинным эпсилон.",
        "−Σ w ln p(y) / Σ w", .sklearn("log_loss"))),
    MetricInfo(
      "brier", ["brier_score"], tasks: .labelled, .lower, .nonNegative, needsScores: true,
      MetricDefinition(
        "Two classes: the mean squared difference of probability and outcome; more: the sum over classes, from 0 to 2.",
        "Два класса: средний квадрат разности вероятности и исхода; больше: сумма по классам, от 0 до 2.",
        "Σ w (p − y)² / Σ w; Σ w Σ_c (p_c − [y = c])² / Σ w",
        .sklearn("brier_score_loss(scale_by_half=False for several classes)"))),
    MetricInfo(
      "brier_scaled", tasks: .classes, .lower, .share, needsScores: true,
      MetricDefinition(
        "Half of the Brier score of several classes, from 0 to 1.",
        "Половина меры Брайера для нескольких классов, от 0 до 1.",
        "brier / 2", .sklearn("brier_score_loss(scale_by_half=True)"))),
    MetricInfo(
      "brier_skill", tasks: [.binary], .higher, .upToOne, needsScores: true,
      MetricDefinition(
        "How much of the Brier score of always saying the share of positives is saved.",
        "Какая часть меры Брайера постоянного ответа «доля положительных» сэкономлена.", "1 − brier / (ȳ (1 − ȳ))",
        .reference("Brier, 1950; Wilks, Statistical Methods in the Atmospheric Sciences, 2011, 8.4"))),
    MetricInfo(
      "brier_reliability", tasks: [.binary], .lower, .share, needsScores: true, standard: false,
      MetricDefinition(
        "The part of the Brier score that calibration would remove: squared gaps of probability and outcome in ten bins of equal width.",
        "Часть меры Брайера, которую устранила бы калибровка: квадраты разрывов вероятности и исхода в десяти интервалах.",
        "Σ nₖ (p̄ₖ − ȳₖ)² / n",
        .reference("Murphy, 1973: reliability − resolution + uncertainty is the Brier score of the bins' means"))),
    MetricInfo(
      "brier_resolution", tasks: [.binary], .higher, .share, needsScores: true, standard: false,
      MetricDefinition(
        "How far the outcomes of the ten bins lie from the overall share of positives: what the model tells apart.",
        "Насколько исходы десяти интервалов отстоят от общей доли положительных: что модель различает.",
        "Σ nₖ (ȳₖ − ȳ)² / n", .reference("Murphy, 1973"))),
    MetricInfo(
      "brier_uncertainty", tasks: [.binary], .lower, .share, needsScores: true, standard: false,
      MetricDefinition(
        "The variance of the outcome itself, which no model changes.",
        "Дисперсия самого исхода, её не меняет никакая модель.",
        "ȳ (1 − ȳ)", .reference("Murphy, 1973"))),
    MetricInfo(
      "ece", ["ece_10"], tasks: .labelled, .lower, .share, needsScores: true,
      MetricDefinition(
        "The gap of outcome and probability in ten bins of equal width (a, b], zero in the first, weighted by their rows; several classes: the highest probability against whether the answer is right.",
        "Разрыв исхода и вероятности в десяти интервалах (a, b] равной ширины с весом по числу строк; несколько классов: наибольшая вероятность против верности ответа.",
        "Σ nₖ |ȳₖ − p̄ₖ| / n", .reference("Naeini et al., 2015; Guo et al., 2017"))),
    MetricInfo(
      "ece_15", tasks: .labelled, .lower, .share, needsScores: true, standard: false,
      MetricDefinition(
        "The same as ece with fifteen bins.", "То же, что ece, с пятнадцатью интервалами.", "Σ nₖ |ȳₖ − p̄ₖ| / n",
        .reference("Guo et al., 2017"))),
    MetricInfo(
      "ece_equal_mass_10", tasks: [.binary], .lower, .share, needsScores: true, standard: false, weighable: false,
      MetricDefinition(
        "The same as ece with ten bins of equally many rows.",
        "То же, что ece, с десятью группами равного числа строк.",
        "Σ nₖ |ȳₖ − p̄ₖ| / n", .reference("Nixon et al., 2019; bins as NumPy: array_split of sorted rows"))),
    MetricInfo(
      "ece_10_top_label_binary", tasks: [.binary], .lower, .share, needsScores: true, standard: false,
      MetricDefinition(
        "The top-label form for two classes: the larger of p and 1 − p against whether the answer at 0.5 is right.",
        "Форма выбранного класса для двух классов: большее из p и 1 − p против верности ответа при 0,5.",
        "Σ nₖ |ȳₖ − p̄ₖ| / n", .reference("Guo et al., 2017"))),
    MetricInfo(
      "prevalence", tasks: [.binary], .higher, .share, standard: false, interval: .wilson,
      MetricDefinition(
        "The share of positive rows in the truth.", "Доля положительных строк в истинных значениях.", "Σ w y / Σ w",
        .reference("a property of the data, not of the model"))),
  ]

  /// The head of a ranking: of all rows (binary), or of each query's rows (ranking).
  static let head: [MetricInfo] = [
    MetricInfo(
      "precision", tasks: [.binary, .ranking], .higher, .share, needsCutoff: true, needsScores: true, standard: false,
      MetricDefinition(
        "The share of positives among the first k rows of the ranking; ranking: among each query's first k, averaged over queries.",
        "Доля положительных среди первых k строк; ранжирование: среди первых k каждого запроса, среднее по запросам.",
        "hits in the first k / k",
        .reference("Manning, Raghavan, Schütze, Introduction to Information Retrieval, 2008, 8.4"))),
    MetricInfo(
      "recall", tasks: [.binary, .ranking], .higher, .share, needsCutoff: true, needsScores: true, standard: false,
      MetricDefinition(
        "The share of all positives that is among the first k; ranking: of each query's, averaged over queries.",
        "Доля всех положительных, попавших в первые k; ранжирование: для каждого запроса, среднее по запросам.",
        "hits in the first k / positives", .reference("Manning, Raghavan, Schütze, 2008, 8.4"))),
    MetricInfo(
      "captured", tasks: [.binary], .higher, .share, needsCutoff: true, needsScores: true, standard: false,
      MetricDefinition(
        "The share of all positives among the first k rows of the ranking; equal scores in the order of the rows.",
        "Доля всех положительных среди первых k строк ранжирования; равные оценки — в порядке строк.",
        "hits in the first k / positives",
        .reference("the gain of a cumulative gains chart"))),
    MetricInfo(
      "lift", tasks: [.binary], .higher, .nonNegative, needsCutoff: true, needsScores: true, standard: false,
      MetricDefinition(
        "How many times more positives the first k rows hold than k rows taken at random.",
        "Во сколько раз больше положительных в первых k строках, чем в k случайных.", "precision@k / ȳ",
        .reference("Provost and Fawcett, Data Science for Business, 2013, ch. 8"))),
  ]
}
