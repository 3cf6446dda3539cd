import Manifest
import Measurements
import Wording

extension ProjectPage {
  func provenance(_ page: inout HTML, _ settings: SiteSettings) {
    page.section("provenance", tongue.say("Provenance", "Происхождение чисел")) { page in
      page.raw("<dl class=\"prov panel\">")
      var seen = Set<String>()
      let inputs =
        input.measurements.evaluations.flatMap(\.provenance.inputs) + input.measurements.profiles.flatMap(\.inputs)
        + input.measurements.documents
      for digest in inputs.sorted(by: { $0.path < $1.path }) where seen.insert(digest.path).inserted {
        fact(&page, digest.path) { page in
          page.raw("<code>sha256 ")
          page.text(digest.sha256)
          page.raw("</code> ")
          page.text(tongue.numbers.bytes(digest.bytes))
        }
      }
      var models = Set<String>()
      for result in input.measurements.evaluations {
        for model in [result.provenance.model, result.provenance.baseline].compactMap({ $0 })
        where models.insert(model.id).inserted {
          fact(&page, tongue.say("Model \(model.id)", "Модель \(model.id)")) { page in
            var parts = [model.format]
            if let producer = model.producer { parts.append(producer) }
            parts += model.opsets
            // A program, a server or a PMML document: what was run, where, and what it said of itself.
            if model.format != "onnx", model.format != "predictions" {
              if model.format == "endpoint", let address = model.path { parts.append(address) }
              parts += model.metadata.map { "\($0.name): \($0.value)" }
            }
            page.text(parts.joined(separator: ", "))
          }
        }
      }
      var versions = [Named("dossier", settings.version)]
      for version in input.measurements.evaluations.flatMap(\.provenance.versions)
      where !versions.contains(where: { $0.name == version.name }) {
        versions.append(version)
      }
      fact(&page, tongue.say("Versions", "Версии")) { page in
        page.text(versions.map { "\($0.name) \($0.value)" }.joined(separator: ", "))
      }
      fact(&page, tongue.say("To repeat", "Повторить")) { page in
        page.raw("<code>dossier evaluate ")
        page.text(project.id)
        page.raw("</code>")
      }
      page.raw("</dl>")
    }
  }
}
