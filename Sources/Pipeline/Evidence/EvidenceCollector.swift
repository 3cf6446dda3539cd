import Foundation
import Interchange
import Manifest
import Measurements
import Records

/// Opens the evidence that a manifest names.
struct EvidenceCollector {
  let project: Project
  /// The keys that signatures may be made with, by name.
  let signers: [String: String]
  private let repository: GitRepository?

  init(_ project: Project, signers: [String: String]) {
    self.project = project
    self.signers = signers
    repository = Self.needsGit(project) ? try? GitRepository(containing: project.folder) : nil
  }

  func results() -> [EvidenceResult] {
    project.phases.flatMap { phase in
      phase.tasks.compactMap { task in
        guard case .evidence(let evidence) = task.state, let source = evidence.source else { return nil }
        return result(source, evidence, task, phase.phase)
      }
    }
  }

  /// True where evidence rests on the state of the repository.
  static func needsGit(_ project: Project) -> Bool {
    project.phases.flatMap(\.tasks).contains { task in
      guard case .evidence(let evidence) = task.state else { return false }
      switch evidence.source?.kind {
      case .gitTag, .gitCommit: return true
      default: return evidence.of.map { $0.digest == nil } ?? false
      }
    }
  }

  private func result(
    _ source: EvidenceSource, _ evidence: TaskEvidence, _ task: TaskEntry, _ phase: Phase
  ) -> EvidenceResult {
    var result = EvidenceResult(
      phase: phase, task: task.id, name: source.name, content: .absent,
      location: source.path?.location ?? source.location)
    result.subject = evidence.of.flatMap(state)
    switch source.kind {
    case .gitTag(let name): read(revision: "refs/tags/" + name, into: &result)
    case .gitCommit(let name): read(revision: name, into: &result)
    default:
      guard let path = source.path,
        case .success(let absolute) = ConfinedPath.resolve(path.value, inside: project.folder),
        FileManager.default.fileExists(atPath: absolute)
      else { return result }
      read(source.kind, at: absolute, shown: path.value, into: &result)
    }
    return result
  }

  private func read(
    _ kind: EvidenceSource.Kind, at absolute: String, shown: String, into result: inout EvidenceResult
  ) {
    if case .mlflowRun(let id) = kind {
      read(run: id, store: absolute, shown: shown, into: &result)
      return
    }
    guard let digest = try? FileDigest.digest(absolute, shownAs: shown) else {
      result.content = .unreadable("it is not a file that can be read")
      return
    }
    result.digest = digest
    guard digest.bytes <= Self.maximumBytes else {
      // Too large to be read as text; that it is there, with its digest, is known.
      result.content =
        kind == .detect || kind == .document
        ? .document(DocumentFacts(words: nil))
        : .unreadable(
          "it is larger than \(Self.maximumBytes >> 20) MiB")
      return
    }
    let bytes = FileManager.default.contents(atPath: absolute).map { [UInt8]($0) } ?? []
    let reading = EvidenceReading(bytes: bytes, path: shown)
    switch kind {
    case .signed(let signature, let signer): result.content = check(signature, signer, of: bytes)
    case .dvc(let stage): result.content = lock(bytes, shown, stage: stage)
    default: reading.read(kind, into: &result)
    }
  }

  static let maximumBytes = 64 << 20

  private func read(run id: String, store: String, shown: String, into result: inout EvidenceResult) {
    result.name = "\(shown) \(id)"
    guard
      let found = TrackedRunReader.read(store: store, id: id) ?? TrackedRunDatabase.read(store, shown: shown, id: id)
    else {
      result.content = .unreadable("it holds no run \(id)")
      return
    }
    result.content = .run(found.run)
    result.date = found.ended.flatMap { AsOfDate.day(ofSeconds: Int($0 / 1000)) }
  }

