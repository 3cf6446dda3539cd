import Foundation
import Manifest

/// Looks whether the files that a manifest names are there. What is in them is for the measuring side to say.
public struct FileCheck {
  private var diagnostics: [Diagnostic] = []
  private var source = SourceText()
  private let project: Project

  public static func diagnostics(of project: Project) -> [Diagnostic] {
    var check = FileCheck(project: project)
    check.run()
    return check.diagnostics
  }

  private init(project: Project) { self.project = project }

  private mutating func run() {
    for entry in project.catalog {
      if let path = entry.source?.path { require(path, what: "data file") }
      if case .files(let files) = entry.splits?.rule {
        for file in files { require(file.path, what: "data file") }
      }
      if let path = entry.contract { require(path, what: "data contract") }
    }
    for model in project.models {
      if let path = model.source.file { require(path, what: "model file") }
    }
    if let path = project.infrastructure?.prices { require(path, what: "price file") }
    for phase in project.phases {
      for task in phase.tasks {
        if case .evidence(let evidence) = task.state, let path = evidence.path {
          require(path, what: "document", severity: .warning)
        }
      }
    }
  }

  private mutating func require(_ path: Located<String>, what: String, severity: Diagnostic.Severity = .error) {
    // A path that leads out of the folder was refused when the manifest was read.
    guard case .success(let absolute) = ConfinedPath.resolve(path.value, inside: project.folder),
      !FileManager.default.fileExists(atPath: absolute)
    else { return }
    diagnostics.append(
      Diagnostic(
        "no-such-file", severity: severity, message: "there is no \(what) “\(path.value)”", location: path.location,
        length: max(1, path.value.unicodeScalars.count),
        sourceLine: source.line(at: path.location, root: project.folder),
        expected: "a file in the project's folder", help: Self.neighbour(of: absolute).map { "did you mean “\($0)”?" }))
  }

  /// The name in the same folder that is most like the missing one.
  private static func neighbour(of path: String) -> String? {
    let url = URL(fileURLWithPath: path)
    let stem = url.deletingPathExtension().lastPathComponent.lowercased()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: url.deletingLastPathComponent().path)) ?? []
    return names.sorted().first {
      URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent.lowercased() == stem
    }
  }
}
