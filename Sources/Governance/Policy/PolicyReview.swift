import Manifest
import Wording

extension Reviewer {
  /// The review of a project as its organisation's policy sees it: with the policy's severities and demands, and with waived
  /// findings told as notes, so that a report and the gate say the same.
  ///
  /// - Parameter subject: its project with the policy's thresholds (`Policy.applied(to:)`), measured as such.
  public func review(_ subject: Subject, policy: Policy) -> Review {
    var review = review(subject)
    var namer = Fingerprinter(project: subject.project.id, keys: subject.project.keys)
    var named = PolicyJudge(policy: policy).findings(review, of: subject.project).map { namer.name($0) }
    var book = WaiverBook(policy.waivers, asOf: subject.asOf)
    book.apply(to: &named, of: subject.project.id, team: OwnTeam(subject.project))
    let open = named.filter { !$0.isWaived }.map(\.finding)
    let verdict = verdict(open)
    review.verdict = verdict
    review.reason = reason(verdict, open, subject)
    review.next = next(open)
    review.findings = open + named.filter(\.isWaived).map(note)
    return review
  }

  private func note(_ finding: GateFinding) -> Finding {
    var note = finding.finding
    note.severity = .info
    guard let waiver = finding.waiver else { return note }
    note.help = .write { pen in
      let day = pen.dates.long(waiver.expires)
      return pen.say(
        en: "Waived until \(day), approved by \(waiver.approvedBy): \(waiver.reason)",
        ru: "Исключение до \(day), согласовал(а) \(waiver.approvedBy): \(waiver.reason)")
    }
    return note
  }
}
