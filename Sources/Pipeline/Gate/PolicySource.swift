import Facts
import Foundation
import Governance
import Manifest
import Measurements
import Records

/// Reads the organisation's policy from the files as they are, or from a revision.
struct PolicySource {
  struct Read {
    var policy: PolicySpec?
    /// The organisation's own rules.
    var rules: [FactRule] = []
    var inputs: [InputDigest] = []
    /// The commit it was read from.
    var commit: String?
    /// What is wrong with it.
    var findings: [Finding] = []
  }

  /// The site-wide file; it need not exist.
  let organisationFile: String

  private var folder: String { URL(fileURLWithPath: organisationFile).deletingLastPathComponent().path }
  private var shown: String { ProjectLocator.shown(organisationFile) }

  func here() -> Read { read(organisationFile) }

  func at(_ revision: String) -> Read {
    do {
      let files = try RevisionFiles(try GitRepository(containing: folder), revision: revision)
      defer { files.clean() }
      return at(files)
    } catch {
      let named = GateRevision(name: revision, commit: nil)
      return Read(findings: [GateFindings.baseUnreadable(named, reason: error.message, help: error.help)])
    }
  }

  /// The policy in files of a revision, which are written for it.
  func at(_ files: RevisionFiles) -> Read {
    let revision = GateRevision(name: files.revision, commit: files.commit)
    guard let own = realPath(folder), let path = files.repository.relative(own) else {
      return Read(
        findings: [
          GateFindings.baseUnreadable(revision, reason: "dossier.yaml does not lie in the repository", help: nil)
        ])
    }
    do {
      // What a policy extends is a YAML file beside it or below; the organisation's own rules are SQL.
      let rules = (path.isEmpty ? "" : path + "/") + OrganisationRules.folder + "/"
      try files.write(under: path) { file in
        guard file.bytes <= Limits().fileBytes else { return false }
        if file.path.hasPrefix(rules) { return file.path.hasSuffix(".sql") }
        return (file.path.hasSuffix(".yaml") || file.path.hasSuffix(".yml"))
          && !file.path.hasSuffix("/" + ProjectReader.fileName)
      }
    } catch {
      return Read(findings: [GateFindings.baseUnreadable(revision, reason: error.message, help: error.help)])
    }
    let place = path.isEmpty ? files.folder : files.folder + "/" + path
    var result = read(place + "/" + (organisationFile as NSString).lastPathComponent)
    result.commit = files.commit
    return result
  }

  private func read(_ file: String) -> Read {
    let own = OrganisationRules.read(beside: file)
    var result = Read(rules: own.rules, findings: own.problems.map(GateFindings.unreadable))
    var sources = own.rules.map(\.location.file)
    if FileManager.default.fileExists(atPath: file) {
      let outcome = OrganisationReader.read(file: file, shownAs: shown)
      result.policy = outcome.value?.policy
      result.findings += outcome.diagnostics.map(GateFindings.unreadable)
      sources += outcome.value?.sources ?? []
    }
    let place = URL(fileURLWithPath: file).deletingLastPathComponent().path
    let prefix = shown.lastIndex(of: "/").map { String(shown[...$0]) } ?? ""
    result.inputs = sources.compactMap { try? FileDigest.digest(place + "/" + $0, shownAs: prefix + $0) }
    return result
  }

  private func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
