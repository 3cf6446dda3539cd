import Foundation
import Synchronization

/// One line at the bottom of a terminal that says what is being done. Nothing is shown when nobody watches.
final class ProgressLine: Sendable {
  private let shown: Bool
  private let state = Mutex((last: 0.0, dirty: false))

  init(quiet: Bool, terminal: Terminal = .standard) { shown = !quiet && terminal.interactive }

  /// Shows a message, at most twenty times a second.
  func show(_ message: String) {
    guard shown else { return }
    let now = Date().timeIntervalSince1970
    state.withLock { state in
      guard now - state.last > 0.05 else { return }
      state.last = now
      state.dirty = true
      let text = String(
        message.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }.prefix(76).map(Character.init))
      FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
    }
  }

  /// Removes the line.
  func finish() {
    guard shown else { return }
    state.withLock { state in
      guard state.dirty else { return }
      state.dirty = false
      FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
  }
}
