import Manifest
import Measurements

/// The truth of the rows and what one model answered on them, row by row.
enum TaskRows: Sendable {
  case binary(BinaryRows)
  case classes(ClassRows)
  case values(ValueRows)
  /// One row a query.
  case queries(QueryRows)
  /// One row a question.
  case answers(AnswerRows)

  var count: Int {
    switch self {
    case .binary(let rows): rows.truth.count
    case .classes(let rows): rows.truth.count
    case .values(let rows): rows.truth.count
    case .queries(let rows): rows.queries.count
    case .answers(let rows): rows.scores.count
    }
  }

  /// The weight of each row; nil where all weigh one.
  var weights: [Double]? {
    switch self {
    case .binary(let rows): rows.weights
    case .classes(let rows): rows.weights
    case .values(let rows): rows.weights
    case .queries(let rows): rows.weights
    case .answers(let rows): rows.weights
    }
  }

  /// The unit of resampling that each row belongs to, numbered from 0 without gaps; nil where each row is one.
  ///
  /// The rows of one origin of a forecast are not independent, so they are drawn together. Queries and questions are
  /// rows of their own here, so their units need no numbers.
  var units: [Int32]? {
    if case .values(let rows) = self { rows.units } else { nil }
  }

  /// The same for some of the rows, in the order given.
  func selecting(_ rows: [Int32]) -> TaskRows {
    switch self {
    case .binary(let all): .binary(all.selecting(rows))
    case .classes(let all): .classes(all.selecting(rows))
    case .values(let all): .values(all.selecting(rows))
    case .queries(let all): .queries(all.selecting(rows))
    case .answers(let all): .answers(all.selecting(rows))
    }
  }

  /// The families that compute the metrics among `wanted` that these rows can give.
  func families(for wanted: [MetricName]) -> [any MetricFamily] {
    let plain = wanted.filter { $0.cutoff == nil && !$0.aggregated }
    switch self {
    case .binary(let rows): return rows.families(plain: plain, head: wanted.filter { $0.cutoff != nil })
    case .classes(let rows): return rows.families(plain)
    case .values(let rows): return rows.families(plain)
    case .queries(let rows): return rows.families(wanted.filter { !$0.aggregated })
    case .answers(let rows): return rows.families(plain)
    }
  }
}

extension TaskRows {
  /// What a metric without a value lacks in these rows.
  func cause(ofUndefined name: MetricName) -> EvaluationNote.UndefinedCause {
    func areEqual<Value: Equatable>(_ values: [Value]) -> Bool { values.allSatisfy { $0 == values[0] } }
    switch self {
    case .binary(let rows): return areEqual(rows.truth) && name.base != "npv" ? .oneClass : .other
    case .classes(let rows): return areEqual(rows.truth) ? .oneClass : .other
    case .values(let rows):
      let compared = ["r2", "explained_variance", "pearson", "spearman"].contains(name.base)
      return compared && areEqual(rows.truth) ? .constantTruth : .other
    case .queries, .answers: return .other
    }
  }
}

/// Rows of a task with two classes.
struct BinaryRows: Sendable {
  /// 1 where the row is positive.
  var truth: [UInt8]
  /// 1 where the model says positive; nil for a model that only ranks.
  var predicted: [UInt8]?
  /// Rises with how likely a row is positive; nil for a model that gives labels only.
  var scores: [Double]?
  /// True where the scores are probabilities of the positive class.
  var scoresAreProbabilities: Bool
  /// The weight of each row; nil where all weigh one.
  var weights: [Double]?

  func selecting(_ rows: [Int32]) -> BinaryRows {
    BinaryRows(
      truth: rows.map { truth[Int($0)] }, predicted: predicted.map { all in rows.map { all[Int($0)] } },
      scores: scores.map { all in rows.map { all[Int($0)] } }, scoresAreProbabilities: scoresAreProbabilities,
      weights: SampleWeights.selecting(weights, rows))
  }

  func families(plain: [MetricName], head: [MetricName]) -> [any MetricFamily] {
    var families: [any MetricFamily] = []
    if let predicted,
      let family = LabelFamily(
        plain, truth: truth.map(Int32.init), predicted: predicted.map(Int32.init), classCount: 2, binary: true,
        sample: weights)
    {
      families.append(family)
    }
    if plain.contains(where: { $0.base == "prevalence" }) {
      families.append(PrevalenceFamily(truth: truth, sample: weights))
    }
    if let scores {
      let ranking = Ranking(scores: scores, positive: truth, sample: weights)
      if let family = RankingFamily(plain, ranking: ranking) { families.append(family) }
      if let family = HeadFamily(head, ranking: ranking, truth: truth, sample: weights) { families.append(family) }
      if scoresAreProbabilities,
        let family = BinaryProbabilityFamily(plain, truth: truth, probability: scores, sample: weights)
      {
        families.append(family)
      }
    }
    return families
  }
}

