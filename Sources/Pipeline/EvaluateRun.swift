import Evaluation
import Foundation
import Manifest
import Measurements

/// What `dossier evaluate` measured.
public struct EvaluateReport: Sendable {
  public struct Entry: Sendable {
    public var id: String
    public var title: String
    public var unit: String?
    /// Nil where the manifest could not be read.
    public var measurements: ProjectMeasurements?
    public var diagnostics: [Diagnostic]
  }

  public var entries: [Entry]

  public var status: ExitStatus {
    entries.map { entry -> ExitStatus in
      guard let measurements = entry.measurements else { return .badInput }
      var status = ExitStatus(of: measurements)
      let broken = measurements.evaluations.contains { result in
        result.claims.contains { $0.outcome == .notReproduced }
          || result.requirements.contains { $0.outcome == .notMet }
      }
      let open = measurements.evaluations.contains { result in
        result.claims.contains { $0.outcome == .notMeasured }
          || result.requirements.contains { $0.outcome == .notMeasured }
      }
      let changed = measurements.recordChecks.contains { $0.outcome != .same }
      if broken || changed { status = max(status, .findings) }
      if open { status = max(status, .incomplete) }
      return status
    }.max() ?? .clean
  }

  /// `dossier.evaluate/1`
  public func json() -> JSONValue {
    EvaluateDocument.json(
      projects: entries.map { entry in
        EvaluateDocument.Project(
          id: entry.id, results: entry.measurements?.evaluations ?? [],
          unmeasured: entry.measurements?.unmeasured ?? [], reused: entry.measurements?.reused ?? [],
          links: entry.measurements?.links ?? [],
          recordChecks: entry.measurements?.recordChecks ?? [], diagnostics: entry.diagnostics)
      })
  }
}

/// Runs the evaluations of projects and nothing else.
public struct EvaluateRun: Sendable {
  private let measurer: Measurer
  private let progress: @Sendable (String) -> Void

  public init(measurer: Measurer, progress: @escaping @Sendable (String) -> Void) {
    self.measurer = measurer
    self.progress = progress
  }

  public func run(_ places: [ProjectPlace]) -> EvaluateReport {
    EvaluateReport(
      entries: places.map { place in
        let outcome = ProjectReader.read(folder: place.folder, shownAs: place.manifest)
        return EvaluateReport.Entry(
          id: place.id, title: outcome.value?.title.value ?? place.id, unit: outcome.value?.problem?.output?.unit,
          measurements: outcome.value.map { measurer.evaluate($0, progress: progress) },
          diagnostics: outcome.diagnostics)
      })
  }
}
