/// The JSON Schema (draft 2020-12) of the files that people write, from the declarations that read them.
public enum ManifestSchema {
  public static func project() -> JSONValue {
    document(ProjectFormat.shape(id: "", folder: "").schema, title: "Dossier project manifest, version 1")
  }

  public static func organisation() -> JSONValue {
    document(OrganisationFormat.organisation.schema, title: "Dossier site-wide file")
  }

  private static func document(_ schema: (SchemaBuilder) -> JSONValue, title: String) -> JSONValue {
    let builder = SchemaBuilder()
    let root = schema(builder)
    var members: [JSONValue.Member] = [
      .init("$schema", "https://json-schema.org/draft/2020-12/schema"), .init("title", .string(title)),
      .init("type", "object"),
    ]
    if case .object(let own) = root { members += own }
    members.append(.init("$defs", .object(builder.definitions)))
    return .object(members)
  }
}
