import ArgumentParser
import Manifest

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of the manifest, for editors.",
    discussion: """
      With the YAML extension of most editors, this first line of project.yaml turns on completion and checks:
        # yaml-language-server: $schema=../../project.schema.json
      """)

  @Flag(help: "The schema of dossier.yaml, the site-wide file, instead.")
  var organisation = false

  func run() throws {
    Terminal.standard.out((organisation ? ManifestSchema.organisation() : ManifestSchema.project()).text())
  }
}
