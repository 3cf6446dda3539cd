/// All metrics that the tool computes, by name. Each is declared, with its definition, in one of the files of `Definitions`.
public enum MetricRegistry {
  public static let all: [MetricInfo] = MetricGroup.allCases.flatMap(\.metrics)

  /// The facts of a metric; nil for a name that is not registered.
  public static func info(_ name: MetricName) -> MetricInfo? {
    let found = byName[Key(name: name.base, cutoff: name.cutoff != nil)] ?? parametric(name)
    return found.flatMap { name.aggregated && !$0.aggregable ? nil : $0 }
  }

  /// The metrics of a task that are computed when an evaluation names none.
  public static func standard(for task: TaskKind) -> [MetricName] {
    // MASE compares numbers with a history, which a forecast has and a regression may not have.
    all.filter { ($0.standard || $0.name == "mase" && task == .forecast) && $0.tasks.contains(task) }.map {
      MetricName(base: $0.name)
    }
  }

  /// A metric whose name differs from a registered one in its number only.
  private static func parametric(_ name: MetricName) -> MetricInfo? {
    guard name.cutoff == nil, let parameter = name.parameter,
      var info = all.first(where: { $0.parameter == parameter.kind })
    else { return nil }
    info.name = name.base
    info.aliases = []
    info.standard = false
    return info
  }

  private struct Key: Hashable {
    var name: String
    var cutoff: Bool
  }

  private static let byName: [Key: MetricInfo] = {
    var table: [Key: MetricInfo] = [:]
    for info in all {
      for name in [info.name] + info.aliases { table[Key(name: name, cutoff: info.needsCutoff)] = info }
    }
    return table
  }()
}

extension Set<TaskKind> {
  static let labelled: Set<TaskKind> = [.binary, .multiclass, .ordinal]
  static let classes: Set<TaskKind> = [.multiclass, .ordinal]
  static let numeric: Set<TaskKind> = [.regression, .forecast]
}
