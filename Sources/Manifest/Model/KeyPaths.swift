/// Where each key of a manifest stands: `evaluations.holdout.claims.roc_auc` for a place in the text. A finding is recognised
/// by the path, so that it stays the same finding when lines are added above it.
public struct KeyPaths: Sendable {
  /// By the place of the key.
  private var keys: [SourceLocation: String] = [:]
  /// By the place of the value or the item, where no key stands there: a mapping starts where its first key does.
  private var values: [SourceLocation: String] = [:]
  /// By path; where a key holds what another file says, the start of that file's text.
  private var places: [String: SourceLocation] = [:]
  /// Texts of several words by their path.
  private var texts: [String: WrittenText] = [:]

  public init() {}

  /// The path of the key or of the value at a place, or of the text that the place is in; nil where there is none.
  public func path(at location: SourceLocation) -> String? {
    keys[location] ?? values[location] ?? texts.first { $0.value.covers(location) }?.key
  }

  /// Where the key of a path stands, or the text of another file that it holds; nil where there is none.
  public func place(of path: String) -> SourceLocation? { places[path] }

  /// Where a quote stands in the text at a path, or a number in it; nil where it cannot be found.
  public func place(of quote: String, number: String? = nil, in path: String) -> SourceLocation? {
    texts[path]?.place(of: quote, number: number)
  }

  /// - Parameter path: what leads to the root, where that is a part of something larger.
  init(of root: Node, at path: String = "", log: DiagnosticLog) { add(root, at: path, log) }

  private mutating func add(_ node: Node, at path: String, _ log: DiagnosticLog) {
    switch node.content {
    case .scalar(let scalar): texts[path] = WrittenText(scalar, at: node.mark, log: log)
    case .broken: break
    case .sequence(let items):
      for (position, item) in items.enumerated() {
        let own = "\(path)[\(position)]"
        note(item.mark, own, log)
        if places[own] == nil { places[own] = log.location(item.mark) }
        add(item, at: own, log)
      }
    case .mapping(let entries):
      for entry in entries {
        let own = path.isEmpty ? entry.key : path + "." + entry.key
        let key = log.location(entry.keyMark)
        let value = log.location(entry.value.mark)
        keys[key] = own
        if places[own] == nil { places[own] = value.file == key.file ? key : value }
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

extension KeyPaths: CustomDebugStringConvertible {
  /// The places follow from the text: what names a policy by all it says needs no list of them, in an order of their own.
  public var debugDescription: String { "KeyPaths" }
}
