import Manifest
import Measurements
import Wording

/// The text copies what was measured: a metric that it calls by its name is compared with each way of measuring it.
struct BaselineAsDescribed: FaultRule {
  static let info = RuleInfo(
    id: "EV037",
    name: LocalizedText(
      en: "The baseline is as good as the text says", ru: "Базовое решение таково, каким описано"),
    severity: .error, phase: .evaluation,
    checks: LocalizedText(
      en:
        "Metrics with their values in the statement's sentences on today's way and in the baseline's description against the baseline as measured.",
      ru:
        "Метрики со значениями в предложениях постановки о нынешнем способе и в описании базового решения против измеренных."
    ),
    why: LocalizedText(
      en: "A baseline that is talked down makes any model look good.",
      ru: "Рядом с приниженным базовым решением хороша любая модель."),
    fix: LocalizedText(en: "Write the measured value.", ru: "Укажите измеренное значение."))

  func faults(in subject: Subject) -> [Fault] {
    guard let problem = subject.project.problem,
      let stated = (problem.baseline?.evaluation ?? problem.target?.evaluation)?.value,
      let result = subject.measurements.evaluations.first(where: { $0.id == stated }), let baseline = result.baseline
    else { return [] }
    let measured = Self.ways(baseline)
    let others = subject.measurements.evaluations.flatMap { other in
      other.slices.map(\.baseline) + (other.baseline.map(Self.ways) ?? [])
    }
    // A sentence that may speak of either is no false one where it speaks of the model.
    let models = subject.measurements.evaluations.flatMap { other in
      [other.metrics, other.aggregated?.byMapping.metrics, other.aggregated?.bySumming?.metrics].compactMap { $0 }
        + other.slices.map(\.metrics)
    }
    return BaselineSentences(problem, learned: subject.statement.baseline).all.flatMap { item in
      var mentions = MetricMention.all(in: item.sentence.tokens)
      if mentions.isEmpty, [.multiclass, .ordinal, .text].contains(result.task),
        let share = MetricMention.rightAnswers(in: item.sentence.tokens)
      {
        mentions = [share]
      }
      return mentions.compactMap { said in
        said.contradicted(by: measured, besides: item.isPlain ? others : others + models).map { found in
          fault(said, found, item, subject)
        }
      }
    }
  }

  /// The same rows, each class for itself and merged classes.
  private static func ways(_ baseline: BaselineResult) -> [[Named<Estimate>]] {
    [baseline.metrics]
      + [baseline.aggregated?.byMapping, baseline.aggregated?.bySumming].compactMap { $0?.metrics }
  }

  private func fault(
    _ said: MetricMention, _ found: Named<Double>, _ item: BaselineSentences.Item, _ subject: Subject
  ) -> Fault {
    let metric = MetricName(canonical: found.name)
    return Fault(
      .write { pen in
        let stated = pen.metrics.value(said.value, of: metric)
        let measured = pen.metrics.value(found.value, of: metric)
        return pen.say(
          en: "the text gives it \(found.name) \(stated), measured \(measured)",
          ru: "в тексте \(found.name) \(stated), измерено \(measured)")
      },
      at: subject.project.place(of: item.sentence.quote, number: said.text, in: item.path))
  }
}
