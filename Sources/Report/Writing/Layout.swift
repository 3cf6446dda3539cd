import Manifest
import Wording

/// Where a page is in the site, for its links.
struct PagePlace: Sendable {
  /// `../../` for a project's page, empty for the portfolio.
  var root: String
  /// The same page in other languages: language and path relative to this page.
  var versions: [(language: Language, path: String)]
}

extension HTML {
  /// Everything up to the page's own content.
  mutating func head(title: String, place: PagePlace, tongue: Tongue, class body: StaticString) {
    raw("<!DOCTYPE html>\n<html")
    attribute("lang", tongue.language.rawValue)
    raw("><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
    raw(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'; style-src 'self'\">")
    raw("<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">")
    element("title", title)
    raw("<link rel=\"stylesheet\"")
    attribute("href", place.root + "assets/style.css")
    raw("><link rel=\"icon\" type=\"image/svg+xml\"")
    attribute("href", place.root + "assets/icon.svg")
    raw("></head><body class=\"")
    raw(body)
    raw("\"><a class=\"skip\" href=\"#main\">")
    text(tongue.say("Skip to the content", "К содержанию"))
    raw("</a>")
    icons()
  }

  /// The line above a page's title: where it is, and its other languages.
  mutating func navigation(_ place: PagePlace, tongue: Tongue, home: String?, current: String) {
    raw("<div class=\"nav\"><nav")
    attribute("aria-label", tongue.say("Where you are", "Где вы"))
    raw(">")
    if let home {
      raw("<a")
      attribute("href", place.root + home)
      raw(">")
      text(tongue.say("All projects", "Все проекты"))
      raw("</a> <span aria-hidden=\"true\">›</span> ")
    }
    foreign(current)
    raw("</nav>")
    if !place.versions.isEmpty {
      raw("<p class=\"lang\">")
      for version in place.versions {
        raw("<a")
        attribute("href", version.path)
        attribute("hreflang", version.language.rawValue)
        attribute("lang", version.language.rawValue)
        raw(">")
        text(Words.language(version.language))
        raw("</a> ")
      }
      raw("</p>")
    }
    raw("</div>")
  }

  mutating func foot(_ place: PagePlace, tongue: Tongue, version: String, asOf: CalendarDate, methods: String) {
    raw("<footer class=\"foot-page\"><p>")
    text(
      tongue.say(
        "As of \(tongue.dates.long(asOf)). Made by Dossier \(version): its numbers were measured, not typed.",
        "По состоянию на \(tongue.dates.long(asOf)) Сделано программой Dossier \(version): числа измерены, а не вписаны."
      ))
    raw(" <a")
    attribute("href", place.root + methods)
    raw(">")
    text(tongue.say("How it was measured", "Как это измерено"))
    raw("</a></p></footer></body></html>\n")
  }

  /// A section with its heading; `id` is where the contents link to.
  mutating func section(_ id: StaticString, _ title: String, _ content: (inout HTML) -> Void) {
    raw("<section id=\"")
    raw(id)
    raw("\">")
    element("h2", title)
    content(&self)
    raw("</section>\n")
  }
}
