// `models`: files that the tool itself runs
extension Format {
  static let model = Shape<ModelEntry>.tagged(
    by: "format",
    [
      ("onnx", onnx), ("pmml", pmml), ("command", command), ("endpoint", endpoint), ("predictions", predictions),
    ])

  static let modelInputs = Shape<OnnxModel.Inputs>.forms(
    scalar: .word("auto", .auto),
    sequence: Shape<[Located<String>]>.list(Shape.column.located, minimum: 1).map { .columns($0) },
    mapping: Shape<[Pair<String, [Located<String>]>]>.pairs(.word("input"), .oneOrMany(Shape.column.located))
      .map { .mapping($0.map { InputBinding(input: $0.key, columns: $0.value) }) })

  private static let onnx = Shape<ModelEntry>.object("an ONNX model", "A model that the embedded core runs.") { keys in
    keys.tag("format", "onnx", "The format of the model.")
    let title = keys.optional("title", .text, "Its name for people.")
    let path = keys.required("path", Shape.path.located, "The model's file inside the project's folder.")
    let inputs = keys.optional(
      "inputs", modelInputs, "How the inputs are fed: auto, a list of columns, or {input: column}.")
    let output = keys.optional("output", Shape<OnnxModel.Output>.choice, "What the model's output is taken for.")
    let outputName = keys.optional("output_name", Shape.text.located, "The output to take, where there are several.")
    let classes = keys.optional(
      "classes", .list(.label),
      "Class labels in the order of the probability columns, where the model does not say them.")
    let threads = keys.optional("threads", Shape<Int>.integer(1...1024), "How many threads the model may use.")
    let lowercase = keys.optional(
      "lowercase", .flag, "True where texts are lower-cased before they go in, as they were in training.")
    return { fields in
      let title = fields[title]
      let path = fields[path]
      let model = (
        inputs: fields[inputs] ?? .auto, output: fields[output] ?? .auto, name: fields[outputName],
        classes: fields[classes] ?? [], threads: fields[threads], lowercase: fields[lowercase] ?? false
      )
      guard let path else { return nil }
      let onnx = OnnxModel(
        path: path, inputs: model.inputs, output: model.output, outputName: model.name, classes: model.classes,
        threads: model.threads, lowercase: model.lowercase)
      return ModelEntry(id: fields.id, location: fields.location, title: title, source: .onnx(onnx))
    }
  }

  private static let pmmlInputs = Shape<[InputBinding]>.forms(
    scalar: .word("auto", []),
    mapping: Shape<[Pair<String, Located<String>>]>.pairs(.word("field"), Shape.column.located)
      .map { $0.map { InputBinding(input: $0.key, columns: [$0.value]) } })

  private static let pmml = Shape<ModelEntry>.object(
    "a PMML model", "Trees, regressions and scorecards in PMML, read natively."
  ) { keys in
    keys.tag("format", "pmml", "The format of the model.")
    let title = keys.optional("title", .text, "Its name for people.")
    let path = keys.required("path", Shape.path.located, "The model's file inside the project's folder.")
    let inputs = keys.optional(
      "inputs", pmmlInputs, "Which column feeds which field: auto (by name), or {field: column}.")
    let output = keys.optional("output", Shape<OnnxModel.Output>.choice, "What the model's answer is taken for.")
    let outputName = keys.optional(
      "output_name", Shape.text.located, "The output field to take instead of the model's own predicted value.")
    return { fields in
      let title = fields[title]
      let path = fields[path]
      let model = (inputs: fields[inputs] ?? [], output: fields[output] ?? .auto, name: fields[outputName])
      guard let path else { return nil }
      return ModelEntry(
        id: fields.id, location: fields.location, title: title,
        source: .pmml(PMMLModel(path: path, inputs: model.inputs, output: model.output, outputName: model.name)))
    }
  }
}
