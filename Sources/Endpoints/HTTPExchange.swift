import Foundation
import Inference
import RowExchange
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One request and its answer, within limits. Redirects are never followed: a secret in a header would go with them.
final class HTTPExchange: NSObject, URLSessionDataDelegate, Sendable {
  struct Reply: Sendable {
    var status = 0
    var contentType: String?
    /// Seconds that the server asks to wait.
    var retryAfter: Double?
    var location: String?
    var body: [UInt8] = []
  }

  private struct State: Sendable {
    var reply = Reply()
    var problem: String?
    var isTooLarge = false
  }

  private let state = Mutex(State())
  private let limit: Int
  private let finished = DispatchSemaphore(value: 0)

  private init(limit: Int) { self.limit = limit }

  /// Sends a request and waits for its answer.
  ///
  /// - Parameters:
  ///   - limit: bytes that the answer may hold.
  ///   - shown: the address as it may stand in messages.
  /// - Throws: when there is no answer in time, or it is too large.
  static func send(_ request: URLRequest, seconds: Double, limit: Int, shown: String) throws(InferenceError) -> Reply {
    let exchange = HTTPExchange(limit: limit)
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    configuration.timeoutIntervalForRequest = seconds + 1
    configuration.timeoutIntervalForResource = seconds + 1
    let session = URLSession(configuration: configuration, delegate: exchange, delegateQueue: nil)
    defer { session.invalidateAndCancel() }
    let task = session.dataTask(with: request)
    task.resume()
    if exchange.finished.wait(timeout: .now() + seconds) == .timedOut {
      task.cancel()
      throw InferenceError(
        .unavailable, "the endpoint \(shown) did not answer within \(seconds.description) s",
        help: "raise `timeout:`, or send fewer rows a request with `batch:`")
    }
    let state = exchange.state.withLock { $0 }
    if state.isTooLarge {
      throw InferenceError(.runFailed, "the endpoint \(shown) answered with more than \(limit >> 20) MiB")
    }
    if let problem = state.problem {
      throw InferenceError(
        .unavailable, "the endpoint \(shown) cannot be reached: \(Excerpt.of(problem, limit: 200))",
        help: "see whether it runs, and whether its address is right")
    }
    return state.reply
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    note(response)
    completionHandler(nil)
  }

  private func note(_ response: HTTPURLResponse) {
    state.withLock { state in
      state.reply.status = response.statusCode
      state.reply.contentType = response.value(forHTTPHeaderField: "Content-Type")
      state.reply.location = response.value(forHTTPHeaderField: "Location")
      state.reply.retryAfter = response.value(forHTTPHeaderField: "Retry-After").flatMap { Double($0) }
    }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let isTooLarge = state.withLock { state in
      if (dataTask.response?.expectedContentLength ?? 0) > Int64(limit) { state.isTooLarge = true }
      if state.reply.body.count + data.count > limit { state.isTooLarge = true }
      if !state.isTooLarge { state.reply.body.append(contentsOf: data) }
      return state.isTooLarge
    }
    guard isTooLarge else { return }
    dataTask.cancel()
    // Whoever waits need not wait for the server to stop.
    finished.signal()
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    if let response = task.response as? HTTPURLResponse { note(response) }
    if let error {
      // The description of a URL error names no header and no body.
      let words = (error as? URLError)?.localizedDescription ?? error.localizedDescription
      state.withLock { state in if !(300..<400).contains(state.reply.status) { state.problem = words } }
    }
    finished.signal()
  }
}
