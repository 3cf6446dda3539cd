import Testing

@testable import Prices

@Suite struct JSONCursorTests {
  /// The text of a JSON string, or why it cannot be read.
  private func string(_ text: String) -> String {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      do throws(JSONCursor.Problem) {
        var cursor = JSONCursor(bytes)
        let value = try cursor.string()
        try cursor.end()
        return value
      } catch {
        return "error: \(error.message)"
      }
    }
  }

  private func isSound(_ text: String) -> Bool {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      do throws(JSONCursor.Problem) {
        var cursor = JSONCursor(bytes)
        try cursor.skip()
        try cursor.end()
        return true
      } catch {
        return false
      }
    }
  }

  @Test func strings() {
    #expect(string(#""plain""#) == "plain")
    #expect(string(#""a\"b\\c\/d\n\t""#) == "a\"b\\c/d\n\t")
    #expect(string(#""é€😀x""#) == "é€😀x")
    #expect(string(#""\u00e9 \u20ac \ud83d\ude00 end""#) == "é € 😀 end")
    #expect(string(#""\u12""#) == "\u{FFFD}")
    #expect(string(#""\ud83d""#) == "\u{FFFD}")
    #expect(string("\"open").hasPrefix("error"))
    #expect(string("\"a\nb\"").hasPrefix("error"))
    #expect(string(#""a\"#).hasPrefix("error"))
  }

  @Test func structure() {
    for text in ["{}", "[]", "[1, 2.5e3, -1, true, null]", " {\"a\": {\"b\": [[]]}} ", "\u{FEFF}{}"] {
      #expect(isSound(text), "\(text)")
    }
    for text in [
      "", "{", "[1 2]", "{\"a\" 1}", "{\"a\": }", "{a: 1}", "[1,]", "{} {}", "]", String(repeating: "[", count: 1000),
    ] {
      #expect(!isSound(text), "\(text.prefix(20))")
    }
  }
}
