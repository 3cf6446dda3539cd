import Foundation
import Inference
import Manifest
import RowExchange

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Speaks to one server: addresses, headers, retries and what is wrong with an answer, whatever the protocol.
struct EndpointClient: Sendable {
  /// How many times a request is sent again when the server asks for it.
  static let retries = 3
  /// The longest wait that a server may ask for, in seconds.
  static let longestWait = 30.0
  /// Bytes of an answer: a mebibyte, and so much a row.
  static let answerPerRow = 64 << 10
  static let largestAnswer = 256 << 20

  let base: String
  private let headers: [(name: String, value: String)]
  private let secrets: [String]
  private let seconds: Double

  /// - Parameter environment: the variables that headers take their values from.
  /// - Throws: when a variable is not set. Its name is shown, never a value.
  init(_ spec: EndpointModel, environment: [String: String]) throws(InferenceError) {
    var base = spec.url.value
    while base.hasSuffix("/") { base.removeLast() }
    self.base = base
    seconds = spec.timeout.seconds
    var headers: [(name: String, value: String)] = []
    var secrets: [String] = []
    for header in spec.headers {
      guard let value = environment[header.variable], !value.isEmpty else {
        throw InferenceError(
          .unavailable,
          "the environment variable \(header.variable) is not set, and the header \(header.name) needs it",
          help: "set it before the run")
      }
      guard value.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }) else {
        throw InferenceError(
          .mismatch, "the environment variable \(header.variable) holds a line end or control character")
      }
      headers.append((header.name, header.prefix + value))
      secrets.append(value)
    }
    self.headers = headers
    self.secrets = secrets
  }

  /// Sends JSON and gives the JSON of the answer.
  ///
  /// - Parameter rows: how many rows it asks for; the answer may not be larger than they need.
  func post(_ path: String, _ body: JSONValue, rows: Int) throws(InferenceError) -> JSONValue {
    var request = try request(path)
    request.httpMethod = "POST"
    request.httpBody = Data(body.text(indent: nil).utf8)
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    let limit = min(Self.largestAnswer, (1 << 20) + Self.answerPerRow * min(rows, 1 << 16))
    return try json(try send(request, limit: limit), path)
  }

  /// What the server says at an address; nil where it has nothing there.
  func get(_ path: String) throws(InferenceError) -> JSONValue? {
    let reply = try send(try request(path))
    if reply.status == 404 || reply.status == 405 || reply.status == 501 { return nil }
    return try json(reply, path)
  }

  /// A short text at an address; nil where there is none.
  func line(_ path: String) throws(InferenceError) -> String? {
    let reply = try send(try request(path))
    guard reply.status == 200, reply.body.count < 200 else { return nil }
    return clean(String(decoding: reply.body, as: UTF8.self))
  }

  private func request(_ path: String) throws(InferenceError) -> URLRequest {
    guard let url = URL(string: base + path) else {
      throw InferenceError(.mismatch, "“\(Excerpt.of(base + path, limit: 200))” is not an address")
    }
    var request = URLRequest(url: url)
    for header in headers { request.setValue(header.value, forHTTPHeaderField: header.name) }
    request.setValue("application/json, text/plain", forHTTPHeaderField: "Accept")
    return request
  }

  /// Sends a request, and sends it again only where the server asks for that and says when.
  private func send(_ request: URLRequest, limit: Int = 1 << 20) throws(InferenceError) -> HTTPExchange.Reply {
    let shown = Excerpt.of(request.url?.absoluteString ?? base, limit: 200)
    var attempt = 0
    while true {
      let reply = try HTTPExchange.send(request, seconds: seconds, limit: limit, shown: shown)
      guard reply.status == 429 || reply.status == 503, let wait = reply.retryAfter, attempt < Self.retries,
        wait.isFinite, wait >= 0, wait <= Self.longestWait
      else { return reply }
      attempt += 1
      Thread.sleep(forTimeInterval: wait)
    }
  }

  private func json(_ reply: HTTPExchange.Reply, _ path: String) throws(InferenceError) -> JSONValue {
    let shown = Excerpt.of(base + path, limit: 200)
    if (300..<400).contains(reply.status) {
      throw InferenceError(
        .runFailed,
        "the endpoint \(shown) sends elsewhere, to \(clean(reply.location ?? "an address it does not name"))",
        expected: "an answer; redirects are not followed", help: "write the final address as `url:` if it is trusted")
    }
    guard (200..<300).contains(reply.status) else {
      let said = clean(String(decoding: reply.body.prefix(2000), as: UTF8.self))
      throw InferenceError(
        reply.status == 429 || reply.status >= 500 ? .unavailable : .runFailed,
        "the endpoint \(shown) answered with status \(reply.status)\(said.isEmpty ? "" : ": \(said)")",
        help: reply.status == 401 || reply.status == 403 ? "see whether `headers:` name the right secret" : nil)
    }
    if let type = reply.contentType, !type.lowercased().contains("json") {
      throw InferenceError(
        .runFailed, "the endpoint \(shown) answered with “\(Excerpt.of(type))”", expected: "JSON (application/json)")
    }
    do throws(JSONProblem) {
      return try JSONReader.read(reply.body[...])
    } catch {
      throw InferenceError(
        .runFailed, "the endpoint \(shown) answered with something that is not JSON: \(error.message)",
        expected: "JSON")
    }
  }

  /// What a server said, without the secrets that it was sent.
  private func clean(_ text: String) -> String {
    var text = text
    for secret in secrets where secret.utf8.count >= 4 { text = text.replacing(secret, with: "•••") }
    return Excerpt.of(text, limit: 300)
  }
}