/// Rows of a task with classes, ordered or not.
struct ClassRows: Sendable {
  var classCount: Int
  /// Positions in the order of the classes.
  var truth: [Int32]
  var predicted: [Int32]
  /// Row after row, `classCount` numbers each; nil for a model that gives labels only.
  var probabilities: [Double]?
  /// The weight of each row; nil where all weigh one.
  var weights: [Double]?

  func selecting(_ rows: [Int32]) -> ClassRows {
    var picked: [Double]?
    if let probabilities {
      var some: [Double] = []
      some.reserveCapacity(rows.count * classCount)
      for row in rows { some += probabilities[(Int(row) * classCount)..<((Int(row) + 1) * classCount)] }
      picked = some
    }
    return ClassRows(
      classCount: classCount, truth: rows.map { truth[Int($0)] }, predicted: rows.map { predicted[Int($0)] },
      probabilities: picked, weights: SampleWeights.selecting(weights, rows))
  }

  func families(_ wanted: [MetricName]) -> [any MetricFamily] {
    var families: [any MetricFamily] = []
    if let family = LabelFamily(
      wanted, truth: truth, predicted: predicted, classCount: classCount, binary: false, sample: weights)
    {
      families.append(family)
    }
    guard let probabilities else { return families }
    if let family = ClassProbabilityFamily(
      wanted, truth: truth, predicted: predicted, probabilities: probabilities, classCount: classCount, sample: weights)
    {
      families.append(family)
    }
    if let family = OneVsRestFamily(
      wanted, truth: truth, probabilities: probabilities, classCount: classCount, sample: weights)
    {
      families.append(family)
    }
    if let family = OneVsOneFamily(
      wanted, truth: truth, probabilities: probabilities, classCount: classCount, sample: weights)
    {
      families.append(family)
    }
    return families
  }
}

/// Rows of a regression or a forecast.
struct ValueRows: Sendable {
  /// What a model says of one quantile, row by row.
  struct Quantile: Sendable {
    var level: Double
    var values: [Double]
  }

  var truth: [Double]
  var predicted: [Double]
  /// The mean absolute error of the naive m-step forecast inside the training rows: what MASE divides by.
  var naiveError: Double?
  /// The weight of each row; nil where all weigh one.
  var weights: [Double]?
  var quantiles: [Quantile] = []
  /// Forecasts: the series of each row, numbered from 0.
  var seriesOfRow: [Int32]?
  /// Forecasts: what MASE divides by, by series; nil inside where a series has too short a past.
  var scales: [Double?] = []
  /// The unit of resampling of each row, numbered from 0; nil where each row is one.
  var units: [Int32]?

  func scale(of row: Int) -> Double? {
    guard let seriesOfRow else { return naiveError }
    let series = Int(seriesOfRow[row])
    return series < scales.count ? scales[series] : nil
  }

  func selecting(_ rows: [Int32]) -> ValueRows {
    ValueRows(
      truth: rows.map { truth[Int($0)] }, predicted: rows.map { predicted[Int($0)] }, naiveError: naiveError,
      weights: SampleWeights.selecting(weights, rows),
      quantiles: quantiles.map { one in
        Quantile(level: one.level, values: rows.map { one.values[Int($0)] })
      }, seriesOfRow: seriesOfRow.map { all in rows.map { all[Int($0)] } }, scales: scales,
      units: units.map { all in Self.numbered(rows.map { all[Int($0)] }) })
  }

  /// Numbers from 0 in the order of first appearance.
  static func numbered(_ keys: [Int32]) -> [Int32] {
    var numbers: [Int32: Int32] = [:]
    return keys.map { key in
      let number = numbers[key] ?? Int32(numbers.count)
      numbers[key] = number
      return number
    }
  }

  func families(_ wanted: [MetricName]) -> [any MetricFamily] {
    var families: [any MetricFamily] = []
    if let family = ErrorFamily(wanted, rows: self) { families.append(family) }
    if let family = ErrorQuantileFamily(wanted, rows: self) { families.append(family) }
    if let family = CorrelationFamily(wanted, rows: self) { families.append(family) }
    if let family = RankCorrelationFamily(wanted, rows: self) { families.append(family) }
    if let family = QuantileFamily(wanted, rows: self) { families.append(family) }
    return families
  }
}
