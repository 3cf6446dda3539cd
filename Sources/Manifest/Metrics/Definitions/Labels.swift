// Metrics of predicted labels.
extension MetricRegistry {
  static let labels: [MetricInfo] = [
    MetricInfo(
      "accuracy", tasks: .labelled.union([.text]), .higher, .share, aggregable: true, interval: .wilson,
      MetricDefinition(
        "The share of rows whose answer is right; for answers in text the mean score of the questions.",
        "Доля строк с верным ответом; для ответов текстом — средняя оценка вопросов.", "Σ w [ŷ = y] / Σ w",
        .sklearn("accuracy_score"))),
    MetricInfo(
      "balanced_accuracy", tasks: .labelled, .higher, .share, aggregable: true,
      MetricDefinition(
        "The mean of recall over the classes that are in the truth.",
        "Среднее полноты по классам, которые есть в истинных значениях.",
        "mean over classes c of Σ w [ŷ = y = c] / Σ w [y = c]",
        .sklearn("balanced_accuracy_score"))),
    MetricInfo(
      "precision", tasks: [.binary], .higher, .share, interval: .wilson,
      MetricDefinition(
        "The share of rows called positive that are; zero when none is called so.",
        "Доля действительно положительных среди названных положительными; ноль, если таких нет.", "TP / (TP + FP)",
        .sklearn("precision_score(zero_division=0)"))),
    MetricInfo(
      "recall", ["sensitivity"], tasks: [.binary], .higher, .share, interval: .wilson,
      MetricDefinition(
        "The share of positive rows that are called so; zero when there are none.",
        "Доля положительных строк, названных положительными; ноль, если их нет.", "TP / (TP + FN)",
        .sklearn("recall_score(zero_division=0)"))),
    MetricInfo(
      "specificity", tasks: [.binary], .higher, .share, interval: .wilson,
      MetricDefinition(
        "The share of negative rows that are called so.", "Доля отрицательных строк, названных отрицательными.",
        "TN / (TN + FP)", .sklearn("recall_score(pos_label=negative)"))),
    MetricInfo(
      "npv", ["negative_predictive_value"], tasks: [.binary], .higher, .share, interval: .wilson,
      MetricDefinition(
        "The share of rows called negative that are.",
        "Доля действительно отрицательных среди названных отрицательными.",
        "TN / (TN + FN)", .sklearn("precision_score(pos_label=negative)"))),
    MetricInfo(
      "f1", tasks: [.binary], .higher, .share,
      MetricDefinition(
        "The harmonic mean of precision and recall; zero when there are no positives on either side.",
        "Гармоническое среднее точности и полноты; ноль, если положительных нет.", "2 TP / (2 TP + FP + FN)",
        .sklearn("f1_score(zero_division=0)"))),
    MetricInfo(
      "f2", tasks: [.binary], .higher, .share, standard: false, parameter: .beta,
      MetricDefinition(
        "The weighted harmonic mean of precision and recall in which recall weighs β times as much; write f0_5, f2, f1_5.",
        "Взвешенное гармоническое среднее точности и полноты, где полнота весит в β раз больше; пишется f0_5, f2, f1_5.",
        "(1 + β²) TP / ((1 + β²) TP + β² FN + FP)", .sklearn("fbeta_score(beta=β, zero_division=0)"))),
    MetricInfo(
      "f0_5", tasks: [.binary], .higher, .share, standard: false,
      MetricDefinition(
        "The weighted harmonic mean of precision and recall in which precision weighs more (β = 0.5).",
        "Взвешенное гармоническое среднее точности и полноты, где точность весит больше (β = 0,5).",
        "1.25 TP / (1.25 TP + 0.25 FN + FP)", .sklearn("fbeta_score(beta=0.5, zero_division=0)"))),
    average("precision_macro", "precision", "точности", .macro),
    average("recall_macro", "recall", "полноты", .macro),
    average("f1_macro", "F1", "F1-меры", .macro, aggregable: true),
    average("precision_micro", "precision", "точности", .micro),
    average("recall_micro", "recall", "полноты", .micro),
    average("f1_micro", "F1", "F1-меры", .micro),
    average("precision_weighted", "precision", "точности", .weighted),
    average("recall_weighted", "recall", "полноты", .weighted),
    average("f1_weighted", "F1", "F1-меры", .weighted),
    MetricInfo(
      "f1_macro_seen_classes_only", tasks: .classes, .higher, .share, standard: false,
      MetricDefinition(
        "The plain mean of F1 over the classes seen in the truth or predicted, not over all listed classes.",
        "Простое среднее F1-меры по классам, встреченным в истинных или предсказанных значениях.",
        "mean of F1(c) over classes seen", .sklearn("f1_score(average=\"macro\") without labels="))),
    MetricInfo(
      "mcc", ["matthews_corrcoef"], tasks: .labelled, .higher, .upToOne,
      MetricDefinition(
        "Matthews' correlation of truth and prediction, for many classes by Gorodkin (2004); zero where one side has a single class.",
        "Корреляция Мэтьюса истинных и предсказанных классов, для многих классов по Городкину (2004); ноль, если на одной стороне один класс.",
        "(c s − Σ pₖ tₖ) / √((s² − Σ pₖ²)(s² − Σ tₖ²))", .sklearn("matthews_corrcoef"))),
    MetricInfo(
      "kappa", ["cohen_kappa"], tasks: .labelled, .higher, .upToOne,
      MetricDefinition(
        "Agreement beyond what chance would give (Cohen, 1960).", "Согласие сверх случайного (Коэн, 1960).",
        "1 − observed / expected disagreement", .sklearn("cohen_kappa_score"))),
  ]

