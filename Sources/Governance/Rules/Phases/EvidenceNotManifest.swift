import Manifest
import Measurements
import Wording

struct EvidenceNotManifest: FaultRule {
  static let info = RuleInfo(
    id: "PH016",
    name: LocalizedText(
      en: "Each task has evidence of its own", ru: "У каждой задачи своё свидетельство"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en:
        "Evidence is not the manifest, a model's or a data set's own file, nor a file with the bytes of another path's.",
      ru: "Свидетельство — не манифест, не файл модели или данных и не копия файла с другим путём."),
    why: LocalizedText(
      en: "A manifest cannot vouch for itself, and a copied document was not written for the task.",
      ru: "Манифест не может ручаться за себя, а копию писали не для этой задачи."),
    fix: LocalizedText(
      en: "Name the document that was written for the task; one document may serve two tasks under its own path.",
      ru: "Укажите документ, написанный для задачи; один документ может служить двум задачам под своим путём."))

  func faults(in subject: Subject) -> [Fault] {
    var seen: [String: (path: String, location: SourceLocation)] = [:]
    var faults: [Fault] = []
    for result in subject.measurements.evidence {
      guard case .document = result.content, let digest = result.digest else { continue }
      if subject.project.sources.contains(digest.path) {
        faults.append(
          Fault(
            LocalizedText(en: "\(digest.path) is the manifest", ru: "\(digest.path) — это манифест"),
            at: result.location))
      } else if subject.project.judgedFiles.contains(digest.path) {
        faults.append(
          Fault(
            LocalizedText(
              en: "\(digest.path) is what is judged, not what was written about it",
              ru: "\(digest.path) — то, о чём судят, а не написанное об этом"), at: result.location))
      } else if let other = seen[digest.sha256], other.path != digest.path {
        // Which of the two was written for its task cannot be told.
        faults.append(Self.copy(other.path, of: digest.path, at: other.location))
        faults.append(Self.copy(digest.path, of: other.path, at: result.location))
      } else {
        seen[digest.sha256] = (digest.path, result.location)
      }
    }
    return faults
  }

  private static func copy(_ path: String, of other: String, at location: SourceLocation) -> Fault {
    Fault(LocalizedText(en: "\(path) is a copy of \(other)", ru: "\(path) — копия \(other)"), at: location)
  }
}
