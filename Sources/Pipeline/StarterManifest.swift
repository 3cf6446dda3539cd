import Governance
import Manifest
import Wording

/// The commented manifest that `dossier init` writes. It passes `dossier check` as it is.
public enum StarterManifest {
  /// A process that a project may come from.
  public enum Origin: String, Sendable, CaseIterable {
    case crispDM = "crisp-dm"
  }

  /// Nil when the name cannot be a project's id.
  public static func text(id: String, language: Language, from origin: Origin?) -> String? {
    guard let text = text(id: id, language: language) else { return nil }
    switch origin {
    case .crispDM: return text + mapping(language)
    case nil: return text
    }
  }

  /// CRISP-DM's phases with the tasks they cover, as comments, and below each what is new.
  private static func mapping(_ language: Language) -> String {
    let names: [(Phase, String)] = [
      (.businessAndDataUnderstanding, "Business Understanding + Data Understanding"),
      (.dataPreparation, "Data Preparation"), (.modeling, "Modeling"), (.evaluation, "Evaluation"),
      (.deployment, "Deployment"), (.monitoringAndMaintenance, "–"),
    ]
    var text =
      "\n# CRISP-DM -> CRISP-ML(Q). Put your documents as evidence; “new” is what CRISP-DM does not ask for.\n# phases:\n"
    for (phase, name) in names {
      text += "#   \(phase.rawValue):   # CRISP-DM: \(name)\n"
      for task in ProcessCatalogue.tasks(of: phase) {
        let mark = task.isNew ? (language == .en ? "new: " : "новое: ") : ""
        text +=
          "#     \(task.id): {evidence: docs/\(task.id).md, by: A. Name, on: 2026-11-02}   # \(mark)\(task.title[language])\n"
      }
    }
    return text
  }

  /// Nil when the name cannot be a project's id.
  public static func text(id: String, language: Language) -> String? {
    guard isID(id) else { return nil }
    let title = id.split(whereSeparator: { $0 == "-" || $0 == "_" }).joined(separator: " ")
    return english(title: title.prefix(1).uppercased() + title.dropFirst(), language: language)
  }

  /// Latin letters, digits, `-`, `_` and `.`; not starting with a dot or a dash; at most 64.
  public static func isID(_ id: String) -> Bool {
    let allowed = id.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
        || "-_.".unicodeScalars.contains($0)
    }
    return allowed && !id.isEmpty && id.count <= 64 && id.first != "." && id.first != "-"
  }

  private static func english(title: String, language: Language) -> String {
    """
    # What this file says is declared; Dossier measures it again. `dossier check` looks for mistakes,
    # `dossier evaluate` runs the evaluations, `dossier build` writes the report.
    # Remove the `#` from the lines you need. The whole format: docs/manifest.md, or `dossier schema` for your editor.

    dossier: 1                    # version of the format
    title: "\(title)"
    summary: One sentence that a colleague from another team understands.
    language: \(language.rawValue)                  # language of the report: en or ru
    owner: {team: Your team, contact: team@example.org}
    phase: business-and-data-understanding    # the CRISP-ML(Q) phase reached: data-preparation, modeling, evaluation,
                                              # deployment, monitoring-and-maintenance

    problem:
      # Who decides what, how often, from which data, how well it goes today, how much better it has to become.
      statement: |
        Every week the team decides … for … cases. Today this is done by …, which is right in …% of cases.
      decision: What is done with the answer
      output: {kind: binary, positive: "yes"}     # binary, multiclass, ordinal, regression, forecast, ranking, text
      baseline: {description: How it is done today}
      cadence: weekly             # how often data arrive and decisions are made
      constraints: []
      out_of_scope: []
      stakeholders: {sponsor: Who pays, users: Who works with the answer, approver: Who has to agree}
      # target: {evaluation: holdout, metric: roc_auc, improve: 20%, over: baseline, by: 2027-06-30}
      # data: [customers]

    # business_metrics:           # what the business looks at
    #   kept_revenue: {title: Revenue kept, unit: EUR/month, better: higher, now: 100_000, goal: 120_000}

    # links:                      # which model metric moves which business metric, and how we know
    #   auc-to-revenue:
    #     from: holdout.roc_auc
    #     to: kept_revenue
    #     why: Calling the right customers keeps them.
    #     test_by: 2027-03-31
    #     evidence:
    #       - {kind: assumption, text: Agreed with finance}

    # catalog:                    # the data
    #   customers:
    #     source: {kind: csv, path: data/customers.csv}
    #     splits: {column: split, train: train, test: test}
    #     sensitivity: internal

    # models:
    #   model-1: {format: onnx, path: models/model-1.onnx, inputs: auto, output: probabilities}
    #   today: {format: predictions, data: customers, column: todays_score}

    # evaluations:                # run by Dossier itself
    #   holdout:
    #     task: binary
    #     data: customers:test
    #     target: left
    #     model: model-1
    #     baseline: today
    #     metrics: [roc_auc, average_precision, brier]
    #     slices: [region]
    #     claims: {roc_auc: 0.84}               # what the team says; measured again
    #     require: {roc_auc: ">= 0.80"}         # what has to hold

    # phases:                     # CRISP-ML(Q) tasks and what proves them
    #   business-and-data-understanding:
    #     feasibility: {evidence: docs/feasibility.md, by: A. Name, on: 2026-11-02}

    # risks:
    #   data-stop: {phase: deployment, likelihood: medium, impact: high, mitigation: What is done about it}

    # stack: {versioning: [dvc], ci: [gitlab-ci], serving: [triton], monitoring: [prometheus]}

    """
  }
}
