import Manifest
import Measurements
import Prices

/// Looks through the rows that a project's or organisation's price file brings for what cannot be right.
struct PriceFileReview {
  let inputs: CostInputs

  /// Empty where it is not known which rows are bundled.
  func faults() -> [PriceFault] {
    guard let reference = inputs.reference else { return [] }
    let known = Dictionary(reference.prices.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let own = inputs.book.prices.filter { known[$0.key] != $0 }
    let rates = inputs.book.rates.filter { !reference.rates.contains($0) }
    let machines = Self.machines(reference)
    return own.filter { $0.date > inputs.asOf }.map { future($0.id, $0.date) }
      + rates.filter { $0.date > inputs.asOf }.map { future("\($0.from.code)/\($0.to.code)", $0.date) }
      + own.compactMap { otherMachine($0, machines) }
  }

  private func future(_ row: String, _ day: CalendarDate) -> PriceFault {
    PriceFault(.future, row: row, stated: day.description, known: inputs.asOf.description)
  }

  // MARK: Machines

  /// Accelerators of a machine.
  private struct Accelerators: Hashable {
    var name: String
    var count: Int
    var text: String { "\(count) × \(name)" }
  }

  /// Providers whose instance types say which accelerators they have; with others, cards are added to a machine.
  private static let fixed: Set<String> = ["aws", "azure"]

  /// What each instance type of these providers is known to have.
  private static func machines(_ reference: PriceBook) -> [String: Set<Accelerators>] {
    var machines: [String: Set<Accelerators>] = [:]
    for price in reference.prices where price.kind == .instance && fixed.contains(price.provider ?? "") {
      guard let gpu = price.gpu, let count = price.gpuCount else { continue }
      machines["\(price.provider ?? "") \(price.name)", default: []].insert(Accelerators(name: gpu, count: count))
    }
    return machines
  }

  private func otherMachine(_ price: Price, _ machines: [String: Set<Accelerators>]) -> PriceFault? {
    guard let count = price.gpuCount else { return nil }
    let known: Set<Accelerators>
    switch price.kind {
    case .instance: known = machines["\(price.provider ?? "") \(price.name)"] ?? []
    case .server:
      guard let server = inputs.hardware.server(named: price.name), let gpu = server.gpu else { return nil }
      known = [Accelerators(name: gpu, count: server.gpuCount)]
    default: return nil
    }
    let stated = Accelerators(name: price.gpu ?? "", count: count)
    guard !known.isEmpty, !known.contains(where: { isSame($0, stated) }) else { return nil }
    let texts = known.map(\.text).sorted()
    return PriceFault(.otherMachine, row: price.id, stated: stated.text, known: texts.joined(separator: ", "))
  }

  /// Spellings of one accelerator do not differ; an unknown name is not compared.
  private func isSame(_ known: Accelerators, _ stated: Accelerators) -> Bool {
    guard known.count == stated.count else { return false }
    guard let a = inputs.hardware.gpu(named: known.name), let b = inputs.hardware.gpu(named: stated.name) else {
      return true
    }
    return a.name == b.name
  }
}
