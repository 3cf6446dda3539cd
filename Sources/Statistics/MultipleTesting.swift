/// Corrections of p-values for having asked many questions.
public enum MultipleTesting {
  /// Holm's step-down p-values (Holm, 1979): they bound the chance of any false finding.
  ///
  /// - Returns: adjusted p-values in the order given, as `multipletests(method="holm")` of statsmodels gives them.
  public static func holm(_ p: [Double]) -> [Double] {
    var adjusted = p
    var highest = 0.0
    for (rank, index) in Order.ascending(p).enumerated() {
      highest = max(highest, min(1, p[Int(index)] * Double(p.count - rank)))
      adjusted[Int(index)] = highest
    }
    return adjusted
  }

  /// Benjamini and Hochberg's step-up q-values (1995): the expected share of false findings among those called.
  ///
  /// - Returns: adjusted p-values in the order given, as `multipletests(method="fdr_bh")` of statsmodels gives them.
  public static func benjaminiHochberg(_ p: [Double]) -> [Double] {
    var adjusted = p
    var lowest = 1.0
    for (rank, index) in Order.ascending(p).enumerated().reversed() {
      lowest = min(lowest, p[Int(index)] * Double(p.count) / Double(rank + 1))
      adjusted[Int(index)] = lowest
    }
    return adjusted
  }
}
