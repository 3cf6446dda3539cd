import Manifest
import Statistics

/// Rows of a ranking, gathered by query: a query is the unit of everything that is measured.
struct QueryRows: Sendable {
  /// The rows of one query.
  struct Query: Sendable {
    /// How relevant each row is; above zero is relevant.
    var relevance: [Double]
    /// What the model orders them by, the highest first.
    var scores: [Double]
  }

  var queries: [Query]
  /// The weight of each query; nil where all weigh one.
  var weights: [Double]?

  func selecting(_ rows: [Int32]) -> QueryRows {
    QueryRows(queries: rows.map { queries[Int($0)] }, weights: SampleWeights.selecting(weights, rows))
  }

  func families(_ wanted: [MetricName]) -> [any MetricFamily] {
    let kinds = wanted.compactMap { name in QueryMetric(name).map { (name, $0) } }
    guard !kinds.isEmpty else { return [] }
    var scores: [MetricName: [Double]] = [:]
    let ranked = queries.map { RankedQuery($0) }
    for (name, metric) in kinds { scores[name] = ranked.map { metric.value($0, cutoff: name.cutoff) } }
    return MeanFamily(wanted, scores: scores, sample: weights).map { [$0] } ?? []
  }
}

/// A metric of one query.
enum QueryMetric: String {
  /// Discounted gains over the best order's; gains as graded.
  case ndcg
  /// The same with gains 2^rel − 1.
  case ndcgExp = "ndcg_exp"
  case map, mrr
  case hitRate = "hit_rate"
  case precision, recall

  init?(_ name: MetricName) {
    guard let kind = QueryMetric(rawValue: name.base), name.cutoff != nil || kind.isWhole else { return nil }
    self = kind
  }

  /// True where the metric exists without a cut-off.
  private var isWhole: Bool {
    switch self {
    case .ndcg, .ndcgExp, .map, .mrr: true
    case .hitRate, .precision, .recall: false
    }
  }

  /// The value of a query; zero where nothing in it is relevant.
  func value(_ query: RankedQuery, cutoff: MetricName.Cutoff?) -> Double {
    guard query.relevant > 0 else { return 0 }
    let k = cutoff.map { query.rows($0) }
    switch self {
    case .ndcg: return query.ndcg(k) { $0 }
    case .ndcgExp: return query.ndcg(k) { pow2($0) - 1 }
    case .map: return k.map { query.averagePrecision(at: $0) } ?? query.averagePrecision
    case .mrr: return query.reciprocalRank(k ?? query.count)
    case .hitRate: return query.hitChance(k ?? query.count)
    case .precision: return query.hits(k ?? query.count) / Double(max(1, k ?? query.count))
    case .recall: return query.hits(k ?? query.count) / Double(query.relevant)
    }
  }
}
