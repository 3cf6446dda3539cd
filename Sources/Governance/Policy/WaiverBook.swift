import Manifest
import Wording

/// Applies the waivers of a policy and says which of them are expired or have nothing to waive.
struct WaiverBook {
  static let expiredID = PolicyRules.expired.id
  static let unusedID = PolicyRules.unused.id

  /// Rules that no waiver silences: they are about waivers, policies and the gate itself.
  private static let firm: Set<String> = [
    expiredID, unusedID, PolicyWeakening.id, GateFindings.nothingCheckedID, GateFindings.baseUnreadableID,
    GateFindings.sameRevisionID,
  ]

  let waivers: [PolicyWaiver]
  let asOf: CalendarDate
  private var used: Set<Int> = []
  private var refused: Set<Int> = []
  /// Waivers whose rule found something graver than what a waiver of the whole rule allows.
  private var outgrown: Set<Int> = []
  /// Waivers that the project's own team approved.
  private var selfApproved: Set<Int> = []

  init(_ waivers: [PolicyWaiver], asOf: CalendarDate) {
    self.waivers = waivers
    self.asOf = asOf
  }

  /// Marks the findings that a valid waiver speaks of. What could not be checked is never waived.
  ///
  /// - Parameter team: who owns the project and may not approve an exception of it.
  mutating func apply(to findings: inout [GateFinding], of project: String, team: OwnTeam? = nil) {
    for position in findings.indices {
      for (index, waiver) in waivers.enumerated() where waiver.matches(findings[position], of: project) {
        let finding = findings[position].finding
        // Whoever agreed to all warnings of a rule did not agree to its errors: those are named one by one.
        if finding.isGraver, waiver.fingerprint == nil {
          outgrown.insert(index)
          continue
        }
        if finding.incomplete || Self.firm.contains(finding.rule) {
          refused.insert(index)
          continue
        }
        used.insert(index)
        if team?.owns(waiver.approvedBy) == true { selfApproved.insert(index) }
        if asOf <= waiver.expires, findings[position].waiver == nil { findings[position].waiver = waiver }
      }
    }
  }

  /// Findings about the waivers themselves, each with the project it names, if any.
  ///
  /// - Parameters:
  ///   - judged: the projects that were judged.
  ///   - unread: the projects that could not be read: nobody knows what there is to waive in them.
  ///   - everything: true when these are all projects there are.
  ///   - existing: all projects there are; nil where that is not known.
  func findings(
    judged: Set<String>, unread: Set<String> = [], everything: Bool, existing: Set<String>? = nil
  ) -> [(project: String?, finding: Finding)] {
    waivers.enumerated().compactMap { index, waiver in
      if let project = waiver.project, unread.contains(project) { return nil }
      let concerns =
        waiver.project.map { judged.contains($0) || everything || existing?.contains($0) == false } ?? everything
      if concerns, let flaw = flaw(waiver) { return (waiver.project, flaw) }
      if selfApproved.contains(index) { return (waiver.project, approvedByTeam(waiver)) }
      if waiver.expires < asOf, concerns || used.contains(index) { return (waiver.project, expired(waiver)) }
      let isOpen = waiver.project == nil && !unread.isEmpty
      guard concerns, !isOpen, !used.contains(index) else { return nil }
      return (waiver.project, unused(waiver, index))
    }
  }

  /// A waiver that nobody agreed to, or that never ends.
  private func flaw(_ waiver: PolicyWaiver) -> Finding? {
    let reason: LocalizedText
    if !StatementFields.says(waiver.approvedBy) {
      reason = LocalizedText(en: "names nobody who approved it", ru: "никем не согласовано")
    } else if !StatementFields.says(waiver.reason) {
      reason = LocalizedText(en: "gives no reason", ru: "не имеет причины")
    } else if waiver.expires.year > asOf.year + Self.longestYears {
      reason = LocalizedText(
        en: "ends more than \(Self.longestYears) years ahead", ru: "истекает больше чем через \(Self.longestYears) лет")
    } else {
      return nil
    }
    return Finding(
      rule: Self.expiredID, severity: .error,
      message: LocalizedText(
        en: "The waiver of \(waiver.rule) \(reason.en)", ru: "Исключение из правила \(waiver.rule) \(reason.ru)"),
      help: LocalizedText(
        en: "Say who agreed to it, why, and until when.", ru: "Укажите, кто его согласовал, почему и до какого дня."),
      location: waiver.location)
  }

  private func approvedByTeam(_ waiver: PolicyWaiver) -> Finding {
    Finding(
      rule: Self.expiredID, severity: .error,
      message: LocalizedText(
        en: "The waiver of \(waiver.rule) is approved by \(waiver.approvedBy), the project's own team",
        ru: "Исключение из правила \(waiver.rule) согласовала сама команда проекта, \(waiver.approvedBy)"),
      help: LocalizedText(
        en: "Have it approved by somebody outside the team.", ru: "Согласуйте его с кем-то не из команды."),
      location: waiver.location)
  }

  /// What outlives the next few reviews is no exception any more.
  private static let longestYears = 10

  private func expired(_ waiver: PolicyWaiver) -> Finding {
    Finding(
      rule: Self.expiredID, severity: .error,
      message: .write { pen in
        let day = pen.dates.long(waiver.expires)
        return pen.say(
          en: "The waiver of \(waiver.rule) approved by \(waiver.approvedBy) expired on \(day)",
          ru: "Исключение из правила \(waiver.rule), которое согласовал(а) \(waiver.approvedBy), истекло \(day)")
      },
      help: LocalizedText(
        en: "Mend what it waived, or have it approved again with a new date; remove it when it is no longer needed.",
        ru: "Исправьте то, что оно разрешало, или согласуйте его заново с новой датой; ненужное удалите."),
      location: waiver.location)
  }

  private func unused(_ waiver: PolicyWaiver, _ index: Int) -> Finding {
    if outgrown.contains(index) {
      return Finding(
        rule: Self.unusedID, severity: .error,
        message: LocalizedText(
          en: "The waiver of \(waiver.rule) was given for a warning, and there is an error of the rule now",
          ru: "Исключение из правила \(waiver.rule) дано для предупреждения, а теперь у правила есть ошибка"),
        help: LocalizedText(
          en: "Mend what is found, or have that finding agreed to by its fingerprint, and remove this waiver.",
          ru: "Исправьте найденное или согласуйте это замечание по его отпечатку, а это исключение удалите."),
        location: waiver.location)
    }
    return Finding(
      rule: Self.unusedID, severity: .error,
      message: refused.contains(index)
        ? LocalizedText(
          en: "The waiver of \(waiver.rule) has no effect: what could not be checked cannot be waived",
          ru: "Исключение из правила \(waiver.rule) не действует: то, что не удалось проверить, нельзя исключить")
        : LocalizedText(
          en: "The waiver of \(waiver.rule) waives nothing: there is no such finding",
          ru: "Исключение из правила \(waiver.rule) ничего не исключает: такого замечания нет"),
      help: LocalizedText(en: "Remove it from dossier.yaml.", ru: "Удалите его из dossier.yaml."),
      location: waiver.location)
  }
}

extension PolicyWaiver {
  fileprivate func matches(_ finding: GateFinding, of project: String) -> Bool {
    rule == finding.finding.rule && (self.project ?? project) == project
      && (fingerprint ?? finding.fingerprint) == finding.fingerprint
  }
}
