/// Where each key of a manifest stands: `evaluations.holdout.claims.roc_auc` for a place in the text. A finding is recognised
/// by the path, so that it stays the same finding when lines are added above it.
public struct KeyPaths: Sendable {
  /// By the place of the key.
  private var keys: [SourceLocation: String] = [:]
  /// By the place of the value or the item, where no key stands there: a mapping starts where its first key does.
  private var values: [SourceLocation: String] = [:]

  public init() {}

  /// The path of the key or of the value at a place; nil where none starts.
  public func path(at location: SourceLocation) -> String? { keys[location] ?? values[location] }

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
        keys[log.location(entry.keyMark)] = own
        note(entry.value.mark, own, log)
        add(entry.value, at: own, log)
      }
    }
  }

  private mutating func note(_ mark: Mark, _ path: String, _ log: DiagnosticLog) {
    let place = log.location(mark)
    if values[place] == nil { values[place] = path }
  }
}
