import Manifest
import Measurements
import Wording

struct NoSecrets: FaultRule {
  static let info = RuleInfo(
    id: "SE005",
    name: LocalizedText(en: "No secret stands in the manifest", ru: "В манифесте нет секретов"),
    severity: .error, phase: .businessAndDataUnderstanding,
    checks: LocalizedText(
      en: "Words such as `password=` or the forms of known keys in texts and addresses.",
      ru: "Слова вроде `password=` и виды известных ключей в текстах и адресах."),
    why: LocalizedText(
      en: "The manifest is read by many and kept for ever.", ru: "Манифест читают многие и хранят вечно."),
    fix: LocalizedText(en: "Remove it, and change the secret.", ru: "Удалите и смените секрет."))

  private static let marks = [
    "password=", "passwd=", "api_key=", "apikey=", "secret=", "ghp_", "-----begin", "xoxb-", "akia", "пароль=",
  ]
  func faults(in subject: Subject) -> [Fault] {
    Fault.each(
      subject.texts.filter { text in Self.marks.contains { text.text.lowercased().contains($0) } },
      { _ in "something that looks like a secret" }, { _ in "похоже на секрет" }, at: { $0.place })
  }
}
