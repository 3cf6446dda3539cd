import Foundation
import Governance
import Manifest
import Measurements
import Records

/// How the gate runs.
public struct GateOptions: Sendable {
  public var asOf: CalendarDate
  public var version: String
  /// The phase to judge by, instead of the one that a project says it has reached.
  public var phase: Phase?
  /// The revision to compare with.
  public var base: String?
  /// The revision to read the policy from.
  public var policyFrom: String?
  /// True when the projects judged are all there are.
  public var everything: Bool
  /// All projects there are, judged or not; nil where that is not known.
  public var existing: Set<String>?

  public init(
    asOf: CalendarDate, version: String, phase: Phase? = nil, base: String? = nil, policyFrom: String? = nil,
    everything: Bool
  ) {
    self.asOf = asOf
    self.version = version
    self.phase = phase
    self.base = base
    self.policyFrom = policyFrom
    self.everything = everything
  }
}

extension GateResult {
  /// The status the process ends with. What could not be read goes before what could not be checked, and that before "no".
  public var status: ExitStatus {
    if projects.contains(where: \.badInput) { return .badInput }
    return switch outcome {
    case .pass: .clean
    case .fail: .findings
    case .incomplete: .incomplete
    }
  }
}

/// Measures projects, judges them by the policy, and compares them with a base revision that it measures as well.
public struct GateRun: Sendable {
  private let options: GateOptions
  private let measurer: Measurer
  private let cache: ResultCache?
  private let progress: @Sendable (String) -> Void

  /// - Parameter cache: where verdicts on what has not changed are taken from; nil judges all anew.
  public init(
    options: GateOptions, measurer: Measurer, cache: ResultCache?, progress: @escaping @Sendable (String) -> Void
  ) {
    self.options = options
    self.measurer = measurer
    self.cache = cache
    self.progress = progress
  }

  /// - Parameter organisationFile: the site-wide file, which need not exist.
  public func run(_ places: [ProjectPlace], organisationFile: String) -> GateResult {
    var findings: [Finding] = []
    let policies = PolicySource(organisationFile: organisationFile)
    let head = policies.here()
    findings += head.findings
    var used = head
    var policyFrom: GateRevision?
    if let name = options.policyFrom {
      used = policies.at(name)
      policyFrom = GateRevision(name: name, commit: used.commit)
      findings += used.findings
    }
    let base = openBase(near: organisationFile, findings: &findings)
    defer { base.files?.clean() }
    var measurer = measurer
    measurer.signers = used.policy?.trustedSigners ?? [:]
    measurer.costs = costs(organisationFile, policy: used.policy)
    let judge = GateJudge(asOf: options.asOf, reviewer: Reviewer(rules: used.rules))
    var isUnchanged = base.files.map(Self.isHead) ?? false
    let verdicts = cache.map { VerdictCache($0, context: context(organisationFile, used, base, measurer)) }
    let known = verdicts?.read(places) ?? places.map { _ in (nil, nil) }
    let projects = zip(places, known).map { place, known in
      if let verdict = known.verdict {
        if !verdict.isUnchanged { isUnchanged = false }
        return verdict.gate
      }
      let judged = self.judge(place, policy: used.policy, judge: judge, base: base, measurer: measurer)
      if !judged.isUnchanged { isUnchanged = false }
      if let verdicts, let key = known.key, let project = judged.project {
        verdicts.keep(judged.gate, isUnchanged: judged.isUnchanged, of: project, at: place, key: key)
      }
      return judged.gate
    }
    var assembly = GateAssembly(asOf: options.asOf, policy: used.policy, everything: options.everything)
    assembly.isUnchanged = isUnchanged
    assembly.existing = options.existing
    // What the change makes of the policy judges the next change: it is compared with that of the base, else with the one used.
    let before = base.files.map(policies.at) ?? (options.policyFrom == nil ? nil : used)
    if let before, before.findings.isEmpty, head.policy != nil || head.findings.isEmpty {
      assembly.change = PolicyChange(
        before: before.policy, after: head.policy, isJudgedByOld: options.policyFrom != nil,
        looserRules: OrganisationRules.looser(before: before.rules, after: head.rules))
    }
    let draft = GateDraft(
      version: options.version, base: base.revision, policyFrom: policyFrom, policyInputs: used.inputs)
    var result = assembly.assemble(projects, runFindings: findings, into: draft)
    RegionFinder().complete(&result)
    return result
  }

