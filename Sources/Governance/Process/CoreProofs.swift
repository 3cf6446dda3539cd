import Manifest
import Measurements
import Wording

/// What the tool measured that proves a task, in words; nil where it measured nothing of it.
///
/// A proof says that the task was done, not that its result is good: that is for the rules to judge.
enum CoreProofs {
  static func measured(_ proof: CoreProof, _ subject: Subject) -> LocalizedText? {
    let results = subject.measurements.evaluations
    switch proof {
    case .successCriteria, .criteriaCompared:
      let judged = results.filter { $0.target.map { $0.outcome != .notMeasured } ?? false || !$0.requirements.isEmpty }
      return judged.isEmpty
        ? nil : LocalizedText(en: "target and requirements judged", ru: "цель и требования оценены")
    case .dataQuality:
      let count = subject.measurements.profiles.count
      return count == 0 ? nil : LocalizedText(en: "data sets profiled: \(count)", ru: "профилей данных: \(count)")
    case .split:
      let split = subject.measurements.profiles.first { $0.splits.count > 1 }
      return split.map { LocalizedText(en: "splits of \($0.entry) counted", ru: "разбиение \($0.entry) посчитано") }
    case .baseline:
      let compared = results.first { $0.comparison != nil }
      return compared.map {
        LocalizedText(en: "compared with a baseline in \($0.id)", ru: "сравнение с базовым решением в \($0.id)")
      }
    case .reproducibility:
      let claims = results.flatMap(\.claims)
      let held = claims.count { $0.outcome == .reproduced }
      guard held > 0 else { return nil }
      return LocalizedText(
        en: "claims reproduced: \(held) of \(claims.count)", ru: "воспроизведено заявлений: \(held) из \(claims.count)")
    case .performance:
      return results.first { $0.n > 0 }.map {
        LocalizedText(en: "evaluation \($0.id) run on \($0.n) rows", ru: "оценка \($0.id) на \($0.n) строках")
      }
    case .robustness:
      let count = results.reduce(0) { $0 + $1.slices.count }
      return count == 0 ? nil : LocalizedText(en: "slices measured: \(count)", ru: "измерено срезов: \(count)")
    // Benchmarks and drift are not among the measurements of this run.
    case .resourceDemand, .drift: return nil
    }
  }
}
