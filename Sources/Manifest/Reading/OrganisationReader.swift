/// Reads the site-wide file, `dossier.yaml`.
public enum OrganisationReader {
  /// Reads the file; the default organisation when there is none.
  ///
  /// - Parameter shownAs: the file's path as shown to people.
  public static func read(file: String, shownAs: String) -> ReadOutcome<Organisation> {
    let limits = Limits()
    let log = DiagnosticLog(limit: limits.diagnostics)
    do {
      let bytes = try FileAccess.read(file, limit: limits.fileBytes)
      let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? "."
      return read(bytes, folder: folder, shownAs: shownAs, log: log, limits: limits)
    } catch .missing {
      return ReadOutcome(value: Organisation(), diagnostics: [])
    } catch {
      log.report(SourceLoader.complaint(for: error, file: shownAs, limits: limits), at: nil)
      return ReadOutcome(value: nil, diagnostics: log.sorted())
    }
  }

  /// Reads the text of the file.
  static func parse(_ text: String, folder: String, shownAs: String, limits: Limits = Limits()) -> ReadOutcome<
    Organisation
  > {
    read(
      Array(text.utf8), folder: folder, shownAs: shownAs, log: DiagnosticLog(limit: limits.diagnostics), limits: limits)
  }

  private static func read(
    _ bytes: [UInt8], folder: String, shownAs: String, log: DiagnosticLog, limits: Limits
  ) -> ReadOutcome<Organisation> {
    let loader = SourceLoader(
      log: log, limits: limits, folder: folder, shownFolder: ShownPath(shownAs, fileName: "").folder)
    let root = loader.load(bytes: bytes, shownAs: shownAs, relative: "dossier.yaml", realPath: nil)
    guard let root, ProjectReader.isManifest(root, log) else {
      return ReadOutcome(value: nil, diagnostics: log.sorted())
    }
    let context = ReadContext(log: log, folder: folder, names: DeclaredNames(root: root))
    var organisation = Format.organisation.read(root, context)
    if let policy = organisation?.policy {
      organisation?.policy?.keys = KeyPaths(of: root, log: log)
      organisation?.policy?.inherited = inherited(by: policy, loader: loader, context: context)
    }
    organisation?.sources = loader.sources
    return ReadOutcome(value: log.hasErrors ? nil : organisation, diagnostics: log.sorted())
  }

  private static let maximumInheritance = 8

  /// The policies that one extends, the nearest first.
  private static func inherited(by policy: PolicySpec, loader: SourceLoader, context: ReadContext) -> [PolicySpec] {
    var chain: [PolicySpec] = []
    var seen: Set<String> = []
    var next = policy.extends
    while let path = next {
      let mark = context.log.mark(at: path.location)
      guard seen.insert(path.value).inserted, chain.count < maximumInheritance else {
        context.report(
          Complaint(
            "include-cycle", "\(quoted(path.value)) is extended in a circle, or more than \(maximumInheritance) deep"),
          at: mark)
        return chain
      }
      guard let node = loader.include(path.value, at: mark, depth: 0),
        var parent = Format.policy.read(node, context)
      else { return chain }
      parent.keys = KeyPaths(of: node, at: "policy", log: context.log)
      chain.append(parent)
      next = parent.extends
    }
    return chain
  }
}
