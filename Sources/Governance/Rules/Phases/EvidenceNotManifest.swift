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
        "Evidence is not the manifest, a model's or a data set's own file, nor a file with the bytes, or nearly the words, of another's.",
      ru:
        "Свидетельство — не манифест, не файл модели или данных и не копия другого файла, дословная или почти дословная."
    ),
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
      guard case .document(let facts) = result.content, let digest = result.digest else { continue }
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
        if let likeness = facts.likeness, !Self.isSame(likeness.path, digest, subject) {
          faults.append(Self.nearCopy(digest.path, likeness, at: result.location))
        }
      }
    }
    return faults
  }

  /// True of the same bytes under another path, which are told of as a copy.
  private static func isSame(_ path: String, _ digest: InputDigest, _ subject: Subject) -> Bool {
    subject.measurements.evidence.contains { $0.digest?.path == path && $0.digest?.sha256 == digest.sha256 }
  }

  private static func nearCopy(_ path: String, _ likeness: DocumentLikeness, at location: SourceLocation) -> Fault {
    Fault(
      .write { pen in
        let share = pen.numbers.percent(likeness.share, digits: 0)
        return pen.say(
          en: "\(path) has nearly the words of \(likeness.path): \(share) in common",
          ru: "\(path) почти дословно повторяет \(likeness.path): общего \(share)")
      }, at: location)
  }

  private static func copy(_ path: String, of other: String, at location: SourceLocation) -> Fault {
    Fault(LocalizedText(en: "\(path) is a copy of \(other)", ru: "\(path) — копия \(other)"), at: location)
  }
}
