/// A table of facts.
public struct FactTable: Sendable {
  public enum Kind: String, Sendable {
    case text = "TEXT"
    case integer = "INTEGER"
    case real = "REAL"
  }

  public struct Column: Sendable {
    public var name: String
    public var kind: Kind
    /// What it holds, for the documentation.
    public var meaning: String
  }

  public enum Value: Sendable, Hashable {
    case text(String)
    case integer(Int)
    case real(Double)
    case null
  }

  public var name: String
  public var meaning: String
  public var columns: [Column]
  public var rows: [[Value]]
}

extension FactTable.Value {
  init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  init(_ number: Int?) { self = number.map { .integer($0) } ?? .null }
  /// What is not a finite number is null.
  init(_ number: Double?) { self = number.flatMap { $0.isFinite ? .real($0) : nil } ?? .null }
  init(_ flag: Bool) { self = .integer(flag ? 1 : 0) }
}
