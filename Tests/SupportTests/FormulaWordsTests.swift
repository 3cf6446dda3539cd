import Manifest
import Measurements
import Testing
import Wording

/// Formulas are written so that computing what is written gives the value.
@Suite struct FormulaWordsTests {
  private func plain(_ text: String) -> String {
    text.replacing("\u{202F}", with: " ").replacing("\u{00A0}", with: " ")
  }

  @Test func bracketsStandWhereTheyAreNeeded() {
    let group: CostFormula = .quotient(
      .sum([.number(4), .quotient(.number(20), .number(128))]), .number(8, .bytes))
    #expect(group.value == 0.51953125)
    let weights: CostFormula = .product([.number(6.979e9), group])
    #expect(plain(FormulaWords(.en).text(weights)) == "6.979 bn × (4 + 20 / 128) / 8 B")
    let nested: CostFormula = .quotient(.number(1), .product([.number(2), .number(3)]))
    #expect(nested.value == 1.0 / 6 && FormulaWords(.en).text(nested) == "1 / (2 × 3)")
    let twice: CostFormula = .quotient(.number(12), .quotient(.number(6), .number(2)))
    #expect(twice.value == 4 && FormulaWords(.en).text(twice) == "12 / (6 / 2)")
    let power: CostFormula = .difference(
      .number(1), .power(.difference(.number(1), .quotient(.number(2), .number(8))), .number(2)))
    #expect(power.value == 0.4375 && FormulaWords(.en).text(power) == "1 − (1 − 2 / 8)^2")
    let bounds: CostFormula = .greatest([.number(2), .least([.number(5), .number(3)])])
    #expect(bounds.value == 3 && FormulaWords(.en).text(bounds) == "max(2; min(5; 3))")
    #expect(CostFormula.roundedDown(.number(7.9)).value == 7)
    // What is subtracted from a sum, and what a sum is divided by.
    let taken: CostFormula = .difference(.number(9), .sum([.number(2), .number(3)]))
    #expect(taken.value == 4 && FormulaWords(.en).text(taken) == "9 − (2 + 3)")
  }

  @Test func unitsArePeoples() {
    let english = FormulaWords(.en)
    #expect(plain(english.amount(16.06e9, .bytes)) == "15 GiB" || plain(english.amount(16.06e9, .bytes)) == "15.0 GiB")
    #expect(plain(english.amount(0.0499, .seconds)) == "49.9 ms")
    #expect(plain(english.amount(989.4e12, .operationsPerSecond)) == "989 TFLOP/s")
    #expect(plain(english.amount(0.9, .share)) == "90%")
    #expect(plain(FormulaWords(.ru).amount(3350e9, .bytesPerSecond)).hasSuffix("ГБ/с"))
  }
}
