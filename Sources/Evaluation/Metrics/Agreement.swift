/// Agreement beyond chance.
extension Confusion {
  /// Matthews' correlation coefficient, for many classes by Gorodkin (2004). Zero where one side has a single class, as in
  /// scikit-learn.
  var mcc: Double {
    var (agreement, truthSquares, predictionSquares) = (0.0, 0.0, 0.0)
    for c in 0..<k {
      agreement += truths[c] * predictions[c]
      truthSquares += truths[c] * truths[c]
      predictionSquares += predictions[c] * predictions[c]
    }
    let covariance = right * total - agreement
    let spread = (total * total - predictionSquares) * (total * total - truthSquares)
    return spread > 0 ? covariance / spread.squareRoot() : 0
  }

  /// Cohen's kappa with weights of disagreement (Cohen, 1968). Undefined where no disagreement is expected.
  func kappa(_ weight: (Int, Int) -> Double) -> Double {
    var (observed, expected) = (0.0, 0.0)
    for t in 0..<k {
      for p in 0..<k {
        let w = weight(t, p)
        observed += w * cell(t, p)
        expected += w * truths[t] * predictions[p]
      }
    }
    return expected > 0 ? 1 - observed / (expected / total) : .nan
  }

  /// Spearman's rank correlation of two ordered labels: Pearson's correlation of midranks.
  var spearman: Double {
    let centre = (total + 1) / 2
    var (covariance, truthSpread, predictionSpread) = (0.0, 0.0, 0.0)
    var truthBelow = 0.0
    for t in 0..<k {
      let truthRank = truthBelow + (truths[t] + 1) / 2 - centre
      truthBelow += truths[t]
      truthSpread += truths[t] * truthRank * truthRank
      var predictionBelow = 0.0
      for p in 0..<k {
        let predictionRank = predictionBelow + (predictions[p] + 1) / 2 - centre
        predictionBelow += predictions[p]
        covariance += cell(t, p) * truthRank * predictionRank
        if t == 0 { predictionSpread += predictions[p] * predictionRank * predictionRank }
      }
    }
    let spread = truthSpread * predictionSpread
    return spread > 0 ? covariance / truthSpread.squareRoot() / predictionSpread.squareRoot() : .nan
  }

  /// Kendall's tau-b of two ordered labels (Kendall, 1945).
  var kendallTauB: Double {
    // From the highest truth down, `spare` holds how many rows of a higher truth have each prediction.
    spare.update(repeating: 0)
    var (balance, higher) = (0.0, 0.0)
    for t in (0..<k).reversed() {
      var lower = 0.0
      for p in 0..<k {
        balance += cell(t, p) * (higher - 2 * lower - spare[p])
        lower += spare[p]
      }
      for p in 0..<k { spare[p] += cell(t, p) }
      higher += truths[t]
    }
    func ties(_ margin: UnsafeMutableBufferPointer<Double>) -> Double {
      margin.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    }
    let pairs = total * (total - 1) / 2
    let spread = (pairs - ties(truths)) * (pairs - ties(predictions))
    return spread > 0 ? balance / (pairs - ties(truths)).squareRoot() / (pairs - ties(predictions)).squareRoot() : .nan
  }
}
