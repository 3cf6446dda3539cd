/// What is drawn with replacement.
enum ResamplingPlan: Sendable, Hashable {
  /// Each row on its own.
  case rows(Int)
  /// Whole units (a customer's rows, a forecast's origin): rows of a unit depend on each other and come or stay together.
  case units(rowUnits: [Int32], count: Int)
  /// Rows within strata (the classes), so that every resample has as many of each as the rows themselves.
  case strata([[Int32]], rows: Int)

  var rowCount: Int {
    switch self {
    case .rows(let count): count
    case .units(let rowUnits, _): rowUnits.count
    case .strata(_, let rows): rows
    }
  }

  /// - Parameter labels: the unit of each row, in any numbering.
  static func units(of labels: [Int32]) -> ResamplingPlan {
    var numbers: [Int32: Int32] = [:]
    let dense = labels.map { label -> Int32 in
      if let known = numbers[label] { return known }
      let next = Int32(numbers.count)
      numbers[label] = next
      return next
    }
    return .units(rowUnits: dense, count: numbers.count)
  }

  /// - Parameter labels: the stratum of each row.
  static func strata(of labels: [Int32]) -> ResamplingPlan {
    var members: [Int32: [Int32]] = [:]
    for (row, label) in labels.enumerated() { members[label, default: []].append(Int32(row)) }
    return .strata(members.sorted { $0.key < $1.key }.map(\.value), rows: labels.count)
  }

  /// How many rows, and of each resample how many units, are drawn: what decides how sure an interval can be.
  var unitCount: Int {
    switch self {
    case .rows(let count): count
    case .units(_, let count): count
    case .strata(_, let rows): rows
    }
  }
}
