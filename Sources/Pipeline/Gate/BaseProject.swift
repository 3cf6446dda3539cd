import Foundation
import Governance
import Manifest
import Measurements

/// One project at the base revision.
struct BaseProject {
  let files: RevisionFiles
  let place: ProjectPlace

  /// Reads and measures it. Where nothing of it differs from what is checked, that is not measured twice.
  func read(
    like head: GateSubject, prepare: (Project) -> Project, measure: (Project) -> ProjectMeasurements
  ) -> GateBase {
    guard let path = files.repository.relative(place.folder) else {
      return .unreadable("the project does not lie in the repository")
    }
    let written: [String]
    do { written = try files.write(under: path) } catch { return .unreadable(error.message) }
    guard !written.isEmpty else { return .absent }
    if isUnchanged(written, head) { return .unchanged }
    let outcome = ProjectReader.read(folder: folder(path), shownAs: place.manifest)
    guard let read = outcome.value else {
      return .unreadable(outcome.diagnostics.first?.message ?? "the manifest cannot be read")
    }
    let project = prepare(read)
    let measurements = measure(project)
    if let gap = measurements.unmeasured.first { return .unreadable(gap.message) }
    return .measured(GateSubject(declared: read, project: project, measurements: measurements))
  }

  private func folder(_ path: String) -> String { path.isEmpty ? files.folder : files.folder + "/" + path }

  /// True when every file of the base is here with the same content, and every file that was read here is in the base.
  private func isUnchanged(_ written: [String], _ head: GateSubject) -> Bool {
    let prefix = files.repository.relative(place.folder).map { $0.isEmpty ? "" : $0 + "/" } ?? ""
    let known = Set(written)
    let read = head.project.sources + head.measurements.allInputs.map(\.path)
    guard read.allSatisfy({ known.contains(prefix + $0) }) else { return false }
    return written.allSatisfy { path in
      FileManager.default.contentsEqual(atPath: files.folder + "/" + path, andPath: files.repository.root + "/" + path)
    }
  }
}
