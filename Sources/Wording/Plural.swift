import Manifest

/// The forms a noun takes after a number.
public struct PluralForms: Sendable, Hashable {
  /// English "1 row"; Russian "1 строка", "21 строка".
  public var one: String
  /// Russian "2 строки", "24 строки"; the same as `many` in English.
  public var few: String
  /// English "5 rows"; Russian "5 строк", "11 строк".
  public var many: String

  public init(one: String, few: String, many: String) {
    self.one = one
    self.few = few
    self.many = many
  }

  /// The form for a whole number, by the rules of Unicode CLDR.
  public func form(for count: Int, in language: Language) -> String {
    let count = Int(count.magnitude % 1_000_000)
    switch language {
    case .en:
      return count == 1 ? one : many
    case .ru:
      let tens = count % 100
      let units = count % 10
      if units == 1, tens != 11 { return one }
      if (2...4).contains(units), !(12...14).contains(tens) { return few }
      return many
    }
  }
}
