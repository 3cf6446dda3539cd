import Costing
import Foundation
import Manifest
import Pipeline
import Prices

/// How fast costs are compared: one JSON line a kind of work, each with the processor time of one core.
enum CostBench {
  static let usage = "dossier-bench cost PROJECT_FOLDER ROUNDS DAY [WHAT_IF]"

  static func run(_ arguments: [String]) throws {
    guard arguments.count >= 3, let rounds = Int(arguments[1]), rounds > 0, let day = CalendarDate(arguments[2]) else {
      throw BenchFailure(message: "usage: \(usage)")
    }
    let folder = URL(fileURLWithPath: arguments[0]).resolvingSymlinksInPath().path
    let shown = arguments[0] + "/project.yaml"
    let change = arguments.count > 3 ? arguments[3] : "cloud.purchase=spot"
    guard case .success(let overrides) = ManifestOverride.list(change, below: "infrastructure") else {
      throw BenchFailure(message: "“\(change)” is not a change")
    }
    let outcome = ProjectReader.read(folder: folder, shownAs: shown)
    guard let project = outcome.value, let infrastructure = project.infrastructure else {
      throw BenchFailure(message: DiagnosticRenderer.text(outcome.diagnostics, color: false))
    }
    let loaded = try PriceFiles.load(organisation: nil, project: project)
    var inputs = CostInputs(
      infrastructure: infrastructure, book: loaded.book, hardware: loaded.hardware, asOf: day, priceAge: loaded.limit)
    inputs.draws = 0
    let without = seconds(rounds) { _ = CostEngine.compute(inputs) }
    inputs.draws = 10_000
    let with = seconds(rounds) { _ = CostEngine.compute(inputs) }
    BenchOutput.line([
      ("work", "comparison"), ("draws", .integer(0)), ("seconds", .number(without)),
    ])
    BenchOutput.line([
      ("work", "comparison"), ("draws", .integer(10_000)), ("seconds", .number(with)),
      ("draws_alone", .number(with - without)),
    ])
    // Everything that a what-if does after the start: manifest with the change, price books, comparison, draws.
    var failure: BenchFailure?
    let whatIf = seconds(rounds) {
      let outcome = ProjectReader.read(folder: folder, shownAs: shown, overrides: overrides)
      guard let project = outcome.value, (try? CostRun(organisation: nil, asOf: day).compute(project)) != nil else {
        failure = BenchFailure(message: DiagnosticRenderer.text(outcome.diagnostics, color: false))
        return
      }
    }
    if let failure { throw failure }
    BenchOutput.line([("work", "what-if"), ("draws", .integer(10_000)), ("seconds", .number(whatIf))])
  }

  /// The median processor time of one call, after one that is not counted.
  private static func seconds(_ rounds: Int, _ work: () -> Void) -> Double {
    work()
    let times = (0..<rounds).map { _ -> Double in
      let start = clock()
      work()
      return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }.sorted()
    return times[times.count / 2]
  }
}
