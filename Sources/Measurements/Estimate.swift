/// A measured number with its interval.
public struct Estimate: Sendable, Hashable, Codable {
  /// The value on the rows themselves; nil where it is not defined (ROC AUC with one class only).
  public var value: Double?
  /// The ends of the interval at the evaluation's confidence level; nil where it was not or could not be computed.
  public var low: Double?
  public var high: Double?
  /// How the interval was computed; nil without one.
  public var method: IntervalMethod?

  public init(value: Double?, low: Double? = nil, high: Double? = nil, method: IntervalMethod? = nil) {
    self.value = value
    self.low = low
    self.high = high
    self.method = method
  }
}

/// How an interval was computed.
public enum IntervalMethod: String, Sendable, Hashable, Codable, CaseIterable {
  /// Quantiles of the bootstrap replicates.
  case percentile
  /// Bias-corrected and accelerated bootstrap (Efron, 1987).
  case bca
  /// Wilson's score interval of a share (1927).
  case wilson
  /// The normal interval with the standard error of DeLong, DeLong and Clarke-Pearson (1988).
  case delong
}

/// The ends of an interval, and how they were computed.
public struct Interval: Sendable, Hashable, Codable {
  public var method: IntervalMethod
  public var low: Double
  public var high: Double

  public init(method: IntervalMethod, low: Double, high: Double) {
    self.method = method
    self.low = low
    self.high = high
  }
}

/// A name with a value, where the order matters.
public struct Named<Value> {
  public var name: String
  public var value: Value

  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}

extension Named: Sendable where Value: Sendable {}
extension Named: Equatable where Value: Equatable {}
extension Named: Hashable where Value: Hashable {}
extension Named: Encodable where Value: Encodable {}
extension Named: Decodable where Value: Decodable {}
