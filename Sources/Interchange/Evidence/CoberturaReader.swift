import Measurements
import XML

/// Reads coverage reports in Cobertura's XML form, which coverage.py, JaCoCo converters, gcovr and others write.
public enum CoberturaReader {
  /// Counts the lines of every class. The rates written in the file are not believed; lines of methods, which repeat those of
  /// their class, are passed over.
  ///
  /// - Returns: nil when the root element is not that of a coverage report.
  /// - Throws: `XMLError` when the document is not well-formed or breaks a limit.
  public static func read(_ document: [UInt8]) throws(XMLError) -> CoverageReport? {
    let reader = try XMLReader(document)
    var report = CoverageReport(lines: 0, coveredLines: 0)
    var isReport = false
    var methods = 0
    while let event = try reader.next() {
      switch event {
      case .start(let name):
        if !isReport {
          guard name == "coverage" else { return nil }
          isReport = true
        }
        if name == "methods" { methods += 1 }
        if name == "line", methods == 0, let hits = reader.attribute("hits").flatMap({ Int($0) }) {
          report.lines += 1
          if hits > 0 { report.coveredLines += 1 }
        }
      case .end("methods"): methods -= 1
      case .end, .text, .other: break
      }
    }
    return isReport ? report : nil
  }
}
