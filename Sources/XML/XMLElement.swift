/// An element of a document with all that is in it.
public final class XMLElement {
  /// Without a namespace prefix.
  public let name: String
  public let attributes: [(name: String, value: String)]
  /// Counted from 1.
  public let line: Int
  public private(set) var children: [XMLElement] = []
  /// The text directly in the element, in order, with what stands between left out.
  public private(set) var text = ""

  private init(name: String, attributes: [(name: String, value: String)], line: Int) {
    self.name = name
    self.attributes = attributes
    self.line = line
  }

  /// The value of an attribute; nil when there is none of that name.
  public subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The first child of that name.
  public func child(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  /// Reads a whole document.
  ///
  /// - Parameter elements: how many elements it may have.
  /// - Throws: `XMLError` when the document is not well-formed or breaks a limit.
  public static func read(_ document: [UInt8], limits: XMLReader.Limits, elements: Int) throws(XMLError) -> XMLElement {
    let reader = try XMLReader(document, limits: limits)
    var open: [XMLElement] = []
    var root: XMLElement?
    var count = 0
    while let event = try reader.next() {
      switch event {
      case .start(let name):
        count += 1
        guard count <= elements else {
          throw XMLError(line: reader.line, message: "the document has more than \(elements) elements")
        }
        let line = reader.line
        let element = XMLElement(name: name, attributes: reader.attributes(), line: line)
        if let parent = open.last { parent.children.append(element) } else { root = element }
        open.append(element)
      case .end: open.removeLast()
      case .text: open.last?.text += reader.text
      case .other: break
      }
    }
    guard let root else { throw XMLError(line: 1, message: "the document is empty") }
    return root
  }
}
