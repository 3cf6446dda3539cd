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
    let opens = Self.needsGit(project) || Self.readsHistory(project)
    repository = opens ? try? GitRepository(containing: project.folder) : nil
  }

  func results() -> [EvidenceResult] {
    var results: [EvidenceResult] = []
    var signed: [DocumentHistory.Signed?] = []
    for phase in project.phases {
      for task in phase.tasks {
        guard case .evidence(let evidence) = task.state, let source = evidence.source else { continue }
        let result = result(source, evidence, task, phase.phase)
        results.append(result)
        if case .document = result.content, result.digest != nil, let path = source.path?.value, let day = evidence.on {
          signed.append(DocumentHistory.Signed(path: path, on: day))
        } else {
          signed.append(nil)
        }
      }
    }
    compareTexts(&results)
    guard let repository, signed.contains(where: { $0 != nil }) else { return results }
    let history = DocumentHistory(repository: repository, folder: project.folder)
    let rewritings = history.rewritings(of: Set(signed.compactMap { $0 }))
    for (index, document) in signed.enumerated() {
      guard let document, let rewriting = rewritings[document], case .document(var facts) = results[index].content
      else { continue }
      facts.rewriting = rewriting
      results[index].content = .document(facts)
    }
    return results
  }

  /// Near copies among the documents, each compared with all others.
  private func compareTexts(_ results: inout [EvidenceResult]) {
    let positions = results.indices.filter { index in
      guard case .document(let facts) = results[index].content else { return false }
      return facts.words != nil && results[index].digest != nil
    }
    let texts = positions.map { index in
      let path = results[index].name
      return DocumentComparison.Text(path: path, words: DocumentReader.words(bytes(of: path), path: path))
    }
    for (index, likeness) in zip(positions, DocumentComparison.likenesses(texts)) {
      guard let likeness, case .document(var facts) = results[index].content else { continue }
      facts.likeness = likeness
      results[index].content = .document(facts)
    }
  }

  private func bytes(of path: String) -> [UInt8] {
    guard case .success(let absolute) = ConfinedPath.resolve(path, inside: project.folder) else { return [] }
    return FileManager.default.contents(atPath: absolute).map { [UInt8]($0) } ?? []
  }

  /// True where a document was signed on a day, so that its history is asked for. A verdict that rests on nothing else of the
  /// repository holds as long as the document's own bytes do.
  static func readsHistory(_ project: Project) -> Bool {
    project.phases.flatMap(\.tasks).contains { task in
      guard case .evidence(let evidence) = task.state, evidence.on != nil else { return false }
      return evidence.source?.kind == .detect || evidence.source?.kind == .document
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

  /// True of coverage reports, whose code may lie beside the project.
  static func looksOutside(_ project: Project) -> Bool {
    project.phases.flatMap(\.tasks).contains { task in
      guard case .evidence(let evidence) = task.state, let source = evidence.source else { return false }
      if case .cobertura = source.kind { return true }
      return source.kind == .detect && source.path?.value.hasSuffix(".xml") == true
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
    case .gitTag(let name): read(revision: "refs/tags/" + name, of: evidence.of, into: &result)
    case .gitCommit(let name): read(revision: name, of: evidence.of, into: &result)
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
    let reading = EvidenceReading(bytes: bytes, path: shown, folder: project.folder)
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

  private func read(revision: String, of subject: EvidenceSubject?, into result: inout EvidenceResult) {
    guard let repository, let commit = try? repository.commit(revision) else {
      result.content = .revision(RevisionFacts(commit: nil))
      return
    }
    result.date = repository.date(of: commit)
    let watched = WatchedFiles(project, of: subject?.target)
    result.content = .revision(RevisionFacts(commit: commit, changed: changed(watched, since: commit, repository)))
  }

  /// Files whose content differs from a commit.
  private func changed(_ watched: WatchedFiles, since commit: String, _ repository: GitRepository) -> [String] {
    guard let prefix = repository.relative(project.folder),
      let files = try? repository.files(of: commit, under: prefix)
    else { return [] }
    // DVC keeps the sum of a file under its name with `.dvc`; the file itself is not in git.
    let pointers = Set(watched.all.map { $0 + ".dvc" })
    let own = files.compactMap { file -> (file: GitRepository.File, path: String)? in
      let path = prefix.isEmpty ? file.path : String(file.path.dropFirst(prefix.count + 1))
      return watched.all.contains(path) || pointers.contains(path) ? (file, path) : nil
    }
    var changed: Set<String> = []
    try? repository.contents(of: own.map(\.file)) { file, data in
      guard let path = own.first(where: { $0.file.path == file.path })?.path else { return }
      let place = project.folder + "/" + path
      if FileManager.default.contents(atPath: place) != data, LargeFilePointer(data)?.stands(for: place) != true {
        changed.insert(path)
      }
    }
    let there = Set(own.map(\.path))
    let missing = watched.needed.filter { !there.contains($0) && !there.contains($0 + ".dvc") }
    return changed.union(missing).sorted()
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
}
