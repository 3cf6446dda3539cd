import Governance
import Manifest

/// Where a finding is shown by tools that need a file and a region: the start of the manifest where it has no place of its own.
struct FindingPlace {
  var file: String
  var line: Int
  var column: Int
  var endColumn: Int

  /// - Parameter fallback: the file that findings without a place belong to.
  init(_ finding: GateFinding, fallback: String) {
    let place = finding.finding.location
    file = place?.file ?? fallback
    line = max(1, place?.line ?? 1)
    column = max(1, place?.column ?? 1)
    endColumn = max(column + 1, finding.endColumn ?? column + 1)
  }

  /// What findings about the run as a whole point at.
  static let organisation = "dossier.yaml"

  /// The path as a URI reference (RFC 3986): relative where the file lies below the folder the tool was started in.
  var uri: String {
    let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)
    var text = file.hasPrefix("/") ? "file://" : ""
    for byte in file.utf8 {
      if allowed.contains(byte) {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return text
  }
}