  private enum Averaging { case macro, micro, weighted }

  private static func average(
    _ name: String, _ en: String, _ ru: String, _ way: Averaging, aggregable: Bool = false
  ) -> MetricInfo {
    let definition =
      switch way {
      case .macro:
        MetricDefinition(
          "The plain mean of \(en) over all listed classes, absent ones too.",
          "Простое среднее \(ru) по всем перечисленным классам, и по отсутствующим.", "mean of \(en)(c) over classes c",
          .sklearn("precision_recall_fscore_support(labels=classes, average=\"macro\", zero_division=0)"))
      case .micro:
        MetricDefinition(
          "\(en.prefix(1).uppercased() + en.dropFirst()) of all classes counted together; with one label a row it equals accuracy.",
          "Общий подсчёт \(ru) по всем классам; при одном классе на строку равен доле верных ответов.",
          "Σ TP(c) / Σ (TP(c) + errors(c))",
          .sklearn("precision_recall_fscore_support(average=\"micro\")"))
      case .weighted:
        MetricDefinition(
          "The mean of \(en) over classes, weighted by their rows in the truth.",
          "Среднее \(ru) по классам с весом по числу строк класса.", "Σ n(c) \(en)(c) / Σ n(c)",
          .sklearn("precision_recall_fscore_support(average=\"weighted\", zero_division=0)"))
      }
    return MetricInfo(
      name, tasks: .labelled, .higher, .share, aggregable: aggregable, interval: way == .micro ? .wilson : .bootstrap,
      definition)
  }

  /// Metrics that need the order of the classes.
  static let ordinalLabels: [MetricInfo] = [
    MetricInfo(
      "kappa_linear", tasks: [.ordinal], .higher, .upToOne,
      MetricDefinition(
        "Cohen's kappa with distances of levels as weights.", "Каппа Коэна с весами — расстояниями между уровнями.",
        "1 − Σ |i − j| Oᵢⱼ / Σ |i − j| Eᵢⱼ", .sklearn("cohen_kappa_score(weights=\"linear\")"))),
    MetricInfo(
      "kappa_quadratic", ["quadratic_weighted_kappa"], tasks: [.ordinal], .higher, .upToOne, aggregable: true,
      MetricDefinition(
        "Cohen's kappa with squared distances of levels as weights.",
        "Каппа Коэна с квадратами расстояний между уровнями.",
        "1 − Σ (i − j)² Oᵢⱼ / Σ (i − j)² Eᵢⱼ", .sklearn("cohen_kappa_score(weights=\"quadratic\")"))),
    MetricInfo(
      "mean_absolute_level_error", tasks: [.ordinal], .lower, .nonNegative,
      MetricDefinition(
        "How many levels the answer is off on average.", "На сколько уровней в среднем ошибается ответ.",
        "Σ w |level(ŷ) − level(y)| / Σ w", .sklearn("mean_absolute_error of the levels' positions"))),
    MetricInfo(
      "within_one_level", tasks: [.ordinal], .higher, .share, interval: .wilson,
      MetricDefinition(
        "The share of rows whose answer is off by one level at most.",
        "Доля строк, где ответ отличается не больше чем на один уровень.",
        "Σ w [|level(ŷ) − level(y)| ≤ 1] / Σ w", .reference("Gaudette and Japkowicz, 2009 (accuracy within one)"))),
    MetricInfo(
      "kendall_tau_b", tasks: [.ordinal], .higher, .upToOne, weighable: false,
      MetricDefinition(
        "Kendall's rank correlation of truth and prediction, corrected for ties.",
        "Ранговая корреляция Кендалла истинных и предсказанных уровней с поправкой на совпадения.",
        "(C − D) / √((n₀ − n₁)(n₀ − n₂))", .reference("Kendall, 1945; SciPy: kendalltau"))),
  ]
}
