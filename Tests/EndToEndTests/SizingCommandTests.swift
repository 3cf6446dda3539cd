import Foundation
import Testing

/// A project with a chat, from the command line.
@Suite struct SizingCommandTests {
  private static let manifest = """
    dossier: 1
    title: Chat
    problem: {statement: x}
    infrastructure:
      currency: USD
      horizon: 36 months
      workloads:
        chat:
          kind: inference
          peak: 4/s
          mean: 1/s
          serves: {model: llama-3.1-8b, format: int4, context: 8192, input: 1500, output: 300, concurrency: 32}
      options: [own, cloud]
      own: {server: dgx-h100, colocation: 500 USD/month}
      cloud: {}
    """

  private func tool(_ manifest: String = Self.manifest) throws -> Tool {
    let tool = try Tool()
    let project = tool.folder.appendingPathComponent("Projects/chat")
    try FileManager.default.createDirectory(at: project, withIntermediateDirectories: true)
    try Data(manifest.utf8).write(to: project.appendingPathComponent("project.yaml"))
    return tool
  }

  private func sizing(_ project: [String: Any]) throws -> [String: Any] {
    let demand = try #require((project["demands"] as? [[String: Any]])?.first)
    #expect(demand["capacity_kind"] as? String == "sized")
    return try #require(demand["sizing"] as? [String: Any])
  }

  private func figure(_ sizing: [String: Any], _ name: String) throws -> [String: Any] {
    try #require((sizing["figures"] as? [String: [String: Any]])?[name])
  }

  /// 4.15625 bits for each weight of the layers, 16 for 2 × 128256 × 4096 embeddings: 5,727,324,705 bytes; 8192 × 131,072 bytes of cache for
  /// each of 32 sequences: 32 GiB. Both are in the document with their formulas; with twice the context the cache doubles.
  @Test func aChatIsSizedAndPriced() throws {
    let tool = try tool()
    defer { tool.clean() }
    let run = try tool.run(["cost", "--format", "json", "--what-if", "workloads.chat.serves.context=16384"])
    #expect(run.status == 0, "\(run.err)")
    let projects = try #require(try run.json()["projects"] as? [[String: Any]])
    let found = try sizing(projects[0])
    let weights = try figure(found, "weights")
    let stored = try #require(weights["value"] as? Double)
    #expect(abs(stored - 5_727_324_704.5) < 2)
    #expect((weights["basis"] as? String)?.contains("(4 + 20 / 128) / 8") == true)
    let cache = try figure(found, "kv_cache")
    let held = try #require(cache["value"] as? Double)
    #expect(held == 32.0 * 1_073_741_824)
    for item in try #require(found["figures"] as? [String: [String: Any]]).values {
      #expect(!((item["basis"] as? String) ?? "").isEmpty && !((item["sources"] as? [Any]) ?? []).isEmpty)
    }
    let doubled = try #require(try figure(try sizing(projects[1]), "kv_cache")["value"] as? Double)
    #expect(doubled == 2 * held)
    for option in try #require(projects[0]["options"] as? [String: [String: Any]]).values {
      let prices = try #require((option["per_million_tokens"] as? [String: [String: Any]])?["chat"])
      let input = try #require(prices["input"] as? Double)
      let output = try #require(prices["output"] as? Double)
      // One request a second: 2.628 million a month.
      let paid = (input * 1500 + output * 300) * 2.628
      #expect(abs(paid / (try #require(option["monthly"] as? Double)) - 1) < 1e-9)
    }
  }

  @Test func peopleCanReadIt() throws {
    let tool = try tool()
    defer { tool.clean() }
    let text = try tool.run(["cost", "--lines"])
    for part in ["USD a million tokens", "llama-3.1-8b (int4)", "First token", "Weights", "Needed on an accelerator"] {
      #expect(text.out.contains(part) || text.out.lowercased().contains(part.lowercased()), "\(part)")
    }
    let russian = try tool.run(["cost", "--language", "ru", "--format", "markdown"])
    #expect(russian.out.contains("USD за миллион токенов"))
    let csv = try tool.run(["cost", "--format", "csv"])
    #expect(csv.out.contains(",output_tokens,chat,,,USD,"))
  }

  @Test func anUnknownModelIsAnError() throws {
    let tool = try tool(Self.manifest.replacing("llama-3.1-8b", with: "lama-3.1-8b"))
    defer { tool.clean() }
    for command in ["check", "cost"] {
      let run = try tool.run([command])
      #expect(run.status == 3, "\(command)")
      #expect((run.out + run.err).contains("did you mean “llama-3.1-8b”"), "\(run.out)\(run.err)")
    }
  }

  @Test func aModelThatDoesNotFitIsFound() throws {
    let tool = try tool(
      Self.manifest.replacing("kind: inference", with: "kind: inference\n      gpu: L4\n      count: 1")
        .replacing("format: int4", with: "format: bf16"))
    defer { tool.clean() }
    let run = try tool.run(["gate"])
    #expect(run.out.contains("CO036"), "\(run.out)\(run.err)")
    let built = try tool.run(["build"])
    #expect(built.status != 4, "\(built.err)")
    let page = try String(
      contentsOf: tool.folder.appendingPathComponent("site/projects/chat/index.html"), encoding: .utf8)
    #expect(page.contains("What the language models need") && page.contains("does not fit"))
  }
}
