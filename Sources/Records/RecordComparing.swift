import Manifest
import Measurements

extension EvaluationRecord {
  /// What differs between this record and a result measured again: every value, and every digest of an input.
  ///
  /// Left out is what does not belong to the result: places in the manifest, versions, and the hardware that ran it.
  public func differences(to measured: EvaluationRecord) -> [RecordCheck.Difference] {
    var found: [RecordCheck.Difference] = []
    Self.compare(result, measured.result, "", &found)
    let (old, new) = (inputs, measured.inputs)
    for path in Set(old.keys).union(new.keys).sorted() where old[path] != new[path] {
      found.append(RecordCheck.Difference(path: "inputs.\(path)", recorded: old[path], measured: new[path]))
    }
    return found
  }

  private var inputs: [String: String] {
    Dictionary(key.inputs.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
  }

  private static let ignored: Set<String> = ["location", "file", "line", "column", "provenance"]

  private static func compare(_ a: JSONValue, _ b: JSONValue, _ path: String, _ found: inout [RecordCheck.Difference]) {
    guard found.count < 100 else { return }
    switch (a, b) {
    case (.object(let left), .object(let right)):
      let keys = Set(left.map(\.key)).union(right.map(\.key)).subtracting(ignored)
      for key in keys.sorted() {
        let inner = path.isEmpty ? key : "\(path).\(key)"
        switch (a[key], b[key]) {
        case (let x?, let y?): compare(x, y, inner, &found)
        case (let x?, nil): found.append(RecordCheck.Difference(path: inner, recorded: short(x), measured: nil))
        case (nil, let y?): found.append(RecordCheck.Difference(path: inner, recorded: nil, measured: short(y)))
        case (nil, nil): break
        }
      }
    case (.array(let left), .array(let right)) where left.count == right.count:
      for (index, pair) in zip(left, right).enumerated() { compare(pair.0, pair.1, "\(path)[\(index)]", &found) }
    default:
      if !equal(a, b) { found.append(RecordCheck.Difference(path: path, recorded: short(a), measured: short(b))) }
    }
  }

  /// A whole number reads back as an integer whatever it was written as.
  private static func equal(_ a: JSONValue, _ b: JSONValue) -> Bool {
    switch (a, b) {
    case (.integer(let x), .number(let y)): Double(x) == y
    case (.number(let x), .integer(let y)): x == Double(y)
    default: a == b
    }
  }

  private static func short(_ value: JSONValue) -> String {
    let text = value.text(indent: nil)
    return text.count > 60 ? text.prefix(59) + "…" : text
  }
}
