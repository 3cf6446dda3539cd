import Foundation
import Manifest
import Measurements
import Statistics
import Tables

/// Computes the evidence of the links from model metrics to business metrics, and what it adds up to.
public struct LinkAnalyser: Sendable {
  private let source: any PredictionSource
  private let threads: Int

  public init(source: any PredictionSource, threads: Int = ProcessInfo.processInfo.activeProcessorCount) {
    self.source = source
    self.threads = max(1, threads)
  }

  /// - Parameter evaluations: the project's results, for what the linked metrics are.
  public func analyse(_ project: Project, evaluations: [EvaluationResult]) -> [LinkResult] {
    project.links.map { link in
      let evidence = link.evidence.map { item in
        var rows: [UInt64]?
        let content = content(item, of: link, project, evaluations, rows: &rows)
        return LinkEvidenceResult(content: content, location: item.location, rows: rows)
      }
      let (status, rank) = Self.status(evidence)
      return LinkResult(
        id: link.id, evaluation: link.evaluation.value, metric: link.metric.value.description, to: link.to.value,
        status: status, rank: rank, evidence: evidence, location: link.location)
    }
  }

  /// The strongest kind of evidence that could be computed decides: a trial before a history before amounts agreed on.
  static func status(_ evidence: [LinkEvidenceResult]) -> (LinkResult.Status, EvidenceRank) {
    let trials = evidence.compactMap { if case .experiment(let trial) = $0.content { trial.status } else { nil } }
    if let status = joined(trials) { return (status, .measured) }
    let histories = evidence.compactMap {
      if case .observation(let history) = $0.content { history.status } else { nil }
    }
    if let status = joined(histories) { return (status, .measured) }
    let failed = evidence.contains { if case .failed = $0.content { true } else { false } }
    if failed { return (.inconclusive, .claimed) }
    return (.assumed, evidence.isEmpty ? .missing : .claimed)
  }

  /// Several of a kind have to agree; one that refutes is enough to refute.
  private static func joined(_ statuses: [LinkResult.Status]) -> LinkResult.Status? {
    guard !statuses.isEmpty else { return nil }
    if statuses.contains(.refuted) { return .refuted }
    return statuses.contains(.confirmed) ? .confirmed : .inconclusive
  }

  /// - Parameter rows: what the data hold row by row, whether they can be computed from or not.
  private func content(
    _ item: LinkEvidence, of link: MetricLink, _ project: Project, _ evaluations: [EvaluationResult],
    rows: inout [UInt64]?
  ) -> LinkEvidenceResult.Content {
    do throws(EvaluationFailure) {
      switch item.kind {
      case .experiment(let experiment):
        let table = try table(experiment.data, project)
        rows = LinkRows.hashes(of: table, experiment.columns)
        return .experiment(try trial(experiment, in: table, link, project))
      case .observation(let observation):
        let table = try table(observation.data, project)
        rows = LinkRows.hashes(of: table, observation.columns)
        return .observation(try history(observation, in: table, link, project))
      case .valueModel(let model):
        return .value(try ValueMeasurer(source: source, threads: threads).measure(model, link, project, evaluations))
      case .assumption(let text): return .assumption(text)
      }
    } catch {
      return .failed(
        message: error.message, expected: error.expected, help: error.help, unavailable: error.cause == .unavailable)
    }
  }

  private func table(_ data: Located<String>, _ project: Project) throws(EvaluationFailure) -> Table {
    try source.table(
      for: DataReference(entry: data.value, split: nil, location: data.location), filter: [], columns: nil,
      project: project)
  }

  private func businessIsHigher(_ link: MetricLink, _ project: Project) -> Bool {
    project.businessMetrics.first { $0.id == link.to.value }?.better != .lower
  }

