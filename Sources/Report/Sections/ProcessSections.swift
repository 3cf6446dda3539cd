import Governance
import Manifest
import Wording

/// The phase board, the risk matrix and the stack map.
extension ProjectPage {
  /// Every task of the process with the rank of its evidence, phase by phase.
  func board(_ page: inout HTML) {
    for phase in Phase.allCases {
      let entries = input.review.process.filter { $0.phase == phase }
      let shown = entries.filter { $0.rank > .missing || $0.isSkipped || ($0.task?.isExpected ?? false) }
      let stays = project.phases.first { $0.phase == phase }?.history ?? []
      guard !shown.isEmpty || !stays.isEmpty else { continue }
      page.raw("<details><summary>")
      let proven = entries.count { $0.rank > .claimed }
      page.text(
        Words.phase(phase)[tongue.language]
          + tongue.say(
            ": \(proven) of \(entries.count) tasks proven", ": подтверждено задач \(proven) из \(entries.count)"))
      page.raw("</summary>")
      if !stays.isEmpty { page.element("p", class: "why", stays.map(words).joined(separator: "; ")) }
      page.raw("<ul class=\"checks panel\">")
      for entry in shown { write(entry, to: &page) }
      page.raw("</ul></details>")
    }
    let new = ProcessCatalogue.tasks.count(where: \.isNew)
    page.element(
      "p", class: "note",
      tongue.say(
        "\(new) of the \(ProcessCatalogue.tasks.count) tasks are not asked for by CRISP-DM: quality assurance, deployment in use, monitoring.",
        "\(new) из \(ProcessCatalogue.tasks.count) задач в CRISP-DM нет: обеспечение качества, работа после внедрения, мониторинг."
      ))
  }

  private func write(_ entry: ProcessEntry, to page: inout HTML) {
    page.raw("<li>")
    let status: Status = entry.rank > .claimed ? .pass : entry.rank == .claimed ? .warn : .open
    page.status(status, entry.isSkipped ? tongue.say("Left out", "Пропущено") : Words.rank(entry.rank)[tongue.language])
    page.raw("<div><p>")
    page.text(entry.title[tongue.language])
    page.raw("</p>")
    let basis = entry.basis[tongue.language]
    if !basis.isEmpty { page.element("p", class: "why", basis) }
    if let task = entry.task {
      page.element(
        "p", class: "why",
        tongue.say("Risk: ", "Риск: ") + task.risk[tongue.language].lowercasedFirst + ". "
          + task.assurance[tongue.language])
    }
    page.raw("</div>")
    rank(&page, entry.rank)
    page.raw("</li>")
  }

  private func words(_ stay: PhaseStay) -> String {
    var text = tongue.dates.long(stay.entered) + " – "
    text += stay.left.map { tongue.dates.long($0) } ?? tongue.say("today", "сегодня")
    if let why = stay.why { text += " (\(why))" }
    return text
  }

  /// Likelihood against impact, as a table.
  func riskMatrix(_ page: inout HTML) {
    let rated = project.risks.filter { $0.likelihood != nil && $0.impact != nil }
    guard !rated.isEmpty else { return }
    let names =
      [tongue.say("Likelihood \\ impact", "Вероятность \\ ущерб")] + Risk.Level.allCases.map { tongue.word($0) }
    table(&page, names) { page in
      for likelihood in Risk.Level.allCases.reversed() {
        page.raw("<tr><th scope=\"row\">")
        page.text(tongue.word(likelihood))
        page.raw("</th>")
        for impact in Risk.Level.allCases {
          let here = rated.filter { $0.likelihood == likelihood && $0.impact == impact }
          cell(&page, tongue.word(impact), here.isEmpty ? "–" : here.map { $0.title ?? $0.id }.joined(separator: "; "))
        }
        page.raw("</tr>")
      }
    }
  }

  /// What each role is done with, and which role has no tool.
  func stackMap(_ page: inout HTML) {
    guard !project.stack.isEmpty else { return }
    let names = [tongue.say("Role", "Роль"), tongue.say("Tools", "Инструменты")]
    table(&page, names) { page in
      let map = StackMap(project.stack)
      for (role, tools) in map.roles {
        page.raw("<tr><th scope=\"row\">")
        page.text(role.title[tongue.language])
        page.raw("</th>")
        cell(&page, names[1], tools.isEmpty ? tongue.say("none named", "не указаны") : tools.joined(separator: ", "))
        page.raw("</tr>")
      }
      for (role, tools) in map.others {
        page.raw("<tr><th scope=\"row\">")
        page.foreign(role)
        page.raw("</th>")
        cell(&page, names[1], tools.joined(separator: ", "))
        page.raw("</tr>")
      }
    }
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
