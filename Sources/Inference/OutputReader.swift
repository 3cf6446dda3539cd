import COnnxRuntime
import Foundation
import Manifest

/// Which outputs of a model are read, and as what.
struct OutputPlan: Sendable {
  var labels: Int?
  var probabilities: Int?
  var values: Int?

  init(_ signature: ModelSignature, _ spec: OnnxModel) throws(InferenceError) {
    let outputs = signature.outputs
    if let name = spec.outputName {
      guard let index = outputs.firstIndex(where: { $0.name == name.value }) else {
        throw InferenceError(
          .mismatch, "the model has no output “\(name.value)”",
          expected: "one of: \(outputs.map(\.text).joined(separator: ", "))")
      }
      assign(index, outputs[index].shape, spec.output, alone: true)
      return
    }
    let labelled = outputs.firstIndex { Self.holdsLabels($0.shape) }
    let numeric = outputs.indices.filter { Self.holdsNumbers(outputs[$0].shape) }
    let named = numeric.first { outputs[$0].name.lowercased().contains("prob") }
    let best = named ?? numeric.first
    switch spec.output {
    case .labels: labels = labelled ?? best
    case .values, .scores: values = best
    case .probabilities:
      probabilities = best
      labels = labelled
    case .auto:
      labels = labelled
      if let best { assign(best, outputs[best].shape, .auto, alone: labelled == nil) }
    }
    guard labels != nil || probabilities != nil || values != nil else {
      throw InferenceError(
        .mismatch, "the model has no output of the kind \(spec.output.rawValue)",
        expected: "one of its outputs to fit: \(outputs.map(\.text).joined(separator: ", "))")
    }
  }

  private mutating func assign(_ index: Int, _ shape: ModelSignature.Port.Shape, _ kind: OnnxModel.Output, alone: Bool)
  {
    switch kind {
    case .labels: labels = index
    case .values, .scores: values = index
    case .probabilities: probabilities = index
    case .auto:
      if Self.holdsLabels(shape) {
        labels = index
      } else if !alone || Self.isWide(shape) {
        probabilities = index
      } else {
        values = index
      }
    }
  }

  private static func holdsLabels(_ shape: ModelSignature.Port.Shape) -> Bool {
    guard case .tensor(let type, let dims) = shape, dims.count <= 2 else { return false }
    switch type {
    case .string, .int64, .int32, .bool, .uint8, .int8, .int16, .uint16, .uint32, .uint64: return true
    case .float, .double, .float16: return false
    }
  }

  private static func holdsNumbers(_ shape: ModelSignature.Port.Shape) -> Bool {
    switch shape {
    case .tensor(let type, _): type == .float || type == .double || type == .float16
    case .maps: true
    case .other: false
    }
  }

  /// Known to have more than one number a row.
  private static func isWide(_ shape: ModelSignature.Port.Shape) -> Bool {
    switch shape {
    case .tensor(_, let dims): dims.count == 2 && (dims[1] ?? 1) > 1
    case .maps: true
    case .other: false
    }
  }
}

/// Copies the outputs of one run into predictions.
struct OutputReader {
  let outputs: OpaquePointer
  /// Rows that count; a padded batch has more.
  let rows: Int

  func numbers(_ index: Int) throws(InferenceError) -> (values: [Double], width: Int) {
    var element: Int32 = 0
    var count = 0
    var rank = 0
    var dims = [Int64](repeating: 0, count: 8)
    var data: UnsafeRawPointer?
    guard dossier_ort_tensor(outputs, index, &element, &count, &rank, &dims, &data), let data,
      let type = ModelSignature.ElementType(code: element)
    else { throw InferenceError(.runFailed, "an output of the model is no tensor of numbers") }
    let all = rank == 0 ? 1 : Int(dims[0])
    guard all >= rows, all > 0, count % all == 0 else {
      throw InferenceError(
        .mismatch, "the model gave \(all) rows for \(rows)", expected: "one row of output a row of input")
    }
    let width = count / all
    let wanted = rows * width
    switch type {
    case .float:
      let source = data.assumingMemoryBound(to: Float.self)
      return ((0..<wanted).map { Double(source[$0]) }, width)
    case .double:
      return (Array(UnsafeBufferPointer(start: data.assumingMemoryBound(to: Double.self), count: wanted)), width)
    case .float16:
      let source = data.assumingMemoryBound(to: UInt16.self)
      return ((0..<wanted).map { HalfFloat.value(source[$0]) }, width)
    case .int64:
      let source = data.assumingMemoryBound(to: Int64.self)
      return ((0..<wanted).map { Double(source[$0]) }, width)
    default:
      throw InferenceError(.mismatch, "an output of the model holds \(type.rawValue), which is no probability or value")
    }
  }

