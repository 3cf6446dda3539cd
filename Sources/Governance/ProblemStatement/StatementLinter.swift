import Manifest

/// Reads a problem statement, in Russian or English, its text and its fields: a field satisfies an element, the text alone
/// does too.
public enum StatementLinter {
  /// A statement in a manifest.
  public static func examine(_ project: Project) -> StatementExamination {
    examine(text: project.problem?.statement.value ?? "", problem: project.problem, project: project)
  }

  /// A text that stands alone.
  public static func examine(text: String) -> StatementExamination { examine(text: text, problem: nil, project: nil) }

  private static func examine(text: String, problem: Problem?, project: Project?) -> StatementExamination {
    let reading = StatementReading(text)
    let fields = StatementFields(problem, project)
    let found = reading.found(besides: Set(fields.found.keys))
    let elements = StatementElement.allCases.map { element -> StatementExamination.Entry in
      if let key = fields.found[element] { return .init(element: element, place: .field(key)) }
      return .init(element: element, place: found[element].map { .text(quote: $0) })
    }
    let lacksTarget = elements.contains { $0.element == .target && $0.place == nil }
    var flaws = WordingFlaws.solutionFirst(in: reading.sentences)
    // A statement whose fields name the decision has put the problem first, whatever its text begins with.
    if fields.found[.decision] != nil, fields.found[.baseline] != nil {
      flaws = flaws.map { flaw in
        var flaw = flaw
        flaw.isBlocking = false
        return flaw
      }
    }
    if let problem {
      flaws += StatementContradictions(problem, reading.sentences, target: reading.target, in: project).find()
    }
    flaws += WordingFlaws.vague(in: reading.sentences, targetIsMissing: lacksTarget)
    return StatementExamination(elements: elements, flaws: flaws, baseline: reading.baseline)
  }
}
