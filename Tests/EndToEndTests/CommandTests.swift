import Foundation
import Testing

@Suite struct CommandTests {
  @Test func versionAndHelpAreClean() throws {
    let tool = try Tool()
    defer { tool.clean() }
    let version = try tool.run(["--version"])
    #expect(version.status == 0)
    #expect(version.out.hasPrefix("0."))
    let help = try tool.run(["--help"])
    #expect(help.status == 0)
    for command in ["init", "check", "evaluate", "build", "schema"] { #expect(help.out.contains(command)) }
  }

  @Test func wrongUseIsThree() throws {
    let tool = try Tool()
    defer { tool.clean() }
    #expect(try tool.run(["chekc"]).status == 3)
    #expect(try tool.run(["check", "--formt", "json"]).status == 3)
    #expect(try tool.run(["build", "--as-of", "2026-02-30"]).status == 3)
    let missing = try tool.run(["check", "nothing"])
    #expect(missing.status == 3)
    #expect(missing.err.contains("there is no project “nothing”"))
    let folder = try tool.run(["check", "--projects", "elsewhere"])
    #expect(folder.status == 3)
    #expect(folder.err.contains("there is no folder “elsewhere”"))
  }

  @Test func initWritesAManifestThatPassesCheck() throws {
    let tool = try Tool()
    defer { tool.clean() }
    for (name, language) in [("churn-2027", "en"), ("ottok", "ru")] {
      let made = try tool.run(["init", name, "--language", language])
      #expect(made.status == 0, "\(made.err)")
      let check = try tool.run(["check", name])
      #expect(check.status == 0, "\(check.err)")
    }
    let before = try tool.read("Projects/churn-2027/project.yaml")
    let again = try tool.run(["init", "churn-2027"])
    #expect(again.status == 3)
    #expect(again.err.contains("is there already"))
    #expect(try tool.read("Projects/churn-2027/project.yaml") == before)
    for bad in ["../up", "a/b", ".hidden", "", String(repeating: "x", count: 65)] {
      #expect(try tool.run(["init", "--", bad]).status == 3)
    }
  }

  @Test func completionScriptsAreMade() throws {
    let tool = try Tool()
    defer { tool.clean() }
    for shell in ["bash", "zsh", "fish"] {
      let script = try tool.run(["--generate-completion-script", shell])
      #expect(script.status == 0)
      #expect(script.out.contains("dossier"))
    }
  }

  @Test func schemaIsJSON() throws {
    let tool = try Tool()
    defer { tool.clean() }
    let schema = try tool.run(["schema"]).json()
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let organisation = try tool.run(["schema", "--organisation"]).json()
    #expect(organisation["type"] as? String == "object")
  }

  @Test func checkReportsEveryMistakeWithItsPlace() throws {
    let tool = try Tool()
    defer { tool.clean() }
    try tool.write(
      """
      dossier: 1
      title: Broken
      phse: modeling
      language: de
      infrastructure:
        horizon: 36 monts
      """, to: "Projects/broken/project.yaml")
    let text = try tool.run(["check"])
    #expect(text.status == 3)
    #expect(text.err.contains("Projects/broken/project.yaml:3:1"))
    #expect(text.err.contains("did you mean “phase”"))
    #expect(text.err.contains("Projects/broken/project.yaml:4:11"))
    #expect(text.err.contains("Projects/broken/project.yaml:6:12"))
    let json = try tool.run(["check", "--format", "json"])
    #expect(json.status == 3)
    let document = try json.json()
    #expect(document["schema"] as? String == "dossier.check/1")
    let projects = try #require(document["projects"] as? [[String: Any]])
    let diagnostics = try #require(projects.first?["diagnostics"] as? [[String: Any]])
    #expect(diagnostics.count == 3)
    #expect(diagnostics.first?["line"] as? Int == 3)
  }
}
