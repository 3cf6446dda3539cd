import Foundation
import Tables
import Testing

@testable import Inference
@testable import Manifest

/// A folder with copies of fixtures, read and run through the real engines.
struct Bench {
  let folder: URL

  init(_ files: [String]) throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-inference-\(UUID().uuidString)")
      .resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in files {
      let source = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil))
      try FileManager.default.copyItem(at: source, to: folder.appendingPathComponent(name))
    }
  }

  func clean() { try? FileManager.default.removeItem(at: folder) }

  func table(_ file: String) throws -> Table {
    let text = "dossier: 1\ntitle: T\ncatalog: {rows: {source: {kind: csv, path: \(file)}}}\n"
    let outcome = ProjectReader.parse(text, id: "t", folder: folder.path, shownAs: "project.yaml")
    let project = try #require(outcome.value)
    return try TableReader(duckdb: try DuckDB.open()).read(try #require(project.catalog.first), in: project)
  }

  func session(_ file: String, _ options: ModelOptions = ModelOptions(provider: .cpu)) throws -> OnnxSession {
    try OnnxRuntime.open().load(path: folder.appendingPathComponent(file).path, shownAs: file, options: options)
  }

  static let place = SourceLocation(file: "project.yaml", line: 1, column: 1)

  static func spec(
    _ inputs: OnnxModel.Inputs = .auto, classes: [String] = [], lowercase: Bool = false
  ) -> OnnxModel {
    OnnxModel(
      path: Located("m.onnx", at: place), inputs: inputs, output: .auto, outputName: nil, classes: classes,
      threads: nil,
      lowercase: lowercase)
  }

  static func columns(_ names: [String]) -> OnnxModel.Inputs { .columns(names.map { Located($0, at: place) }) }
}

/// Expected numbers: what Python's onnxruntime gave for the same rows.
@Suite struct PredictionTests {
  /// The columns that a model takes are those of its inputs, and neither the key nor the truth.
  @Test func columnsOfTheInputs() throws {
    let bench = try Bench(["german-credit.csv", "german-credit.onnx"])
    defer { bench.clean() }
    let table = try bench.table("german-credit.csv")
    let session = try bench.session("german-credit.onnx")
    let predictor = try OnnxPredictor(session: session, spec: Bench.spec(), exclude: ["creditability", "row_id"])
    let columns = try predictor.columns(of: table)
    #expect(Set(columns) == Set(session.signature.inputs.map(\.name)))
    #expect(columns.count == session.signature.inputs.count && !columns.contains("creditability"))
  }

  private func compare(_ predictions: Predictions, _ expected: Table, columns: [(label: String, column: String)]) throws
  {
    let probabilities = try #require(predictions.probabilities)
    let width = predictions.classes.count
    for (label, name) in columns {
      let position = try #require(predictions.classes.firstIndex(of: label))
      let column = try #require(expected.column(named: name))
      for row in 0..<expected.rowCount {
        let wanted = try #require(column.number(at: row))
        let got = probabilities[row * width + position]
        #expect(abs(got - wanted) <= 1e-6 * max(1, abs(wanted)), "\(name), row \(row)")
      }
    }
  }

