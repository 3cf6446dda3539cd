import Inference
import Manifest
import RowExchange
import Tables

/// An input of a server's model with the columns that feed it.
struct FedInput: Sendable {
  var name: String
  var columns: [Column]
  /// True where the input has a dimension for columns, even if there is one column only.
  var isMatrix: Bool

  /// Inputs as the manifest states them; nil for `auto`.
  ///
  /// - Parameter single: the name of the one input where the manifest lists its columns.
  static func stated(_ inputs: OnnxModel.Inputs, _ table: Table, single: String) throws(InferenceError) -> [FedInput]? {
    switch inputs {
    case .auto: return nil
    case .columns(let names):
      return [FedInput(name: single, columns: try find(names, table), isMatrix: true)]
    case .mapping(let bindings):
      var found: [FedInput] = []
      for binding in bindings {
        found.append(
          FedInput(
            name: binding.input, columns: try find(binding.columns, table), isMatrix: binding.columns.count > 1))
      }
      return found
    }
  }

  private static func find(_ names: [Located<String>], _ table: Table) throws(InferenceError) -> [Column] {
    var columns: [Column] = []
    for name in names { columns.append(try FeatureColumns.find(name.value, in: table)) }
    return columns
  }

  /// One row: a value, or a list for a matrix.
  func value(at row: Int) -> JSONValue {
    isMatrix ? .array(columns.map { $0.json(at: row) }) : columns.first?.json(at: row) ?? .null
  }
}
