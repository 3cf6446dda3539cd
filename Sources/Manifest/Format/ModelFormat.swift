/// `models`
enum ModelFormat {
  private enum Format: String, CaseIterable, Sendable { case onnx, predictions }

  static let models = Shape<ModelEntry>.byID("model", "a model, or predictions made elsewhere") { o, id in
    let format = o.required("format", Shape<Format>.word, "onnx or predictions")
    let title = o.optional("title", .string, "its name, as people say it")
    let path = o.optional("path", Shape.path.located, "the model file (onnx)")
    let inputs = o.optional("inputs", inputs, "auto, the columns in order, or {input: column} (onnx)")
    let output = o.optional("output", Shape<OnnxModel.Output>.word, "what the output is taken for")
    let outputName = o.optional(
      "output_name", Shape.string.located, "the output to take, where there are several (onnx)")
    let classes = o.optional(
      "classes", Shape.string.list(atLeast: 2), "class labels in the order of the probabilities (onnx)")
    let threads = o.optional("threads", .integer(1...256), "threads for one run (onnx)")
    let lowercase = o.optional("lowercase", .boolean, "true where texts are lower-cased before they go in (onnx)")
    let data = o.optional("data", Shape.reference.located, "id of the catalog entry (predictions)")
    let column = o.optional(
      "column", Shape.string.located, "column of the label, probability, score or value (predictions)")
    let columns = o.optional(
      "columns", Shape.string.located.list(atLeast: 2), "one probability column a class (predictions)")
    let order = o.optional(
      "order", Shape<RecordedPredictions.Order>.word, "ascending: small values rank first (predictions)")
    guard let format else { return nil }
    let foreign =
      format == .onnx
      ? ["data", "column", "columns", "order"] : ["path", "inputs", "output_name", "classes", "threads", "lowercase"]
    for key in foreign where o.has(key) {
      o.complain("unknown-key", "the key “\(key)” does not go with the format \(format.rawValue)", at: o.place(of: key))
    }
    switch format {
    case .onnx:
      guard let path else {
        if !o.has("path") { o.complain("missing-key", "the key “path” is missing", expected: "the model file") }
        return nil
      }
      let model = OnnxModel(
        path: path, inputs: inputs ?? .auto, output: output ?? .auto, outputName: outputName, classes: classes ?? [],
        threads: threads, lowercase: lowercase ?? false)
      return ModelEntry(id: id.value, location: id.location, title: title, source: .onnx(model))
    case .predictions:
      if !o.has("data") { o.complain("missing-key", "the key “data” is missing", expected: "id of a catalog entry") }
      if o.has("column") == o.has("columns") {
        o.complain("missing-key", "the predictions name no column", expected: "one of: column, columns")
        return nil
      }
      guard let data else { return nil }
      let predictions = RecordedPredictions(
        data: data, column: column, columns: columns ?? [], order: order ?? .descending, output: output ?? .auto,
        orderStated: o.has("order"))
      return ModelEntry(id: id.value, location: id.location, title: title, source: .predictions(predictions))
    }
  }

  private static let inputs = Shape<OnnxModel.Inputs>(
    read: { node, reader in
      switch node.content {
      case .scalar("auto", _): return .auto
      case .scalar:
        reader.report(
          "unknown-value", "this is no way to feed the inputs", at: node, expected: "auto, [columns] or {input: column}"
        )
        return nil
      case .sequence: return columns.read(node, reader).map { .columns($0) }
      case .mapping: return mapping.read(node, reader).map { .mapping($0) }
      }
    },
    schema: { builder in
      .members([
        (
          "anyOf",
          .array([.members([("const", "auto")]), columns.schema(builder), mapping.schema(builder)])
        )
      ])
    })

  private static let columns = Shape.string.located.list(atLeast: 1)

  private static let mapping = Shape<[InputBinding]>.object("inputs", "a column, or columns, for each input") { o in
    o.rest(Shape.string.located.oneOrMore(), "the input's column or columns").map {
      InputBinding(input: $0.key, columns: $0.value)
    }
  }
}
