import Manifest
import Measurements
import Wording

struct NoSecrets: FaultRule {
  static let info = RuleInfo(
    id: "SE005",
    name: LocalizedText(en: "No secret stands in the manifest", ru: "В манифесте нет секретов"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Words such as `password=`, the forms of known keys, and addresses with a password, in texts and addresses.",
      ru: "Слова вроде `password=`, виды известных ключей и адреса с паролем в текстах и адресах."),
    why: LocalizedText(
      en: "The manifest is read by many and kept for ever.", ru: "Манифест читают многие и хранят вечно."),
    fix: LocalizedText(en: "Remove it, and change the secret.", ru: "Удалите и смените секрет."))

  private static let marks = [
    "password=", "passwd=", "api_key=", "apikey=", "secret=", "ghp_", "-----begin", "xoxb-", "akia", "пароль=",
  ]

  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.texts.filter { Self.isSecret($0.text) },
      { _ in "something that looks like a secret" }, { _ in "похоже на секрет" }, at: { $0.place })
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
