import Foundation
import Testing

/// The stand-in server of the fixtures, on a free loopback port; it ends with its standard input.
final class StandInServer {
  private let process = Process()
  private let input = Pipe()
  let port: Int

  init() throws {
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", ModelProject.fixtures.appendingPathComponent("server.py").path]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var text = ""
    while !text.contains("\n") {
      let piece = output.fileHandleForReading.availableData
      guard !piece.isEmpty else { break }
      text += String(decoding: piece, as: UTF8.self)
    }
    port = try #require(Int(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}

@Suite(.serialized) struct EndpointTests {
  private func run(
    _ mode: String, _ model: String, _ server: StandInServer, environment: [String: String] = [:], allowed: Bool = true
  ) throws -> Tool.Outcome {
    let project = try ModelProject(
      "{format: endpoint, url: \"http://127.0.0.1:\(server.port)/\(mode)\", timeout: \(mode == "huge" ? 30 : 2) s, \(model)}"
    )
    defer { project.tool.clean() }
    return allowed
      ? try project.evaluate("--allow-network", environment: environment)
      : try project.evaluate(environment: environment)
  }

  private static let openInference =
    "protocol: open-inference, model: churn, output: probabilities, output_name: probabilities, classes: [\"no\", \"yes\"]"
  private static let mlflow = "protocol: mlflow, output: probabilities, batch: 7"
  private static let serving =
    "protocol: tensorflow-serving, model: churn, inputs: [score], output: probabilities, classes: [\"no\", \"yes\"]"
  private static let chat =
    "protocol: openai, model: tiny, output: labels, classes: [\"no\", \"yes\"], system: Answer yes or no., prompt: \"Leaves? {score}\", concurrency: 4"

  @Test(arguments: [openInference, mlflow, serving, openInference + ", batch: 3, concurrency: 4"])
  func protocolsGiveTheSameNumbers(_ model: String) throws {
    let server = try StandInServer()
    let outcome = try run("plain", model, server)
    let found = try ModelProject.metrics(outcome)
    for (a, b) in zip(found, try ModelProject.expected()) { #expect(abs(a - b) < 1e-12) }
  }

  @Test func whatTheServerSaysOfItselfIsRecorded() throws {
    let server = try StandInServer()
    let outcome = try run("plain", Self.openInference, server)
    #expect(outcome.out.contains("\"http://127.0.0.1:\(server.port)/plain\""))
    #expect(outcome.out.contains("\"version\"") && outcome.out.contains("\"7\""))
  }

  @Test func chatsGiveLabels() throws {
    let server = try StandInServer()
    let outcome = try run("plain", Self.chat, server)
    #expect(outcome.status == 2 || outcome.status == 0, "\(outcome.out)")
    #expect(outcome.out.contains("tiny-1"))
    let chatty = try run("chatty", Self.chat, server)
    #expect(chatty.status == 3)
    #expect(chatty.out.contains("none of the classes: “I would rather not say”"))
    let counted = try run("chatty", Self.chat + ", otherwise: \"no\"", server)
    #expect(counted.out.contains("replies outside the classes"))
  }

  @Test func withoutPermissionNothingIsAsked() throws {
    let server = try StandInServer()
    let outcome = try run("plain", Self.mlflow, server, allowed: false)
    #expect(outcome.status == 2)
    #expect(outcome.out.contains("--allow-network"))
  }

  @Test(arguments: [
    ("slow", 2, "did not answer within 2.0 s"), ("short", 3, "39 answers for 40 rows"), ("nan", 3, "not finite"),
    ("huge", 3, "answered with more than"), ("redirect", 3, "redirects are not followed"), ("html", 3, "“text/html”"),
    ("down", 2, "status 503"), ("token", 3, "status 401"),
  ])
  func whatGoesWrongIsSaid(_ mode: String, _ status: Int32, _ words: String) throws {
    let server = try StandInServer()
    let outcome = try run(mode, "protocol: mlflow, output: probabilities", server)
    #expect(outcome.status == status, "\(outcome.out)")
    #expect(outcome.out.contains(words), "\(outcome.out)")
  }

  @Test func aBusyServerIsAskedAgain() throws {
    let server = try StandInServer()
    #expect(try run("busy", "protocol: mlflow, output: probabilities", server).status == 0)
  }

  @Test func nobodyThereIsIncomplete() throws {
    let project = try ModelProject(
      "{format: endpoint, protocol: mlflow, url: \"http://127.0.0.1:9\", output: probabilities, timeout: 2 s}")
    defer { project.tool.clean() }
    let outcome = try project.evaluate("--allow-network")
    #expect(outcome.status == 2)
    #expect(outcome.out.contains("cannot be reached"))
  }

  @Test func secretsComeFromTheEnvironmentAndAreNeverShown() throws {
    let server = try StandInServer()
    let model =
      "protocol: mlflow, output: probabilities, headers: {Authorization: {env: CHURN_TOKEN, prefix: \"Bearer \"}}"
    let secret = ["CHURN_TOKEN": "s3cr3t-t0ken"]
    let good = try run("token", model, server, environment: secret)
    #expect(good.status == 0, "\(good.out)")
    let echoed = try run("echo", model, server, environment: secret)
    #expect(echoed.out.contains("it broke with"))
    for outcome in [good, echoed] {
      #expect(!outcome.out.contains("s3cr3t") && !outcome.err.contains("s3cr3t"))
    }
    let unset = try run("token", model, server)
    #expect(unset.status == 2)
    #expect(unset.out.contains("CHURN_TOKEN is not set"))
  }
}
