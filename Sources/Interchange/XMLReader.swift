import CLibXML2

/// Why an XML document was refused.
public struct XMLError: Error, Sendable, Hashable {
  public var line: Int
  public var message: String
}

/// Walks an XML document from start to end. No DTD, no entities of its own, no network, bounded depth.
final class XMLReader {
  enum Event: Equatable {
    case start(String)
    case end(String)
    case other
  }

  static let maximumDepth = 64
  static let maximumBytes = 32 << 20

  private let bytes: UnsafeMutableBufferPointer<CChar>
  private let handle: OpaquePointer
  private var open: [String] = []
  private var pendingEnd: String?

  /// - Throws: `XMLError` when the document is too large.
  init(_ document: [UInt8]) throws(XMLError) {
    guard document.count <= Self.maximumBytes else {
      throw XMLError(line: 1, message: "the document is larger than \(Self.maximumBytes >> 20) MiB")
    }
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
  func next() throws(XMLError) -> Event? {
    if let name = pendingEnd {
      pendingEnd = nil
      return .end(name)
    }
    switch Int(dossier_xml_next(handle)) {
    case Int(DOSSIER_XML_END): return nil
    case Int(DOSSIER_XML_ELEMENT): return try start()
    case Int(DOSSIER_XML_ELEMENT_END): return .end(open.popLast() ?? "")
    case Int(DOSSIER_XML_DOCTYPE):
      throw XMLError(line: line, message: "a document type declaration is not accepted")
    case Int(DOSSIER_XML_ERROR):
      let problem = String(cString: dossier_xml_problem(handle))
      throw XMLError(line: line, message: problem.isEmpty ? "this is not well-formed XML" : problem)
    default: return .other
    }
  }

  /// An attribute of the element that the last event started.
  func attribute(_ name: String) -> String? {
    guard let value = dossier_xml_attribute(handle, name) else { return nil }
    defer { dossier_xml_free(value) }
    return String(cString: value)
  }

  private var line: Int { Int(dossier_xml_line(handle)) }

  private func start() throws(XMLError) -> Event {
    let name = dossier_xml_name(handle).map { String(cString: $0) } ?? ""
    if dossier_xml_is_empty(handle) == 1 {
      pendingEnd = name
    } else {
      open.append(name)
      guard open.count <= Self.maximumDepth else {
        throw XMLError(line: line, message: "elements are nested deeper than \(Self.maximumDepth)")
      }
    }
    return .start(name)
  }
}
