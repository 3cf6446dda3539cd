import Interchange
import Manifest
import Measurements
import XML

/// Reads a file as the kind of evidence it is said to be, or as what its content shows it to be.
struct EvidenceReading {
  let bytes: [UInt8]
  let path: String
  /// The project's folder, in which the files are looked for that a report speaks of.
  let folder: String

  func read(_ kind: EvidenceSource.Kind, into result: inout EvidenceResult) {
    readContent(kind, into: &result)
    if case .tests(let report) = result.content { result.date = report.date }
  }

  private func readContent(_ kind: EvidenceSource.Kind, into result: inout EvidenceResult) {
    switch kind {
    case .document: result.content = .document(DocumentReader.read(bytes, path: path))
    case .junit:
      result.content =
        xml { () throws(XMLError) in try tests() } ?? .unreadable("this is no test report in JUnit's form")
    case .cobertura(let minimum):
      result.content =
        xml { () throws(XMLError) in try coverage(minimum) }
        ?? .unreadable("this is no coverage report in Cobertura's form")
    case .sarif:
      result.content =
        AnalysisReader.read(bytes).map(EvidenceContent.analysis) ?? .unreadable("this is no SARIF log of version 2.1.0")
    case .dbt: readTransformations(into: &result)
    case .detect: detect(into: &result)
    case .mlflowRun, .dvc, .gitTag, .gitCommit, .signed: result.content = .unreadable("it is not a file of its own")
    }
  }

  private func detect(into result: inout EvidenceResult) {
    let start = bytes.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF || $0 == 32 || (9...13).contains($0) }.first
    if start == UInt8(ascii: "<"), path.hasSuffix(".xml") {
      result.content =
        xml(either) ?? .document(DocumentFacts(words: nil))
      return
    }
    if start == UInt8(ascii: "{") {
      if let report = AnalysisReader.read(bytes) {
        result.content = .analysis(report)
        return
      }
      if TransformationReader.read(bytes) != nil {
        readTransformations(into: &result)
        return
      }
    }
    result.content = .document(DocumentReader.read(bytes, path: path))
  }

  private func readTransformations(into result: inout EvidenceResult) {
    guard let found = TransformationReader.read(bytes) else {
      result.content = .unreadable("this is no run_results.json of dbt")
      return
    }
    result.content = .transformations(found.run)
    result.date = found.day.flatMap { CalendarDate($0) }
  }

  private func either() throws(XMLError) -> EvidenceContent? {
    if let content = try tests() { return content }
    return try coverage(nil)
  }

  private func tests() throws(XMLError) -> EvidenceContent? {
    guard let report = try JUnitReader.read(bytes, path: path) else { return nil }
    return .tests(report)
  }

  private func coverage(_ minimum: Double?) throws(XMLError) -> EvidenceContent? {
    guard let reading = try CoberturaReader.read(bytes) else { return nil }
    var report = reading.report
    report.minimum = minimum
    if report.contradiction == nil { report.contradiction = CodeFiles(project: folder).contradiction(in: reading) }
    return .coverage(report)
  }

  private func xml(_ read: () throws(XMLError) -> EvidenceContent?) -> EvidenceContent? {
    do throws(XMLError) {
      return try read()
    } catch {
      return .unreadable("line \(error.line): \(error.message)")
    }
  }
}
