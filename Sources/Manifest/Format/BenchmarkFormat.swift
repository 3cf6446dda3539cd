// `benchmarks`
extension Format {
  static let remoteTarget = Shape<RemoteTarget>.object("a remote target", "A server that is measured from outside.") {
    keys in
    let wire = keys.required("protocol", Shape<RemoteTarget.Wire>.choice, "How the server is spoken to.")
    let url = keys.required("url", Shape.address.located, "The server's address.")
    let model = keys.optional("model", .text, "The model's name on the server.")
    return { fields in
      let wire: RemoteTarget.Wire? = fields[wire]
      let url = fields[url]
      let model = fields[model]
      guard let wire, let url else { return nil }
      return RemoteTarget(wire: wire, url: url, model: model)
    }
  }

  private static let percentile = KeyRule<Double>(
    placeholder: "<percentile>", expected: "p99", schema: .members([("pattern", "^p[0-9]{1,2}(\\.[0-9]{1,4})?$")]),
    parse: { text, _ throws(Complaint) in
      let digits = text.utf8.dropFirst()
      let parts = digits.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
      let isNumber = parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { (48...57).contains($0) } }
      guard text.utf8.first == UInt8(ascii: "p"), isNumber, parts[0].count <= 2,
        parts.count == 1 || parts[1].count <= 4,
        let value = DecimalText(digits)?.value(), value > 0
      else {
        throw Complaint(
          "bad-percentile", "\(quoted(text)) is not a percentile", expected: "p50, p95, p99, p99.9 or the like")
      }
      return value
    })

  private static let objectives: Shape<[LatencyObjective]> = Shape<[Pair<Double, TimeSpan>]>.pairs(
    percentile, .quantity
  )
  .map { $0.map { LatencyObjective(percentile: $0.key, limit: $0.value) } }

  static let benchmark = Shape<BenchmarkSpec>.object("a benchmark", "A speed measurement to run.") { keys in
    let model = keys.optional("model", .reference(.model), "The model, run by the embedded core.")
    let target = keys.optional("target", remoteTarget, "A server to measure instead of the embedded core.")
    let data = keys.optional("data", .dataReference(), "The rows to score.")
    let scenarios = keys.optional("scenarios", Shape<[BenchmarkSpec.Scenario]>.list(.choice), "The load scenarios.")
    let batchSizes = keys.optional(
      "batch_sizes", Shape<[Int]>.list(.integer(1...1_000_000)), "How many rows a call, one run each.")
    let slo = keys.optional("slo", objectives, "Latency limits by percentile: {p99: 50 ms}.")
    keys.exactlyOne(of: "model", "target")
    return { fields in
      let model = fields[model]
      let remote = fields[target]
      let data = fields[data]
      let scenarios = fields[scenarios] ?? [.singleStream]
      let batchSizes = fields[batchSizes] ?? [1]
      let objectives = fields[slo] ?? []
      guard let target = model.map(BenchmarkSpec.Target.model) ?? remote.map(BenchmarkSpec.Target.remote) else {
        return nil
      }
      return BenchmarkSpec(
        id: fields.id, location: fields.location, target: target, data: data, scenarios: scenarios,
        batchSizes: batchSizes, objectives: objectives)
    }
  }
}
