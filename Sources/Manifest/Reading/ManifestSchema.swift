/// The JSON Schema (draft 2020-12) of what is accepted, made from the declarations that read.
///
/// Plain scalars are typed as YAML 1.2's core schema types them, which is what editors do: `0.87` is a number, `true` a
/// boolean, `20%`, `1_200_000` and `2026-12-15` are strings.
public enum ManifestSchema {
  /// What `project.yaml` may hold.
  public static func project() -> JSONValue {
    document(Format.project, id: "urn:dossier:project:1", title: "Dossier project manifest")
  }

  /// What `dossier.yaml` may hold.
  public static func organisation() -> JSONValue {
    document(Format.organisation, id: "urn:dossier:organisation:1", title: "Dossier organisation file")
  }

  private static func document<Value>(_ shape: Shape<Value>, id: String, title: String) -> JSONValue {
    let writer = SchemaWriter()
    guard case .object(let members) = shape.schema(writer) else { return .object([]) }
    let head = [
      JSONValue.Member("$schema", "https://json-schema.org/draft/2020-12/schema"), JSONValue.Member("$id", .string(id)),
      JSONValue.Member("title", .string(title)),
    ]
    let definitions = writer.definitions.isEmpty ? [] : [JSONValue.Member("$defs", .object(writer.definitions))]
    return .object(head + members + definitions)
  }
}
