import Manifest

/// The truth of the rows and what one model answered on them, row by row.
enum TaskRows: Sendable {
  case binary(BinaryRows)
  case classes(ClassRows)
  case values(ValueRows)

  var count: Int {
    switch self {
    case .binary(let rows): rows.truth.count
    case .classes(let rows): rows.truth.count
    case .values(let rows): rows.truth.count
    }
  }

  /// The same for some of the rows, in the order given.
  func selecting(_ rows: [Int32]) -> TaskRows {
    switch self {
    case .binary(let all): .binary(all.selecting(rows))
    case .classes(let all): .classes(all.selecting(rows))
    case .values(let all): .values(all.selecting(rows))
    }
  }

  /// The families that compute the metrics among `wanted` that these rows can give.
  func families(for wanted: [MetricName]) -> [any MetricFamily] {
    let plain = wanted.filter { $0.cutoff == nil && !$0.aggregated }
    switch self {
    case .binary(let rows): return rows.families(plain: plain, head: wanted.filter { $0.cutoff != nil })
    case .classes(let rows): return rows.families(plain)
    case .values(let rows): return rows.families(plain)
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

  func selecting(_ rows: [Int32]) -> BinaryRows {
    BinaryRows(
      truth: rows.map { truth[Int($0)] }, predicted: predicted.map { all in rows.map { all[Int($0)] } },
      scores: scores.map { all in rows.map { all[Int($0)] } }, scoresAreProbabilities: scoresAreProbabilities)
  }

  func families(plain: [MetricName], head: [MetricName]) -> [any MetricFamily] {
    var families: [any MetricFamily] = []
    if let predicted,
      let family = LabelFamily(
        plain, truth: truth.map(Int32.init), predicted: predicted.map(Int32.init), classCount: 2, binary: true)
    {
      families.append(family)
    }
    if plain.contains(where: { $0.base == "prevalence" }) { families.append(PrevalenceFamily(truth: truth)) }
    if let scores {
      let ranking = Ranking(scores: scores, positive: truth)
      if let family = RankingFamily(plain, ranking: ranking) { families.append(family) }
      if let family = HeadFamily(head, ranking: ranking, truth: truth) { families.append(family) }
      if scoresAreProbabilities, let family = BinaryProbabilityFamily(plain, truth: truth, probability: scores) {
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
      probabilities: picked)
  }

  func families(_ wanted: [MetricName]) -> [any MetricFamily] {
    var families: [any MetricFamily] = []
    if let family = LabelFamily(wanted, truth: truth, predicted: predicted, classCount: classCount, binary: false) {
      families.append(family)
    }
    if let probabilities {
      if let family = ClassProbabilityFamily(
        wanted, truth: truth, predicted: predicted, probabilities: probabilities, classCount: classCount)
      {
        families.append(family)
      }
      if let family = OneVsRestFamily(wanted, truth: truth, probabilities: probabilities, classCount: classCount) {
        families.append(family)
      }
    }
    return families
  }
}

/// Rows of a regression.
struct ValueRows: Sendable {
  var truth: [Double]
  var predicted: [Double]
  /// The mean absolute error of the naive m-step forecast inside the training rows: what MASE divides by.
  var naiveError: Double?

  func selecting(_ rows: [Int32]) -> ValueRows {
    ValueRows(
      truth: rows.map { truth[Int($0)] }, predicted: rows.map { predicted[Int($0)] }, naiveError: naiveError)
  }

  func families(_ wanted: [MetricName]) -> [any MetricFamily] {
    var families: [any MetricFamily] = []
    if let family = ErrorFamily(wanted, rows: self) { families.append(family) }
    if let family = ErrorQuantileFamily(wanted, rows: self) { families.append(family) }
    if let family = CorrelationFamily(wanted, rows: self) { families.append(family) }
    return families
  }
}
