/// The values of metrics on every resample, resample after resample; not-a-number where undefined.
struct Replicates: Sendable {
  let count: Int
  let width: Int
  private(set) var values: [Double] = []

  init(count: Int, width: Int) {
    self.count = count
    self.width = width
    values.reserveCapacity(count * width)
  }

  mutating func append(_ resample: some Sequence<Double>) { values += resample }

  /// One metric's values, by resample.
  func column(_ metric: Int) -> [Double] { (0..<count).map { values[$0 * width + metric] } }
}
