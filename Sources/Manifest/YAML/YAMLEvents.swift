internal import CYaml

/// One event of the YAML parser, copied out of its memory.
enum YAMLEvent {
  case documentStart
  case documentEnd
  case streamEnd
  case alias(name: String)
  case scalar(text: String, style: Node.Scalar.Style, tag: String?, anchor: String?)
  case collectionStart(isMapping: Bool, tag: String?, anchor: String?)
  case collectionEnd
}

/// Where an event starts and ends; lines and columns count from 0, columns in Unicode scalars.
struct EventSpan {
  var line: Int
  var column: Int
  var endLine: Int
  var endColumn: Int
}

/// Why the parser stopped, in its own words.
struct YAMLFailure: Error {
  var context: String
  var problem: String
  /// Lines and columns count from 0.
  var contextPlace: (line: Int, column: Int)
  var place: (line: Int, column: Int)
  /// A byte offset instead of a place.
  var offset: Int?
}

/// The events of a YAML text, one after another. The parser keeps its own state on the heap: depth costs no stack.
final class YAMLEvents {
  // The parser keeps a pointer to itself, so it must not move.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private(set) var span = EventSpan(line: 0, column: 0, endLine: 0, endColumn: 0)

  /// The bytes must outlive this object and be UTF-8.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The next event that says something about the content.
  func next() throws(YAMLFailure) -> YAMLEvent {
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) == 1 else { throw failure() }
      defer { yaml_event_delete(&event) }
      span = EventSpan(
        line: event.start_mark.line, column: event.start_mark.column, endLine: event.end_mark.line,
        endColumn: event.end_mark.column)
      if let known = Self.translate(event) { return known }
    }
  }

  private static func translate(_ event: yaml_event_t) -> YAMLEvent? {
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: .documentStart
    case YAML_DOCUMENT_END_EVENT: .documentEnd
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: .streamEnd
    case YAML_ALIAS_EVENT: .alias(name: text(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT: scalar(event)
    case YAML_SEQUENCE_START_EVENT:
      .collectionStart(
        isMapping: false, tag: text(event.data.sequence_start.tag), anchor: text(event.data.sequence_start.anchor))
    case YAML_MAPPING_START_EVENT:
      .collectionStart(
        isMapping: true, tag: text(event.data.mapping_start.tag), anchor: text(event.data.mapping_start.anchor))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: .collectionEnd
    default: nil
    }
  }

  private static func scalar(_ event: yaml_event_t) -> YAMLEvent {
    let scalar = event.data.scalar
    let style: Node.Scalar.Style =
      switch scalar.style {
      case YAML_PLAIN_SCALAR_STYLE: .plain
      case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
      default: .quoted
      }
    let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    return .scalar(
      text: String(decoding: bytes, as: UTF8.self), style: style, tag: text(scalar.tag), anchor: text(scalar.anchor))
  }

  private static func text(_ pointer: UnsafePointer<UInt8>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func failure() -> YAMLFailure {
    let parser = parser.pointee
    let isOffset = parser.error == YAML_READER_ERROR
    return YAMLFailure(
      context: parser.context.map { String(cString: $0) } ?? "",
      problem: parser.problem.map { String(cString: $0) } ?? "the text cannot be read",
      contextPlace: (parser.context_mark.line, parser.context_mark.column),
      place: (parser.problem_mark.line, parser.problem_mark.column),
      offset: isOffset ? parser.problem_offset : nil)
  }
}
