import Catalog
import Costing
import Evaluation
import Foundation
import Inference
import Interchange
import Manifest
import Measurements
import Prices
import Records
import Tables

/// Measures everything of a project that can be measured.
public struct Measurer: Sendable {
  private let toolbox: Toolbox
  private let evaluator: Evaluator
  private let recorder: Recorder?
  private let links: LinkAnalyser
  /// The keys that signed evidence may be signed with, by name.
  public var signers: [String: String] = [:]
  /// How costs are computed; nil computes none.
  public var costs: CostRun?

  /// - Parameter records: what to do with recorded results; nil neither reads nor writes any.
  public init(_ toolbox: Toolbox, version: String, records: RecordOptions? = nil) {
    self.toolbox = toolbox
    let source = CoreSource(
      tables: { () throws(TableError) in try toolbox.tables() },
      models: { () throws(InferenceError) in try toolbox.models() },
      options: ModelOptions(provider: toolbox.provider, threads: toolbox.threads),
      permissions: toolbox.permissions, digest: { path, shown in try FileDigest.digest(path, shownAs: shown) },
      version: version)
    let evaluator = Evaluator(source: source)
    self.evaluator = evaluator
    links = LinkAnalyser(source: source)
    recorder = records.map {
      Recorder(
        options: $0,
        keys: RecordKeyBuilder(
          source: source, settings: "\(toolbox.provider.rawValue), threads \(toolbox.threads)"),
        evaluator: evaluator)
    }
  }

  /// The engines that measure, for keys of what they gave.
  var environment: String { toolbox.fingerprint }

  /// Evaluations, profiles and documents.
  public func measure(_ project: Project, progress: @Sendable (String) -> Void) -> ProjectMeasurements {
    var measurements = evaluate(project, progress: progress)
    profile(project, into: &measurements, progress: progress)
    collectDocuments(project, into: &measurements)
    measurements.evidence = EvidenceCollector(project, signers: signers).results()
    measurements.citedFiles = CitedFiles(project: project).results()
    measurements.budget = project.infrastructure.flatMap(BudgetSummary.compute)
    if let costs {
      do throws(PriceError) {
        measurements.cost = try costs.compute(project, links: measurements.links)
      } catch {
        let first = error.diagnostics.first
        measurements.unmeasured.append(
          Unmeasured(
            subject: .cost, id: "infrastructure", cause: .input, message: first?.message ?? "the prices cannot be read",
            location: first?.location ?? project.infrastructure?.prices?.location, expected: first?.expected,
            help: first?.help))
      }
    }
    return measurements
  }

  /// Evaluations only.
  public func evaluate(_ project: Project, progress: @Sendable (String) -> Void) -> ProjectMeasurements {
    var measurements = ProjectMeasurements(project: project.id)
    for spec in project.evaluations {
      progress("\(project.id): evaluating \(spec.id)")
      if let recorder {
        recorder.evaluate(spec, in: project, into: &measurements)
        continue
      }
      do {
        measurements.evaluations.append(try evaluator.evaluate(spec, in: project))
      } catch {
        measurements.unmeasured.append(error.unmeasured(spec.id))
      }
    }
    if !project.links.isEmpty {
      progress("\(project.id): testing links")
      measurements.links = links.analyse(project, evaluations: measurements.evaluations)
    }
    return measurements
  }

  private func profile(
    _ project: Project, into measurements: inout ProjectMeasurements, progress: @Sendable (String) -> Void
  ) {
    for entry in project.catalog where entry.source != nil {
      progress("\(project.id): reading \(entry.id)")
      do throws(TableError) {
        var profile = try Profiler(reader: toolbox.tables()).profile(entry, in: project)
        for file in try entry.files(in: project, split: nil) {
          do throws(RecordError) {
            profile.inputs.append(try FileDigest.digest(file.absolute, shownAs: file.shown))
          } catch {
            throw TableError(.noFile, error.message)
          }
        }
        measurements.profiles.append(profile)
      } catch {
        measurements.unmeasured.append(
          Unmeasured(
            subject: .profile, id: entry.id, cause: error.kind == .noLibrary ? .unavailable : .input,
            message: error.message, location: entry.source?.location ?? entry.location, expected: error.expected,
            help: error.help))
      }
    }
  }

  /// Documents that the manifest names as evidence: hashed, and test reports counted. A missing one is for the rules to say.
  private func collectDocuments(_ project: Project, into measurements: inout ProjectMeasurements) {
    for phase in project.phases {
      for task in phase.tasks {
        guard case .evidence(let evidence) = task.state, let path = evidence.path,
          case .success(let absolute) = ConfinedPath.resolve(path.value, inside: project.folder),
          let digest = try? FileDigest.digest(absolute, shownAs: path.value), digest.bytes > 0
        else { continue }
        if !measurements.documents.contains(where: { $0.path == digest.path }) { measurements.documents.append(digest) }
        guard path.value.hasSuffix(".xml"), let bytes = FileManager.default.contents(atPath: absolute),
          let report = try? JUnitReader.read([UInt8](bytes), path: path.value)
        else { continue }
        measurements.testReports.append(report)
      }
    }
  }
}
