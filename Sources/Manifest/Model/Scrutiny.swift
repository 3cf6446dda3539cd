/// One way to cut rows into slices: by a column, by the combinations of two, by ranges of a number.
///
/// `region`, `[region, tariff]`, `{column: tenure, bins: 4}`, `{column: age, edges: [30, 50]}`
public struct SliceSpec: Sendable, Hashable {
  /// How the values of one column make groups.
  public enum Cut: Sendable, Hashable {
    /// Each value is a group.
    case values
    /// As many ranges as stated, with about equally many rows, between type 7 quantiles.
    case quantiles(Int)
    /// Ranges between the stated numbers, rising; the first and the last range are open.
    case edges([Double])
  }

  public struct Part: Sendable, Hashable {
    public var column: Located<String>
    public var cut: Cut

    public init(column: Located<String>, cut: Cut = .values) {
      self.column = column
      self.cut = cut
    }
  }

  /// One column, or two that are crossed.
  public var parts: [Part]
  /// Slices with fewer rows are left out and counted; 1 for one column and 20 for two when nil.
  public var minimum: Int?

  public init(parts: [Part], minimum: Int? = nil) {
    self.parts = parts
    self.minimum = minimum
  }

  /// The values of one column.
  public init(column: Located<String>) { self.init(parts: [Part(column: column)]) }

  /// Slices with fewer rows are left out: those of crossed columns say nothing sooner.
  public var leastRows: Int { minimum ?? (parts.count > 1 ? Self.smallestCrossed : 1) }

  private static let smallestCrossed = 20

  /// What slices of it are called before the `=`: `region`, or `region & tariff` for two.
  public var name: String { parts.map(\.column.value).joined(separator: " & ") }
}

/// Which questions about a model are asked beyond its metrics.
public struct ScrutinySpec: Sendable, Hashable {
  /// Columns that hold a protected attribute: fairness gaps are measured between their groups.
  public var protected: [SliceSpec]
  /// Nil means: a standard set of small disturbances.
  public var robustness: RobustnessSpec?
  /// Importance and partial dependence of the inputs.
  public var explains: Bool
  /// The automatic search for weak slices.
  public var searchesSlices: Bool

  public init(
    protected: [SliceSpec] = [], robustness: RobustnessSpec? = nil, explains: Bool = true, searchesSlices: Bool = true
  ) {
    self.protected = protected
    self.robustness = robustness
    self.explains = explains
    self.searchesSlices = searchesSlices
  }
}

/// `robustness: {noise: [0.01, 0.1], missing: [1%, 5%], shift: 10%}`; all empty where it is off.
public struct RobustnessSpec: Sendable, Hashable {
  /// Standard deviations of the noise added to numbers, as shares of each column's own.
  public var noise: [Double]
  /// Shares of the cells that are emptied.
  public var missing: [Double]
  /// Shares of the cells of text columns that get another value of the column.
  public var shift: [Double]

  public init(noise: [Double] = [], missing: [Double] = [], shift: [Double] = []) {
    self.noise = noise
    self.missing = missing
    self.shift = shift
  }

  /// What is asked when the manifest says nothing.
  public static let standard = RobustnessSpec(noise: [0.1], missing: [0.05], shift: [0.1])
}
