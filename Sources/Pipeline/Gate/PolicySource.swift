import Foundation
import Governance
import Manifest
import Measurements
import Records

/// Reads the organisation's policy from the files as they are, or from a revision.
struct PolicySource {
  struct Read {
    var policy: PolicySpec?
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
      // What a policy extends is a YAML file beside it or below.
      try files.write(under: path) { file in
        (file.path.hasSuffix(".yaml") || file.path.hasSuffix(".yml")) && file.bytes <= Limits().fileBytes
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
    guard FileManager.default.fileExists(atPath: file) else { return Read() }
    let outcome = OrganisationReader.read(file: file, shownAs: shown)
    var result = Read(policy: outcome.value?.policy)
    result.findings = outcome.diagnostics.map(GateFindings.unreadable)
    let place = URL(fileURLWithPath: file).deletingLastPathComponent().path
    let prefix = shown.lastIndex(of: "/").map { String(shown[...$0]) } ?? ""
    result.inputs = (outcome.value?.sources ?? []).compactMap {
      try? FileDigest.digest(place + "/" + $0, shownAs: prefix + $0)
    }
    return result
  }

  private func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
