/// A number inside the name of a metric: `f0_5`, `top3_accuracy`, `pinball_0_1`, `absolute_error_q90`. The decimal point is
/// written as an underscore, as names are keys.
public enum MetricParameter: Sendable, Hashable, CaseIterable {
  /// β of Fβ, above 0 and below 100.
  case beta
  /// How many classes may be named, 2 to 999.
  case top
  /// The level of a quantile, between 0 and 1.
  case quantile
  /// A percentile, 1 to 99.
  case percent

  var prefix: String {
    switch self {
    case .beta: "f"
    case .top: "top"
    case .quantile: "pinball_"
    case .percent: "absolute_error_q"
    }
  }

  var suffix: String { self == .top ? "_accuracy" : "" }

  /// A regular expression (ECMA 262) of the names.
  var pattern: String {
    let number =
      switch self {
      case .beta: "(0_[0-9]{0,3}[1-9]|[1-9][0-9]?(_[0-9]{0,3}[1-9])?)"
      case .top: "([2-9]|[1-9][0-9]{1,2})"
      case .quantile: "0_[0-9]{0,3}[1-9]"
      case .percent: "[1-9][0-9]?"
      }
    return prefix + number + suffix
  }

  /// The number in a name; nil when the name is not of this kind or not spelled canonically (`f2_0`).
  func value(in name: String) -> Double? {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix), name.utf8.count > prefix.utf8.count + suffix.utf8.count
    else { return nil }
    let digits = name.dropFirst(prefix.count).dropLast(suffix.count)
    let parts = digits.split(separator: "_", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.count <= 4 && part.utf8.allSatisfy { (48...57).contains($0) }
    }
    guard isPlain, parts.count <= 2, let value = Double(parts.joined(separator: ".")), spelled(value) == digits,
      isAllowed(value)
    else { return nil }
    return value
  }

  /// The name with a number.
  func name(_ value: Double) -> String { prefix + spelled(value) + suffix }

  private func spelled(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e6
      ? String(Int(value)) : String(value.description.map { $0 == "." ? "_" : $0 })
  }

  private func isAllowed(_ value: Double) -> Bool {
    let isWhole = value == value.rounded()
    return switch self {
    case .beta: value > 0 && value < 100
    case .top: isWhole && value >= 2 && value <= 999
    case .quantile: value > 0 && value < 1
    case .percent: isWhole && value >= 1 && value <= 99
    }
  }
}

extension MetricName {
  /// The number in the name (`f0_5`: β = 0.5) with its meaning; nil for names without one.
  public var parameter: (kind: MetricParameter, value: Double)? {
    for kind in MetricParameter.allCases {
      if let value = kind.value(in: base) { return (kind, value) }
    }
    return nil
  }
}
