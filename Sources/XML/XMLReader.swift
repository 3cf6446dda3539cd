import CLibXML2

/// Why an XML document was refused.
public struct XMLError: Error, Sendable, Hashable {
  /// Counted from 1.
  public var line: Int
  public var message: String

  public init(line: Int, message: String) {
    self.line = line
    self.message = message
  }
}

/// Walks an XML document from start to end. No DTD, no entities of its own, no network, bounded depth.
public final class XMLReader {
  public enum Event: Equatable, Sendable {
    case start(String)
    case end(String)
    case text
    case other
  }

  /// What a document may not exceed.
  public struct Limits: Sendable, Hashable {
    /// Levels of elements. The parser itself takes no more than 256.
    public var depth: Int
    public var bytes: Int

    public init(depth: Int = 64, bytes: Int = 32 << 20) {
      self.depth = depth
      self.bytes = bytes
    }
  }

  private let limits: Limits
  private let bytes: UnsafeMutableBufferPointer<CChar>
  private let handle: OpaquePointer
  private var open: [String] = []
  private var pendingEnd: String?

  /// - Throws: `XMLError` when the document is too large.
  public init(_ document: [UInt8], limits: Limits = Limits()) throws(XMLError) {
    guard document.count <= limits.bytes, document.count < Int(Int32.max) else {
      throw XMLError(line: 1, message: "the document is larger than \(limits.bytes >> 20) MiB")
    }
    self.limits = limits
    bytes = UnsafeMutableBufferPointer<CChar>.allocate(capacity: document.count + 1)
    for (position, byte) in document.enumerated() { bytes.initializeElement(at: position, to: CChar(bitPattern: byte)) }
    bytes.initializeElement(at: document.count, to: 0)
    guard let base = bytes.baseAddress, let opened = dossier_xml_open(base, Int32(document.count)) else {
      bytes.deallocate()
      throw XMLError(line: 1, message: "out of memory")
    }
    handle = opened
  }

  deinit {
    dossier_xml_close(handle)
    bytes.deallocate()
  }

  /// The next event; nil at the end.
  public func next() throws(XMLError) -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    switch Int(dossier_xml_next(handle)) {
    case Int(DOSSIER_XML_END): return nil
    case Int(DOSSIER_XML_ELEMENT): return try start()
    case Int(DOSSIER_XML_ELEMENT_END): return .end(open.popLast() ?? "")
    case Int(DOSSIER_XML_TEXT): return .text
    case Int(DOSSIER_XML_DOCTYPE):
      throw XMLError(line: line, message: "a document type declaration is not accepted")
    case Int(DOSSIER_XML_ERROR):
      let problem = String(cString: dossier_xml_problem(handle))
      throw XMLError(line: line, message: problem.isEmpty ? "this is not well-formed XML" : problem)
    default: return .other
    }
  }

  /// An attribute of the element that the last event started.
  public func attribute(_ name: String) -> String? {
    guard let value = dossier_xml_attribute(handle, name) else { return nil }
    defer { dossier_xml_free(value) }
    return String(cString: value)
  }

  /// All attributes of the element that the last event started, without namespace declarations, by their local names.
  public func attributes() -> [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    while dossier_xml_next_attribute(handle) == 1 {
      guard let name = dossier_xml_name(handle).map({ String(cString: $0) }),
        let value = dossier_xml_value(handle).map({ String(cString: $0) })
      else { continue }
      found.append((name, value))
    }
    return found
  }

  /// The characters of the text that the last event was.
  public var text: String { dossier_xml_value(handle).map { String(cString: $0) } ?? "" }

  /// The line that the reader stands in, counted from 1.
  public var line: Int { Int(dossier_xml_line(handle)) }

  private func start() throws(XMLError) -> Event {
    let name = dossier_xml_name(handle).map { String(cString: $0) } ?? ""
    if dossier_xml_is_empty(handle) == 1 {
      pendingEnd = name
    } else {
      open.append(name)
      guard open.count <= limits.depth else {
        throw XMLError(line: line, message: "elements are nested deeper than \(limits.depth)")
      }
    }
    return .start(name)
  }
}
