import Manifest
import Measurements
import Wording

/// A task of the process as a project has it: its strongest evidence, and what the tool itself measured.
public struct ProcessEntry: Sendable, Hashable {
  public var id: String
  public var phase: Phase
  public var title: LocalizedText
  /// Nil for a task that is not one of the process model's.
  public var task: ProcessTask?
  public var rank: EvidenceRank
  /// What the rank rests on.
  public var basis: LocalizedText
  /// True where the project left the task out, for a reason.
  public var isSkipped: Bool
}

/// Every task of the process with the rank of its evidence. What can be measured is measured, not ticked.
public enum ProcessBoard {
  public static func entries(_ subject: Subject) -> [ProcessEntry] {
    let declared = subject.project.phases.flatMap { entry in entry.tasks.map { (entry.phase, $0) } }
    var entries = ProcessCatalogue.tasks.map { task in
      entry(task, declared.first { $0.1.id == task.id && $0.0 == task.phase }?.1, task.phase, subject)
    }
    for (phase, task) in declared
    where !ProcessCatalogue.tasks.contains(where: { $0.id == task.id && $0.phase == phase }) {
      entries.append(entry(nil, task, phase, subject))
    }
    return entries.sorted { $0.phase.position < $1.phase.position }
  }

  private static func entry(
    _ task: ProcessTask?, _ declared: TaskEntry?, _ phase: Phase, _ subject: Subject
  ) -> ProcessEntry {
    var rank = EvidenceRank.missing
    var basis = LocalizedText.none
    var skipped = false
    switch declared?.state {
    case .skipped(let waiver)?:
      skipped = true
      basis = LocalizedText(en: "left out: \(waiver.reason)", ru: "не выполняется: \(waiver.reason)")
    case .evidence(let evidence)?:
      (rank, basis) = self.rank(evidence, of: declared?.id ?? "", phase, subject)
    case nil: break
    }
    if let proof = task?.proof, let measured = CoreProofs.measured(proof, subject) {
      rank = .measured
      basis = measured
    }
    return ProcessEntry(
      id: declared?.id ?? task?.id ?? "", phase: phase,
      title: task?.title ?? LocalizedText(verbatim: declared.map { TaskEntry.title(of: $0.id) } ?? ""), task: task,
      rank: rank, basis: basis, isSkipped: skipped && rank == .missing)
  }

  private static func rank(
    _ evidence: TaskEvidence, of task: String, _ phase: Phase, _ subject: Subject
  ) -> (EvidenceRank, LocalizedText) {
    switch evidence.source?.kind {
    case .gitTag, .gitCommit: return revision(task, phase, subject)
    default: break
    }
    guard let path = evidence.path?.value else {
      return (.claimed, LocalizedText(verbatim: evidence.text ?? ""))
    }
    let basis = LocalizedText(verbatim: path)
    if let report = subject.measurements.testReports.first(where: { $0.path == path }) {
      return (report.proves ? .verified : .missing, basis)
    }
    guard subject.measurements.documents.contains(where: { $0.path == path }) else { return (.missing, basis) }
    return (evidence.by != nil && evidence.on != nil ? .attested : .claimed, basis)
  }

  /// A tag or a commit has no file; whether it is there was asked of the repository.
  private static func revision(
    _ task: String, _ phase: Phase, _ subject: Subject
  ) -> (EvidenceRank, LocalizedText) {
    let found = subject.measurements.evidence.first { $0.task == task && $0.phase == phase }
    guard let found, case .revision(let facts) = found.content else { return (.missing, .none) }
    return (facts.commit != nil && facts.changed.isEmpty ? .verified : .missing, LocalizedText(verbatim: found.name))
  }
}
