import COnnxRuntime
import Foundation
import Tables

/// The values of one input for all rows, laid out as the model takes them. Owns its memory.
final class PreparedInput: @unchecked Sendable {
  private let element: ModelSignature.ElementType
  private let rank: Int
  private let width: Int
  /// Numbers, row after row; nil for texts.
  private let numbers: UnsafeMutableRawBufferPointer?
  /// Texts, each followed by a NUL, and where each cell begins.
  private let texts: UnsafeMutableBufferPointer<CChar>?
  private let pointers: UnsafeMutableBufferPointer<UnsafePointer<CChar>>?

  init(_ bound: BoundInput, _ table: Table, lowercase: Bool) throws(InferenceError) {
    element = bound.element
    rank = bound.rank
    width = bound.columns.count
    let columns = bound.columns.compactMap { table.column(named: $0) }
    if bound.element.isText {
      let (bytes, cells) = try Self.texts(columns, rows: table.rowCount, lowercase: lowercase)
      texts = bytes
      pointers = cells
      numbers = nil
    } else {
      numbers = try Self.numbers(columns, rows: table.rowCount, bound)
      texts = nil
      pointers = nil
    }
  }

  deinit {
    numbers?.deallocate()
    texts?.deallocate()
    pointers?.deallocate()
  }

  /// The rows of a batch, borrowed while this object lives.
  func slice(_ start: Int, _ count: Int) -> dossier_ort_input {
    var input = dossier_ort_input()
    input.element = element.code
    input.rank = rank
    input.dims = (Int64(count), Int64(width))
    input.count = count * width
    if let numbers {
      let stride = width * element.size
      input.data = numbers.baseAddress.map { UnsafeRawPointer($0 + start * stride) }
      input.bytes = count * stride
    } else {
      input.texts = pointers?.baseAddress.map { UnsafePointer($0 + start * width) }
    }
    return input
  }

