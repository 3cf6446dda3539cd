/// Where each key of a manifest stands: `evaluations.holdout.claims.roc_auc` for a place in the text. A finding is recognised
/// by the path, so that it stays the same finding when lines are added above it.
public struct KeyPaths: Sendable {
  private var paths: [SourceLocation: String] = [:]

  public init() {}

  /// The path of the key or of the value at a place; nil where none starts.
  public func path(at location: SourceLocation) -> String? { paths[location] }

  /// The place of a key, by its path.
  public func location(of path: String) -> SourceLocation? {
    paths.filter { $0.value == path }.keys.min { ($0.file, $0.line, $0.column) < ($1.file, $1.line, $1.column) }
  }

  init(of root: Node, log: DiagnosticLog) { add(root, at: "", log) }

  private mutating func add(_ node: Node, at path: String, _ log: DiagnosticLog) {
    switch node.content {
    case .scalar, .broken: break
    case .sequence(let items):
      for (position, item) in items.enumerated() {
        let own = "\(path)[\(position)]"
        note(item.mark, own, log)
        add(item, at: own, log)
      }
    case .mapping(let entries):
      for entry in entries {
        let own = path.isEmpty ? entry.key : path + "." + entry.key
        note(entry.keyMark, own, log)
        note(entry.value.mark, own, log)
        add(entry.value, at: own, log)
      }
    }
  }

  /// The first path of a place stays: a mapping and its first key start at the same place.
  private mutating func note(_ mark: Mark, _ path: String, _ log: DiagnosticLog) {
    let place = log.location(mark)
    if paths[place] == nil { paths[place] = path }
  }
}
