/// Builds the tree of values from the events of one file, without recursion, within the limits.
///
/// Each thing that YAML allows and a manifest does not (duplicate keys, merge keys, tags, keys that are not text,
/// several documents) is reported where it stands; reading goes on where that makes sense.
final class Composer {
  private struct Frame {
    var isMapping: Bool
    var mark: Mark
    var anchor: String?
    /// True for a collection that stands where a key should be; it is thrown away.
    var isKey: Bool
    /// True for a collection whose own tag was reported.
    var isBroken: Bool
    var isIncomplete = false
    var items: [Node] = []
    var entries: [Node.Entry] = []
    /// The places of the keys, once there are too many to look through one by one.
    var keyMarks: [String: Mark] = [:]
    var pending: Pending = .none
    var weight = 1
    var height = 0
  }

  private enum Pending {
    case none
    case key(String, Mark)
    /// A key that was reported; its value is read and thrown away.
    case refused
  }

  private static let fewKeys = 16

  private let events: YAMLEvents
  private let file: Int32
  private let source: SourceText
  private let loader: SourceLoader
  private let depth: Int
  private var stack: [Frame] = []
  private var anchors: [String: Node] = [:]
  private var root: Node?

  init(events: YAMLEvents, file: Int32, source: SourceText, loader: SourceLoader, depth: Int) {
    self.events = events
    self.file = file
    self.source = source
    self.loader = loader
    self.depth = depth
  }

  private var log: DiagnosticLog { loader.log }

  /// The value of the file's one document; nil after an error that leaves nothing to read.
  func compose() -> Node? {
    do {
      return try composeDocument()
    } catch {
      report(error)
      return nil
    }
  }

  private func composeDocument() throws(YAMLFailure) -> Node? {
    guard case .documentStart = try events.next() else {
      log.report(
        Complaint("empty-file", "the file is empty", expected: "a mapping that starts with “dossier: 1”"),
        at: Mark(file: file, line: 1, column: 1, length: 1))
      return nil
    }
    while true {
      switch try events.next() {
      case .scalar(let text, let style, let tag, let anchor):
        guard scalar(text, style, tag: tag, anchor: anchor) else { return nil }
      case .alias(let name):
        guard alias(name) else { return nil }
      case .collectionStart(let isMapping, let tag, let anchor):
        guard start(isMapping: isMapping, tag: tag, anchor: anchor) else { return nil }
      case .collectionEnd: end()
      case .documentEnd: return try endOfStream() ? root : nil
      case .documentStart, .streamEnd: return root
      }
    }
  }

  private func endOfStream() throws(YAMLFailure) -> Bool {
    guard case .documentStart = try events.next() else { return true }
    log.report(
      Complaint(
        "several-documents", "a second YAML document starts here", expected: "one document a file",
        help: "remove the “---”, or move what follows to a file of its own"),
      at: mark())
    return false
  }

  // MARK: Events

  private func scalar(_ text: String, _ style: Node.Scalar.Style, tag: String?, anchor: String?) -> Bool {
    let mark = mark()
    guard count(1, at: mark) else { return false }
    if text.utf8.count > loader.limits.stringBytes {
      log.report(
        Complaint("text-too-long", "this text is longer than \(loader.limits.stringBytes) bytes"), at: mark)
      return false
    }
    let value = Node.Scalar(text: text, style: style)
    if isKeyExpected { return key(value, tag: tag, anchor: anchor, at: mark) }
    var node = Node(.scalar(value), mark: mark)
    if let tag {
      if tag == "!include" {
        node = include(text, at: mark)
        guard count(node.weight - 1, at: mark) else { return false }
      } else {
        report(tag: tag, at: mark)
        node.content = .broken
      }
    }
    register(anchor, node)
    deliver(node)
    return true
  }

  private func include(_ path: String, at mark: Mark) -> Node {
    let broken = Node(.broken, mark: mark)
    if stack.isEmpty {
      log.report(
        Complaint("misplaced-include", "!include stands in the place of a value, not of the whole file"), at: mark)
      return broken
    }
    if stack.contains(where: \.isKey) { return broken }
    let before = loader.nodes
    guard var node = loader.include(path, at: mark, depth: depth + stack.count) else { return broken }
    // The included file counted its own values; the caller counts them with the node.
    loader.nodes = before
    node.weight = max(1, node.weight)
    return node
  }

  private func alias(_ name: String) -> Bool {
    let mark = mark()
    if isKeyExpected {
      refuseKey("an alias cannot be a key", at: mark)
      return true
    }
    guard let node = anchors[name] else {
      let isOpen = stack.contains { $0.anchor == name }
      log.report(
        isOpen
          ? Complaint("recursive-alias", "the alias “*\(DisplayText.short(name))” stands inside the value it names")
          : Complaint(
            "unknown-alias", "there is no anchor “&\(DisplayText.short(name))” before this alias",
            help: Suggestion.help(for: name, among: anchors.keys.sorted())),
        at: mark)
      deliver(Node(.broken, mark: mark))
      return true
    }
    guard count(node.weight, at: mark) else { return false }
    guard depth + stack.count + node.height <= loader.limits.nesting else { return tooDeep(at: mark) }
    deliver(node)
    return true
  }

  private func start(isMapping: Bool, tag: String?, anchor: String?) -> Bool {
    let mark = mark()
    guard count(1, at: mark) else { return false }
    guard depth + stack.count < loader.limits.nesting else { return tooDeep(at: mark) }
    if let tag { report(tag: tag, at: mark) }
    let isKey = isKeyExpected
    if isKey { refuseKey("a key must be a single word or text", at: mark) }
    stack.append(Frame(isMapping: isMapping, mark: mark, anchor: anchor, isKey: isKey, isBroken: tag != nil))
    return true
  }

