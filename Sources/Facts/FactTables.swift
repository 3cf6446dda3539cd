import Governance
import Manifest
import Measurements
import Wording

/// The published facts of a project: a schema that people write queries against. Columns are added, never changed.
public enum FactTables {
  static func rows(
    _ project: Project, _ measurements: ProjectMeasurements, _ review: Review, asOf: CalendarDate
  ) -> [FactTable] {
    typealias Value = FactTable.Value
    let rows: [String: [[Value]]] = [
      "project": [
        [
          Value(project.id), Value(project.title.value), Value(project.language.rawValue), Value(project.owner?.team),
          Value(project.phase.value.rawValue), Value(review.verdict.rawValue), Value(DateFormatter.iso(asOf)),
          Value(project.problem?.target?.by.map(DateFormatter.iso)),
        ]
      ],
      "data_sets": (project.catalog).map {
        [
          Value($0.id), Value($0.source?.kind.rawValue), Value($0.sensitivity?.rawValue),
          Value($0.architecture?.rawValue), Value($0.origin), Value($0.licence), Value($0.contract?.value),
        ]
      },
      "evaluations": (measurements.evaluations).map {
        [Value($0.id), Value($0.task.rawValue), Value($0.n), Value($0.baseline?.model)]
      },
      "metrics": (measurements.evaluations.flatMap { result in result.metrics.map { (result.id, $0) } }).map {
        [Value($0.0), Value($0.1.name), Value($0.1.value.value), Value($0.1.value.low), Value($0.1.value.high)]
      },
      "slices":
        (measurements.evaluations.flatMap { result in
          result.slices.flatMap { slice in slice.metrics.map { (result.id, slice, $0) } }
        }).map { [Value($0.0), Value($0.1.name), Value($0.1.n), Value($0.2.name), Value($0.2.value.value)] },
      "claims": (measurements.evaluations.flatMap { result in result.claims.map { (result.id, $0) } }).map {
        [
          Value($0.0), Value($0.1.metric), Value($0.1.claimed), Value($0.1.measured.value),
          Value($0.1.outcome.rawValue),
        ]
      },
      "columns": (measurements.profiles.flatMap { profile in profile.columns.map { (profile, $0) } }).map {
        [
          Value($0.0.entry), Value($0.1.name), Value($0.1.kind.rawValue), Value($0.0.rows), Value($0.1.nulls),
          Value($0.1.distinct),
        ]
      },
      "tasks": (review.process).map {
        [Value($0.id), Value($0.phase.rawValue), Value($0.rank.rawValue), Value($0.isSkipped)]
      },
      "findings": (review.findings).map {
        [Value($0.rule), Value($0.severity.rawValue), Value($0.message.en), Value($0.incomplete)]
      },
      "risks": (project.risks).map {
        [
          Value($0.id), Value($0.phase?.rawValue), Value($0.likelihood?.rawValue), Value($0.impact?.rawValue),
          Value($0.mitigation), Value($0.owner),
        ]
      },
      "tools": (project.stack.flatMap { role in role.tools.map { (role.role, $0) } }).map {
        [Value($0.0), Value($0.1)]
      },
      "workloads": (project.infrastructure?.workloads ?? []).map {
        [Value($0.id), Value($0.kind.rawValue), Value($0.sensitive), Value($0.replicasMin)]
      },
    ]
    return schema.map { table in
      var table = table
      table.rows = rows[table.name] ?? []
      return table
    }
  }

