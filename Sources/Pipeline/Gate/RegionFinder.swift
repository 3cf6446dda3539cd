import Foundation
import Governance
import Manifest

/// Says where the text that findings point at ends: at the end of its line, less white space and a comment.
struct RegionFinder {
  func complete(_ result: inout GateResult) {
    var source = SourceText()
    complete(&result.findings, &source)
    for index in result.projects.indices { complete(&result.projects[index].findings, &source) }
  }

  func complete(_ gate: inout ProjectGate) {
    var source = SourceText()
    complete(&gate.findings, &source)
  }

  private func complete(_ findings: inout [GateFinding], _ source: inout SourceText) {
    for index in findings.indices where findings[index].endColumn == nil {
      guard let place = findings[index].finding.location, let line = source.line(at: place, root: "") else { continue }
      var scalars = Array(line.unicodeScalars)
      if let comment = scalars.indices.last(where: { $0 > 0 && scalars[$0] == "#" && scalars[$0 - 1] == " " }),
        comment >= place.column
      {
        scalars = Array(scalars[..<comment])
      }
      while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
      findings[index].endColumn = max(place.column + 1, scalars.count + 1)
    }
  }
}
