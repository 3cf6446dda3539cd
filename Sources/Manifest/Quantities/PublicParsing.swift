// Reading quantities outside of manifests: price books, command-line options, files of other tools.

extension Percentage {
  /// Reads `20%`; nil for anything else.
  public init?(_ text: String) { if let value = try? Self.parse(text) { self = value } else { return nil } }
}

extension TimeSpan {
  /// Reads `250 ms`; nil for anything else.
  public init?(_ text: String) { if let value = try? Self.parse(text) { self = value } else { return nil } }
}

extension MonthSpan {
  /// Reads `36 months`; nil for anything else.
  public init?(_ text: String) { if let value = try? Self.parse(text) { self = value } else { return nil } }
}

extension Money {
  /// Reads `7.5 RUB/kWh`; nil for anything else.
  public init?(_ text: String) { if let value = try? Self.parse(text) { self = value } else { return nil } }
}

extension Rate {
  /// Reads `120/s`; nil for anything else.
  public init?(_ text: String) { if let value = try? Self.parse(text) { self = value } else { return nil } }
}

extension DataSize {
  /// Reads `4 TiB`; nil for anything else.
  public init?(_ text: String) { if let value = try? Self.parse(text) { self = value } else { return nil } }
}

extension CalendarDate {
  /// Reads `2026-12-15`; nil for anything else, and for days that are not in the calendar.
  public init?(_ text: String) { if let value = try? Self.parse(text) { self = value } else { return nil } }
}

extension Condition {
  /// Reads `>= 0.80`; nil for anything else.
  public init?(_ text: String) { if let value = try? Self.parse(text) { self = value } else { return nil } }
}

extension Currency {
  /// Nil for a code that ISO 4217 does not list.
  public init?(_ code: String) { self.init(known: code[...]) }
}

extension MetricName {
  /// Reads `captured@500` or an alias; nil for a metric that is not registered.
  public init?(_ text: String) { if let value = try? Self.parse(text) { self = value } else { return nil } }
}

extension MetricReference {
  /// Reads `worst_slice.roc_auc`; nil for anything else.
  public init?(_ text: String) { if let value = try? Self.parse(text) { self = value } else { return nil } }
}
