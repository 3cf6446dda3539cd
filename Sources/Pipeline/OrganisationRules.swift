import Facts
import Foundation
import Governance
import Manifest
import Wording

/// The organisation's own rules: `rules/*.sql` beside the site-wide file.
enum OrganisationRules {
  static let folder = "rules"

  /// - Parameter file: the site-wide file, which need not exist.
  static func read(beside file: String) -> (rules: [FactRule], problems: [Diagnostic]) {
    FactRuleReader.read(folder: path(beside: file))
  }

  /// The rules of before that are gone, milder or another query. Whether another query asks for less cannot be told, so it is
  /// said as well.
  static func looser(before: [FactRule], after: [FactRule]) -> [PolicyChange.LooserRule] {
    before.compactMap { old in
      guard let new = after.first(where: { $0.id == old.id }) else {
        return PolicyChange.LooserRule(
          LocalizedText(en: "the rule \(old.id) is gone", ru: "правила \(old.id) больше нет"), at: nil)
      }
      if new.severity < old.severity {
        return PolicyChange.LooserRule(
          LocalizedText(en: "the rule \(old.id) is milder", ru: "правило \(old.id) стало мягче"), at: new.location)
      }
      guard new.sql != old.sql else { return nil }
      return PolicyChange.LooserRule(
        LocalizedText(en: "the query of the rule \(old.id) is another", ru: "у правила \(old.id) другой запрос"),
        at: new.location)
    }
  }

  static func path(beside file: String) -> String {
    URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(folder).path
  }
}

extension Reviewer {
  /// A reviewer that runs the organisation's rules after the tool's own.
  init(rules: [FactRule]) {
    self.init { subject, review in
      FactRules.findings(
        rules, project: subject.project, measurements: subject.measurements, review: review, asOf: subject.asOf)
    }
  }
}
