import Manifest
import Measurements
import Tables

/// Hashes the rows of an evaluation by what they are and by what is true of them.
struct RowFactsBuilder {
  /// A row that weighs less than this share of the mean is as good as left out.
  static let leastWeight = 0.01

  let spec: EvaluationSpec
  let project: Project
  let inputs: EvaluationInputs

  func build() -> RowFacts {
    let identity = identityColumns
    let truth = inputs.table.column(named: spec.target.value)
    var facts = RowFacts(keys: 0, truths: 0, weightless: weightless)
    for row in inputs.truth.rows {
      var hash = RowHash()
      for column in identity { hash.add(column, Int(row)) }
      facts.keys &+= hash.value
      if let truth { hash.add(truth, Int(row)) }
      facts.truths &+= hash.value
    }
    return facts
  }

  private var identityColumns: [Column] {
    if let entry = project.catalog.first(where: { $0.id == spec.data.entry }) {
      if let name = entry.key, let key = inputs.table.column(named: name.value) { return [key] }
    }
    let answers = Set(project.models.flatMap(Self.recordedColumns))
    return inputs.table.columns.filter { $0.name != spec.target.value && !answers.contains($0.name) }
  }

  /// The columns of a data set that hold a model's answers: they change with the model.
  private static func recordedColumns(_ model: ModelEntry) -> [String] {
    guard case .predictions(let recorded) = model.source else { return [] }
    return (recorded.columns + [recorded.column].compactMap { $0 }).map(\.value)
  }

  private var weightless: Int {
    guard let weights = inputs.model.rows.weights, !weights.isEmpty else { return 0 }
    let least = Self.leastWeight * weights.reduce(0, +) / Double(weights.count)
    return weights.count { $0 < least }
  }
}

/// FNV-1a over the bytes of a row's values, mixed at the end so that sums of hashes do not cancel out.
struct RowHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ column: Column, _ row: Int) {
    guard !column.isNull(row) else { return add(0x6e75_6c6c) }
    switch column.values {
    case .doubles(let values): add(values[row].bitPattern)
    case .integers(let values): add(UInt64(bitPattern: values[row]))
    case .booleans(let values): add(values[row] ? 1 : 0)
    case .dates(let values): add(UInt64(bitPattern: Int64(values[row])))
    case .timestamps(let values): add(UInt64(bitPattern: values[row]))
    case .texts(let values):
      for index in values.offsets[row]..<values.offsets[row + 1] { addByte(values.bytes[index]) }
      addByte(0xff)
    }
  }

  private mutating func add(_ word: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { addByte(UInt8(truncatingIfNeeded: word >> UInt64(shift))) }
  }

  private mutating func addByte(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }

  var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
