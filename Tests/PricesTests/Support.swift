import Foundation
import Manifest
import Testing

@testable import Prices

enum Fixture {
  static func bytes(_ name: String) throws -> [UInt8] {
    let folder = try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
    return [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
  }

  static func file(_ name: String) throws -> CatalogFile { CatalogFile(path: name, bytes: try bytes(name)) }
}

func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

func currency(_ code: String) throws -> Currency { try #require(Currency(code)) }

/// The diagnostics that reading a price file gives; empty when it is sound.
func complaints(_ text: String) -> [Diagnostic] {
  do throws(PriceError) {
    _ = try PriceReader.read(bytes: Array(text.utf8), shownAs: "prices.csv")
    return []
  } catch {
    return error.diagnostics
  }
}

func book(_ text: String) throws -> PriceBook {
  try PriceReader.read(bytes: Array(text.utf8), shownAs: "prices.csv").book
}
