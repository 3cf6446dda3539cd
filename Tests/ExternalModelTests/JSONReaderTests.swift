import Inference
import Manifest
import RowExchange
import Tables
import Testing

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws -> JSONValue { try JSONReader.read(Array(text.utf8)[...]) }

  @Test func valuesAreRead() throws {
    #expect(
      try read(" {\"a\": [1, -2.5e3, true, null, \"x\\u00e9\\ud83d\\ude00\\n\"]} ")
        == .members([("a", [.integer(1), .number(-2500), .bool(true), .null, "xé😀\n"])]))
    #expect(try read("0.1") == .number(0.1))
    #expect(try read("123456789012345678901") == .number(1.2345678901234568e20))
    #expect(try read("{}") == .object([]))
    #expect(try read("[]") == .array([]))
  }

  @Test(arguments: [
    "", " ", "{", "[1,]", "{\"a\":}", "{a:1}", "01", "1.", "-", "+1", "1e", "\"\u{1}\"", "\"\\x\"", "\"\\ud800\"",
    "\"abc",
    "tru", "1 2", "NaN", "-Infinity", "[NaN]", "1e999", "'a'", "// x\n1",
  ])
  func otherTextIsRefused(_ text: String) {
    #expect(throws: JSONProblem.self) { try read(text) }
  }

  @Test func nestingHasALimit() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONProblem.self) { try read(deep) }
  }

  @Test func rowsAreWrittenAsLines() {
    let table = Table(
      rowCount: 2,
      columns: [
        Column(name: "n", values: .doubles([0.1, .nan])),
        Column(name: "i", values: .integers([7, 0]), nulls: [false, true]),
        Column(name: "t", values: .texts(TextValues(["a\"b", ""]))), Column(name: "d", values: .dates([0, 1])),
        Column(name: "b", values: .booleans([true, false])),
      ])
    var text = ""
    RowWriter.write(table) { text += String(decoding: $0, as: UTF8.self) }
    #expect(
      text == """
        {"n":0.1,"i":7,"t":"a\\"b","d":"1970-01-01","b":true}
        {"n":null,"i":null,"t":"","d":"1970-01-02","b":false}

        """)
  }
}

@Suite struct AnswerReaderTests {
  private func read(_ kind: AnswerKind, _ classes: [String] = [], _ answers: [JSONValue]) throws -> Predictions {
    var reader = AnswerReader(kind, classes: classes)
    for answer in answers { try reader.add(answer) }
    return reader.predictions()
  }

  @Test func answersOfEachKindAreRead() throws {
    #expect(
      try read(.labels, [], ["a", .integer(1), .number(2), .bool(true), ["b"]]).labels == ["a", "1", "2", "true", "b"])
    #expect(try read(.values, [], [.integer(3), .number(0.5), [.number(2)]]).values == [3, 0.5, 2])
    let single = try read(.probabilities, ["no", "yes"], [.number(0.25), .integer(1)])
    #expect(single.probabilities == [0.75, 0.25, 0, 1])
    #expect(single.classes == ["no", "yes"])
    let lists = try read(.probabilities, [], [[.number(0.25), .number(0.75)], [.integer(1), .integer(0)]])
    #expect(lists.probabilities == [0.25, 0.75, 1, 0])
    #expect(lists.classes.isEmpty)
    let named = try read(
      .probabilities, [],
      [.members([("b", .number(0.1)), ("a", .number(0.9))]), .members([("a", .number(0.2)), ("b", .number(0.8))])])
    #expect(named.classes == ["b", "a"])
    #expect(named.probabilities == [0.1, 0.9, 0.8, 0.2])
  }

  @Test func wrongAnswersAreRefused() {
    #expect(throws: InferenceError.self) { try read(.values, [], ["x"]) }
    #expect(throws: InferenceError.self) { try read(.labels, [], [.null]) }
    #expect(throws: InferenceError.self) { try read(.probabilities, [], [.number(1.5)]) }
    #expect(throws: InferenceError.self) { try read(.probabilities, ["a", "b", "c"], [[.number(0.5), .number(0.5)]]) }
    #expect(throws: InferenceError.self) {
      try read(.probabilities, [], [[.number(0.5), .number(0.5)], [.number(1)]])
    }
    #expect(throws: InferenceError.self) {
      try read(.probabilities, [], [.members([("a", .number(1))]), .members([("b", .number(1))])])
    }
  }
}