  private static func numbers(
    _ columns: [Column], rows: Int, _ bound: BoundInput
  ) throws(InferenceError) -> UnsafeMutableRawBufferPointer {
    let element = bound.element
    let width = columns.count
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, rows * width * element.size), alignment: 16)
    do throws(InferenceError) {
      for (position, column) in columns.enumerated() {
        try fill(buffer, column, rows: rows, position: position, width: width, element)
      }
    } catch {
      buffer.deallocate()
      throw error
    }
    return buffer
  }

  private static func fill(
    _ buffer: UnsafeMutableRawBufferPointer, _ column: Column, rows: Int, position: Int, width: Int,
    _ element: ModelSignature.ElementType
  ) throws(InferenceError) {
    switch element {
    case .float:
      let out = buffer.bindMemory(to: Float.self)
      try each(column, rows, nullAs: .nan) { row, value in out[row * width + position] = Float(value) }
    case .double:
      let out = buffer.bindMemory(to: Double.self)
      try each(column, rows, nullAs: .nan) { row, value in out[row * width + position] = value }
    case .float16:
      let out = buffer.bindMemory(to: UInt16.self)
      try each(column, rows, nullAs: .nan) { row, value in out[row * width + position] = HalfFloat.bits(Float(value)) }
    case .int64: try integers(buffer.bindMemory(to: Int64.self), column, rows, position, width)
    case .int32: try integers(buffer.bindMemory(to: Int32.self), column, rows, position, width)
    case .int16: try integers(buffer.bindMemory(to: Int16.self), column, rows, position, width)
    case .int8: try integers(buffer.bindMemory(to: Int8.self), column, rows, position, width)
    case .uint64: try integers(buffer.bindMemory(to: UInt64.self), column, rows, position, width)
    case .uint32: try integers(buffer.bindMemory(to: UInt32.self), column, rows, position, width)
    case .uint16: try integers(buffer.bindMemory(to: UInt16.self), column, rows, position, width)
    case .uint8: try integers(buffer.bindMemory(to: UInt8.self), column, rows, position, width)
    case .bool:
      let out = buffer.bindMemory(to: UInt8.self)
      try flags(out, column, rows, position, width)
    case .string: break
    }
  }

  private static func each(
    _ column: Column, _ rows: Int, nullAs missing: Double, _ store: (Int, Double) -> Void
  ) throws(InferenceError) {
    switch column.values {
    case .doubles(let values): for row in 0..<rows { store(row, column.isNull(row) ? missing : values[row]) }
    case .integers(let values): for row in 0..<rows { store(row, column.isNull(row) ? missing : Double(values[row])) }
    case .booleans(let values): for row in 0..<rows { store(row, column.isNull(row) ? missing : (values[row] ? 1 : 0)) }
    case .texts, .dates, .timestamps:
      throw InferenceError(
        .mismatch, "the column “\(column.name)” holds \(column.typeName), but the model takes numbers there",
        help: "is the right column given? text in a column of numbers makes all of it text")
    }
  }

  private static func integers<Element: FixedWidthInteger>(
    _ out: UnsafeMutableBufferPointer<Element>, _ column: Column, _ rows: Int, _ position: Int, _ width: Int
  ) throws(InferenceError) {
    for row in 0..<rows {
      guard let value = column.number(at: row) else {
        let why = column.isNull(row) ? "is empty" : "holds \(column.typeName)"
        throw InferenceError(
          .mismatch, "the column “\(column.name)” \(why) in row \(row + 1), but the model takes whole numbers there")
      }
      let exact: Element?
      if case .integers(let values) = column.values {
        exact = Element(exactly: values[row])
      } else {
        exact = Element(exactly: value)
      }
      guard let exact else {
        throw InferenceError(
          .mismatch,
          "the value \(value) of the column “\(column.name)” in row \(row + 1) does not fit the model's whole number")
      }
      out[row * width + position] = exact
    }
  }

  private static func flags(
    _ out: UnsafeMutableBufferPointer<UInt8>, _ column: Column, _ rows: Int, _ position: Int, _ width: Int
  ) throws(InferenceError) {
    for row in 0..<rows {
      switch column.text(at: row) {
      case "true", "True", "TRUE", "1": out[row * width + position] = 1
      case "false", "False", "FALSE", "0": out[row * width + position] = 0
      default:
        throw InferenceError(
          .mismatch, "the column “\(column.name)” is neither true nor false in row \(row + 1), as the model takes it")
      }
    }
  }

  private static func texts(
    _ columns: [Column], rows: Int, lowercase: Bool
  ) throws(InferenceError) -> (UnsafeMutableBufferPointer<CChar>, UnsafeMutableBufferPointer<UnsafePointer<CChar>>) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    starts.reserveCapacity(rows * columns.count)
    for row in 0..<rows {
      for column in columns {
        starts.append(bytes.count)
        guard !column.isNull(row) else {
          throw InferenceError(
            .mismatch, "the column “\(column.name)” is empty in row \(row + 1), but the model takes text there",
            help: "fill empty values as it was done in training")
        }
        if lowercase {
          bytes.append(contentsOf: (column.text(at: row) ?? "").lowercased().utf8)
        } else if case .texts(let values) = column.values {
          bytes.append(contentsOf: values.bytes[values.offsets[row]..<values.offsets[row + 1]])
        } else {
          bytes.append(contentsOf: (column.text(at: row) ?? "").utf8)
        }
        if bytes[(starts.last ?? 0)...].contains(0) {
          throw InferenceError(.mismatch, "the column “\(column.name)” holds a NUL character in row \(row + 1)")
        }
        bytes.append(0)
      }
    }
    let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: max(1, bytes.count))
    for (position, byte) in bytes.enumerated() { buffer.initializeElement(at: position, to: CChar(bitPattern: byte)) }
    if bytes.isEmpty { buffer.initializeElement(at: 0, to: 0) }
    let cells = UnsafeMutableBufferPointer<UnsafePointer<CChar>>.allocate(capacity: max(1, starts.count))
    guard let base = buffer.baseAddress else { throw InferenceError(.runFailed, "out of memory") }
    if starts.isEmpty { cells.initializeElement(at: 0, to: UnsafePointer(base)) }
    for (position, start) in starts.enumerated() {
      cells.initializeElement(at: position, to: UnsafePointer(base + start))
    }
    return (buffer, cells)
  }
}

/// IEEE 754 binary16, for inputs and outputs of half precision.
enum HalfFloat {
  static func bits(_ value: Float) -> UInt16 {
    let bits = value.bitPattern
    let sign = UInt16(bits >> 16 & 0x8000)
    let exponent = Int(bits >> 23 & 0xFF) - 127 + 15
    var mantissa = bits & 0x7F_FFFF
    if bits >> 23 & 0xFF == 0xFF { return sign | 0x7C00 | (mantissa == 0 ? 0 : 0x200) }
    if exponent >= 31 { return sign | 0x7C00 }
    if exponent <= 0 {
      guard exponent >= -10 else { return sign }
      mantissa |= 0x80_0000
      let shift = UInt32(14 - exponent)
      let rounded = (mantissa + (1 << (shift - 1)) - 1 + (mantissa >> shift & 1)) >> shift
      return sign | UInt16(rounded)
    }
    let rounded =
      (UInt32(exponent) << 10 | mantissa >> 13) + ((mantissa & 0x1FFF) + (mantissa >> 13 & 1) > 0x1000 ? 1 : 0)
    return sign | UInt16(min(rounded, 0x7C00))
  }

  static func value(_ bits: UInt16) -> Double {
    let sign: Double = bits & 0x8000 == 0 ? 1 : -1
    let exponent = Int(bits >> 10 & 0x1F)
    let mantissa = Double(bits & 0x3FF)
    if exponent == 31 { return mantissa == 0 ? sign * .infinity : .nan }
    if exponent == 0 { return sign * mantissa * 0x1p-24 }
    return sign * (1024 + mantissa) * Double(sign: .plus, exponent: exponent - 25, significand: 1)
  }
}
