import Manifest
import Measurements
import Wording

struct NoSecrets: FaultRule {
  static let info = RuleInfo(
    id: "SE005",
    name: LocalizedText(en: "No secret stands in the manifest", ru: "В манифесте нет секретов"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en:
        "Words such as `password=`, the forms of known keys, and addresses with a password, in every text and address.",
      ru: "Слова вроде `password=`, виды известных ключей и адреса с паролем во всех текстах и адресах."),
    why: LocalizedText(
      en: "The manifest is read by many and kept for ever.", ru: "Манифест читают многие и хранят вечно."),
    fix: LocalizedText(en: "Remove it, and change the secret.", ru: "Удалите и смените секрет."))

  private static let marks = [
    "password=", "passwd=", "api_key=", "apikey=", "secret=", "ghp_", "-----begin", "xoxb-", "akia", "пароль=",
  ]

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      (subject.texts + Self.more(of: subject)).filter { Self.isSecret($0.text) },
      { _ in "something that looks like a secret" }, { _ in "похоже на секрет" }, at: { $0.place })
  }

  /// Texts and addresses that are no prose: whom to write to, names, what is called.
  private static func more(of subject: Subject) -> [(text: String, place: SourceLocation)] {
    let project = subject.project
    var texts: [(String, SourceLocation)] = []
    func add(_ written: [String?], _ key: String, _ place: SourceLocation) {
      texts += written.compactMap { $0 }.map { ($0, project.keys.place(of: key) ?? place) }
    }
    add([project.owner?.team, project.owner?.contact], "owner", project.location)
    if let problem = project.problem {
      add(problem.outOfScope + problem.heterogeneity, "problem", problem.location)
    }
    for metric in project.businessMetrics { add([metric.title, metric.unit], "", metric.location) }
    for link in project.links {
      for evidence in link.evidence {
        if case .assumption(let text) = evidence.kind { texts.append((text, evidence.location)) }
      }
    }
    for entry in project.catalog { add([entry.title], "", entry.location) }
    for model in project.models {
      add([model.title], "", model.location)
      switch model.source {
      case .endpoint(let endpoint): texts.append((endpoint.url.value, endpoint.url.location))
      case .command(let command): texts += command.run.value.map { ($0, command.run.location) }
      case .onnx, .pmml, .predictions, .predictionsFile: break
      }
    }
    for evaluation in project.evaluations { add([evaluation.title], "", evaluation.location) }
    for phase in project.phases {
      for task in phase.tasks {
        if case .evidence(let evidence) = task.state { add([evidence.text], "", task.location) }
      }
      for stay in phase.history { add([stay.why], "", stay.location) }
    }
    for decision in project.decisions { add([decision.what, decision.why, decision.by], "", decision.location) }
    for risk in project.risks { add([risk.title, risk.owner], "", risk.location) }
    for role in project.stack { add(role.tools, "", role.location) }
    return texts
  }

  private static func isSecret(_ text: String) -> Bool {
    let lower = text.lowercased()
    return marks.contains { lower.contains($0) } || holdsPassword(text)
  }

  /// `postgres://name:password@host`
  private static func holdsPassword(_ text: String) -> Bool {
    text.split(whereSeparator: \.isWhitespace).contains { word in
      guard let scheme = word.range(of: "://") else { return false }
      let authority = word[scheme.upperBound...].prefix { !"/?#".contains($0) }
      guard let at = authority.lastIndex(of: "@") else { return false }
      guard let colon = authority[..<at].firstIndex(of: ":") else { return false }
      let password = authority[authority.index(after: colon)..<at]
      return !password.isEmpty && !password.hasPrefix("$") && !password.hasPrefix("{") && !password.hasPrefix("<")
    }
  }
}
