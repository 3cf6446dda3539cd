import Costing
import Foundation
import Manifest
import Measurements
import Prices
import Records

/// Costs of projects.
public struct CostRun: Sendable {
  private let organisation: (value: Organisation, file: String)?
  private let asOf: CalendarDate
  /// Draws of the uncertain inputs.
  public var draws = 10_000

  public init(organisation: (value: Organisation, file: String)?, asOf: CalendarDate) {
    self.organisation = organisation
    self.asOf = asOf
  }

  /// The organisation's settings and price file, for keys of what was computed from them.
  var fingerprint: String {
    guard let organisation else { return "" }
    let folder = URL(fileURLWithPath: organisation.file).deletingLastPathComponent().path
    let prices = organisation.value.prices.flatMap {
      try? FileDigest.digest(folder + "/" + $0.value, shownAs: $0.value)
    }
    return "\(String(reflecting: organisation.value)) \(prices?.sha256 ?? "")"
  }

  /// - Parameter links: the links of the project as analysed; a value model among them is set against the cost.
  /// - Returns: nil where the project declares no workloads or no currency.
  /// - Throws: when a price file cannot be read.
  public func compute(_ project: Project, links: [LinkResult] = []) throws(PriceError) -> CostResult? {
    guard let infrastructure = project.infrastructure, !infrastructure.workloads.isEmpty else { return nil }
    let loaded = try PriceFiles.load(organisation: organisation, project: project)
    let unknown = ServedModelCheck.diagnostics(of: infrastructure, loaded.hardware)
    guard unknown.isEmpty else { throw PriceError(unknown) }
    var inputs = CostInputs(
      infrastructure: infrastructure, book: loaded.book, hardware: loaded.hardware, asOf: asOf,
      priceAge: loaded.limit)
    inputs.draws = draws
    inputs.reference = loaded.bundled
    inputs.value = Self.value(links)
    inputs.tools = project.stack.map { ($0.role, $0.tools) }
    inputs.watchesDrift = project.monitoring?.drift != nil
    return CostEngine.compute(inputs)
  }

  /// What a value model says the model brings a month: over the baseline where there is one.
  private static func value(_ links: [LinkResult]) -> (link: String, perMonth: Estimate, currency: Currency)? {
    for link in links {
      for evidence in link.evidence {
        guard case .value(let value) = evidence.content else { continue }
        return (link.id, value.gainPerMonth ?? value.perMonth, value.currency)
      }
    }
    return nil
  }
}
