import COnnxRuntime

/// A loaded model. The runtime allows any number of threads to run one session at once.
public final class OnnxSession: @unchecked Sendable {
  public let signature: ModelSignature
  public let metadata: ModelMetadata
  /// What it runs on.
  public let provider: ExecutionProvider
  /// Labels of the probability columns, in their order, where the file says them.
  public let classLabels: [String]?
  let handle: OpaquePointer
  private let runtime: OnnxRuntime

  init(_ handle: OpaquePointer, runtime: OnnxRuntime, graph: OnnxGraph, provider: ExecutionProvider, stripped: Bool) {
    self.handle = handle
    self.runtime = runtime
    self.provider = provider
    classLabels = graph.classLabels
    signature = ModelSignature(inputs: Self.ports(handle, outputs: false), outputs: Self.ports(handle, outputs: true))
    metadata = Self.metadata(handle, graph)
  }

  deinit { dossier_ort_close(handle) }

  private static func ports(_ handle: OpaquePointer, outputs: Bool) -> [ModelSignature.Port] {
    (0..<dossier_ort_port_count(handle, outputs)).map { index in
      let name = String(cString: dossier_ort_port_name(handle, outputs, index))
      var info = dossier_ort_port_info(handle, outputs, index)
      let rank = min(info.rank, 8)
      let dims = withUnsafeBytes(of: &info.dims) { raw in
        Array(raw.bindMemory(to: Int64.self).prefix(rank)).map { $0 < 0 ? nil : Int($0) }
      }
      switch Int(info.kind) {
      case Int(DOSSIER_ORT_TENSOR):
        guard let element = ModelSignature.ElementType(code: info.element), info.rank <= 8 else {
          return ModelSignature.Port(name: name, shape: .other("a tensor of an unusual type"))
        }
        return ModelSignature.Port(name: name, shape: .tensor(element, dims))
      case Int(DOSSIER_ORT_SEQUENCE):
        guard let key = ModelSignature.ElementType(code: info.key),
          let value = ModelSignature.ElementType(code: info.value)
        else { return ModelSignature.Port(name: name, shape: .other("a sequence")) }
        return ModelSignature.Port(name: name, shape: .maps(key: key, value: value))
      default: return ModelSignature.Port(name: name, shape: .other("not a tensor"))
      }
    }
  }

  private static func metadata(_ handle: OpaquePointer, _ graph: OnnxGraph) -> ModelMetadata {
    func fact(_ which: Int32) -> String? {
      guard let text = dossier_ort_fact(handle, which) else { return nil }
      defer { dossier_ort_free(text) }
      return String(cString: text)
    }
    var custom: [(key: String, value: String)] = []
    var count = 0
    if let pairs = dossier_ort_custom(handle, &count) {
      for index in stride(from: 0, to: count, by: 2) {
        if let key = pairs[index] {
          custom.append((String(cString: key), pairs[index + 1].map { String(cString: $0) } ?? ""))
        }
        dossier_ort_free(pairs[index])
        dossier_ort_free(pairs[index + 1])
      }
      dossier_ort_free(pairs)
    }
    return ModelMetadata(
      producer: fact(0), graphName: fact(1), domain: fact(2), description: fact(3),
      version: dossier_ort_model_version(handle), opsets: graph.opsets, custom: custom.sorted { $0.key < $1.key })
  }
}

extension ModelSignature.ElementType {
  private static let codes: [Int32: Self] = [
    1: .float, 2: .uint8, 3: .int8, 4: .uint16, 5: .int16, 6: .int32, 7: .int64, 8: .string, 9: .bool, 10: .float16,
    11: .double, 12: .uint32, 13: .uint64,
  ]

  init?(code: Int32) {
    guard let type = Self.codes[code] else { return nil }
    self = type
  }

  var code: Int32 { Self.codes.first { $0.value == self }?.key ?? 0 }

  /// Bytes a value; 0 for texts.
  var size: Int {
    switch self {
    case .int8, .uint8, .bool: 1
    case .int16, .uint16, .float16: 2
    case .float, .int32, .uint32: 4
    case .double, .int64, .uint64: 8
    case .string: 0
    }
  }

  var isText: Bool { self == .string }
}

extension ModelSignature.Port {
  /// `age: float [any, 1]`
  public var text: String {
    switch shape {
    case .tensor(let type, let dims):
      "\(name): \(type.rawValue) [\(dims.map { $0.map { String($0) } ?? "any" }.joined(separator: ", "))]"
    case .maps(let key, let value): "\(name): maps from \(key.rawValue) to \(value.rawValue)"
    case .other(let words): "\(name): \(words)"
    }
  }
}
