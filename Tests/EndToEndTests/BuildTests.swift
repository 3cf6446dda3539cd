import Foundation
import Testing

@Suite struct BuildTests {
  private func files(in folder: URL) throws -> [String: Data] {
    let base = folder.resolvingSymlinksInPath().path
    var files: [String: Data] = [:]
    let walker = try #require(FileManager.default.enumerator(atPath: base))
    for case let path as String in walker {
      var isFolder: ObjCBool = false
      let full = base + "/" + path
      guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue else { continue }
      files[path] = try Data(contentsOf: URL(fileURLWithPath: full))
    }
    return files
  }

  @Test func theSameInputsGiveTheSameBytes() throws {
    let first = try Tool()
    let second = try Tool()
    defer {
      first.clean()
      second.clean()
    }
    var sites: [[String: Data]] = []
    for (tool, jobs) in [(first, "1"), (second, "2")] {
      try tool.copyProject("telco-churn")
      try tool.copyProject("diamonds")
      try tool.write("title: Example\nlanguages: [en, ru]\n", to: "dossier.yaml")
      let build = try tool.run(["build", "--jobs", jobs, "--output", "out"])
      #expect(build.status == 0, "\(build.err)")
      sites.append(try files(in: tool.folder.appendingPathComponent("out")))
    }
    #expect(sites[0].keys.sorted() == sites[1].keys.sorted())
    for (path, data) in sites[0] { #expect(sites[1][path] == data, "\(path) differs") }
    #expect(sites[0]["index.html"] != nil)
  }

  @Test func oneBadProjectDoesNotStopTheOthers() throws {
    let tool = try Tool()
    defer { tool.clean() }
    try tool.write("dossier: 1\ntitle: Good\n", to: "Projects/good/project.yaml")
    try tool.write("dossier: 1\ntitel: Bad\n", to: "Projects/bad/project.yaml")
    let build = try tool.run(["build"])
    #expect(build.status == 3)
    #expect(try tool.read("site/projects/good/index.html").contains("Good"))
    let page = try tool.read("site/projects/bad/index.html")
    #expect(page.contains("titel"))
    let index = try tool.read("site/index.html")
    #expect(index.contains("projects/good/index.html"))
    #expect(index.contains("projects/bad/index.html"))
  }

  @Test func foreignFilesAreNotReplaced() throws {
    let tool = try Tool()
    defer { tool.clean() }
    try tool.write("dossier: 1\ntitle: Good\n", to: "Projects/good/project.yaml")
    try tool.write("precious", to: "home/thesis.txt")
    let build = try tool.run(["build", "--output", "home"])
    #expect(build.status == 3)
    #expect(build.err.contains("thesis.txt"))
    #expect(try tool.read("home/thesis.txt") == "precious")
  }

  @Test func hostileTextIsShownAsText() throws {
    let tool = try Tool()
    defer { tool.clean() }
    let attacks = [
      #"<script>alert(1)</script>"#, #""><img src=x onerror=alert(2)>"#, #"'><svg onload=alert(3)>"#,
      "<\u{0338}script>alert(4)</script>", "\"\u{0338} onmouseover=alert(5) x=\"",
    ]
    let quoted = attacks.map { attack in
      // Scalar by scalar: a combining mark would hide the quote before it from a search by characters.
      "\"" + attack.unicodeScalars.map { $0 == "\"" ? "\\\"" : String($0) }.joined() + "\""
    }
    let text = quoted[0]
    var manifest =
      "dossier: 1\ntitle: \(text)\nsummary: \(quoted[1])\nowner: {team: \(quoted[2]), contact: \(quoted[3])}\n"
    manifest += "problem:\n  statement: |\n"
    for attack in attacks { manifest += "    \(attack)\n\n" }
    manifest += "    [x](javascript:alert(6)) <a href=\"javascript:alert(7)\">y</a> ![z](https://example.org/z.png)\n"
    manifest += "  decision: \(quoted[4])\n  constraints: [\(quoted.joined(separator: ", "))]\n"
    manifest += "business_metrics:\n  m: {title: \(quoted[1]), unit: \(quoted[2]), better: higher, now: 1, goal: 2}\n"
    manifest += "risks:\n  r: {title: \(quoted[3]), likelihood: high, impact: high, mitigation: \(quoted[0])}\n"
    manifest += "stack: {serving: [\(quoted[2])]}\n"
    try tool.write(manifest, to: "Projects/hostile/project.yaml")
    let build = try tool.run(["build"])
    #expect(build.status == 0, "\(build.err)")
    let marked = "<\u{338}script"
    let quotedMark = "\"\u{338} onmouseover"
    for path in ["site/index.html", "site/projects/hostile/index.html"] {
      let page = try tool.read(path).lowercased()
      #expect(!page.contains("<script"), "\(path)")
      #expect(!page.contains("<img src=x"), "\(path)")
      #expect(!page.contains("<svg onload"), "\(path)")
      #expect(!page.contains("href=\"javascript:"), "\(path)")
      // By bytes: a combining mark joins the quote or bracket before it into one character.
      let bytes = Array(page.utf8)
      for attack in [marked, quotedMark] { #expect(!Self.contains(bytes, Array(attack.utf8)), "\(path)") }
      #expect(!page.contains("https://example.org/z.png\""), "\(path) loads a picture from outside")
    }
  }

  private static func contains(_ bytes: [UInt8], _ pattern: [UInt8]) -> Bool {
    guard bytes.count >= pattern.count else { return false }
    return (0...(bytes.count - pattern.count)).contains { bytes[$0..<($0 + pattern.count)].elementsEqual(pattern) }
  }

  @Test func pathsOutsideTheProjectAreRefused() throws {
    let tool = try Tool()
    defer { tool.clean() }
    try tool.write("secret,1\n", to: "outside.csv")
    try tool.write(
      """
      dossier: 1
      title: Escape
      catalog:
        a: {source: {kind: csv, path: ../../outside.csv}}
        b: {source: {kind: csv, path: /etc/passwd}}
        c: {source: {kind: csv, path: link.csv}}
      """, to: "Projects/escape/project.yaml")
    try FileManager.default.createSymbolicLink(
      at: tool.folder.appendingPathComponent("Projects/escape/link.csv"),
      withDestinationURL: tool.folder.appendingPathComponent("outside.csv"))
    let check = try tool.run(["check"])
    #expect(check.status == 3)
    for line in [4, 5, 6] { #expect(check.err.contains("project.yaml:\(line):"), "\(check.err)") }
  }
}
