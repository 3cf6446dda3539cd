/// Data contracts that lie in the project's `catalog` folder: each declares the data set of its name.
struct ContractFiles {
  private static let folder = "catalog"
  private static let suffix = ".odcs.yaml"

  /// The ids, in alphabetical order: `subscribers` for `catalog/subscribers.odcs.yaml`.
  let ids: [String]
  private let shownFolder: String

  init(project: String, shownFolder: String) {
    self.shownFolder = shownFolder
    guard case .success(let path) = ConfinedPath.resolve(Self.folder, inside: project) else {
      ids = []
      return
    }
    ids = FileAccess.names(in: path).filter { $0.hasSuffix(Self.suffix) }
      .map { String($0.dropLast(Self.suffix.count)) }
      .filter(Identifier.isValid)
  }

  /// Entries for the contracts that the manifest does not mention, neither by id nor by path.
  func entries(besides written: [CatalogEntry]) -> [CatalogEntry] {
    let known = Set(written.map(\.id))
    let paths = Set(written.compactMap { $0.contract?.value })
    return ids.compactMap { id in
      let path = "\(Self.folder)/\(id)\(Self.suffix)"
      guard !known.contains(id), !paths.contains(path) else { return nil }
      let place = SourceLocation(file: shownFolder + path, line: 1, column: 1)
      var entry = CatalogEntry(id: id, location: place)
      entry.contract = Located(path, at: place)
      return entry
    }
  }
}
