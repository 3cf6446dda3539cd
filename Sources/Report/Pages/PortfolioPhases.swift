import Governance
import Manifest
import Wording

/// All projects by phase: how far each has come, and what holds there.
extension PortfolioPage {
  func phases(_ page: inout HTML) {
    let rows = sorted.filter { !$0.phases.isEmpty }
    guard !rows.isEmpty else { return }
    page.section("phases", tongue.say("Phases of all projects", "Этапы всех проектов")) { page in
      let names = Phase.allCases.map { Words.phase($0)[tongue.language] }
      page.raw("<div class=\"panel tbl\"><table class=\"stack list\"><thead><tr>")
      for name in [tongue.say("Project", "Проект")] + names {
        page.raw("<th scope=\"col\">")
        page.text(name)
        page.raw("</th>")
      }
      page.raw("</tr></thead><tbody>")
      for row in rows {
        page.raw("<tr><th scope=\"row\"><a")
        page.attribute("href", row.page + "#phases")
        page.raw(">")
        page.foreign(row.title)
        page.raw("</a></th>")
        for (phase, name) in zip(row.phases, names) {
          page.raw("<td")
          page.attribute("data-l", name)
          page.raw(">")
          page.status(Status(phase.state), tongue.word(phase.state))
          if phase.total > 0 {
            page.raw("<span class=\"note\">")
            page.text(
              tongue.say(
                "\(tongue.numbers.integer(phase.met)) of \(tongue.numbers.integer(phase.total))",
                "\(tongue.numbers.integer(phase.met)) из \(tongue.numbers.integer(phase.total))"))
            page.raw("</span>")
          }
          page.raw("</td>")
        }
        page.raw("</tr>")
      }
      page.raw("</tbody></table></div>")
    }
  }
}
