/// Where keys of the manifest belong, for keys that are written in the wrong place. Made from the JSON Schema once.
enum KeyIndex {
  /// The places of a key in words: `evaluations.<id>`; nil when no place knows it.
  static func homes(of key: String) -> String? {
    guard let places = places[key], let first = places.first else { return nil }
    return places.count == 1 ? quoted(first) : places.prefix(3).map(quoted).joined(separator: ", ")
  }

  private static let places: [String: [String]] = {
    let schema = ManifestSchema.project()
    var walk = Walk(definitions: members(of: member("$defs", of: schema) ?? .object([])))
    walk.visit(schema, path: "")
    return walk.places
  }()

  private struct Walk {
    var definitions: [JSONValue.Member]
    var places: [String: [String]] = [:]

    mutating func visit(_ schema: JSONValue, path: String) {
      if case .string(let reference)? = member("$ref", of: schema),
        let target = definitions.first(where: { "#/$defs/\($0.key)" == reference })
      {
        visit(target.value, path: path)
      }
      for property in members(of: member("properties", of: schema) ?? .object([])) {
        let place = path.isEmpty ? "the top level" : path
        if places[property.key, default: []].contains(place) == false {
          places[property.key, default: []].append(place)
        }
        visit(property.value, path: path.isEmpty ? property.key : "\(path).\(property.key)")
      }
      if let inner = member("additionalProperties", of: schema), case .object = inner,
        case .string(let placeholder)? = member("$comment", of: schema)
      {
        visit(inner, path: "\(path).\(placeholder)")
      }
      if let items = member("items", of: schema) { visit(items, path: "\(path)[]") }
      for keyword in ["anyOf", "oneOf"] {
        guard case .array(let variants)? = member(keyword, of: schema) else { continue }
        for variant in variants { visit(variant, path: path) }
      }
    }
  }

  private static func member(_ key: String, of value: JSONValue) -> JSONValue? {
    members(of: value).first { $0.key == key }?.value
  }

  private static func members(of value: JSONValue) -> [JSONValue.Member] {
    if case .object(let members) = value { members } else { [] }
  }
}
