/// `benchmarks`
enum BenchmarkFormat {
  static let benchmarks = Shape<BenchmarkSpec>.byID("benchmark", "a speed measurement to run") { o, id in
    let model = o.optional("model", Shape.reference.located, "id of a model, run by the embedded core")
    let target = o.optional("target", remote, "a model server, instead of model")
    let data = o.optional("data", Shape<DataReference>.data, "rows to send")
    let scenarios = o.optional("scenarios", Shape<BenchmarkSpec.Scenario>.word.list(atLeast: 1), "how load is made")
    let batches = o.optional("batch_sizes", Shape<Int>.integer(1...1_000_000).list(atLeast: 1), "rows a request")
    let slo = o.optional("slo", objectives, "latency limits: {p99: 50 ms}")
    guard o.has("model") != o.has("target") else {
      o.complain("missing-key", "the benchmark names no model", expected: "one of: model, target")
      return nil
    }
    let what: BenchmarkSpec.Target
    if let model { what = .model(model) } else if let target { what = .remote(target) } else { return nil }
    return BenchmarkSpec(
      id: id.value, location: id.location, target: what, data: data,
      scenarios: scenarios ?? [.singleStream, .offline], batchSizes: batches ?? [1], objectives: slo ?? [])
  }

  private static let remote = Shape<RemoteTarget>.object("remoteTarget", "a model server") { o in
    let wire = o.required("protocol", Shape<RemoteTarget.Wire>.word, "what it speaks")
    let url = o.required("url", url.located, "its address")
    let model = o.optional("model", .string, "the model's name on the server")
    guard let wire, let url else { return nil }
    return RemoteTarget(wire: wire, url: url, model: model)
  }

  private static let url = Shape<String>.text(
    "an http or https address", pattern: #"^https?://[^\s]+$"#, code: "bad-url"
  ) { text in
    let known = text.hasPrefix("http://") || text.hasPrefix("https://")
    let clean = text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0.value > 32 && $0.value != 127 }
    return known && clean && text.split(separator: "/").count > 1 ? text : nil
  }

  private static let objectives = Shape<[LatencyObjective]>.object("slo", "latency limits by percentile") { o in
    let entries = o.rest(span, "the limit: 50 ms")
    return entries.compactMap { key, location, limit in
      guard key.hasPrefix("p"), let percentile = Double(key.dropFirst()), percentile > 0, percentile < 100 else {
        o.complain("unknown-key", "“\(key)” is no percentile", at: location, expected: "p50, p90, p99, p99.9")
        return nil
      }
      return LatencyObjective(percentile: percentile, limit: limit)
    }
  }

  private static let span = Shape<TimeSpan>.text(
    "a time: 50 ms",
    pattern: #"^\+?[0-9][0-9_]*(\.[0-9_]+)?\s*(ns|us|µs|μs|ms|s|sec|seconds?|min|minutes?|h|hours?|d|days?|weeks?)$"#,
    code: "bad-time", QuantityParser.timeSpan)
}