  private func trial(
    _ experiment: Experiment, in table: Table, _ link: MetricLink, _ project: Project
  ) throws(EvaluationFailure) -> ExperimentResult {
    let columns = TableColumns(table)
    func column(_ name: String) throws(EvaluationFailure) -> Column {
      try columns.column(Located(name, at: experiment.data.location))
    }
    let design = experiment.design
    let outcome = try column(experiment.outcome)
    let (values, yesNo) = try outcomes(outcome, experiment)
    func numbers(_ name: String?) throws(EvaluationFailure) -> [Double]? {
      guard let name else { return nil }
      return try Self.numbers(column(name), at: experiment.data.location)
    }
    let arm = try column(experiment.arm)
    let unit = try design.unit.map { name throws(EvaluationFailure) in try column(name) }
    let better = design.better.map { $0 == .higher } ?? businessIsHigher(link, project)
    return try ExperimentAnalysis(experiment: experiment, betterIsHigher: better).result(
      ExperimentAnalysis.Rows(
        arm: (0..<arm.count).map { arm.text(at: $0) }, outcome: values, outcomeIsYesNo: yesNo,
        denominator: try numbers(design.denominator), covariate: try numbers(design.covariate),
        unit: unit.map { column in (0..<column.count).map { column.text(at: $0) } }))
  }

  /// Numbers as they are; yes and no, in the words people use for them, as one and zero.
  private func outcomes(_ column: Column, _ experiment: Experiment) throws(EvaluationFailure) -> ([Double], Bool) {
    if column.isNumeric || column.typeName == "true/false" {
      let values = (0..<column.count).map { column.number(at: $0) ?? .nan }
      return (values, values.allSatisfy { $0.isNaN || $0 == 0 || $0 == 1 })
    }
    let words: [String: Double] = [
      "yes": 1, "no": 0, "true": 1, "false": 0, "да": 1, "нет": 0, "y": 1, "n": 0, "t": 1, "f": 0,
    ]
    var values: [Double] = []
    for row in 0..<column.count {
      guard let text = column.text(at: row) else {
        values.append(.nan)
        continue
      }
      guard let value = words[text.lowercased()] else {
        throw EvaluationFailure(
          "the outcome “\(experiment.outcome)” holds “\(Listing.clip(text))”", at: experiment.data.location,
          expected: "numbers, or yes and no")
      }
      values.append(value)
    }
    return (values, true)
  }

  private func history(
    _ observation: Observation, in table: Table, _ link: MetricLink, _ project: Project
  ) throws(EvaluationFailure) -> ObservationResult {
    let columns = TableColumns(table)
    func column(_ name: String) throws(EvaluationFailure) -> Column {
      try columns.column(Located(name, at: observation.data.location))
    }
    let modelIsHigher = (MetricRegistry.info(link.metric.value)?.direction ?? .higher) == .higher
    let model = try Self.numbers(column(observation.model), at: observation.data.location)
    let business = try Self.numbers(column(observation.business), at: observation.data.location)
    var time: [Double]?
    if let name = observation.time { time = Self.positions(try column(name)) }
    return try ObservationAnalysis(
      observation: observation, expectsRise: modelIsHigher == businessIsHigher(link, project)
    ).result(model: model, business: business, time: time)
  }

  private static func numbers(_ column: Column, at place: SourceLocation) throws(EvaluationFailure) -> [Double] {
    if let numbers = column.numbers { return numbers }
    throw EvaluationFailure(
      "the column “\(column.name)” holds \(column.typeName), not numbers", at: place, expected: "a column of numbers")
  }

  /// Positions in time: dates and numbers by their value, texts (2026-03, 2026-W12) by their order.
  static func positions(_ column: Column) -> [Double] {
    switch column.values {
    case .dates(let days): return (0..<column.count).map { column.isNull($0) ? .nan : Double(days[$0]) }
    case .timestamps(let times): return (0..<column.count).map { column.isNull($0) ? .nan : Double(times[$0]) }
    case .doubles, .integers, .booleans: return (0..<column.count).map { column.number(at: $0) ?? .nan }
    case .texts:
      let texts = (0..<column.count).map { column.text(at: $0) }
      let order = Set(texts.compactMap { $0 }).sorted()
      let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($0.element, Double($0.offset)) })
      return texts.map { $0.flatMap { place[$0] } ?? .nan }
    }
  }
}
