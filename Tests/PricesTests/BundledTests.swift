import Manifest
import Testing

@testable import Prices

@Suite struct BundledTests {
  @Test func `bundled tables are read without a complaint`() throws {
    let book = try PriceBook.bundled()
    #expect(book.prices.count > 1)
    let hardware = try HardwareBook.bundled()
    #expect(hardware.gpus.count > 20)
  }
}