  /// The tables without rows.
  public static let schema: [FactTable] = [
    FactTable(
      name: "project", meaning: "The project; one row.",
      columns: [
        .init(name: "id", kind: .text, meaning: "Its folder's name"),
        .init(name: "title", kind: .text, meaning: ""),
        .init(name: "language", kind: .text, meaning: "en or ru"),
        .init(name: "owner", kind: .text, meaning: "The team"),
        .init(name: "phase", kind: .text, meaning: "The phase reached"),
        .init(name: "verdict", kind: .text, meaning: "pass, conditional, fail or incomplete, by the tool's own rules"),
        .init(name: "as_of", kind: .text, meaning: "The day of the report, 2026-11-23"),
        .init(name: "target_by", kind: .text, meaning: "The day the target is due"),
      ], rows: []),
    FactTable(
      name: "data_sets", meaning: "Entries of the catalog.",
      columns: [
        .init(name: "id", kind: .text, meaning: ""),
        .init(name: "source", kind: .text, meaning: "csv, parquet, …"),
        .init(name: "sensitivity", kind: .text, meaning: ""),
        .init(name: "architecture", kind: .text, meaning: ""),
        .init(name: "origin", kind: .text, meaning: ""),
        .init(name: "licence", kind: .text, meaning: ""),
        .init(name: "contract", kind: .text, meaning: "Path of the contract"),
      ], rows: []),
    FactTable(
      name: "evaluations", meaning: "Evaluations that were run.",
      columns: [
        .init(name: "id", kind: .text, meaning: ""),
        .init(name: "task", kind: .text, meaning: ""),
        .init(name: "rows", kind: .integer, meaning: "Rows evaluated"),
        .init(name: "baseline", kind: .text, meaning: "Id of the model compared with"),
      ], rows: []),
    FactTable(
      name: "metrics", meaning: "Measured values, overall.",
      columns: [
        .init(name: "evaluation", kind: .text, meaning: ""),
        .init(name: "metric", kind: .text, meaning: ""),
        .init(name: "value", kind: .real, meaning: ""),
        .init(name: "low", kind: .real, meaning: "Lower end of the interval"),
        .init(name: "high", kind: .real, meaning: "Upper end"),
      ], rows: []),
    FactTable(
      name: "slices", meaning: "Measured values by slice.",
      columns: [
        .init(name: "evaluation", kind: .text, meaning: ""),
        .init(name: "slice", kind: .text, meaning: "column=value"),
        .init(name: "rows", kind: .integer, meaning: ""),
        .init(name: "metric", kind: .text, meaning: ""),
        .init(name: "value", kind: .real, meaning: ""),
      ], rows: []),
    FactTable(
      name: "claims", meaning: "Claims, measured again.",
      columns: [
        .init(name: "evaluation", kind: .text, meaning: ""),
        .init(name: "metric", kind: .text, meaning: ""),
        .init(name: "claimed", kind: .real, meaning: ""),
        .init(name: "measured", kind: .real, meaning: ""),
        .init(name: "outcome", kind: .text, meaning: "reproduced, better_than_claimed, not_reproduced, not_measured"),
      ], rows: []),
    FactTable(
      name: "columns", meaning: "Columns of profiled data.",
      columns: [
        .init(name: "data_set", kind: .text, meaning: ""),
        .init(name: "name", kind: .text, meaning: ""),
        .init(name: "kind", kind: .text, meaning: ""),
        .init(name: "rows", kind: .integer, meaning: "Rows of the data set"),
        .init(name: "nulls", kind: .integer, meaning: ""),
        .init(name: "distinct_values", kind: .integer, meaning: ""),
      ], rows: []),
    FactTable(
      name: "tasks", meaning: "Tasks of CRISP-ML(Q) with the rank of their evidence.",
      columns: [
        .init(name: "id", kind: .text, meaning: ""),
        .init(name: "phase", kind: .text, meaning: ""),
        .init(name: "rank", kind: .text, meaning: "measured, verified, attested, claimed, missing"),
        .init(name: "skipped", kind: .integer, meaning: "1 where it is left out"),
      ], rows: []),
    FactTable(
      name: "findings", meaning: "What the tool's own rules found.",
      columns: [
        .init(name: "rule", kind: .text, meaning: ""),
        .init(name: "severity", kind: .text, meaning: ""),
        .init(name: "message", kind: .text, meaning: "In English"),
        .init(name: "incomplete", kind: .integer, meaning: "1 where something could not be checked"),
      ], rows: []),
    FactTable(
      name: "risks", meaning: "Declared risks.",
      columns: [
        .init(name: "id", kind: .text, meaning: ""),
        .init(name: "phase", kind: .text, meaning: ""),
        .init(name: "likelihood", kind: .text, meaning: "low, medium, high"),
        .init(name: "impact", kind: .text, meaning: "low, medium, high"),
        .init(name: "mitigation", kind: .text, meaning: ""),
        .init(name: "owner", kind: .text, meaning: ""),
      ], rows: []),
    FactTable(
      name: "tools", meaning: "The declared stack.",
      columns: [
        .init(name: "role", kind: .text, meaning: ""),
        .init(name: "tool", kind: .text, meaning: ""),
      ], rows: []),
    FactTable(
      name: "workloads", meaning: "Declared workloads.",
      columns: [
        .init(name: "id", kind: .text, meaning: ""),
        .init(name: "kind", kind: .text, meaning: "training or inference"),
        .init(name: "sensitive", kind: .integer, meaning: "1 where it has to stay inside"),
        .init(name: "replicas_min", kind: .integer, meaning: ""),
      ], rows: []),
  ]

  /// `docs/facts.md`.
  public static func markdown() -> String {
    var text = """
      # Facts, and rules of your own

      A file `rules/NAME.sql` beside `dossier.yaml` is a rule: one `SELECT` over the tables below. **Every row of its answer is a
      finding**; a column `message` says what is wrong.

      ```sql
      -- id: ORG001
      -- title: Personal data name a licence
      -- severity: warning
      SELECT 'data set ' || id AS message FROM data_sets WHERE sensitivity = 'personal' AND licence IS NULL
      ```

      `severity` is `error`, `warning` (default) or `info`. The query sees one project at a time, in a database in memory (SQLite).
      It can only read; it may take twenty million steps and give 200 rows. A query that cannot be run makes the verdict
      "could not be checked". For the day, use `as_of` of `project`: `CURRENT_DATE` and `random()` are refused.

      Columns are added, never changed.

      """
    for table in schema {
      text += "\n## `\(table.name)`\n\n\(table.meaning)\n\n| column | type | |\n|---|---|---|\n"
      for column in table.columns { text += "| `\(column.name)` | \(column.kind.rawValue) | \(column.meaning) |\n" }
    }
    return text
  }
}
