import Foundation
import Inference
import Tables
import Testing

@testable import PMML

/// What is not read, broken or made to harm is refused, with its line.
@Suite struct RefusalTests {
  private func read(_ text: String) throws -> PMMLDocument {
    try PMMLDocument(Array(text.utf8), shownAs: "m.pmml", limits: PMMLDocument.Limits(elements: 50_000))
  }

  private func message(_ text: String) -> String {
    do {
      _ = try read(text)
      return ""
    } catch let error as InferenceError {
      return error.message
    } catch { return "\(error)" }
  }

  private func document(_ body: String, transformations: String = "") -> String {
    """
    <PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header/>
    <DataDictionary><DataField name="x" optype="continuous" dataType="double"/><DataField name="y" optype="continuous" dataType="double"/></DataDictionary>
    \(transformations)
    \(body)
    </PMML>
    """
  }

  private let schema =
    "<MiningSchema><MiningField name=\"x\"/><MiningField name=\"y\" usageType=\"target\"/></MiningSchema>"

  private func regression(_ inner: String) -> String {
    "<RegressionModel functionName=\"regression\">\(schema)\(inner)</RegressionModel>"
  }

  @Test func unknownElementsAreNamedWithTheirLine() {
    let text = document(regression("<RegressionTable intercept=\"1\">\n<Bonus factor=\"2\"/></RegressionTable>"))
    #expect(
      message(text)
        == "the model “m.pmml”, line 6: the element Bonus in RegressionTable is not read, and could change the answers")
    #expect(message(document("<NeuralNetwork functionName=\"regression\"/>")).contains("NeuralNetwork is not read"))
    #expect(message(document(regression("<RegressionTable intercept=\"x\"/>"))).contains("is not a number"))
    #expect(
      message(
        document(
          regression(
            "<RegressionTable intercept=\"1\"><NumericPredictor name=\"z\" coefficient=\"1\"/></RegressionTable>"))
      )
      .contains("there is no field “z”"))
    #expect(message("<html/>").contains("not a PMML document"))
    #expect(message(document("").replacing("4.4\">", with: "3.2\">")).contains("version"))
  }

  @Test func fieldsThatReferToThemselvesAreRefused() {
    let loop = """
      <TransformationDictionary><DerivedField name="a" optype="continuous" dataType="double"><FieldRef field="b"/></DerivedField>
      <DerivedField name="b" optype="continuous" dataType="double"><FieldRef field="a"/></DerivedField></TransformationDictionary>
      """
    let text = document(regression("<RegressionTable intercept=\"1\"/>"), transformations: loop)
    #expect(message(text).contains("refers to itself"))
    let call = """
      <TransformationDictionary><DefineFunction name="f" optype="continuous"><ParameterField name="p"/><Apply function="f"><FieldRef field="p"/></Apply></DefineFunction>
      <DerivedField name="a" optype="continuous" dataType="double"><Apply function="f"><FieldRef field="x"/></Apply></DerivedField></TransformationDictionary>
      """
    #expect(
      message(document(regression("<RegressionTable intercept=\"1\"/>"), transformations: call)).contains(
        "calls itself"))
  }

  @Test func chainsOfFieldsHaveALimit() {
    var fields =
      "<DerivedField name=\"d0\" optype=\"continuous\" dataType=\"double\"><FieldRef field=\"x\"/></DerivedField>"
    for number in 1...5000 {
      fields +=
        "<DerivedField name=\"d\(number)\" optype=\"continuous\" dataType=\"double\"><FieldRef field=\"d\(number - 1)\"/></DerivedField>"
    }
    let text = document(
      regression(
        "<RegressionTable intercept=\"1\"><NumericPredictor name=\"d5000\" coefficient=\"1\"/></RegressionTable>"),
      transformations: "<TransformationDictionary>\(fields)</TransformationDictionary>")
    #expect(message(text).contains("stand one upon another"))
  }

  /// Each function calls the one before twice: 2^40 expressions when put in.
  @Test func functionsThatDoubleHaveALimit() {
    var functions =
      "<DefineFunction name=\"f0\" optype=\"continuous\"><ParameterField name=\"p\"/><FieldRef field=\"p\"/></DefineFunction>"
    for number in 1...40 {
      let call = "<Apply function=\"f\(number - 1)\"><FieldRef field=\"p\"/></Apply>"
      functions +=
        "<DefineFunction name=\"f\(number)\" optype=\"continuous\"><ParameterField name=\"p\"/><Apply function=\"+\">\(call)\(call)</Apply></DefineFunction>"
    }
    functions +=
      "<DerivedField name=\"a\" optype=\"continuous\" dataType=\"double\"><Apply function=\"f40\"><FieldRef field=\"x\"/></Apply></DerivedField>"
    let text = document(
      regression("<RegressionTable intercept=\"1\"/>"),
      transformations: "<TransformationDictionary>\(functions)</TransformationDictionary>")
    #expect(message(text).contains("expressions"))
  }

  @Test func bombsAndEntitiesAreRefused() {
    let entity = "<!DOCTYPE PMML [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
    #expect(message(entity + document(regression("<RegressionTable intercept=\"1\"/>"))).contains("document type"))
    let laughs = "<!DOCTYPE PMML [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
    #expect(message(laughs + document(regression("<RegressionTable intercept=\"&b;\"/>"))).contains("document type"))
    let deep = String(repeating: "<Node><True/>", count: 5000)
    #expect(!message(document("<TreeModel functionName=\"regression\">\(schema)\(deep)")).isEmpty)
    let wide = String(repeating: "<Extension/>", count: 60_000)
    #expect(
      message(document(regression(wide + "<RegressionTable intercept=\"1\"/>"))).contains("more than 50000 elements"))
    for length in [0, 1, 20, 200, 400] {
      let bytes = Array(document(regression("<RegressionTable intercept=\"1\"/>")).utf8.prefix(length))
      #expect(throws: InferenceError.self) { try PMMLDocument(bytes, shownAs: "m.pmml") }
    }
  }

  @Test func aRowWithoutAnAnswerSaysWhich() throws {
    let document = try read(
      document(
        regression(
          "<RegressionTable intercept=\"1\"><NumericPredictor name=\"x\" coefficient=\"2\"/></RegressionTable>")))
    let predictor = try PMMLPredictor(document, spec: Reference.spec())
    let table = Table(rowCount: 2, columns: [Column(name: "x", values: .doubles([3, 0]), nulls: [false, true])])
    let error = #expect(throws: InferenceError.self) { try predictor.predict(table) }
    #expect(error?.message.contains("row 2") == true)
    let first = Table(rowCount: 1, columns: [Column(name: "x", values: .doubles([3]))])
    #expect(try predictor.predict(first).values == [7])
    let other = Table(rowCount: 1, columns: [Column(name: "z", values: .doubles([3]))])
    #expect(throws: InferenceError.self) { try predictor.predict(other) }
  }

  @Test func checkRowsThatFailAreAnError() {
    let rows = """
      <ModelVerification><VerificationFields><VerificationField field="x" column="x"/><VerificationField field="y" column="y" precision="1e-9"/></VerificationFields>
      <InlineTable><row><x>1</x><y>3</y></row></InlineTable></ModelVerification>
      """
    let table = "<RegressionTable intercept=\"1\"><NumericPredictor name=\"x\" coefficient=\"2\"/></RegressionTable>"
    #expect(message(document(regression(table + rows))) == "")
    #expect(message(document(regression(table + rows.replacing("<y>3</y>", with: "<y>3.5</y>")))).contains("check row"))
  }
}
