import Manifest
import Measurements

/// Notes on an evaluation, in sentences for people.
public struct EvaluationNoteWords: Sendable {
  private let language: Language
  private let numbers: NumberFormatter

  public init(_ language: Language) {
    self.language = language
    numbers = NumberFormatter(language)
  }

  private func say(_ en: @autoclosure () -> String, _ ru: @autoclosure () -> String) -> String {
    language == .en ? en() : ru()
  }

  private func quoted(_ names: [String]) -> String { names.map { say("“\($0)”", "«\($0)»") }.joined(separator: ", ") }

  public func sentence(_ note: EvaluationNote) -> String {
    switch note {
    case .droppedRows(let count, let column):
      return say(
        count == 1
          ? "1 row was left out because its “\(column)” is null"
          : "\(numbers.integer(count)) rows were left out because their “\(column)” is null",
        "не вошли строки, в которых «\(column)» пусто: \(numbers.integer(count))")
    case .ranksOnly(let model):
      return say(
        "“\(model)” gives scores that only rank (not probabilities), so metrics of labels and of probabilities are not measured for it",
        "«\(model)» даёт оценки, которые только упорядочивают (не вероятности), поэтому метрики ответов и вероятностей для неё не измерены"
      )
    case .noProbabilities(let model):
      return say(
        "“\(model)” gives scores that are no probabilities, so metrics of probabilities are not measured for it",
        "«\(model)» даёт оценки, которые не вероятности, поэтому метрики вероятностей для неё не измерены")
    case .outsideRange(let model):
      return say(
        "“\(model)” gives scores outside 0...1, so metrics of probabilities are not measured for it",
        "«\(model)» даёт оценки вне 0...1, поэтому метрики вероятностей для неё не измерены")
    case .labelsOnly(let model):
      return say(
        "“\(model)” gives labels only, so metrics of scores and probabilities are not measured for it",
        "«\(model)» даёт только ответы, поэтому метрики оценок и вероятностей для неё не измерены")
    case .undefined(let metrics, let cause):
      return say("not defined on these rows, ", "не определены на этих строках, ") + why(cause)
        + ": " + metrics.joined(separator: ", ")
    case .undefinedUnderWeights(let metrics):
      return metrics.joined(separator: ", ")
        + say(": not defined under weights of the rows", ": не определены при весах строк")
    case .noTestsUnderWeights:
      return say(
        "tests of the model against the baseline count rows, so under weights none is given",
        "критерии сравнения с базовым решением считают строки, поэтому при весах их нет")
    case .noTestsInGroups(let column):
      return say(
        "rows with the same “\(column)” depend on each other, so tests that take rows as independent are not given; conclusions rest on resamples of whole groups",
        "строки с одинаковым «\(column)» зависят друг от друга, поэтому критериев для независимых строк нет; выводы опираются на повторные выборки целых групп"
      )
    case .tooManyHorizons(let limit):
      return say(
        "horizons are not shown one by one: there are more than \(limit)",
        "горизонты не показаны по одному: их больше \(limit)")
    case .tooManySeries(let limit):
      return say(
        "series are not shown one by one: there are more than \(limit)",
        "ряды не показаны по одному: их больше \(limit)")
    case .fairnessNeedsTwoClasses:
      return say(
        "fairness gaps are defined for binary tasks and were not measured",
        "разрывы справедливости определены для двух классов и не измерены")
    case .fairnessNotMeasured(let column, let minimum):
      return say(
        "fairness gaps by “\(column)” were not measured: they need labels and two groups of at least \(minimum) rows",
        "разрывы справедливости по «\(column)» не измерены: нужны ответы и две группы не меньше \(minimum) строк")
    case .importanceNotMeasured(let message):
      return say(
        "the importance of inputs was not measured: \(message)", "важность входов не измерена: \(message)")
    case .unevenPeriods(let data):
      return say(
        "the periods of “\(data)” are not evenly spaced; a season counts rows, not days",
        "периоды «\(data)» идут неравномерно; сезон считает строки, а не дни")
    case .recordedForecasts(let models):
      return quoted(models)
        + say(
          ": recorded forecasts; that they were made from the past alone cannot be seen in them",
          ": записанные прогнозы; что они сделаны только по прошлому, по ним не видно")
    case .noHistory:
      return say(
        "no history is named, so there is neither a naive forecast nor a scale for MASE, and the truth is not checked",
        "история не указана, поэтому нет ни наивного прогноза, ни масштаба для MASE, и истина не проверена")
    case .scaledByFirstOrigin:
      return say(
        "no training rows are named, so MASE is scaled by what was known at the first origin",
        "обучающие строки не указаны, поэтому масштаб MASE — по известному к первому моменту прогноза")
    case .queriesWithoutRelevant(let count, let queries):
      return say(
        "\(numbers.integer(count)) of \(numbers.integer(queries)) queries have no relevant row; they score zero in every metric",
        "запросов без подходящих строк: \(numbers.integer(count)) из \(numbers.integer(queries)); у них ноль в каждой метрике"
      )
    case .missingAnswers(let model, let count):
      return say(
        "“\(model)” has no answer to \(numbers.integer(count)) questions, which counts as wrong",
        "«\(model)» не ответила на вопросы (\(numbers.integer(count))), это считается ошибкой")
    }
  }

  private func why(_ cause: EvaluationNote.UndefinedCause) -> String {
    switch cause {
    case .oneClass: say("because the truth holds a single class", "потому что истина состоит из одного класса")
    case .constantTruth:
      say("because the truth is the same in every row", "потому что истина одна и та же во всех строках")
    case .other:
      say(
        "because a denominator is zero, the rows are too few, or a value has no logarithm",
        "потому что знаменатель равен нулю, строк слишком мало или у значения нет логарифма")
    }
  }
}
