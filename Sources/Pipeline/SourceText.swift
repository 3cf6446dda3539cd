import Foundation
import Manifest

/// Adds the source line to diagnostics that were made after the manifest was read.
struct SourceText {
  private var files: [String: [Substring]] = [:]

  mutating func line(at location: SourceLocation, root: String) -> String? {
    if files[location.file] == nil {
      let text = (try? String(contentsOfFile: location.file, encoding: .utf8)) ?? ""
      files[location.file] = text.split(separator: "\n", omittingEmptySubsequences: false)
    }
    guard let lines = files[location.file], lines.indices.contains(location.line - 1) else { return nil }
    return String(
      lines[location.line - 1].last == "\r" ? lines[location.line - 1].dropLast() : lines[location.line - 1])
  }
}
