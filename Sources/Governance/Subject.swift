import Manifest
import Measurements

/// What rules look at: what was declared, what was measured, and the day it is judged on.
public struct Subject: Sendable {
  public let project: Project
  public var measurements: ProjectMeasurements
  /// The day that deadlines are compared with.
  public var asOf: CalendarDate
  /// What the linter says of the problem statement; read once, asked by several rules.
  let statement: StatementExamination

  public init(project: Project, measurements: ProjectMeasurements, asOf: CalendarDate) {
    self.project = project
    self.measurements = measurements
    self.asOf = asOf
    statement = StatementLinter.examine(project)
  }

  func spec(of evaluation: String) -> EvaluationSpec? { project.evaluations.first { $0.id == evaluation } }

  /// The unit of the project's target column, for metrics measured in it.
  var targetUnit: String? { project.problem?.output?.unit }
}
