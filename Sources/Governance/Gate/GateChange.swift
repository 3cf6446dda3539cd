import Manifest
import Measurements
import Wording

/// One thing that differs between the base revision and what is checked.
public struct GateChange: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    case metric, data, model, cost, value
  }

  public enum Direction: String, Sendable, Hashable, Codable, CaseIterable {
    case better, worse
    /// The difference lies inside the uncertainty of the base's value, or has no better side.
    case neutral
  }

  public var kind: Kind
  /// For machines: `holdout.roc_auc`, `data/subscribers.csv`.
  public var id: String
  public var title: LocalizedText
  public var before: LocalizedText
  public var after: LocalizedText
  public var direction: Direction
  /// The values themselves, where they are numbers.
  public var oldValue: Double?
  public var newValue: Double?

  public init(
    kind: Kind, id: String, title: LocalizedText, before: LocalizedText, after: LocalizedText,
    direction: Direction = .neutral, oldValue: Double? = nil, newValue: Double? = nil
  ) {
    self.kind = kind
    self.id = id
    self.title = title
    self.before = before
    self.after = after
    self.direction = direction
    self.oldValue = oldValue
    self.newValue = newValue
  }
}
