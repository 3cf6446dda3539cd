import Measurements
import XML

/// Reads coverage reports in Cobertura's XML form, which coverage.py, JaCoCo converters, gcovr and others write.
public enum CoberturaReader {
  /// A file that a report speaks of.
  public struct File: Sendable, Hashable {
    /// As the report names it, relative to one of its sources.
    public var path: String
    public var lines: Int
    public var coveredLines: Int
    /// The highest number of a line.
    public var lastLine: Int
  }

  /// What a report holds.
  public struct Reading: Sendable, Hashable {
    public var report: CoverageReport
    /// In the order of the report; lines of no file are left out.
    public var files: [File] = []
    /// The folders that its files lie in, as on the machine that ran the tests.
    public var sources: [String] = []
  }

  /// Counts the lines of every class. The rates written in the file are not believed; lines of methods, which repeat those of
  /// their class, are passed over. Where its totals tell of more lines that no test ran, the report says so.
  ///
  /// - Returns: nil when the root element is not that of a coverage report.
  /// - Throws: `XMLError` when the document is not well-formed or breaks a limit.
  public static func read(_ document: [UInt8]) throws(XMLError) -> Reading? {
    let reader = try XMLReader(document)
    var reading = Reading(report: CoverageReport(lines: 0, coveredLines: 0))
    var counter = Counter()
    var isReport = false
    var isSource = false
    while let event = try reader.next() {
      switch event {
      case .start(let name):
        if !isReport {
          guard name == "coverage" else { return nil }
          isReport = true
          counter.readTotals(reader)
        }
        isSource = name == "source"
        counter.open(name, reader)
      case .text where isSource: reading.sources.append(reader.text)
      case .end("methods"): counter.methods -= 1
      case .end("class"): counter.file = nil
      case .end("source"): isSource = false
      case .end, .text, .other: break
      }
    }
    guard isReport else { return nil }
    reading.files = counter.files
    reading.report = CoverageReport(lines: counter.lines, coveredLines: counter.coveredLines)
    reading.report.contradiction = counter.contradiction
    return reading
  }

  private struct Counter {
    var methods = 0
    var file: String?
    private(set) var lines = 0
    private(set) var coveredLines = 0
    private(set) var files: [File] = []
    private var places: [String: Int] = [:]
    /// The lines that no test ran, by the totals in the head.
    private var statedUncovered: Int?
    private var statedLines: Int?

    mutating func readTotals(_ reader: XMLReader) {
      func total(_ name: String) -> Int? {
        reader.attribute(name).flatMap { Int($0) }.flatMap { (0...1_000_000_000).contains($0) ? $0 : nil }
      }
      guard let valid = total("lines-valid"), let covered = total("lines-covered"), covered <= valid else { return }
      statedLines = valid
      statedUncovered = valid - covered
    }

    mutating func open(_ element: String, _ reader: XMLReader) {
      switch element {
      case "methods": methods += 1
      case "class": file = reader.attribute("filename").flatMap { $0.isEmpty ? nil : $0 }
      case "line" where methods == 0: countLine(reader)
      default: break
      }
    }

    private mutating func countLine(_ reader: XMLReader) {
      guard let hits = reader.attribute("hits").flatMap({ Int($0) }) else { return }
      lines += 1
      if hits > 0 { coveredLines += 1 }
      guard let file else { return }
      let place: Int
      if let known = places[file] {
        place = known
      } else {
        place = files.count
        places[file] = place
        files.append(File(path: file, lines: 0, coveredLines: 0, lastLine: 0))
      }
      files[place].lines += 1
      if hits > 0 { files[place].coveredLines += 1 }
      files[place].lastLine = max(files[place].lastLine, reader.attribute("number").flatMap { Int($0) } ?? 0)
    }

    var contradiction: CoverageReport.Contradiction? {
      guard let statedLines, let statedUncovered, lines < statedLines else { return nil }
      let missing = statedUncovered - (lines - coveredLines)
      return missing > 0 ? .uncoveredTakenOut(missing) : nil
    }
  }
}
