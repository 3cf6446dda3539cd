/// What is known of a metric without computing it: its names, tasks, direction, range and definition.
public struct MetricInfo: Sendable, Hashable {
  public enum Direction: String, Sendable, Hashable {
    case higher, lower
    /// Best at zero, either side is worse (bias).
    case zero
  }

  /// The set its values lie in.
  public enum Range: Sendable, Hashable {
    /// 0...1
    case share
    /// At most 1, may be negative (MCC, R²).
    case upToOne
    /// 0 and above, without a unit.
    case nonNegative
    /// In the unit of the target.
    case targetUnit
    /// In the unit of the target, squared.
    case targetUnitSquared
    /// -1...1, best at zero (the error of a coverage).
    case difference
  }

  /// Canonical name: scikit-learn's where it has one.
  public var name: String
  /// Other names that people write.
  public var aliases: [String]
  public var tasks: Set<TaskKind>
  public var direction: Direction
  public var range: Range
  /// True where the name needs `@k` or `@share%`.
  public var needsCutoff: Bool
  /// True where labels alone are not enough: probabilities or ranking scores are needed.
  public var needsScores: Bool
  /// True where the metric exists on merged classes as well (`aggregated.accuracy`).
  public var aggregable: Bool
  /// True where the metric belongs to the task's standard set, computed when an evaluation names none.
  public var standard: Bool
  public var interval: IntervalMethod
  /// True where the metric is defined under real weights of the rows.
  public var weighable: Bool
  /// The kind of the number in the name, where any other number of that kind makes a metric as well.
  public var parameter: MetricParameter?
  public var definition: MetricDefinition

  init(
    _ name: String, _ aliases: [String] = [], tasks: Set<TaskKind>, _ direction: Direction, _ range: Range,
    needsCutoff: Bool = false, needsScores: Bool = false, aggregable: Bool = false, standard: Bool = true,
    interval: IntervalMethod = .bootstrap, weighable: Bool = true, parameter: MetricParameter? = nil,
    _ definition: MetricDefinition
  ) {
    self.name = name
    self.aliases = aliases
    self.tasks = tasks
    self.direction = direction
    self.range = range
    self.needsCutoff = needsCutoff
    self.needsScores = needsScores
    self.aggregable = aggregable
    self.standard = standard
    self.interval = interval
    self.weighable = weighable
    self.parameter = parameter
    self.definition = definition
  }
}