  private func lock(_ bytes: [UInt8], _ shown: String, stage: String?) -> EvidenceContent {
    guard let lock = PipelineLockReader.read(bytes, path: shown, stage: stage) else {
      return .unreadable("this is no lock file of DVC (schema 2.0)")
    }
    var facts = PipelineLock(stages: lock.stages)
    let folder = (shown as NSString).deletingLastPathComponent
    for entry in lock.entries {
      let path = folder.isEmpty ? entry.path : folder + "/" + entry.path
      guard let sum = entry.md5, case .success(let absolute) = ConfinedPath.resolve(path, inside: project.folder),
        let found = try? FileDigest.md5(absolute, shownAs: path)
      else {
        facts.unknown.append(path)
        continue
      }
      let same = found.plain == sum || entry.isLegacy && found.unixLineEnds == sum
      if same { facts.unchanged.append(path) } else { facts.changed.append(path) }
    }
    return .pipeline(facts)
  }

  private func check(_ signature: Located<String>, _ signer: Located<String>, of bytes: [UInt8]) -> EvidenceContent {
    func facts(_ outcome: SignatureFacts.Outcome) -> EvidenceContent {
      .signature(SignatureFacts(signer: signer.value, outcome: outcome))
    }
    guard let text = signers[signer.value] else { return facts(.unknownSigner) }
    guard case .success(let absolute) = ConfinedPath.resolve(signature.value, inside: project.folder),
      let data = FileManager.default.contents(atPath: absolute)
    else { return facts(.unreadable("there is no file \(signature.value)")) }
    do {
      let key = try PublicKey(text)
      return facts(try DetachedSignature.isValid([UInt8](data), of: bytes, by: key) ? .valid : .invalid)
    } catch {
      return facts(.unreadable(error.message))
    }
  }

  private func read(revision: String, into result: inout EvidenceResult) {
    guard let repository, let commit = try? repository.commit(revision) else {
      result.content = .revision(RevisionFacts(commit: nil))
      return
    }
    result.date = repository.date(of: commit)
    result.content = .revision(RevisionFacts(commit: commit, changed: changed(since: commit, repository)))
  }

  /// Models and data of the project whose content differs from a commit.
  private func changed(since commit: String, _ repository: GitRepository) -> [String] {
    guard let prefix = repository.relative(project.folder),
      let files = try? repository.files(of: commit, under: prefix)
    else { return [] }
    let watched = Set(project.modelAndDataPaths)
    var changed: [String] = []
    let own = files.compactMap { file -> (file: GitRepository.File, path: String)? in
      let path = prefix.isEmpty ? file.path : String(file.path.dropFirst(prefix.count + 1))
      return watched.contains(path) ? (file, path) : nil
    }
    try? repository.contents(of: own.map(\.file)) { file, data in
      guard let path = own.first(where: { $0.file.path == file.path })?.path else { return }
      if FileManager.default.contents(atPath: project.folder + "/" + path) != data { changed.append(path) }
    }
    return changed + watched.subtracting(own.map(\.path)).sorted()
  }

  private func state(_ subject: EvidenceSubject) -> SubjectState? {
    let path: String
    switch subject.target {
    case .file(let file): path = file.value
    case .model(let id):
      guard let model = project.models.first(where: { $0.id == id.value }) else { return nil }
      switch model.source {
      case .onnx, .pmml, .predictionsFile, .command, .endpoint:
        // A program or a server has no file that could change.
        guard let own = model.source.file else { return nil }
        path = own.value
      case .predictions(let recorded):
        guard let own = project.path(ofData: recorded.data.value) else { return nil }
        path = own
      }
    case .data(let id):
      guard let own = project.path(ofData: id.value) else { return nil }
      path = own
    }
    var state = SubjectState(path: path, stated: subject.digest?.value)
    if case .success(let absolute) = ConfinedPath.resolve(path, inside: project.folder) {
      state.current = (try? FileDigest.digest(absolute, shownAs: path))?.sha256
      if let repository, let relative = repository.relative(absolute) {
        state.changedOn = repository.lastChange(of: relative)
      }
    }
    return state
  }
}

extension EvidenceSource {
  fileprivate var name: String {
    switch kind {
    case .gitTag(let name), .gitCommit(let name): name
    default: path?.value ?? ""
    }
  }
}

extension Project {
  fileprivate func path(ofData id: String) -> String? { catalog.first { $0.id == id }?.source?.path?.value }

  /// The files of its models and data sets, relative to its folder.
  fileprivate var modelAndDataPaths: [String] {
    models.compactMap { entry -> String? in
      if case .onnx(let onnx) = entry.source { onnx.path.value } else { nil }
    } + catalog.compactMap { $0.source?.path?.value }
  }
}
