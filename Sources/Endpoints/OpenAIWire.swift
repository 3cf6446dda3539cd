import Inference
import Manifest
import RowExchange
import Tables

/// Chat completions: `POST /chat/completions`, a request a row. The reply's text is the answer.
struct OpenAIWire: WireFormat {
  /// Counts replies that were none of the classes.
  static let outside = "replies outside the classes"

  let batch = 1
  private let model: String
  private let chat: EndpointModel.Chat
  private let parts: [(text: String, column: Column?)]
  private let kind: AnswerKind
  private let classes: [String]

  init(_ spec: EndpointModel, _ chat: EndpointModel.Chat, _ table: Table, exclude excluded: Set<String>)
    throws(InferenceError)
  {
    model = spec.model ?? ""
    self.chat = chat
    kind = spec.output
    classes = spec.classes
    parts = try chat.prompt.parts.map { part throws(InferenceError) in
      switch part {
      case .text(let text): return (text, nil)
      case .column(let name): return ("", try FeatureColumns.find(name, in: table))
      }
    }
  }

  func ask(_ rows: Range<Int>, _ client: EndpointClient) throws(InferenceError) -> BatchAnswer {
    guard let row = rows.first else { return BatchAnswer(answers: []) }
    let prompt = parts.map { part in part.column.map { $0.text(at: row) ?? "" } ?? part.text }.joined()
    func message(_ role: String, _ text: String) -> JSONValue {
      .members([("role", .string(role)), ("content", .string(text))])
    }
    let messages = (chat.system.map { [message("system", $0)] } ?? []) + [message("user", prompt)]
    let reply = try client.post(
      "/chat/completions",
      .members([
        ("model", .string(model)), ("messages", .array(messages)), ("temperature", .number(chat.temperature)),
        ("max_tokens", chat.maxTokens.map(JSONValue.integer)),
      ]), rows: 1)
    guard let text = reply["choices"]?.items?.first?["message"]?["content"]?.text else {
      throw WireError.missing("choices[0].message.content", reply)
    }
    var answer = BatchAnswer(answers: [])
    answer.reported["model"] = reply["model"]?.text
    answer.reported["system_fingerprint"] = reply["system_fingerprint"]?.text
    answer.answers = [try read(text, row, &answer.reported)]
    return answer
  }

  private func read(_ text: String, _ row: Int, _ reported: inout [String: String]) throws(InferenceError) -> JSONValue
  {
    let reply = Self.trimmed(text)
    guard kind == .labels else {
      guard let number = Double(reply), number.isFinite else {
        throw InferenceError(
          .mismatch, "the reply for row \(row + 1) is no number: “\(Excerpt.of(reply, limit: 100))”",
          expected: "a number",
          help: "ask in `prompt:` for the number alone")
      }
      return .number(number)
    }
    if classes.isEmpty || classes.contains(reply) { return .string(reply) }
    // Case, quotes and a full stop make no other answer.
    let bare = Self.bare(reply)
    let alike = classes.filter { Self.bare($0) == bare }
    if alike.count == 1 { return .string(alike[0]) }
    guard let otherwise = chat.otherwise else {
      throw InferenceError(
        .mismatch, "the reply for row \(row + 1) is none of the classes: “\(Excerpt.of(reply, limit: 100))”",
        expected: "one of \(classes.prefix(20).map { "“\($0)”" }.joined(separator: ", "))",
        help: "ask in `prompt:` for the label alone, or say with `otherwise:` which label such a reply counts as")
    }
    reported[Self.outside] = "1"
    return .string(otherwise)
  }

  private static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  private static func bare(_ text: String) -> String {
    let around: Set<Character> = ["\"", "'", ".", "“", "”", "«", "»", "*", "`", "!", " ", "\n"]
    var rest = Substring(text.lowercased())
    while let first = rest.first, around.contains(first) { rest.removeFirst() }
    while let last = rest.last, around.contains(last) { rest.removeLast() }
    return String(rest)
  }
}
