import Manifest
import Wording

/// The tasks of the process by phase, with the names that they have under `phases`.
public enum TasksDocument {
  /// For the terminal; what a reviewer expects of every project is marked.
  public static func plain(_ language: Language) -> String {
    let width = ProcessCatalogue.tasks.map(\.id.count).max() ?? 0
    let mark = LocalizedText(en: "expected of every project", ru: "ожидается от каждого проекта")
    var lines: [String] = []
    for phase in Phase.allCases {
      if !lines.isEmpty { lines.append("") }
      lines.append("\(phase.rawValue): \(Words.phase(phase)[language])")
      for task in ProcessCatalogue.tasks(of: phase) {
        let gap = String(repeating: " ", count: width - task.id.count)
        lines.append("  \(task.id)\(gap)  \(task.title[language])\(task.isExpected ? " *" : "")")
      }
    }
    return (lines + ["", "* \(mark[language])"]).joined(separator: "\n")
  }

  /// `dossier.tasks/1`
  public static func json() -> JSONValue {
    .members([
      ("schema", "dossier.tasks/1"),
      (
        "tasks",
        .array(
          ProcessCatalogue.tasks.map { task in
            .members([
              ("id", .string(task.id)), ("phase", .string(task.phase.rawValue)), ("expected", .bool(task.isExpected)),
              ("title", .members([("en", .string(task.title.en)), ("ru", .string(task.title.ru))])),
            ])
          })
      ),
    ])
  }
}
