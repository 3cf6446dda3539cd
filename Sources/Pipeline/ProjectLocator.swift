import Foundation
import Manifest

/// A folder with a `project.yaml`.
public struct ProjectPlace: Sendable, Hashable {
  /// The folder's name.
  public var id: String
  /// Absolute, symbolic links resolved.
  public var folder: String
  /// As shown to people: relative to the folder the tool was started in where it lies inside it.
  public var shown: String

  /// The manifest's path as shown to people.
  public var manifest: String { shown + "/" + ProjectLocator.manifestName }
}

/// Finds the projects that a command speaks of.
public struct ProjectLocator: Sendable {
  public static let manifestName = "project.yaml"

  /// The folder of projects, as given.
  public var projects: String

  public init(projects: String) { self.projects = projects }

  /// The site-wide file beside the folder of projects.
  public var organisationFile: String {
    URL(fileURLWithPath: projects).standardizedFileURL.deletingLastPathComponent()
      .appendingPathComponent("dossier.yaml").path
  }

  /// The folder of records beside the folder of projects.
  public var recordFolder: String {
    URL(fileURLWithPath: projects).standardizedFileURL.deletingLastPathComponent()
      .appendingPathComponent(".dossier").path
  }

  /// All projects in the folder, or those named: by id, or by the path of their folder.
  public func locate(_ names: [String]) -> Result<[ProjectPlace], Diagnostic> {
    names.isEmpty ? all() : named(names)
  }

  private func named(_ names: [String]) -> Result<[ProjectPlace], Diagnostic> {
    var places: [ProjectPlace] = []
    for name in names {
      let inFolder = projects + "/" + name
      let candidates = name.contains("/") || name == "." ? [name] : [inFolder, name]
      guard let folder = candidates.first(where: Self.holdsManifest) else { return .failure(missing(name)) }
      let place = Self.place(folder)
      if !places.contains(place) { places.append(place) }
    }
    return .success(places)
  }

  private func missing(_ name: String) -> Diagnostic {
    let known = (try? FileManager.default.contentsOfDirectory(atPath: projects)) ?? []
    let ids = known.filter { Self.holdsManifest(projects + "/" + $0) }.sorted()
    let list = ids.prefix(12).joined(separator: ", ") + (ids.count > 12 ? ", …" : "")
    return Diagnostic(
      "no-such-project", message: "there is no project “\(name)”",
      expected: ids.isEmpty
        ? "a folder with a \(Self.manifestName)" : "one of: \(list), or the path of a project's folder",
      help: "dossier init \(name.contains("/") ? "NAME" : name) makes a new one")
  }

  private func all() -> Result<[ProjectPlace], Diagnostic> {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: projects).sorted()
    } catch {
      return .failure(
        Diagnostic(
          "no-such-folder", message: "there is no folder “\(projects)”",
          help:
            "start in the folder that holds Projects/, or name it with --projects; dossier init NAME makes a first project"
        ))
    }
    let root = Self.realPath(projects)
    let shownRoot = Self.shown(URL(fileURLWithPath: projects).standardizedFileURL.path)
    let places =
      names
      .filter { !$0.hasPrefix(".") && Self.holdsManifest(projects + "/" + $0) }
      .map { ProjectPlace(id: $0, folder: Self.realPath(projects + "/" + $0), shown: shownRoot + "/" + $0) }
      .filter { $0.folder.hasPrefix(root + "/") }
    return .success(places)
  }

  private static func holdsManifest(_ folder: String) -> Bool { access(folder + "/" + manifestName, F_OK) == 0 }

  private static func place(_ path: String) -> ProjectPlace {
    let given = URL(fileURLWithPath: path).standardizedFileURL
    return ProjectPlace(
      id: given.lastPathComponent, folder: realPath(given.path), shown: shown(given.path))
  }

  /// The path with symbolic links resolved; the path itself where that is not possible.
  private static func realPath(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// A path relative to the current folder where it lies inside it.
  static func shown(_ absolute: String) -> String {
    let here = URL(fileURLWithPath: FileManager.default.currentDirectoryPath).standardizedFileURL.path
    guard absolute.hasPrefix(here + "/") else { return absolute }
    return String(absolute.dropFirst(here.count + 1))
  }
}
