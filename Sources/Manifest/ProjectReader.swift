/// What came of reading a file: the value, unless there were errors, and everything found.
public struct ReadOutcome<Value: Sendable>: Sendable {
  /// Nil when anything was an error.
  public var value: Value?
  /// In the order of their places.
  public var diagnostics: [Diagnostic]

  public init(value: Value?, diagnostics: [Diagnostic]) {
    self.value = value
    self.diagnostics = diagnostics
  }
}

/// Reads a project's manifest.
public enum ProjectReader {
  public static let fileName = "project.yaml"

  /// - Parameters:
  ///   - folder: the project's folder, absolute.
  ///   - shownAs: what to call `project.yaml` in messages.
  public static func read(folder: String, shownAs shown: String, limits: Limits = Limits()) -> ReadOutcome<Project> {
    let reader = Reader(folder: folder, limits: limits)
    let id = folder.split(separator: "/").last.map(String.init) ?? folder
    let root: YAMLNode?
    switch ConfinedPath.resolve(fileName, inside: folder) {
    case .failure(let error):
      reader.report("path-outside", "\(shown): \(error.message)", at: nil)
      root = nil
    case .success(let path):
      root = YAMLLoader(reader: reader).load(path: path, shownAs: shown, relative: fileName)
    }
    return finish(root, reader, id: id, folder: folder, shown: shown)
  }

  /// Reads a manifest from its text; includes are looked for in `folder`.
  public static func parse(
    _ text: String, id: String, folder: String, shownAs shown: String, limits: Limits = Limits()
  ) -> ReadOutcome<Project> {
    parse(bytes: Array(text.utf8), id: id, folder: folder, shownAs: shown, limits: limits)
  }

  static func parse(
    bytes: [UInt8], id: String, folder: String, shownAs shown: String, limits: Limits = Limits()
  ) -> ReadOutcome<Project> {
    let reader = Reader(folder: folder, limits: limits)
    guard bytes.count <= limits.fileBytes else {
      reader.report("too-large", "the file is larger than \(limits.fileBytes >> 10) KiB", at: nil)
      return ReadOutcome(value: nil, diagnostics: reader.diagnostics)
    }
    let root = YAMLLoader(reader: reader).load(bytes, shownAs: shown, relative: fileName)
    return finish(root, reader, id: id, folder: folder, shown: shown)
  }

  private static func finish(
    _ root: YAMLNode?, _ reader: Reader, id: String, folder: String, shown: String
  ) -> ReadOutcome<Project> {
    var project = root.flatMap { ProjectFormat.shape(id: id, folder: folder).read($0, reader) }
    if var read = project {
      read.sources = reader.sources
      read.fillFromProblem()
      // References of a manifest whose parts could not be read would only repeat what was said.
      if reader.diagnostics.allSatisfy({ $0.severity != .error }) {
        ReferenceCheck(project: read, reader: reader).run()
      }
      project = read
    }
    let diagnostics = reader.sorted(mainFile: shown)
    let failed = diagnostics.contains { $0.severity == .error }
    return ReadOutcome(value: failed ? nil : project, diagnostics: diagnostics)
  }
}

extension Project {
  /// What an evaluation leaves out comes from the problem's output, when both are of the same kind.
  fileprivate mutating func fillFromProblem() {
    guard let output = problem?.output else { return }
    for index in evaluations.indices where evaluations[index].task == output.kind {
      if evaluations[index].positive == nil { evaluations[index].positive = output.positive }
      if evaluations[index].classes.isEmpty { evaluations[index].classes = output.classes }
      if evaluations[index].aggregate.isEmpty { evaluations[index].aggregate = output.aggregate }
    }
  }
}
