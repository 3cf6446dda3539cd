/// What is read from an ONNX file itself, beside what the runtime says: operator sets, class labels, the ZipMap at its end.
///
/// Field numbers: onnx.proto of the ONNX project (ModelProto, GraphProto, NodeProto, AttributeProto, TensorProto).
struct OnnxGraph {
  struct Node {
    var inputs: [String] = []
    var outputs: [String] = []
    var operation = ""
    var stringLabels: [String] = []
    var integerLabels: [Int64] = []
    var range: Range<Int>
  }

  private let bytes: [UInt8]
  private(set) var opsets: [(domain: String, version: Int)] = []
  private(set) var nodes: [Node] = []
  /// Graph outputs: names with the bytes they were written in.
  private(set) var outputs: [(name: String, range: Range<Int>)] = []
  /// A file beside the model that tensors are kept in.
  private(set) var outsideData: String?
  /// Constant tensors of class labels, by name.
  private(set) var labelTensors: [String: [String]] = [:]
  private var graphRange: Range<Int>?
  private var graphFieldRange: Range<Int>?

  var isEmpty: Bool { graphRange == nil }

  /// Nil when the bytes are no protocol-buffer message of a model.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    do {
      try read()
    } catch {
      return nil
    }
  }

  private mutating func read() throws(ProtobufReader.Malformed) {
    let whole = bytes
    let result = whole.withUnsafeBufferPointer { buffer -> Result<Parts, ProtobufReader.Malformed> in
      do throws(ProtobufReader.Malformed) { return .success(try Parts(buffer)) } catch { return .failure(error) }
    }
    let parts = try result.get()
    opsets = parts.opsets
    nodes = parts.nodes
    outputs = parts.outputs
    outsideData = parts.outsideData
    labelTensors = parts.labelTensors
    graphRange = parts.graphRange
    graphFieldRange = parts.graphFieldRange
  }

  /// Class labels in the order of the probability columns, where the file says them.
  ///
  /// - Parameter output: the graph output that holds the probabilities.
  var classLabels: [String]? {
    for node in nodes.reversed() where Self.classifiers.contains(node.operation) {
      if !node.stringLabels.isEmpty { return node.stringLabels }
      if !node.integerLabels.isEmpty { return node.integerLabels.map { String($0) } }
    }
    // Pipelines without a classifier node pick the label out of a constant by the position of the largest probability.
    for node in nodes.reversed() where node.operation == "ArrayFeatureExtractor" || node.operation == "Gather" {
      if let name = node.inputs.first, let labels = labelTensors[name], labels.count > 1 { return labels }
    }
    return nil
  }

  private static let classifiers: Set<String> = [
    "ZipMap", "TreeEnsembleClassifier", "LinearClassifier", "SVMClassifier",
  ]

  /// The model without the ZipMap nodes that turn probabilities into maps: reading maps costs more than most models.
  ///
  /// - Returns: nil when there is none.
  func withoutZipMap() -> [UInt8]? {
    guard let graphRange, let graphFieldRange else { return nil }
    var removed: [Range<Int>] = []
    var replaced: [(range: Range<Int>, field: [UInt8])] = []
    for node in nodes where node.operation == "ZipMap" {
      guard let input = node.inputs.first, let output = node.outputs.first,
        let port = outputs.first(where: { $0.name == output })
      else { continue }
      removed.append(node.range)
      let tensor = ProtobufReader.field(1, [0x08, 0x01])
      let value = ProtobufReader.field(1, Array(input.utf8)) + ProtobufReader.field(2, tensor)
      replaced.append((port.range, ProtobufReader.field(12, value)))
    }
    guard !removed.isEmpty else { return nil }
    let edits = (removed.map { ($0, [UInt8]()) } + replaced.map { ($0.range, $0.field) })
      .sorted { $0.0.lowerBound < $1.0.lowerBound }
    var graph: [UInt8] = []
    var position = graphRange.lowerBound
    for (range, field) in edits {
      graph += bytes[position..<range.lowerBound]
      graph += field
      position = range.upperBound
    }
    graph += bytes[position..<graphRange.upperBound]
    return Array(bytes[..<graphFieldRange.lowerBound]) + ProtobufReader.field(7, graph)
      + Array(bytes[graphFieldRange.upperBound...])
  }

  private struct Parts {
    var opsets: [(domain: String, version: Int)] = []
    var nodes: [Node] = []
    var outputs: [(name: String, range: Range<Int>)] = []
    var outsideData: String?
    var labelTensors: [String: [String]] = [:]
    var graphRange: Range<Int>?
    var graphFieldRange: Range<Int>?
    let buffer: UnsafeBufferPointer<UInt8>

    init(_ buffer: UnsafeBufferPointer<UInt8>) throws(ProtobufReader.Malformed) {
      self.buffer = buffer
      var model = ProtobufReader(buffer, 0..<buffer.count)
      while let (number, value, range) = try model.next() {
        guard case .bytes(let content) = value else { continue }
        if number == 8 { try readOpset(content) }
        if number == 7 {
          graphRange = content
          graphFieldRange = range
          try readGraph(content)
        }
      }
    }

    private mutating func readOpset(_ range: Range<Int>) throws(ProtobufReader.Malformed) {
      var domain = ""
      var version = 0
      var reader = ProtobufReader(buffer, range)
      while let (number, value, _) = try reader.next() {
        if number == 1, case .bytes(let text) = value { domain = string(text) }
        if number == 2, case .varint(let number) = value { version = Int(truncatingIfNeeded: number) }
      }
      opsets.append((domain.isEmpty ? "ai.onnx" : domain, version))
    }

    private mutating func readGraph(_ range: Range<Int>) throws(ProtobufReader.Malformed) {
      var reader = ProtobufReader(buffer, range)
      while let (number, value, field) = try reader.next() {
        guard case .bytes(let content) = value else { continue }
        switch number {
        case 1: try readNode(content, field)
        case 5: try readTensor(content)
        case 12:
          var port = ProtobufReader(buffer, content)
          while let (number, value, _) = try port.next() {
            if number == 1, case .bytes(let text) = value { outputs.append((string(text), field)) }
          }
        default: break
        }
      }
    }

    private mutating func readNode(_ range: Range<Int>, _ field: Range<Int>) throws(ProtobufReader.Malformed) {
      var node = Node(range: field)
      var reader = ProtobufReader(buffer, range)
      while let (number, value, _) = try reader.next() {
        guard case .bytes(let content) = value else { continue }
        switch number {
        case 1: node.inputs.append(string(content))
        case 2: node.outputs.append(string(content))
        case 4: node.operation = string(content)
        case 5: try readAttribute(content, into: &node)
        default: break
        }
      }
      nodes.append(node)
    }

    private mutating func readAttribute(_ range: Range<Int>, into node: inout Node) throws(ProtobufReader.Malformed) {
      var name = ""
      var strings: [String] = []
      var integers: [Int64] = []
      var reader = ProtobufReader(buffer, range)
      while let (number, value, _) = try reader.next() {
        switch (number, value) {
        case (1, .bytes(let text)): name = string(text)
        case (9, .bytes(let text)) where strings.count < 100_000: strings.append(string(text))
        case (8, .varint(let number)): integers.append(Int64(bitPattern: number))
        case (8, .bytes(let packed)) where name.hasPrefix("classlabels") || name.isEmpty:
          integers += try packedIntegers(packed)
        case (5, .bytes(let tensor)): try readTensor(tensor)
        default: break
        }
      }
      guard name.hasPrefix("classlabels") else { return }
      if !strings.isEmpty { node.stringLabels = strings }
      if !integers.isEmpty { node.integerLabels = integers }
    }

    private mutating func readTensor(_ range: Range<Int>) throws(ProtobufReader.Malformed) {
      var name = ""
      var type: UInt64 = 0
      var strings: [String] = []
      var integers: [Int64] = []
      var raw: Range<Int>?
      var reader = ProtobufReader(buffer, range)
      while let (number, value, _) = try reader.next() {
        switch (number, value) {
        case (2, .varint(let number)): type = number
        case (8, .bytes(let text)): name = string(text)
        case (6, .bytes(let text)) where strings.count < 10_000: strings.append(string(text))
        case (7, .varint(let number)), (5, .varint(let number)): integers.append(Int64(bitPattern: number))
        case (7, .bytes(let packed)), (5, .bytes(let packed)):
          if packed.count < 100_000 { integers += try packedIntegers(packed) }
        case (9, .bytes(let data)): raw = data
        case (13, .bytes(let entry)): try readOutside(entry)
        default: break
        }
      }
      if let raw, type == 7, raw.count % 8 == 0, raw.count <= 80_000 {
        integers = stride(from: raw.lowerBound, to: raw.upperBound, by: 8).map { start in
          var bits: UInt64 = 0
          for offset in 0..<8 { bits |= UInt64(buffer[start + offset]) << UInt64(8 * offset) }
          return Int64(bitPattern: bits)
        }
      }
      guard !name.isEmpty else { return }
      if !strings.isEmpty {
        labelTensors[name] = strings
      } else if !integers.isEmpty, integers.count <= 10_000, type == 6 || type == 7 {
        labelTensors[name] = integers.map { String($0) }
      }
    }

    private mutating func readOutside(_ range: Range<Int>) throws(ProtobufReader.Malformed) {
      var key = ""
      var text = ""
      var reader = ProtobufReader(buffer, range)
      while let (number, value, _) = try reader.next() {
        if number == 1, case .bytes(let content) = value { key = string(content) }
        if number == 2, case .bytes(let content) = value { text = string(content) }
      }
      if key == "location" { outsideData = text }
    }

    private func packedIntegers(_ range: Range<Int>) throws(ProtobufReader.Malformed) -> [Int64] {
      var values: [Int64] = []
      var position = range.lowerBound
      while position < range.upperBound {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
          guard position < range.upperBound, shift < 70 else { throw ProtobufReader.Malformed() }
          let byte = buffer[position]
          position += 1
          if shift < 64 { value |= UInt64(byte & 0x7F) << shift }
          if byte & 0x80 == 0 { break }
          shift += 7
        }
        values.append(Int64(bitPattern: value))
      }
      return values
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: buffer[range], as: UTF8.self) }
  }
}
