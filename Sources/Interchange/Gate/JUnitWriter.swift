import Governance
import Manifest
import Wording

/// JUnit's XML form: a suite a project; what fails is a failure, what could not be checked an error, what is waived is skipped. A
/// warning is no skip: the case passes and says so in its output.
struct JUnitWriter {
  let language: Language

  func text(_ result: GateResult) -> String {
    var suites = result.projects.map { suite($0.id, $0.manifest, $0.findings, held: $0.held, failOn: $0.failOn) }
    if !result.findings.isEmpty {
      suites.append(suite("dossier", FindingPlace.organisation, result.findings, held: [], failOn: result.failOn))
    }
    let total = suites.reduce(Counts()) { $0 + $1.counts }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"dossier gate\" tests=\"\(total.tests)\" failures=\"\(total.failures)\""
    text += " errors=\"\(total.errors)\" time=\"0\">\n"
    text += suites.map(\.text).joined()
    return text + "</testsuites>\n"
  }

  private struct Counts {
    var tests = 0
    var failures = 0
    var errors = 0
    var skipped = 0

    static func + (a: Counts, b: Counts) -> Counts {
      Counts(
        tests: a.tests + b.tests, failures: a.failures + b.failures, errors: a.errors + b.errors,
        skipped: a.skipped + b.skipped)
    }
  }

  private struct Suite {
    var text: String
    var counts: Counts
  }

  private func suite(
    _ id: String, _ file: String, _ findings: [GateFinding], held: [Check], failOn: PolicySpec.FailOn
  ) -> Suite {
    var counts = Counts()
    var names = Names()
    var cases = ""
    for check in held {
      counts.tests += 1
      cases += open(names.unique(check.statement[language]), id) + "/>\n"
    }
    for finding in findings {
      counts.tests += 1
      let key = finding.key ?? RuleBook.title(of: finding.finding.rule)[language]
      cases += open(names.unique("\(finding.finding.rule) \(key)"), id) + ">\n      "
      cases += body(finding, file, failOn: failOn, &counts) + "\n    </testcase>\n"
    }
    var text = "  <testsuite name=\"\(XMLText.attribute(id))\" tests=\"\(counts.tests)\""
    text += " failures=\"\(counts.failures)\" errors=\"\(counts.errors)\" skipped=\"\(counts.skipped)\" time=\"0\""
    text += " file=\"\(XMLText.attribute(file))\">\n"
    return Suite(text: text + cases + "  </testsuite>\n", counts: counts)
  }

  private func open(_ name: String, _ project: String) -> String {
    "    <testcase name=\"\(XMLText.attribute(name))\" classname=\"\(XMLText.attribute(project))\" time=\"0\""
  }

  private func body(
    _ finding: GateFinding, _ file: String, failOn: PolicySpec.FailOn, _ counts: inout Counts
  ) -> String {
    let message = finding.finding.message[language]
    let place = FindingPlace(finding, fallback: file)
    var detail = "\(place.file):\(place.line):\(place.column): \(message)"
    if let help = finding.finding.help?[language] { detail += "\n" + help }
    let rule = XMLText.attribute(finding.finding.rule)
    if let waiver = finding.waiver {
      counts.skipped += 1
      return "<skipped message=\"\(XMLText.attribute("\(waiver.reason) (\(waiver.approvedBy))"))\"/>"
    }
    if finding.finding.incomplete {
      counts.errors += 1
      return "<error type=\"\(rule)\" message=\"\(XMLText.attribute(message))\">\(XMLText.content(detail))</error>"
    }
    if finding.fails(failOn) {
      counts.failures += 1
      return "<failure type=\"\(rule)\" message=\"\(XMLText.attribute(message))\">\(XMLText.content(detail))</failure>"
    }
    return "<system-out>\(XMLText.content("\(finding.finding.severity.rawValue): \(detail)"))</system-out>"
  }

  /// GitLab drops the second of two cases with one name.
  private struct Names {
    private var seen: [String: Int] = [:]

    mutating func unique(_ name: String) -> String {
      let count = seen[name, default: 0] + 1
      seen[name] = count
      return count == 1 ? name : "\(name) (\(count))"
    }
  }
}
