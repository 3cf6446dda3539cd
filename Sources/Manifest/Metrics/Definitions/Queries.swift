// Metrics of rankings: computed for each query, averaged over queries. A query without relevant rows scores zero.
extension MetricRegistry {
  static let queries: [MetricInfo] = [false, true].flatMap { cut in
    [
      query(
        "ndcg", cut,
        MetricDefinition(
          "Discounted gain of the order as a share of the best order's, gains as graded (linear); equal scores share the mean gain of their places.",
          "Дисконтированный выигрыш порядка в долях наилучшего, выигрыш равен оценке (линейный); равные оценки делят средний выигрыш своих мест.",
          "Σ relᵢ / log₂(i + 1) over the ideal", .sklearn(cut ? "ndcg_score(k=k)" : "ndcg_score"))),
      query(
        "ndcg_exp", cut,
        MetricDefinition(
          "The same as ndcg with exponential gains, as web search engines use it.",
          "То же, что ndcg, с экспоненциальным выигрышем, как в поисковых системах.",
          "Σ (2^relᵢ − 1) / log₂(i + 1) over the ideal",
          .reference("Burges et al., 2005; scikit-learn: ndcg_score(2**rel − 1)"))),
      query(
        "map", cut, aliases: ["mean_average_precision"],
        cut
          ? MetricDefinition(
            "Precision at the places of relevant rows among the first k, over the smaller of k and the relevant rows; equal scores: the mean over their orders.",
            "Точность на местах релевантных строк среди первых k, делённая на меньшее из k и числа релевантных; равные оценки: среднее по порядкам.",
            "Σ_{i ≤ k} P(i) relᵢ / min(k, R)", .reference("Manning, Raghavan, Schütze, 2008, 8.4; TREC"))
          : MetricDefinition(
            "Average precision of each query, mean over queries; equal scores stand together.",
            "Средняя точность (AP) каждого запроса, среднее по запросам; равные оценки стоят вместе.",
            "mean of Σ (Rₙ − Rₙ₋₁) Pₙ",
            .sklearn("mean of average_precision_score over queries"))),
      query(
        "mrr", cut, aliases: ["mean_reciprocal_rank"],
        MetricDefinition(
          "One over the place of the first relevant row\(cut ? " if it is among the first k, else zero" : ""); equal scores: the mean over their orders.",
          "Единица, делённая на место первой релевантной строки\(cut ? ", если она в первых k, иначе ноль" : ""); равные оценки: среднее по порядкам.",
          "mean of 1 / rank of the first relevant", .reference("Voorhees, TREC-8, 1999"))),
    ]
      + (cut
        ? [
          query(
            "hit_rate", true,
            MetricDefinition(
              "The share of queries with a relevant row among the first k; equal scores: the chance over their orders.",
              "Доля запросов, у которых в первых k есть релевантная строка; равные оценки: вероятность по порядкам.",
              "mean of [hits in the first k > 0]", .reference("Karypis, 2001 (hit rate of a top-N recommendation)")))
        ] : [])
  }

  private static func query(_ name: String, _ cut: Bool, aliases: [String] = [], _ definition: MetricDefinition)
    -> MetricInfo
  {
    MetricInfo(
      name, aliases, tasks: [.ranking], .higher, .share, needsCutoff: cut, needsScores: true, standard: !cut, definition
    )
  }
}
