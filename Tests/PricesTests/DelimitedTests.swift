import Testing

@testable import Prices

@Suite struct DelimitedTests {
  private func cells(_ text: String, comments: Bool = false) throws -> [[String?]] {
    let table = try Delimited(Array(text.utf8), comments: comments)
    return table.rows.map { row in (0..<Int(row.count)).map { table.text(row, $0) } }
  }

  @Test func quotesAndLineEnds() throws {
    #expect(try cells("a,b\n1,2\n") == [["a", "b"], ["1", "2"]])
    #expect(try cells("a,b\r\n1,2\r\n") == [["a", "b"], ["1", "2"]])
    #expect(try cells("a,b\r1,2") == [["a", "b"], ["1", "2"]])
    #expect(try cells("\u{FEFF}a,b\n1,2") == [["a", "b"], ["1", "2"]])
    #expect(try cells("a,b\n\n\n1,2\n") == [["a", "b"], ["1", "2"]])
    #expect(try cells("\"a,\"\"x\"\"\",b\n\"two\nlines\",2") == [["a,\"x\"", "b"], ["two\nlines", "2"]])
    #expect(try cells("a, b ,\n 1 ,\" 2 \",") == [["a", "b", nil], ["1", " 2 ", nil]])
    #expect(try cells("a;b\n1,5;2") == [["a", "b"], ["1,5", "2"]])
    #expect(try cells("a\tb\n1,5\t2") == [["a", "b"], ["1,5", "2"]])
    #expect(try cells("") == [])
    #expect(try cells("# a;b;c\na,b\n# x\n1,2", comments: true) == [["a", "b"], ["1", "2"]])
  }

  @Test func linesAreCountedThroughQuotedBreaks() throws {
    let table = try Delimited(Array("a,b\n\"x\r\ny\",2\n3,4".utf8), comments: false)
    #expect(table.rows.map(\.line) == [1, 2, 4])
    let place = table.place(table.rows[2], 1)
    #expect(place.column == 3)
    #expect(table.sourceLine(table.rows[2]) == "3,4")
  }

  @Test func columnsAreCountedInScalars() throws {
    let table = try Delimited(Array("имя,цена\nМосква,x".utf8), comments: false)
    #expect(table.place(table.rows[1], 1).column == 8)
    #expect(table.place(table.rows[1], 0).length == 6)
  }

  @Test func unreadableFilesAreTold() {
    func problem(_ bytes: [UInt8]) -> String {
      do throws(Delimited.Problem) {
        _ = try Delimited(bytes, comments: false)
        return "none"
      } catch {
        return "\(error)"
      }
    }
    #expect(problem([0xFF, 0xFE, 0x61, 0x00]) == "utf16")
    #expect(problem(Array("a,b\n1,\u{0}".utf8)) == "binary(line: 2)")
    #expect(problem(Array("a,b\n1,\"x\n".utf8)) == "unclosedQuote(line: 2)")
  }

  @Test func numbersAreExactlyRounded() throws {
    // The second column is what Swift's own reader, which is strtod's, makes of the text.
    for text in [
      "98.32", "0.1", ".5", "5.", "-0.870", "+7", "1e-3", "1E22", "123456789012345678", "0.1234567890123456789012",
      "9007199254740993", "2.2250738585072014e-308", "0.26880000000000004", "1e308", "000000000000000000000000001",
      "0.000000000000000000000000000123", "8.41e21", "4.35",
    ] {
      let expected = try #require(Double(text.hasPrefix(".") ? "0" + text : text.hasSuffix(".") ? text + "0" : text))
      #expect(NumberText.double(text) == expected, "\(text)")
    }
    for text in [
      "", "-", ".", "nan", "inf", "Infinity", "0x10", "1_000", "1,5", "1e", "1e+", "1e99999", "1e309", "--1", "1 ",
    ] {
      #expect(NumberText.double(text) == nil, "\(text)")
    }
  }
}
