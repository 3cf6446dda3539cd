import ArgumentParser
import Evaluation
import Inference
import Pipeline

/// How models are run.
struct EngineOptions: ParsableArguments {
  @Option(
    name: .long, help: "What models run on: auto, cpu or cuda.",
    completion: .list(ExecutionProvider.allCases.map(\.rawValue)), transform: Self.parse)
  var provider = ExecutionProvider.auto

  @Option(name: .long, help: "Threads a model run may use.")
  var threads = 1

  @Flag(
    name: .long,
    help:
      "Start the programs that manifests name as models. They can do all that you can: allow it for projects you trust."
  )
  var allowCommands = false

  @Flag(name: .long, help: "Ask the servers that manifests name as models. Rows of the data are sent to them.")
  var allowNetwork = false

  func validate() throws {
    if !(1...256).contains(threads) { throw ValidationError("--threads has to be from 1 to 256.") }
  }

  private static func parse(_ text: String) throws -> ExecutionProvider {
    guard let provider = ExecutionProvider(rawValue: text) else {
      let known = ExecutionProvider.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("“\(text)” is no provider; expected one of: \(known).")
    }
    return provider
  }

  func toolbox() -> Toolbox {
    Toolbox(
      provider: provider, threads: threads,
      permissions: Permissions(commands: allowCommands, network: allowNetwork))
  }
}
