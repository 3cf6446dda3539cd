import Manifest
import Wording

/// The page of a project whose manifest could not be read: what is wrong, and where.
struct BrokenPage {
  let project: BrokenProject
  let tongue: Tongue
  let settings: SiteSettings

  func render(place: PagePlace, home: String, methods: String) -> [UInt8] {
    var page = HTML()
    page.head(title: project.id, place: place, tongue: tongue, class: "project")
    page.raw("<header class=\"top\">")
    page.navigation(place, tongue: tongue, home: home, current: project.id)
    page.raw("<h1>")
    page.foreign(project.id)
    page.raw("</h1></header><main id=\"main\" class=\"one\"><section class=\"verdict open\">")
    page.icon(.open, class: "vi")
    page.raw("<div><h2>")
    page.text(tongue.say("The manifest cannot be read", "Манифест не читается"))
    page.raw("</h2><p>")
    let count = project.diagnostics.count { $0.severity == .error }
    page.text(
      tongue.say(
        "Nothing of this project was measured: ", "В этом проекте ничего не измерено: ")
        + tongue.count(count, ("mistake", "mistakes"), ("ошибка", "ошибки", "ошибок")) + ".")
    page.raw("</p></div></section><section id=\"mistakes\"><h2>")
    page.text(tongue.say("Mistakes", "Ошибки"))
    page.raw("</h2><div class=\"scroll\" tabindex=\"0\" role=\"region\"")
    page.attribute("aria-label", tongue.say("Mistakes", "Ошибки"))
    page.raw("><pre>")
    page.text(DiagnosticRenderer.text(Array(project.diagnostics.prefix(100)), color: false))
    page.raw("</pre></div></section></main>")
    page.foot(place, tongue: tongue, version: settings.version, asOf: settings.asOf, methods: methods)
    return page.bytes
  }
}
