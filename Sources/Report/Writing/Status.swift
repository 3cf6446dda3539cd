import Governance
import Measurements

/// How something stands: a shape of its own, a word and a colour.
enum Status: Sendable {
  case pass, warn, fail, open

  init(_ verdict: Verdict) {
    self =
      switch verdict {
      case .pass: .pass
      case .conditional: .warn
      case .fail: .fail
      case .incomplete: .open
      }
  }

  init(_ outcome: Check.Outcome) {
    self =
      switch outcome {
      case .met: .pass
      case .condition: .warn
      case .notMet: .fail
      case .open: .open
      }
  }

  init(_ state: PhaseStatus.State) {
    self =
      switch state {
      case .done, .current: .pass
      case .conditional: .warn
      case .failed: .fail
      case .notStarted, .unproven: .open
      }
  }

  init(_ outcome: RequirementResult.Outcome) {
    self =
      switch outcome {
      case .met: .pass
      case .metByPointOnly: .warn
      case .notMet: .fail
      case .notMeasured: .open
      }
  }

  init(_ outcome: ClaimResult.Outcome) {
    self =
      switch outcome {
      case .reproduced: .pass
      case .betterThanClaimed, .notReproduced: .fail
      case .notMeasured: .open
      }
  }

  var name: StaticString {
    switch self {
    case .pass: "pass"
    case .warn: "warn"
    case .fail: "fail"
    case .open: "open"
    }
  }

  var symbol: StaticString {
    switch self {
    case .pass: "#i-pass"
    case .warn: "#i-warn"
    case .fail: "#i-fail"
    case .open: "#i-open"
    }
  }
}

extension HTML {
  /// The four shapes, to be referred to from the page.
  mutating func icons() {
    raw(
      """
      <svg class="sprite" width="0" height="0" aria-hidden="true"><symbol id="i-pass" viewBox="0 0 16 16"><circle cx="8" cy="8" r="8" \
      fill="currentColor"/><path class="k" d="M4.4 8.3l2.4 2.4 4.8-5" fill="none" stroke-width="1.8"/></symbol><symbol id="i-warn" \
      viewBox="0 0 16 16"><path d="M8 .8L15.8 15H.2z" fill="currentColor"/><path class="k" d="M8 5.6v4.4M8 11.8v1.4" fill="none" \
      stroke-width="1.8"/></symbol><symbol id="i-fail" viewBox="0 0 16 16"><rect width="16" height="16" rx="3" fill="currentColor"/>\
      <path class="k" d="M4.8 4.8l6.4 6.4M11.2 4.8l-6.4 6.4" fill="none" stroke-width="1.8"/></symbol><symbol id="i-open" \
      viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.8" fill="none" stroke="currentColor" stroke-width="1.8" \
      stroke-dasharray="3.2 2.2"/></symbol></svg>
      """)
  }

  mutating func icon(_ status: Status, class name: StaticString = "i") {
    raw("<svg class=\"")
    raw(name)
    raw("\" aria-hidden=\"true\"><use href=\"")
    raw(status.symbol)
    raw("\"/></svg>")
  }

  /// Shape and word.
  mutating func status(_ status: Status, _ word: String) {
    raw("<span class=\"st ")
    raw(status.name)
    raw("\">")
    icon(status)
    text(word)
    raw("</span>")
  }
}
