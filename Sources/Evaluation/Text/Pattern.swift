/// A regular expression that is matched in time linear in the text (Thompson, 1968): a pattern out of the data can be
/// wrong, but cannot hang.
///
/// Literals, `.`, classes `[a-z]` `[^…]`, `\d \D \w \W \s \S \b \B`, `^ $`, groups `( )` `(?: )`, `|`, `* + ?` and `{m,n}`, lazy
/// forms as well; `(?i)` in front folds case. No references back and no looking around: those need more than linear time.
struct Pattern: Sendable {
  /// A longer pattern, or one that grows longer by its counts, is refused.
  static let lengthLimit = 1000
  static let programLimit = 5000
  /// The most steps of one match.
  static let stepLimit = 50_000_000

  enum Instruction: Sendable {
    case one(ScalarSet)
    case split(Int, Int)
    case jump(Int)
    case start, end
    case edge(Bool)
    case found
  }

  private let program: [Instruction]
  private let foldsCase: Bool

  /// - Throws: what is wrong with the pattern.
  init(_ text: String) throws(ScoringProblem) {
    var scalars = Array(text.unicodeScalars)
    guard scalars.count <= Self.lengthLimit else {
      throw ScoringProblem(
        message: "a pattern has \(scalars.count) characters", expected: "at most \(Self.lengthLimit)")
    }
    let prefix = Array("(?i)".unicodeScalars)
    foldsCase = scalars.starts(with: prefix)
    if foldsCase { scalars = Array(String(String.UnicodeScalarView(scalars.dropFirst(prefix.count))).folded) }
    var parser = PatternParser(scalars)
    let tree = try parser.parse()
    var compiler = PatternCompiler()
    try compiler.emit(tree)
    program = compiler.program + [.found]
  }

  /// True where the pattern is found anywhere in the text.
  ///
  /// - Throws: where text and pattern together are too long to be matched in bounded time.
  func isFound(in text: String) throws(ScoringProblem) -> Bool {
    let scalars = foldsCase ? Array(text.folded) : Array(text.unicodeScalars)
    guard (scalars.count + 1) * program.count <= Self.stepLimit else {
      throw ScoringProblem(
        message: "an answer of \(scalars.count) characters is too long for a pattern of \(program.count) steps",
        expected: "at most \(Self.stepLimit / program.count) characters")
    }
    var current = StateList(program.count)
    var next = StateList(program.count)
    for place in 0...scalars.count {
      if follow(0, scalars, place, &current) { return true }
      guard place < scalars.count else { break }
      next.clear()
      var isFound = false
      for state in current.states {
        if case .one(let set) = program[state], set.contains(scalars[place]),
          follow(state + 1, scalars, place + 1, &next)
        {
          isFound = true
        }
      }
      if isFound { return true }
      swap(&current, &next)
    }
    return false
  }

  /// Adds a state with all that is reached from it without reading; true where the end of the pattern is.
  private func follow(_ start: Int, _ text: [Unicode.Scalar], _ place: Int, _ list: inout StateList) -> Bool {
    var waiting = [start]
    while let state = waiting.popLast() {
      guard list.insert(state) else { continue }
      switch program[state] {
      case .found: return true
      case .one: break
      case .jump(let target): waiting.append(target)
      case .split(let first, let second): waiting += [second, first]
      case .start: if place == 0 { waiting.append(state + 1) }
      case .end: if place == text.count { waiting.append(state + 1) }
      case .edge(let wanted):
        let before = place > 0 && ScalarSet.isWord(text[place - 1])
        let after = place < text.count && ScalarSet.isWord(text[place])
        if (before != after) == wanted { waiting.append(state + 1) }
      }
    }
    return false
  }

  /// States in the order added, each once.
  private struct StateList {
    private(set) var states: [Int] = []
    private var marks: [Int]
    private var round = 1

    init(_ count: Int) { marks = [Int](repeating: 0, count: count) }

    mutating func insert(_ state: Int) -> Bool {
      guard marks[state] != round else { return false }
      marks[state] = round
      states.append(state)
      return true
    }

    mutating func clear() {
      states.removeAll(keepingCapacity: true)
      round += 1
    }
  }
}

extension String {
  fileprivate var folded: [Unicode.Scalar] { Normalisation.caseFolded(self) }
}

/// Which characters one place of a pattern takes.
struct ScalarSet: Sendable {
  enum Part: Sendable {
    case range(ClosedRange<UInt32>)
    case digit(Bool)
    case word(Bool)
    case blank(Bool)
    case anyButLineEnd
  }

  var parts: [Part]
  var isNegated = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    parts.contains { part in
      switch part {
      case .range(let range): range.contains(scalar.value)
      case .digit(let wanted): (Normalisation.digit(scalar) != nil) == wanted
      case .word(let wanted): Self.isWord(scalar) == wanted
      case .blank(let wanted): Normalisation.isBlank(scalar) == wanted
      case .anyButLineEnd: scalar != "\n"
      }
    } != isNegated
  }

  static func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || Normalisation.isLetterOrDigit(scalar) }
}
