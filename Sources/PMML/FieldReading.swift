import XML

/// Reads the data dictionary and mining schemas.
enum FieldReading {
  /// A field of the data dictionary.
  struct DataField {
    var element: XMLElement
    var type: DataType
    var validity: Validity?
    var categories: [String]
    var isContinuous: Bool
  }

  static func dataType(_ element: XMLElement) throws(PMMLProblem) -> DataType {
    let text = try element.required("dataType")
    if let type = DataType(rawValue: text) { return type }
    throw element.problem(
      "fields of the type “\(Clip.text(text))” are not read",
      help: "the types read are \(DataType.allCases.map(\.rawValue).joined(separator: ", "))")
  }

  /// Nil for a field of a type that is not read; using it is an error.
  static func dataField(_ element: XMLElement) throws(PMMLProblem) -> DataField? {
    try element.allow(["Value", "Interval", "Taxonomy"])
    guard let type = DataType(rawValue: try element.required("dataType")) else { return nil }
    if element["isCyclic"] == "1" { throw element.problem("cyclic fields are not read") }
    var validity = Validity(valid: [], invalid: [], missing: [], intervals: [])
    var categories: [String] = []
    for value in element.all("Value") {
      let text = try value.required("value")
      guard let read = type.value(text) else {
        throw value.problem("“\(Clip.text(text))” is no value of the type \(type.rawValue)")
      }
      switch value["property"] ?? "valid" {
      case "valid":
        validity.valid.insert(read)
        categories.append(text)
      case "invalid": validity.invalid.insert(read)
      case "missing": validity.missing.insert(read)
      default: throw value.problem("the property of the value is not read")
      }
    }
    for interval in element.all("Interval") { validity.intervals.append(try ValueInterval(interval)) }
    return DataField(
      element: element, type: type, validity: validity.isTrivial ? nil : validity, categories: categories,
      isContinuous: element["optype"] == "continuous")
  }

  /// The treatment of a mining field; nil where it has none of its own.
  ///
  /// - Parameter validity: of the data field; nil for a field of a nested model, whose values were looked at before.
  static func treatment(_ element: XMLElement, _ name: String, type: DataType, validity: Validity?, isNested: Bool)
    throws(PMMLProblem) -> Treatment?
  {
    func value(_ attribute: String) throws(PMMLProblem) -> Value {
      guard let text = element[attribute] else { return .missing }
      guard let read = type.value(text) else {
        throw element.problem("“\(Clip.text(text))” is no value of the type \(type.rawValue) (\(attribute))")
      }
      return read
    }
    let treatment = Treatment(
      field: name, type: type, validity: validity,
      invalid: try element.choice("invalidValueTreatment", Treatment.Invalid.returnInvalid),
      invalidReplacement: try value("invalidValueReplacement"),
      missing: try element.choice("missingValueTreatment", Treatment.Missing.asIs),
      missingReplacement: try value("missingValueReplacement"),
      outliers: try element.choice("outliers", Treatment.Outliers.asIs),
      low: try element.number("lowValue") ?? -.infinity, high: try element.number("highValue") ?? .infinity)
    if treatment.invalid == .asValue, treatment.invalidReplacement.isMissing {
      throw element.problem("the mining field replaces invalid values and does not say by what")
    }
    if treatment.outliers != .asIs, element["lowValue"] == nil || element["highValue"] == nil {
      throw element.problem("the mining field treats outliers and does not say where they begin")
    }
    let changesNothing =
      treatment.missing != .returnInvalid && treatment.missingReplacement.isMissing && treatment.outliers == .asIs
    return isNested && changesNothing ? nil : treatment
  }
}
