import Foundation
import Inference
import Manifest
import Tables

/// Measures the product's own speed. The scripts in Benchmarks/ run it side by side with what else people would use.
@main
struct DossierBench {
  static func main() {
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      switch arguments.first {
      case "scoring": try ScoringBench.run(Array(arguments.dropFirst()))
      case "metrics": try MetricsBench.run(Array(arguments.dropFirst()))
      case "cost": try CostBench.run(Array(arguments.dropFirst()))
      case "statements": try StatementFeatures.run()
      default:
        throw BenchFailure(
          message: "usage: \(ScoringBench.usage)\n       \(MetricsBench.usage)\n       \(CostBench.usage)")
      }
    } catch let failure as BenchFailure {
      complain(failure.message)
      exit(3)
    } catch let error as InferenceError {
      complain(error.message)
      exit(4)
    } catch let error as TableError {
      complain(error.message)
      exit(4)
    } catch {
      complain("\(error)")
      exit(4)
    }
  }

  private static func complain(_ text: String) {
    FileHandle.standardError.write(Data("error: \(text)\n".utf8))
  }
}

struct BenchFailure: Error { var message: String }

enum BenchOutput {
  static func line(_ members: [(String, JSONValue?)]) {
    FileHandle.standardOutput.write(Data((JSONValue.members(members).text(indent: nil) + "\n").utf8))
  }
}
