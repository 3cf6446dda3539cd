import Foundation
import Inference

/// A folder for one run, which only this person can read; removed at its end.
final class ScratchFolder {
  let path: String

  init() throws(InferenceError) {
    var template = Array((NSTemporaryDirectory() + "/dossier-XXXXXX").utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.flatMap { mkdtemp($0) } != nil }
    guard made else {
      throw InferenceError(.unavailable, "no temporary folder can be made: \(String(cString: strerror(errno)))")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
