import Governance
import Manifest
import Measurements
import Wording

/// Runs an organisation's rules over the facts of one project.
public enum FactRules {
  /// A row is a finding; its column `message` says what is wrong, else the rule's title does. A rule that cannot be run is a
  /// finding as well, and says "not checked".
  public static func findings(
    _ rules: [FactRule], project: Project, measurements: ProjectMeasurements, review: Review, asOf: CalendarDate
  ) -> [Finding] {
    guard !rules.isEmpty else { return [] }
    let store: FactStore
    do throws(FactError) {
      store = try FactStore(FactTables.rows(project, measurements, review, asOf: asOf))
    } catch {
      return rules.map { unchecked($0, error) }
    }
    return rules.flatMap { findings(of: $0, in: store, project) }
  }

  private static func findings(of rule: FactRule, in store: FactStore, _ project: Project) -> [Finding] {
    do throws(FactError) {
      return try store.query(rule.sql).map { message in
        let text = message.map { "\(rule.title): \($0)" } ?? rule.title
        return Finding(
          rule: rule.id, severity: rule.severity, message: LocalizedText(verbatim: text), location: project.location)
      }
    } catch {
      return [unchecked(rule, error)]
    }
  }

  private static func unchecked(_ rule: FactRule, _ error: FactError) -> Finding {
    Finding(
      rule: rule.id, severity: .error,
      message: LocalizedText(
        en: "\(rule.title): the query could not be run: \(error.message)",
        ru: "\(rule.title): запрос не выполнен: \(error.message)"),
      help: LocalizedText(
        en: "One SELECT over the tables of docs/facts.md.", ru: "Один SELECT по таблицам из docs/facts.md."),
      location: rule.location, incomplete: true)
  }
}
