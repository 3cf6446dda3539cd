/// The name of a metric as people write it, resolved: `captured@500` is the metric `captured` with the count 500.
public struct MetricName: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The cut-off of a ranking metric.
  public enum Cutoff: Sendable, Hashable, Codable {
    /// The first rows of the ranking: `@500`.
    case count(Int)
    /// A share of all rows: `@10%`, as a fraction.
    case share(Double)
  }

  /// The registered name, scikit-learn's where it has one: `roc_auc`.
  public var base: String
  public var cutoff: Cutoff?
  /// True for a metric of the merged classes (`aggregated.accuracy`).
  public var aggregated: Bool

  public init(base: String, cutoff: Cutoff? = nil, aggregated: Bool = false) {
    self.base = base
    self.cutoff = cutoff
    self.aggregated = aggregated
  }

  /// The canonical spelling, which is also the key in JSON output.
  public var description: String {
    let prefix = aggregated ? "aggregated." : ""
    switch cutoff {
    case nil: return prefix + base
    case .count(let k): return "\(prefix)\(base)@\(k)"
    case .share(let share):
      let percent = (share * 100 * 1e9).rounded() / 1e9
      let text = percent == percent.rounded() ? String(Int(percent)) : String(percent)
      return "\(prefix)\(base)@\(text)%"
    }
  }
}

extension MetricName {
  /// Reads a canonical name back (`aggregated.accuracy`, `captured@500`, `precision@10%`). Scopes of a reference
  /// (`worst_slice.`, `slice(…).`, `.vs_baseline`) are passed over.
  public init(canonical text: String) {
    var name = Substring(text)
    if name.hasSuffix(".vs_baseline") { name = name.dropLast(".vs_baseline".count) }
    if name.hasPrefix("worst_slice.") { name = name.dropFirst("worst_slice.".count) }
    if name.hasPrefix("slice("), let close = name.lastIndex(of: ")") {
      name = name[name.index(after: close)...].drop { $0 == "." }
    }
    let aggregated = name.hasPrefix("aggregated.")
    if aggregated { name = name.dropFirst("aggregated.".count) }
    guard let at = name.firstIndex(of: "@") else {
      self.init(base: String(name), aggregated: aggregated)
      return
    }
    let tail = name[name.index(after: at)...]
    let cutoff: Cutoff? =
      tail.hasSuffix("%") ? Double(tail.dropLast()).map { .share($0 / 100) } : Int(tail).map { .count($0) }
    self.init(base: String(name[..<at]), cutoff: cutoff, aggregated: aggregated)
  }
}

/// What a requirement or a link speaks of: a metric, in the whole evaluation, in its worst slice, or against the baseline.
public struct MetricReference: Sendable, Hashable {
  /// `roc_auc`, `worst_slice.roc_auc`, `slice(contract=One year).roc_auc` or `captured@500.vs_baseline`.
  public enum Scope: Sendable, Hashable {
    case whole
    case worstSlice
    case slice(String)
    case againstBaseline
  }

  public var metric: MetricName
  public var scope: Scope
  /// As it was written.
  public var text: String
}
