import Manifest
import Measurements

/// What rules look at: what was declared, what was measured, and the day it is judged on.
public struct Subject: Sendable {
  public var project: Project
  public var measurements: ProjectMeasurements
  /// The day that deadlines are compared with.
  public var asOf: CalendarDate

  public init(project: Project, measurements: ProjectMeasurements, asOf: CalendarDate) {
    self.project = project
    self.measurements = measurements
    self.asOf = asOf
  }

  func spec(of evaluation: String) -> EvaluationSpec? { project.evaluations.first { $0.id == evaluation } }

  /// The unit of the project's target column, for metrics measured in it.
  var targetUnit: String? { project.problem?.output?.unit }
}