  /// All that holds for the run as a whole and that a verdict depends on.
  private func context(_ file: String, _ used: PolicySource.Read, _ base: Base, _ measurer: Measurer) -> [String] {
    [
      options.version, RecordKeyBuilder.program, measurer.environment, "\(options.asOf)",
      options.phase?.rawValue ?? "", base.revision?.name ?? "", base.revision?.commit ?? "",
      String(reflecting: used.policy), String(reflecting: used.rules), measurer.costs?.fingerprint ?? "",
    ]
  }

  /// Prices are those of the files as they are; how old they may be is for the policy to say.
  private func costs(_ file: String, policy: PolicySpec?) -> CostRun {
    var organisation = Organisation()
    if FileManager.default.fileExists(atPath: file) {
      organisation = OrganisationReader.read(file: file, shownAs: ProjectLocator.shown(file)).value ?? organisation
    }
    organisation.policy = policy
    return CostRun(organisation: (organisation, file), asOf: options.asOf)
  }

  private struct Base {
    var revision: GateRevision?
    /// Nil where there is no base, or none that can be read.
    var files: RevisionFiles?
  }

  private func openBase(near file: String, findings: inout [Finding]) -> Base {
    guard let name = options.base else { return Base() }
    do {
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
      let repository = try GitRepository(containing: folder)
      let files = try RevisionFiles(repository, revision: name)
      return Base(revision: GateRevision(name: name, commit: files.commit), files: files)
    } catch {
      let revision = GateRevision(name: name, commit: nil)
      findings.append(Finding.unreadableBase(revision, error))
      return Base(revision: revision)
    }
  }

  private func judge(
    _ place: ProjectPlace, policy spec: PolicySpec?, judge: GateJudge, base: Base, measurer: Measurer
  ) -> (gate: ProjectGate, project: Project?, isUnchanged: Bool) {
    let outcome = ProjectReader.read(folder: place.folder, shownAs: place.manifest)
    guard let read = outcome.value else {
      return (judge.unreadable(id: place.id, manifest: place.manifest, diagnostics: outcome.diagnostics), nil, false)
    }
    let policy = Policy(spec, project: place.id)
    let project = prepared(read, policy)
    let head = GateSubject(
      declared: read, project: project, measurements: measurer.measure(project, progress: progress))
    var against = GateBase.none
    if let files = base.files {
      progress("\(place.id): at \(files.revision)")
      against = BaseProject(files: files, place: place).read(
        like: head, prepare: { prepared($0, policy) }, measure: { measurer.measure($0, progress: progress) })
    }
    var gate = judge.judge(
      head, policy: policy, against: against, base: base.revision, notes: outcome.diagnostics,
      manifest: place.manifest)
    gate.sources = project.sources.compactMap { try? FileDigest.digest(place.folder + "/" + $0, shownAs: $0) }
    RegionFinder().complete(&gate)
    if case .unchanged = against { return (gate, project, true) }
    return (gate, project, false)
  }

  /// True when the base is the commit that is checked out.
  private static func isHead(_ files: RevisionFiles) -> Bool { (try? files.repository.commit("HEAD")) == files.commit }

  private func prepared(_ project: Project, _ policy: Policy) -> Project {
    var project = policy.applied(to: project)
    if let phase = options.phase { project.phase.value = phase }
    return project
  }
}

extension Finding {
  fileprivate static func unreadableBase(_ revision: GateRevision, _ error: GitError) -> Finding {
    GateFindings.baseUnreadable(revision, reason: error.message, help: error.help)
  }
}
