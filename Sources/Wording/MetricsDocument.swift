import Manifest

/// The reference of all metrics as a Markdown document, made from the registry: `docs/metrics.md`.
public enum MetricsDocument {
  public static func markdown() -> String {
    let words = MetricWords(.en)
    var lines = [
      "# Metrics", "",
      "Made from the registry of metrics by `dossier metrics`; do not edit by hand. In the formulas y is the truth, ŷ the",
      "predicted class, p the probability or predicted number, e = y − p, w the weight of a row (1 without weights).",
      "",
      "*Interval* is the method for independent rows without weights; where rows are grouped or weighted it is the bootstrap.",
      "Metrics marked ▲ exist on merged classes as `aggregated.<name>`; those marked ○ are not defined under weights.",
    ]
    for group in MetricGroup.allCases {
      lines += [
        "", "## \(words.title(group))", "", "| metric | tasks | better | what it is | formula | source | interval |",
        "|---|---|---|---|---|---|---|",
      ]
      lines += group.metrics.map { row($0, words) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(_ info: MetricInfo, _ words: MetricWords) -> String {
    let names = ([info.name] + info.aliases).map { "`\(info.needsCutoff ? "\($0)@k" : $0)`" }
    let marks = (info.aggregable ? " ▲" : "") + (info.weighable ? "" : " ○")
    let tasks = TaskKind.allCases.filter(info.tasks.contains).map(\.rawValue)
    let cells = [
      names.joined(separator: ", ") + marks, tasks.joined(separator: ", "), direction(info.direction),
      info.definition.en, "`\(info.definition.formula)`", info.definition.source.text, words.title(info.interval),
    ]
    return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
  }

  private static func direction(_ direction: MetricInfo.Direction) -> String {
    switch direction {
    case .higher: "higher"
    case .lower: "lower"
    case .zero: "near zero"
    }
  }
}

extension String {
  fileprivate func replacing(_ character: Character, with text: String) -> String {
    reduce(into: "") { $0 += $1 == character ? text : String($1) }
  }
}
