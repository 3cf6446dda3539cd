import Manifest

extension JSONValue {
  /// The value of a member; nil where there is none, or this is no object.
  subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { return members.first { $0.key == key }?.value }
    return nil
  }

  var text: String? { if case .string(let text) = self { text } else { nil } }
}