  @Test func stringsAndZipMap() throws {
    let bench = try Bench(["german-credit.onnx", "german-credit.csv", "german-credit-predictions.csv"])
    defer { bench.clean() }
    let session = try bench.session("german-credit.onnx")
    #expect(session.classLabels == ["bad", "good"])
    #expect(session.metadata.producer == "skl2onnx" || session.metadata.producer == "OnnxMLTools")
    #expect(session.metadata.opsets.contains { $0.domain == "ai.onnx.ml" })
    let model = try OnnxPredictor(session: session, spec: Bench.spec(), exclude: [])
    let table = try bench.table("german-credit.csv")
    let expected = try bench.table("german-credit-predictions.csv")
    for batch in [1, 7, 64, 1024] {
      let predictions = try model.predict(table, batchSize: batch)
      try compare(predictions, expected, columns: [("bad", "p_bad"), ("good", "p_good")])
      let labels = try #require(predictions.labels)
      for row in 0..<expected.rowCount { #expect(labels[row] == expected.column(named: "label")?.text(at: row)) }
    }
  }

  @Test func oneMatrixWithMissingValues() throws {
    let bench = try Bench(["ames-quality.onnx", "ames-quality.csv", "ames-quality-predictions.csv"])
    defer { bench.clean() }
    let table = try bench.table("ames-quality.csv")
    let names = [
      "Lot.Frontage", "Lot.Area", "Year.Built", "Year.Remod.Add", "Mas.Vnr.Area", "BsmtFin.SF.1", "Bsmt.Unf.SF",
      "Total.Bsmt.SF", "X1st.Flr.SF", "X2nd.Flr.SF", "area", "Bsmt.Full.Bath", "Full.Bath", "Half.Bath",
      "Bedroom.AbvGr", "Kitchen.AbvGr", "TotRms.AbvGrd", "Fireplaces", "Garage.Yr.Blt", "Garage.Cars", "Garage.Area",
      "Wood.Deck.SF", "Open.Porch.SF", "price",
    ]
    let session = try bench.session("ames-quality.onnx")
    let expected = try bench.table("ames-quality-predictions.csv")
    let model = try OnnxPredictor(session: session, spec: Bench.spec(Bench.columns(names)), exclude: [])
    let predictions = try model.predict(table)
    try compare(predictions, expected, columns: predictions.classes.map { ($0, "p_\($0)") })
    // Without a list the numeric columns in the file's order are taken, when their number fits.
    let automatic = try OnnxPredictor(
      session: session, spec: Bench.spec(), exclude: ["PID", "Yr.Sold", "Overall.Qual"])
    #expect(try automatic.predict(table).probabilities == predictions.probabilities)
    // A column that only identifies the row is left out by itself.
    let withoutKey = try OnnxPredictor(session: session, spec: Bench.spec(), exclude: ["Yr.Sold", "Overall.Qual"])
    #expect(try withoutKey.predict(table).probabilities == predictions.probabilities)
  }

  @Test func textIn() throws {
    let bench = try Bench(["austen.onnx", "austen.csv", "austen-predictions.csv"])
    defer { bench.clean() }
    let model = try OnnxPredictor(
      session: try bench.session("austen.onnx"), spec: Bench.spec(lowercase: true), exclude: [])
    let predictions = try model.predict(try bench.table("austen.csv"))
    let expected = try bench.table("austen-predictions.csv")
    let classes = [
      "Emma", "Mansfield Park", "Northanger Abbey", "Persuasion", "Pride & Prejudice", "Sense & Sensibility",
    ]
    #expect(predictions.classes == classes)
    try compare(predictions, expected, columns: classes.enumerated().map { ($1, "p_\($0)") })
  }

  @Test func anErrorListsWhatIsWantedAndWhatThereIs() throws {
    let bench = try Bench(["ames-quality-baseline.onnx", "ames-quality.csv", "german-credit.onnx"])
    defer { bench.clean() }
    let table = try bench.table("ames-quality.csv")
    let matrix = try OnnxPredictor(
      session: try bench.session("ames-quality-baseline.onnx"), spec: Bench.spec(), exclude: [])
    let error = #expect(throws: InferenceError.self) { try matrix.predict(table) }
    #expect(error?.kind == .mismatch)
    #expect(error?.message.contains("takes 2 columns") == true)
    #expect(error?.expected?.contains("X: float [any, 2]") == true)
    #expect(error?.expected?.contains("Year.Built (whole number)") == true)
    #expect(error?.help?.contains("inputs:") == true)
    let credit = try OnnxPredictor(session: try bench.session("german-credit.onnx"), spec: Bench.spec(), exclude: [])
    let missing = #expect(throws: InferenceError.self) { try credit.predict(table) }
    #expect(missing?.message.contains("duration_in_month") == true)
    let text = try OnnxPredictor(
      session: try bench.session("ames-quality-baseline.onnx"),
      spec: Bench.spec(Bench.columns(["Neighborhood", "area"])), exclude: [])
    #expect(throws: InferenceError.self) { try text.predict(table) }
  }

  @Test func classesInTheWrongOrderAreFound() throws {
    let bench = try Bench(["german-credit.onnx", "german-credit.csv"])
    defer { bench.clean() }
    let model = try OnnxPredictor(
      session: try bench.session("german-credit.onnx"), spec: Bench.spec(classes: ["good", "bad"]), exclude: [])
    let error = #expect(throws: InferenceError.self) { try model.predict(try bench.table("german-credit.csv")) }
    #expect(error?.message.contains("contradict") == true)
  }

  @Test func junkIsRefused() throws {
    let bench = try Bench(["german-credit.onnx"])
    defer { bench.clean() }
    let runtime = try OnnxRuntime.open()
    let good = [UInt8](try Data(contentsOf: bench.folder.appendingPathComponent("german-credit.onnx")))
    for bytes in [[], [0], Array("not a model".utf8), Array(good.prefix(100)), Array(good.prefix(good.count / 2))] {
      let error = #expect(throws: InferenceError.self) { try runtime.load(bytes, shownAs: "x.onnx") }
      #expect(error?.kind == .badModel)
    }
    #expect(throws: InferenceError.self) { try runtime.load(path: "/nowhere.onnx", shownAs: "x.onnx") }
  }

  @Test func theGraphWalkerSurvivesAnyBytes() throws {
    let bench = try Bench(["german-credit.onnx", "telco.onnx"])
    defer { bench.clean() }
    var state: UInt64 = 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for name in ["german-credit.onnx", "telco.onnx"] {
      let good = [UInt8](try Data(contentsOf: bench.folder.appendingPathComponent(name)))
      for _ in 0..<400 {
        var bytes = good
        for _ in 0..<(1 + random(8)) { bytes[random(bytes.count)] = UInt8(random(256)) }
        if random(3) == 0 { bytes.removeLast(random(bytes.count)) }
        _ = OnnxGraph(bytes)?.withoutZipMap()
        _ = OnnxGraph(bytes)?.classLabels
      }
    }
  }

  @Test func halfPrecisionRoundTrips() {
    for bits in UInt16.min...UInt16.max where bits & 0x7C00 != 0x7C00 {
      #expect(HalfFloat.bits(Float(HalfFloat.value(bits))) == bits)
    }
    #expect(HalfFloat.value(0x3C00) == 1)
    #expect(HalfFloat.value(0x7BFF) == 65504)
    #expect(HalfFloat.bits(.infinity) == 0x7C00)
  }

  @Test func aMissingRuntimeSaysWhatToDo() {
    let error = #expect(throws: InferenceError.self) { try OnnxRuntime.open(path: "/nowhere/libonnxruntime.so") }
    #expect(error?.kind == .noRuntime)
    #expect(error?.help?.contains("make setup") == true)
  }
}
