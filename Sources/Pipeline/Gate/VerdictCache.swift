import Foundation
import Governance
import Manifest
import Records
import Synchronization

/// What the gate said of projects of which nothing has changed, out of the person's own cache.
///
/// The key holds all that a verdict depends on: every file of the project's folder, the policy and the rules it is judged by,
/// prices, the day, the base revision, the program and its libraries. What rests on more than that is not kept: models that
/// are programs or servers, and anything that could not be checked.
struct VerdictCache: Sendable {
  /// What was said of one project, before waivers.
  struct Verdict: Codable, Sendable {
    var gate: ProjectGate
    /// True where the project is the same at the base revision.
    var isUnchanged: Bool
    /// The state of the repository, where evidence rests on it.
    var repository: String?
  }

  private let cache: ResultCache
  private let context: String
  private let states = RepositoryStates()

  /// - Parameter context: everything that holds for the run as a whole.
  init(_ cache: ResultCache, context: [String]) {
    self.cache = cache
    self.context = FileDigest.sha256(Array(context.map { "\($0.utf8.count) \($0)" }.joined(separator: "\n").utf8))
  }

  /// - Returns: nil where the folder is too large to be read only for this.
  func key(_ place: ProjectPlace) -> String? {
    guard let content = FolderDigest.digest(place.folder) else { return nil }
    return FileDigest.sha256(Array([context, place.id, place.manifest, content].joined(separator: "\n").utf8))
  }

  /// The verdicts that still hold, and the keys of all places; looked up side by side.
  func read(_ places: [ProjectPlace]) -> [(key: String?, verdict: Verdict?)] {
    let found = Mutex([(key: String?, verdict: Verdict?)](repeating: (nil, nil), count: places.count))
    DispatchQueue.concurrentPerform(iterations: places.count) { index in
      let key = key(places[index])
      let verdict = key.flatMap { cache.value(.verdicts, $0, as: Verdict.self) }
      let holds = verdict.map { $0.repository == nil || $0.repository == states.state(of: places[index].folder) }
      found.withLock { $0[index] = (key, holds == true ? verdict : nil) }
    }
    return found.withLock { $0 }
  }

  /// Keeps a verdict, unless the project changed while it was measured.
  func keep(_ gate: ProjectGate, isUnchanged: Bool, of project: Project, at place: ProjectPlace, key: String) {
    guard !gate.badInput, !gate.findings.contains(where: \.finding.incomplete),
      project.models.allSatisfy(\.source.isContent), key == self.key(place)
    else { return }
    var verdict = Verdict(gate: gate, isUnchanged: isUnchanged)
    if EvidenceCollector.needsGit(project) {
      guard let state = states.state(of: place.folder) else { return }
      verdict.repository = state
    } else if EvidenceCollector.looksOutside(project)
      || EvidenceCollector.readsHistory(project) && states.isShallow(place.folder)
    {
      // More of the history, or other code beside the project, may say otherwise.
      verdict.repository = states.state(of: place.folder)
    }
    cache.keep(verdict, .verdicts, key)
  }
}

/// The states of the repositories that projects lie in, each asked for once a run.
private final class RepositoryStates: Sendable {
  private let known = Mutex<[String: String?]>([:])
  private let shallow = Mutex<[String: Bool]>([:])

  /// - Returns: nil where there is no repository, or it cannot be read.
  func state(of folder: String) -> String? {
    let place = Self.place(of: folder)
    return known.withLock { known in
      if let state = known[place] { return state }
      let state = (try? GitRepository(containing: place)).flatMap { try? $0.state() }
      known[place] = .some(state)
      return state
    }
  }

  /// False where there is no repository.
  func isShallow(_ folder: String) -> Bool {
    let place = Self.place(of: folder)
    return shallow.withLock { shallow in
      if let isShallow = shallow[place] { return isShallow }
      let isShallow = (try? GitRepository(containing: place))?.isShallow ?? false
      shallow[place] = isShallow
      return isShallow
    }
  }

  /// Projects beside each other lie in one repository, unless one is a repository itself.
  private static func place(of folder: String) -> String {
    let own = FileManager.default.fileExists(atPath: folder + "/.git")
    return own ? folder : URL(fileURLWithPath: folder).deletingLastPathComponent().path
  }
}
