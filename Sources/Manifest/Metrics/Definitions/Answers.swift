// Metrics of answers in text. `accuracy`, the mean score of each question under its own rule, stands with the labels.
extension MetricRegistry {
  static let answers: [MetricInfo] = [
    answer(
      "exact_match", interval: .wilson,
      MetricDefinition(
        "The share of answers that are, normalised (NFKC, case folded, spaces run together, quotes and end marks off), one of the expected.",
        "Доля ответов, которые после нормализации (NFKC, регистр, пробелы, кавычки и знаки по краям) совпадают с одним из ожидаемых.",
        "mean [norm(answer) = norm(some expected)]",
        .reference("Rajpurkar et al., 2016 (exact match), normalisation stated here"))),
    answer(
      "contains", interval: .wilson,
      MetricDefinition(
        "The share of answers that hold one of the expected as whole words, both normalised.",
        "Доля ответов, где одно из ожидаемых встречается целыми словами, после нормализации.",
        "mean [some expected occurs in the answer]",
        .reference("a usual rule of question answering benchmarks, stated here"))),
    answer(
      "token_f1",
      MetricDefinition(
        "The F1 of the answer's words against the expected one's, best over the expected; case, punctuation and English articles off.",
        "F1-мера слов ответа против слов ожидаемого, лучшая по ожидаемым; без регистра, пунктуации и английских артиклей.",
        "2 PR / (P + R) over the words in common", .reference("Rajpurkar et al., 2016 (SQuAD)"))),
    answer(
      "answered", interval: .wilson,
      MetricDefinition(
        "The share of questions with an answer that is not blank.", "Доля вопросов с непустым ответом.",
        "mean [answer is not blank]", .reference("stated here"))),
  ]

  private static func answer(_ name: String, interval: IntervalMethod = .bootstrap, _ definition: MetricDefinition)
    -> MetricInfo
  {
    MetricInfo(name, tasks: [.text], .higher, .share, interval: interval, definition)
  }
}
