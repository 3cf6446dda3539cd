/// Reads the site-wide file, `dossier.yaml`.
public enum OrganisationReader {
  /// - Parameter file: its absolute path.
  public static func read(file: String, shownAs shown: String, limits: Limits = Limits()) -> ReadOutcome<Organisation> {
    var folder = "/"
    var name = file
    if let slash = file.lastIndex(of: "/") {
      folder = slash == file.startIndex ? "/" : String(file[..<slash])
      name = String(file[file.index(after: slash)...])
    }
    let reader = Reader(folder: folder, limits: limits)
    let root = YAMLLoader(reader: reader).load(path: file, shownAs: shown, relative: name)
    let value = root.flatMap { OrganisationFormat.organisation.read($0, reader) }
    let diagnostics = reader.sorted(mainFile: shown)
    return ReadOutcome(
      value: diagnostics.contains { $0.severity == .error } ? nil : value, diagnostics: diagnostics)
  }
}
