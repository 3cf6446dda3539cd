import XML

/// Reads models, and models inside models.
struct ModelReader {
  /// Elements that are models, read or not.
  static let names: Set<String> = read.union([
    "NeuralNetwork", "SupportVectorMachineModel", "NaiveBayesModel", "ClusteringModel", "RuleSetModel",
    "AssociationModel", "SequenceModel", "TextModel", "TimeSeriesModel", "NearestNeighborModel",
    "GaussianProcessModel", "BayesianNetworkModel", "BaselineModel", "AnomalyDetectionModel",
  ])
  static let read: Set<String> = [
    "TreeModel", "RegressionModel", "GeneralRegressionModel", "Scorecard", "MiningModel",
  ]
  private static let own: [String: Set<String>] = [
    "TreeModel": ["Node"], "RegressionModel": ["RegressionTable"], "Scorecard": ["Characteristics"],
    "MiningModel": ["Segmentation"],
    "GeneralRegressionModel": [
      "ParameterList", "FactorList", "CovariateList", "PPMatrix", "PCovMatrix", "ParamMatrix",
    ],
  ]
  /// Parts that describe and change no answer, and the check rows, which are looked at apart.
  private static let common: Set<String> = [
    "MiningSchema", "Output", "ModelStats", "ModelExplanation", "Targets", "LocalTransformations",
    "ModelVerification",
  ]

  let dictionary: [String: FieldReading.DataField]
  /// Fields of types that are not read.
  let unread: Set<String>
  /// Derived fields of the transformation dictionary.
  let transformations: [XMLElement]

  /// - Parameters:
  ///   - scope: what the model may name.
  ///   - isChained: true where its outputs are for the models after it.
  func read(_ element: XMLElement, in scope: Scope, isChained: Bool, isTop: Bool = false) throws(PMMLProblem)
    -> CompiledModel
  {
    guard Self.read.contains(element.name) else {
      throw element.problem(
        "a model of the kind \(element.name) is not read",
        help: "what is read: \(Self.read.sorted().joined(separator: ", ")); export others as ONNX")
    }
    try element.allow(Self.common.union(Self.own[element.name] ?? []))
    if element["isScorable"] == "false" { throw element.problem("the model says that it cannot be scored") }
    // A model of its own sees the data only through its mining schema.
    let inner = isTop ? Scope(table: scope.table, functions: scope.functions) : scope.child()
    let target = try miningSchema(element, scope, inner, isTop: isTop)
    if isTop { try inner.declareDerived(transformations) }
    if let local = element.child("LocalTransformations") {
      try local.allow(["DerivedField"])
      try inner.declareDerived(local.all("DerivedField"))
    }
    let function = element["functionName"] ?? "regression"
    guard function == "classification" || function == "regression" else {
      throw element.problem("models for \(Clip.text(function)) are not read")
    }
    let context = ModelContext(
      isClassification: function == "classification", precision: try precision(element),
      categories: target?.categories ?? [], targetType: target?.type, scope: inner)
    inner.isOrdinalTarget = target?.isOrdinal ?? false
    let scorer: any Scorer
    switch element.name {
    case "TreeModel": scorer = try TreeReader.read(element, context)
    case "RegressionModel": scorer = try RegressionReader.read(element, context)
    case "Scorecard": scorer = try ScorecardReader.read(element, context)
    case "GeneralRegressionModel": scorer = try GeneralRegressionReader.read(element, context)
    default: scorer = try MiningReader.read(element, context, self)
    }
    try inner.finish()
    let outputs = try OutputReader(context: context, scorer: scorer).read(element, into: isChained ? scope : nil)
    return CompiledModel(
      scorer: scorer, isClassification: context.isClassification, target: try targetRule(element, context),
      outputs: outputs)
  }

  private func precision(_ element: XMLElement) throws(PMMLProblem) -> Precision {
    switch element["x-mathContext"] ?? "double" {
    case "double": return Precision(isSingle: false)
    case "float": return Precision(isSingle: true)
    default: throw element.problem("the vendor's x-mathContext is neither double nor float")
    }
  }

  private struct TargetField {
    var type: DataType
    var categories: [String]
    var isOrdinal: Bool
  }

  /// Declares the fields of a mining schema and finds the target.
  private func miningSchema(_ element: XMLElement, _ outer: Scope, _ inner: Scope, isTop: Bool) throws(PMMLProblem)
    -> TargetField?
  {
    guard let schema = element.child("MiningSchema") else { throw element.problem("the model has no mining schema") }
    try schema.allow(["MiningField"])
    var target: TargetField?
    for mining in schema.all("MiningField") {
      let name = try mining.required("name")
      switch mining["usageType"] ?? "active" {
      case "target", "predicted":
        guard target == nil else { throw mining.problem("models with several targets are not read") }
        if unread.contains(name) { throw mining.problem("the target's type is not read") }
        guard let field = dictionary[name] else { continue }
        target = TargetField(
          type: field.type, categories: field.isContinuous ? [] : field.categories,
          isOrdinal: (mining["optype"] ?? field.element["optype"]) == "ordinal")
      case "active":
        if unread.contains(name) {
          inner.refuse(name, "has a type that is not read")
          continue
        }
        // A nested model may list fields that it gets from the models around it.
        let field = try outer.find(name, at: mining)
        let treatment = try FieldReading.treatment(
          mining, name, type: field.type, validity: isTop ? dictionary[name]?.validity : nil, isNested: !isTop)
        guard let treatment else { continue }
        var treated = field
        treated.slot = try inner.table.add(.treated(field.slot, treatment), uses: [field.slot], line: mining.line)
        inner.declare(name, treated)
      case "supplementary", "group", "order", "frequencyWeight", "analysisWeight": continue
      default: throw mining.problem("the usage of the mining field is not read")
      }
    }
    return target
  }

  private func targetRule(_ element: XMLElement, _ context: ModelContext) throws(PMMLProblem) -> TargetRule? {
    guard let targets = element.child("Targets") else { return nil }
    try targets.allow(["Target"])
    let all = targets.all("Target")
    guard let part = all.first, all.count == 1 else { throw targets.problem("several targets are not read") }
    try part.allow(["TargetValue"])
    var fallback = Value.missing
    for value in part.all("TargetValue") {
      if let number = try value.number("defaultValue") { fallback = .number(number) }
    }
    if context.isClassification { return nil }
    let precision = context.precision
    return TargetRule(
      low: try part.number("min"), high: try part.number("max"),
      factor: precision(try part.number("rescaleFactor") ?? 1),
      constant: precision(try part.number("rescaleConstant") ?? 0),
      rounding: part["castInteger"] == nil ? nil : try part.choice("castInteger", TargetRule.Rounding.round),
      fallback: fallback, precision: precision)
  }
}