  func labels(_ index: Int) throws(InferenceError) -> [String] {
    var element: Int32 = 0
    var count = 0
    var rank = 0
    var dims = [Int64](repeating: 0, count: 8)
    var data: UnsafeRawPointer?
    guard dossier_ort_tensor(outputs, index, &element, &count, &rank, &dims, &data) else {
      throw InferenceError(.runFailed, "the label output of the model is no tensor")
    }
    guard count >= rows else { throw InferenceError(.mismatch, "the model gave \(count) labels for \(rows) rows") }
    switch ModelSignature.ElementType(code: element) {
    case .string: return try texts(index)
    case .int64:
      return data.map { source in
        let values = source.assumingMemoryBound(to: Int64.self)
        return (0..<rows).map { String(values[$0]) }
      } ?? []
    case .int32:
      return data.map { source in
        let values = source.assumingMemoryBound(to: Int32.self)
        return (0..<rows).map { String(values[$0]) }
      } ?? []
    case .bool:
      return data.map { source in
        let values = source.assumingMemoryBound(to: UInt8.self)
        return (0..<rows).map { values[$0] != 0 ? "true" : "false" }
      } ?? []
    default: throw InferenceError(.mismatch, "the label output of the model holds neither text nor whole numbers")
    }
  }

  private func texts(_ index: Int) throws(InferenceError) -> [String] {
    var bytes: UnsafeMutablePointer<CChar>?
    var length = 0
    var offsets: UnsafeMutablePointer<Int>?
    var count = 0
    guard dossier_ort_texts(outputs, index, &bytes, &length, &offsets, &count), let bytes, let offsets else {
      throw InferenceError(.runFailed, "the labels of the model cannot be read")
    }
    defer {
      dossier_ort_free(bytes)
      dossier_ort_free(offsets)
    }
    let raw = UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self)
    return (0..<rows).map { row in
      let start = offsets[row]
      let end = row + 1 < count ? offsets[row + 1] : length
      return String(decoding: UnsafeBufferPointer(start: raw + start, count: max(0, end - start)), as: UTF8.self)
    }
  }

  /// Probabilities from maps, for models whose maps could not be stripped.
  func maps(_ index: Int) throws(InferenceError) -> (values: [Double], classes: [String]) {
    guard dossier_ort_map_count(outputs, index) >= rows else {
      throw InferenceError(.mismatch, "the model gave fewer maps than rows")
    }
    var classes: [String] = []
    var values: [Double] = []
    for row in 0..<rows {
      guard let map = dossier_ort_map(outputs, index, row) else {
        throw InferenceError(.runFailed, "a map of the model's output cannot be read")
      }
      defer { dossier_ort_release(map) }
      var element: Int32 = 0
      var count = 0
      var rank = 0
      var dims = [Int64](repeating: 0, count: 8)
      var data: UnsafeRawPointer?
      guard dossier_ort_tensor(map, 1, &element, &count, &rank, &dims, &data) else {
        throw InferenceError(.runFailed, "a map of the model's output has no numbers")
      }
      let keys = try OutputReader(outputs: map, rows: count).labels(0)
      let numbers = try OutputReader(outputs: map, rows: count).numbers(1).values
      if row == 0 { classes = keys }
      guard keys == classes else {
        throw InferenceError(.mismatch, "the maps of the model's output have different keys")
      }
      values += numbers
    }
    return (values, classes)
  }
}
