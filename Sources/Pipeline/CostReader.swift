import Foundation
import Manifest
import Measurements
import Prices

/// Reads projects, as they are, changed, or at another revision, and computes their cost.
public struct CostReader: Sendable {
  private let organisationFile: String
  private let asOf: CalendarDate
  private let organisation: (value: Organisation, file: String)?

  /// - Parameter organisationFile: the site-wide file, which need not exist.
  public init(organisationFile: String, asOf: CalendarDate) {
    self.organisationFile = organisationFile
    self.asOf = asOf
    organisation =
      FileManager.default.fileExists(atPath: organisationFile)
      ? OrganisationReader.read(file: organisationFile, shownAs: ProjectLocator.shown(organisationFile)).value
        .map { ($0, organisationFile) } : nil
  }

  /// - Returns: nil where the project declares no workloads or no currency.
  /// - Throws: what is wrong with the manifest, the changes or the price files.
  public func read(_ place: ProjectPlace, overrides: [ManifestOverride] = []) throws(PriceError) -> CostResult? {
    let outcome = ProjectReader.read(folder: place.folder, shownAs: place.manifest, overrides: overrides)
    guard let project = outcome.value else { throw PriceError(outcome.diagnostics) }
    return try CostRun(organisation: organisation, asOf: asOf).compute(project)
  }

  /// The cost of a project at a git revision, with the price files of that revision.
  public func read(_ place: ProjectPlace, revision: String) throws(PriceError) -> CostResult? {
    let files: RevisionFiles
    let path: String
    do throws(GitError) {
      let repository = try GitRepository(containing: place.folder)
      files = try RevisionFiles(repository, revision: revision)
      guard let inside = repository.relative(place.folder) else { return nil }
      path = inside
      try files.write(under: path) { file in
        file.bytes < 64 << 20 && [".yaml", ".yml", ".csv"].contains { file.path.hasSuffix($0) }
      }
    } catch {
      throw PriceError(Diagnostic("no-revision", message: error.message, help: error.help))
    }
    defer { files.clean() }
    let folder = path.isEmpty ? files.folder : files.folder + "/" + path
    guard FileManager.default.fileExists(atPath: folder + "/" + ProjectLocator.manifestName) else { return nil }
    let outcome = ProjectReader.read(folder: folder, shownAs: "\(revision):\(place.manifest)")
    guard let project = outcome.value else { throw PriceError(outcome.diagnostics) }
    return try CostRun(organisation: organisation, asOf: asOf).compute(project)
  }
}