  private func end() {
    guard let frame = stack.popLast(), !frame.isKey else { return }
    let whole: Node.Content = frame.isMapping ? .mapping(frame.entries) : .sequence(frame.items)
    let content = frame.isBroken ? .broken : whole
    var node = Node(content, mark: frame.mark, weight: frame.weight, height: frame.height + 1)
    node.isIncomplete = frame.isIncomplete
    register(frame.anchor, node)
    deliver(node)
  }

  // MARK: Keys

  private var isKeyExpected: Bool {
    guard let top = stack.last, top.isMapping, case .none = top.pending else { return false }
    return true
  }

  private func key(_ scalar: Node.Scalar, tag: String?, anchor: String?, at mark: Mark) -> Bool {
    if let tag {
      if tag == "!include" {
        log.report(Complaint("misplaced-include", "!include stands in the place of a value, not of a key"), at: mark)
      } else {
        report(tag: tag, at: mark)
      }
      setPending(.refused)
      setIncomplete()
    } else if scalar.style == .plain, scalar.text == "<<" {
      log.report(
        Complaint(
          "merge-key", "the merge key “<<” is not part of the format",
          help: "write the keys out, or name the whole value with an anchor and an alias"),
        at: mark)
      setPending(.refused)
      setIncomplete()
    } else if scalar.isNull || scalar.text.isEmpty {
      refuseKey("a key is missing before the “:”", at: mark)
    } else if let first = firstPlace(of: scalar.text) {
      log.report(
        Complaint(
          "duplicate-key",
          "\(quoted(scalar.text)) is given twice; the first is on line \(first.line), column \(first.column)",
          help: "keep one of the two"),
        at: mark)
      setPending(.refused)
    } else {
      register(anchor, Node(.scalar(scalar), mark: mark))
      setPending(.key(scalar.text, mark))
    }
    return true
  }

  private func refuseKey(_ message: String, at mark: Mark) {
    log.report(Complaint("bad-key", message, expected: "key: value"), at: mark)
    setPending(.refused)
    setIncomplete()
  }

  private func setIncomplete() {
    guard !stack.isEmpty else { return }
    stack[stack.count - 1].isIncomplete = true
  }

  private func setPending(_ pending: Pending) {
    guard !stack.isEmpty else { return }
    stack[stack.count - 1].pending = pending
  }

  private func firstPlace(of key: String) -> Mark? {
    guard let top = stack.last else { return nil }
    return top.keyMarks.isEmpty ? top.entries.first { $0.key == key }?.keyMark : top.keyMarks[key]
  }

  // MARK: Values

  private func deliver(_ node: Node) {
    guard !stack.isEmpty else {
      root = node
      return
    }
    let top = stack.count - 1
    stack[top].weight += node.weight
    stack[top].height = max(stack[top].height, node.height)
    guard stack[top].isMapping else {
      stack[top].items.append(node)
      return
    }
    if case .key(let name, let keyMark) = stack[top].pending {
      var named = node
      named.name = name
      named.nameMark = keyMark
      stack[top].entries.append(Node.Entry(key: name, keyMark: keyMark, value: named))
      if stack[top].entries.count > Self.fewKeys {
        if stack[top].keyMarks.isEmpty {
          for entry in stack[top].entries { stack[top].keyMarks[entry.key] = entry.keyMark }
        } else {
          stack[top].keyMarks[name] = keyMark
        }
      }
    }
    stack[top].pending = .none
  }

  private func register(_ anchor: String?, _ node: Node) {
    if let anchor { anchors[anchor] = node }
  }

  // MARK: Places and limits

  private func mark() -> Mark {
    let span = events.span
    let length = span.endLine == span.line ? span.endColumn - span.column : 1
    return Mark(
      file: file, line: Int32(clamping: span.line + 1), column: Int32(clamping: span.column + 1),
      length: Int32(clamping: max(1, length)))
  }

  private func count(_ nodes: Int, at mark: Mark) -> Bool {
    loader.nodes += nodes
    guard loader.nodes > loader.limits.nodes else { return true }
    log.report(
      Complaint(
        "too-many-values", "the manifest holds more than \(loader.limits.nodes) values, aliases expanded",
        help: "move data into data files"),
      at: mark)
    return false
  }

  private func tooDeep(at mark: Mark) -> Bool {
    log.report(
      Complaint(
        "nested-too-deeply", "lists and mappings are nested more than \(loader.limits.nesting) levels deep here"),
      at: mark)
    return false
  }

  private func report(tag: String, at mark: Mark) {
    let short = tag.hasPrefix("tag:yaml.org,2002:") ? "!!" + tag.dropFirst("tag:yaml.org,2002:".count) : tag
    log.report(
      Complaint(
        "unknown-tag", "the tag \(quoted(short)) is not part of the format", expected: "!include, or no tag",
        help: "remove the tag; put the value in quotes if it has to be text"),
      at: mark)
  }

  private func report(_ failure: YAMLFailure) {
    if let offset = failure.offset {
      let place = source.place(ofByte: offset)
      let at = Mark(file: file, line: Int32(clamping: place.line), column: Int32(clamping: place.column), length: 1)
      log.report(Complaint("bad-yaml", "the text cannot be read: \(failure.problem)"), at: at)
      return
    }
    let words = YAMLProblem.words(
      for: failure, line: source.line(failure.place.line + 1), column: failure.place.column)
    let place = words.atContext && !failure.context.isEmpty ? failure.contextPlace : failure.place
    log.report(
      Complaint("bad-yaml", words.message, help: words.help),
      at: Mark(file: file, line: Int32(clamping: place.line + 1), column: Int32(clamping: place.column + 1), length: 1))
  }
}
