import Foundation
import Manifest

/// What `dossier check` found.
public struct CheckReport: Sendable {
  public struct Entry: Sendable {
    public var id: String
    public var file: String
    public var diagnostics: [Diagnostic]

    public var isReadable: Bool { !diagnostics.contains { $0.severity == .error } }
  }

  public var projects: [Entry]
  /// Of the site-wide file.
  public var organisation: [Diagnostic]

  public var diagnostics: [Diagnostic] { organisation + projects.flatMap(\.diagnostics) }

  public var status: ExitStatus {
    diagnostics.contains { $0.severity == .error } ? .badInput : .clean
  }

  /// `dossier.check/1`
  public func json() -> JSONValue {
    .members([
      ("schema", "dossier.check/1"),
      ("ok", .bool(status == .clean)),
      (
        "projects",
        .array(
          projects.map { entry in
            .members([
              ("id", .string(entry.id)), ("file", .string(entry.file)), ("ok", .bool(entry.isReadable)),
              ("diagnostics", DiagnosticRenderer.json(entry.diagnostics)),
            ])
          })
      ),
      ("organisation", DiagnosticRenderer.json(organisation)),
    ])
  }
}

/// Reads manifests, looks whether the files they name are there, and reads the price files among them.
public enum CheckRun {
  /// - Parameter organisationFile: the site-wide file to check as well; nil to leave it out.
  public static func run(_ places: [ProjectPlace], organisationFile: String?) -> CheckReport {
    let entries = places.map { place in
      let outcome = ProjectReader.read(folder: place.folder, shownAs: place.manifest)
      var diagnostics = outcome.diagnostics
      if let project = outcome.value {
        diagnostics += FileCheck.diagnostics(of: project) + PriceFiles.diagnostics(of: project)
        diagnostics += ServedModelCheck.diagnostics(of: project)
      }
      return CheckReport.Entry(id: place.id, file: place.manifest, diagnostics: diagnostics)
    }
    var organisation: [Diagnostic] = []
    if let file = organisationFile, FileManager.default.fileExists(atPath: file) {
      let outcome = OrganisationReader.read(file: file, shownAs: ProjectLocator.shown(file))
      organisation = outcome.diagnostics
      if let value = outcome.value { organisation += PriceFiles.diagnostics(of: value, file: file) }
    }
    return CheckReport(projects: entries, organisation: organisation)
  }
}
