import Manifest
import Measurements
import Prices

/// People as shares of loaded salaries.
struct StaffPlanner {
  /// Employer's contributions, equipment and space, as a share of the salary.
  static let usualOverhead = 0.3

  let inputs: CostInputs
  let converter: Converter

  /// One line a role. A role in both lists counts once, with the larger share.
  func add(_ lists: [[StaffShare]], to plan: inout Plan) {
    var roles: [StaffShare] = []
    for share in lists.joined() {
      if let known = roles.firstIndex(where: { $0.role == share.role }) {
        roles[known].share = max(roles[known].share, share.share)
      } else {
        roles.append(share)
      }
    }
    for role in roles where role.share > 0 { add(role, to: &plan) }
  }

  private func add(_ role: StaffShare, to plan: inout Plan) {
    guard let pay = pay(role.role, notes: &plan.notes) else {
      return plan.miss(.missingPrice, role.role, "salary")
    }
    let overhead = inputs.infrastructure.staffOverhead?.fraction ?? Self.usualOverhead
    var sources = pay.sources
    if inputs.infrastructure.staffOverhead == nil {
      sources.append(CostSource("staff_overhead: 30%", isEstimate: true))
    }
    plan.lines.append(
      PlannedLine(
        kind: .staff, subject: role.role, amount: role.share * pay.value * (1 + overhead), volume: .months,
        drivers: [.staffCost],
        basis: [
          CostFactor(.fullTime, role.share),
          CostFactor(.price, pay.value, "\(converter.currency.code)/month"), CostFactor(.overhead, 1 + overhead),
        ], sources: sources))
  }

  /// Money a month for one person.
  func pay(_ role: String, notes: inout [CostNote]) -> Converter.Amount? {
    if let stated = inputs.infrastructure.salaries.first(where: { $0.role == role }) {
      guard var amount = converter.amount(stated.pay, key: "infrastructure.salaries.\(role)") else {
        notes.append(CostNote(.missingRate, role, stated.pay.currency.code))
        return nil
      }
      if stated.pay.per == .year { amount.value /= 12 }
      return amount
    }
    let rows = inputs.book.prices.filter { $0.kind == .salary && $0.name == role }
    guard let country = inputs.country, let row = rows.first(where: { $0.region?.lowercased() == country }) else {
      return nil
    }
    guard var amount = converter.amount(row) else {
      notes.append(CostNote(.missingRate, row.id, row.currency.code))
      return nil
    }
    switch row.unit {
    case .year: amount.value /= 12
    // A working year of 2,080 hours.
    case .hour: amount.value *= 2080.0 / 12
    default: break
    }
    notes += amount.notes
    return amount
  }
}
