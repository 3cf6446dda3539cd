// `decisions`
extension Format {
  static let decision = Shape<Decision>.object("a decision", "What was decided about the project, when and why.") {
    keys in
    let on = keys.required("on", Shape<CalendarDate>.quantity, "The day it was made.")
    let what = keys.required("what", .text, "What was decided.")
    let why = keys.optional("why", .text, "The reason.")
    let by = keys.optional("by", .text, "Who decided.")
    let phase = keys.optional("phase", Shape<Phase>.choice, "The CRISP-ML(Q) phase it belongs to.")
    return { fields in
      let on: CalendarDate? = fields[on]
      let what = fields[what]
      let why = fields[why]
      let by = fields[by]
      let phase = fields[phase]
      guard let on, let what else { return nil }
      return Decision(id: fields.id, location: fields.location, on: on, what: what, why: why, by: by, phase: phase)
    }
  }
}
