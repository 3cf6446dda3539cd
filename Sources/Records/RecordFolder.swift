import Foundation
import Manifest

/// The folder of records: one file an evaluation, `PROJECT/EVALUATION.json`.
public struct RecordFolder: Sendable {
  public let path: String

  /// A larger file is no record.
  private static let limit = 64 << 20

  public init(path: String) { self.path = path }

  /// The file of an evaluation.
  public func file(project: String, evaluation: String) -> String {
    "\(path)/\(Self.name(project))/\(Self.name(evaluation)).json"
  }

  /// - Returns: nil where nothing is recorded.
  /// - Throws: when the file is there and is no record.
  public func read(project: String, evaluation: String) throws(RecordError) -> EvaluationRecord? {
    let place = file(project: project, evaluation: evaluation)
    guard let size = try? FileManager.default.attributesOfItem(atPath: place)[.size] as? Int else { return nil }
    guard size <= Self.limit, let data = FileManager.default.contents(atPath: place) else {
      throw RecordError(.read, "cannot read \(place)")
    }
    guard let json = try? JSONValue(parsing: [UInt8](data)), let record = EvaluationRecord(json: json),
      record.project == project, record.evaluation == evaluation
    else {
      throw RecordError(
        .read, "\(place) is no record of \(project), \(evaluation)",
        help: "remove it, or measure again with dossier evaluate --rerun")
    }
    return record
  }

  public func write(_ record: EvaluationRecord) throws(RecordError) {
    let place = file(project: record.project, evaluation: record.evaluation)
    let bytes = Array((record.json().text() + "\n").utf8)
    if let old = FileManager.default.contents(atPath: place), [UInt8](old) == bytes { return }
    try AtomicFile.write(bytes, to: place)
  }

  /// A name that no file system minds: letters, digits, `-`, `_` and inner dots stay, everything else becomes `%` and two digits a byte.
  private static func name(_ id: String) -> String {
    var text = ""
    for (position, byte) in id.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: ".") where position > 0: text.append(".")
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return text
  }
}
