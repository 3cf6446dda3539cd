/// Where keys belong, to help when one stands in the wrong section.
enum FormatIndex {
  private static let sections: [String: String] = [
    "statement": "problem", "decision": "problem", "cadence": "problem", "stakeholders": "problem",
    "out_of_scope": "problem", "constraints": "problem", "heterogeneity": "problem",
    "target": "problem or an evaluation",
    "claims": "an evaluation", "require": "an evaluation", "slices": "an evaluation", "metrics": "an evaluation",
    "confidence": "an evaluation", "baseline": "problem or an evaluation", "slo": "a benchmark",
    "scenarios": "a benchmark", "batch_sizes": "a benchmark", "workloads": "infrastructure", "budget": "infrastructure",
    "horizon": "infrastructure", "currency": "infrastructure", "discount_rate": "infrastructure",
    "prices": "infrastructure", "splits": "a catalog entry", "source": "a catalog entry",
    "sensitivity": "a catalog entry", "contract": "a catalog entry", "format": "a model", "inputs": "a model",
    "drift": "monitoring", "evidence": "a link or a phase's task", "owner": "the top of the file",
    "phase": "the top of the file or a risk", "evaluations": "the top of the file", "models": "the top of the file",
    "catalog": "the top of the file", "risks": "the top of the file", "stack": "the top of the file",
  ]

  static func hint(for key: String) -> String? { sections[key].map { "“\(key)” belongs in \($0)" } }
}
