import Manifest
import Measurements
import Wording

struct BenchmarkHasInputs: FaultRule {
  static let info = RuleInfo(
    id: "BM012",
    name: LocalizedText(
      en: "A benchmark's rows have the model's columns", ru: "В строках замера есть столбцы модели"),
    severity: .error, phase: .deployment,
    checks: LocalizedText(
      en: "The columns that the model takes in its evaluation are in the benchmark's `data`.",
      ru: "Столбцы, которые модель берёт в своей оценке, есть в `data` замера."),
    why: LocalizedText(
      en: "On rows without its inputs the model cannot answer, so nothing can have been timed.",
      ru: "На строках без её входов модель не отвечает, и измерить ничего нельзя."),
    fix: LocalizedText(
      en: "Name the data set that the model is evaluated on.",
      ru: "Укажите набор данных, на котором модель оценивают."))

  func faults(in subject: Subject) -> [Fault] {
    subject.project.benchmarks.compactMap { benchmark in
      guard case .model(let model) = benchmark.target, let data = benchmark.data,
        let judged = subject.project.evaluations.first(where: {
          $0.model.value == model.value && $0.data.entry != data.entry
        }),
        let inputs = subject.measurements.evaluations.first(where: { $0.id == judged.id })?.modelChecks?.inputs,
        !inputs.isEmpty
      else { return nil }
      let columns = Set(subject.columns(of: data.entry).map(\.name))
      let missing = inputs.filter { !columns.contains($0) }
      guard !columns.isEmpty, !missing.isEmpty else { return nil }
      let names = missing.prefix(3).joined(separator: ", ") + (missing.count > 3 ? ", …" : "")
      return Fault(
        LocalizedText(
          en:
            "\(benchmark.id): \(data.entry) lacks \(missing.count) of the \(inputs.count) inputs of \(model.value): \(names)",
          ru: "\(benchmark.id): в \(data.entry) нет \(missing.count) из \(inputs.count) входов \(model.value): \(names)"
        ),
        at: subject.project.keys.place(of: "benchmarks.\(benchmark.id).data") ?? benchmark.location)
    }
  }
}
