import Templates

extension ElementModel {
  /// The model that comes with the tool, read once.
  static let bundled: ElementModel = {
    let bytes = UnsafeBufferPointer(start: dossier_statement_model(), count: dossier_statement_model_size())
    return ElementModel(text: Array(bytes))
  }()
}
