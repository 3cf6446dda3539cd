import Foundation
import Governance

/// Says what the model of problem statements sees of texts: a JSON array of texts in, the sentences of each out. The model is fitted to
/// that by `make statement-model`.
enum StatementFeatures {
  static func run() throws {
    let texts = try JSONDecoder().decode([String].self, from: FileHandle.standardInput.readDataToEndOfFile())
    let samples = texts.map { StatementSample.sentences(of: $0) }
    FileHandle.standardOutput.write(try JSONEncoder().encode(samples))
  }
}
