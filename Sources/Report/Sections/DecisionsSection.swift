import Manifest
import Wording

/// What was decided about the project: as the manifest tells it, and what follows from its phases, skipped tasks and waivers.
extension ProjectPage {
  private struct Entry {
    var on: CalendarDate?
    var what: String
    var why: String?
    var by: String?
  }

  var hasDecisions: Bool { !decisionEntries.isEmpty }

  func decisions(_ page: inout HTML) {
    let entries = decisionEntries
    guard !entries.isEmpty else { return }
    page.section("decisions", tongue.say("Decisions", "Решения")) { page in
      let names = [
        tongue.say("Day", "Дата"), tongue.say("Decision", "Решение"), tongue.say("Reason", "Почему"),
        tongue.say("Decided by", "Кто решил"),
      ]
      table(&page, names) { page in
        for entry in entries {
          page.raw("<tr><th scope=\"row\">")
          page.text(entry.on.map { tongue.dates.long($0) } ?? "–")
          page.raw("</th>")
          cell(&page, names[1], entry.what)
          cell(&page, names[2], entry.why ?? "–")
          cell(&page, names[3], entry.by ?? "–")
          page.raw("</tr>")
        }
      }
    }
  }

  /// Newest first; those without a day last.
  private var decisionEntries: [Entry] {
    let entries = declared + returns + skips + waived
    return entries.enumerated().sorted { a, b in
      guard a.element.on != b.element.on else { return a.offset < b.offset }
      guard let first = a.element.on else { return false }
      return b.element.on.map { first > $0 } ?? true
    }.map(\.element)
  }

  private var declared: [Entry] {
    project.decisions.map { Entry(on: $0.on, what: $0.what, why: $0.why, by: $0.by) }
  }

  /// Where the project went back to a phase.
  private var returns: [Entry] {
    project.phases.flatMap { phase in
      phase.history.dropFirst().map { stay in
        let name = Words.phase(phase.phase)[tongue.language]
        return Entry(
          on: stay.entered, what: tongue.say("Back to the phase “\(name)”", "Возврат к этапу «\(name)»"), why: stay.why)
      }
    }
  }

  private var skips: [Entry] {
    project.phases.flatMap { phase in
      phase.tasks.compactMap { task -> Entry? in
        guard case .skipped(let waiver) = task.state else { return nil }
        let title = input.review.process.first { $0.phase == phase.phase && $0.id == task.id }?.title[tongue.language]
        let name = title ?? task.id
        var what = tongue.say("Task left out: \(name)", "Задача пропущена: \(name)")
        if let until = waiver.until {
          let day = tongue.dates.long(until)
          what += tongue.say(", until \(day)", ", до \(day)")
        }
        return Entry(on: nil, what: what, why: waiver.reason, by: waiver.approvedBy)
      }
    }
  }

  private var waived: [Entry] {
    input.waivers.map { waiver in
      let day = tongue.dates.long(waiver.expires)
      return Entry(
        on: nil, what: tongue.say("\(waiver.rule) waived until \(day)", "Исключение из \(waiver.rule) до \(day)"),
        why: waiver.reason, by: waiver.approvedBy)
    }
  }
}
