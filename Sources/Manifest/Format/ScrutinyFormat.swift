// `slices`, `protected`, `robustness`, `explain` of an evaluation
extension Format {
  private static let plainSlice = Shape.column.located.map { SliceSpec(column: $0) }

  private static let crossedSlice = Shape<[SliceSpec.Part]>.list(slicePart, minimum: 1)
    .check { parts, _ throws(Complaint) in
      guard parts.count <= 2 else {
        throw Complaint(
          "bad-slice", "slices cross at most two columns", expected: "[region, tariff]",
          help: "more than two columns leave too few rows in a slice")
      }
      guard Set(parts.map(\.column.value)).count == parts.count else {
        throw Complaint("bad-slice", "a column is crossed with itself", expected: "[region, tariff]")
      }
    }.map { SliceSpec(parts: $0) }

  private static let slicePart = Shape<SliceSpec.Part>.forms(
    scalar: Shape.column.located.map { SliceSpec.Part(column: $0) },
    mapping: rangesOf("a part of a crossed slice", "One column of a crossed slice.") { part, _ in part })

  /// `{column: tenure, bins: 4, min: 30}`
  private static func rangesOf<Value: Sendable>(
    _ what: String, _ doc: String, _ make: @escaping @Sendable (SliceSpec.Part, Int?) -> Value
  ) -> Shape<Value> {
    .object(what, doc) { keys in
      let column = keys.required("column", Shape.column.located, "The column.")
      let bins = keys.optional(
        "bins", Shape<Int>.integer(2...50), "Ranges of a number with about equally many rows: at its quantiles.")
      let edges = keys.optional("edges", .list(.number(), minimum: 1), "Ranges of a number between these values.")
      let minimum = keys.optional(
        "min", Shape<Int>.integer(1...1_000_000_000), "Slices with fewer rows are left out and counted.")
      keys.atMostOne(of: "bins", "edges")
      return { fields in
        let column = fields[column]
        let bins = fields[bins]
        let numbers = fields[edges]
        let minimum = fields[minimum]
        var cut = SliceSpec.Cut.values
        if let bins { cut = .quantiles(bins) }
        if let numbers {
          if zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }) {
            cut = .edges(numbers)
          } else {
            fields.report(
              Complaint("bad-slice", "the edges do not rise", expected: "rising numbers, such as [30, 50]"),
              at: fields.mark(of: edges))
          }
        }
        return column.map { make(SliceSpec.Part(column: $0, cut: cut), minimum) }
      }
    }
  }

  private static let rangeSlice: Shape<SliceSpec> = rangesOf("a slice", "Rows cut by one column.") {
    SliceSpec(parts: [$0], minimum: $1)
  }

  static let slices = Shape<[SliceSpec]>.list(
    .forms(scalar: plainSlice, sequence: crossedSlice, mapping: rangeSlice))

  static let protected = Shape<[SliceSpec]>.list(.forms(scalar: plainSlice, mapping: rangeSlice))

  private static let noise = Shape<[Double]>.oneOrMany(.number(0...10, percent: true))
  private static let shares = Shape<[Double]>.oneOrMany(.number(0...1, percent: true))

  static let robustness = Shape<RobustnessSpec>.forms(
    scalar: .word("off", RobustnessSpec()),
    mapping: .object("the disturbances", "How the inputs are disturbed before the metric is measured again.") { keys in
      let noise = keys.optional(
        "noise", noise, "Noise on numbers, in standard deviations of each column: [0.01, 0.1].")
      let missing = keys.optional("missing", shares, "Shares of the cells that are emptied: [1%, 5%].")
      let shift = keys.optional("shift", shares, "Shares of the texts replaced by another value of the column: 10%.")
      keys.atLeastOne(of: "noise", "missing", "shift")
      return { fields in
        RobustnessSpec(noise: fields[noise] ?? [], missing: fields[missing] ?? [], shift: fields[shift] ?? [])
      }
    })

  /// `off`, or `on`.
  static let explain = onOrOff
  static let weakSlices = onOrOff

  private static let onOrOff = Shape<Bool>.scalar(
    expected: "on or off", schema: .members([("enum", ["on", "off"])])
  ) { scalar, _ throws(Complaint) in
    switch scalar.text {
    case "on": return true
    case "off": return false
    default: throw Complaint("unknown-value", "\(quoted(scalar.text)) is not known here", expected: "on or off")
    }
  }
}
