/// Reads a project's manifest.
public enum ProjectReader {
  /// The name of the manifest in a project's folder.
  public static let fileName = "project.yaml"

  /// Reads `project.yaml` of a folder, and what it includes.
  ///
  /// - Parameters:
  ///   - folder: the path of the project's folder; its last component is the project's id.
  ///   - shownAs: the folder's path (or the manifest's) as shown to people: `Projects/churn`.
  ///   - overrides: values that stand in for what the manifest says; mistakes in them are shown as of `--what-if`.
  public static func read(
    folder: String, shownAs: String, limits: Limits = Limits(), overrides: [ManifestOverride] = []
  ) -> ReadOutcome<Project> {
    let shown = ShownPath(shownAs, fileName: fileName)
    let id = lastComponent(of: folder)
    let path: String
    switch ConfinedPath.resolve(fileName, inside: folder) {
    case .success(let resolved): path = resolved
    case .failure(let error):
      return failed(Complaint("path-outside", "\(shown.file): \(error.message)", help: error.help))
    }
    do {
      let bytes = try FileAccess.read(path, limit: limits.fileBytes)
      return read(bytes, id: id, folder: folder, shown: shown, realPath: path, limits: limits, overrides: overrides)
    } catch {
      return failed(SourceLoader.complaint(for: error, file: shown.file, limits: limits))
    }
  }

  /// Reads a manifest from its text.
  ///
  /// - Parameters:
  ///   - id: the project's id.
  ///   - folder: the folder that paths and includes are confined to.
  ///   - shownAs: the manifest's path (or its folder's) as shown to people.
  public static func parse(
    _ text: String, id: String, folder: String, shownAs: String, limits: Limits = Limits()
  ) -> ReadOutcome<Project> {
    let shown = ShownPath(shownAs, fileName: fileName)
    return read(Array(text.utf8), id: id, folder: folder, shown: shown, realPath: nil, limits: limits)
  }

  /// Reads a manifest from its bytes.
  static func read(
    _ bytes: [UInt8], id: String, folder: String, shown: ShownPath, realPath: String?, limits: Limits,
    overrides: [ManifestOverride] = []
  ) -> ReadOutcome<Project> {
    let log = DiagnosticLog(limit: limits.diagnostics)
    let loader = SourceLoader(log: log, limits: limits, folder: folder, shownFolder: shown.folder)
    let loaded = loader.load(bytes: bytes, shownAs: shown.file, relative: fileName, realPath: realPath)
    guard var root = loaded, isManifest(root, log) else { return ReadOutcome(value: nil, diagnostics: log.sorted()) }
    for change in overrides {
      let line = change.path.dropFirst().joined(separator: ".") + "=" + change.text
      let place = SourceLoader(log: log, limits: limits, folder: nil, shownFolder: "")
      guard
        let value = place.load(
          bytes: Array(change.text.utf8), shownAs: "--what-if \(line)", relative: "--what-if", realPath: nil)
      else { continue }
      if let complaint = change.complaint(against: root) {
        log.report(complaint, at: value.mark)
        continue
      }
      root.put(value, at: change.path[...])
    }
    let contracts = ContractFiles(project: folder, shownFolder: shown.folder)
    let context = ReadContext(log: log, folder: folder, names: DeclaredNames(root: root, contracts: contracts.ids))
    if !Identifier.isValid(id) {
      let complaint = Identifier.complaint(id)
      log.report(
        Complaint(
          complaint.code, "the project's folder: " + complaint.message, expected: complaint.expected,
          help: "rename the folder"),
        at: nil)
    }
    var project = Format.project.read(root, context)
    project?.id = id
    project?.folder = FileAccess.realPath(folder) ?? folder
    project?.location = SourceLocation(file: shown.file, line: 1, column: 1)
    if let written = project?.catalog { project?.catalog = written + contracts.entries(besides: written) }
    project?.sources = loader.sources
    project?.keys = KeyPaths(of: root, log: log)
    return ReadOutcome(value: log.hasErrors ? nil : project, diagnostics: log.sorted())
  }

  /// Reports a root that cannot be a manifest at all.
  static func isManifest(_ root: Node, _ log: DiagnosticLog) -> Bool {
    switch root.content {
    case .mapping: return true
    case .broken: return false
    case .scalar, .sequence:
      log.report(
        Complaint(
          "not-a-mapping", "the file holds \(root.form) at its top level",
          expected: "a mapping that starts with “dossier: 1”"),
        at: root.mark)
      return false
    }
  }

  private static func failed(_ complaint: Complaint) -> ReadOutcome<Project> {
    let log = DiagnosticLog(limit: 1)
    log.report(complaint, at: nil)
    return ReadOutcome(value: nil, diagnostics: log.sorted())
  }

  private static func lastComponent(of path: String) -> String {
    let real = FileAccess.realPath(path) ?? path
    return real.split(separator: "/").last.map(String.init) ?? ""
  }
}

/// A manifest's path as shown to people, and its folder's with a final `/`.
struct ShownPath {
  var file: String
  var folder: String

  /// - Parameter path: the path of the file, or of its folder.
  init(_ path: String, fileName: String) {
    if path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
      file = path
      folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    } else {
      folder = path.isEmpty || path.hasSuffix("/") ? path : path + "/"
      file = folder + fileName
    }
  }
}
