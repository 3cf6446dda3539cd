import Manifest
import Measurements
import Wording

extension Fault {
  /// One fault for each need of a workload that is of a kind.
  static func needs(_ subject: Subject, where isMeant: (CostNeed) -> Bool) -> [Fault] {
    (subject.measurements.cost?.needs ?? []).filter(isMeant).map { need in
      Fault(
        LocalizedText(
          en: "\(need.workload): \(CostWords(.en).fact(need))", ru: "\(need.workload): \(CostWords(.ru).fact(need))"),
        at: subject.workloads.first { $0.id == need.workload }?.location)
    }
  }
}
