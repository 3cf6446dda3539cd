/// The parts of a regular expression.
indirect enum PatternTree {
  case empty
  case set(ScalarSet)
  case start, end
  case edge(Bool)
  case sequence([PatternTree])
  case either([PatternTree])
  case times(PatternTree, low: Int, high: Int?)
}

/// Reads a regular expression.
struct PatternParser {
  private let text: [Unicode.Scalar]
  private var place = 0
  private var depth = 0

  static let depthLimit = 50
  static let countLimit = 1000

  init(_ text: [Unicode.Scalar]) { self.text = text }

  mutating func parse() throws(ScoringProblem) -> PatternTree {
    let tree = try either()
    guard place == text.count else { throw problem("a closing parenthesis without its opening one") }
    return tree
  }

  private var peek: Unicode.Scalar? { place < text.count ? text[place] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    place += 1
    return true
  }

  private func problem(_ what: String) -> ScoringProblem {
    let shown = String(String.UnicodeScalarView(text.prefix(60)))
    return ScoringProblem(
      message: "the pattern “\(shown)” has \(what) at character \(place + 1)",
      expected: "a regular expression without references back and without looking around")
  }

  private mutating func either() throws(ScoringProblem) -> PatternTree {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw problem("more than \(Self.depthLimit) groups in each other") }
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .either(branches)
  }

  private mutating func sequence() throws(ScoringProblem) -> PatternTree {
    var items: [PatternTree] = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      let item = try atom()
      items.append(try repeated(item))
    }
    return items.isEmpty ? .empty : .sequence(items)
  }

  private mutating func repeated(_ atom: PatternTree) throws(ScoringProblem) -> PatternTree {
    var (low, high): (Int, Int?) = (0, nil)
    if take("*") {
    } else if take("+") {
      low = 1
    } else if take("?") {
      high = 1
    } else if let counts = try counts() {
      (low, high) = counts
    } else {
      return atom
    }
    // Lazy forms find the same, and only whether something is found is asked.
    _ = take("?")
    if let next = peek, next == "*" || next == "+" || next == "?" { throw problem("a count of a count") }
    return .times(atom, low: low, high: high)
  }

  /// `{3}`, `{2,}`, `{2,5}`; nil for a brace that stands for itself.
  private mutating func counts() throws(ScoringProblem) -> (Int, Int?)? {
    guard peek == "{" else { return nil }
    let start = place
    place += 1
    let low = number()
    var high = low
    if take(",") { high = number() }
    guard take("}"), let low else {
      place = start
      return nil
    }
    let isOpen = high == nil
    guard low <= Self.countLimit, (high ?? 0) <= Self.countLimit, isOpen || low <= (high ?? 0) else {
      throw problem("a count that is turned round or above \(Self.countLimit)")
    }
    return (low, high)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = peek, ("0"..."9").contains(scalar) {
      value = min(1_000_000, (value ?? 0) * 10 + Int(scalar.value - 48))
      place += 1
    }
    return value
  }

  private mutating func atom() throws(ScoringProblem) -> PatternTree {
    guard let scalar = peek else { return .empty }
    place += 1
    switch scalar {
    case ".": return .set(ScalarSet(parts: [.anyButLineEnd]))
    case "^": return .start
    case "$": return .end
    case "(": return try group()
    case "[": return .set(try bracket())
    case "\\": return try escape()
    case "*", "+", "?": throw problem("a count of nothing")
    default: return .set(Self.single(scalar))
    }
  }

  private mutating func group() throws(ScoringProblem) -> PatternTree {
    if take("?"), !take(":") { throw problem("a group that looks around or has a name") }
    let tree = try either()
    guard take(")") else { throw problem("a group that is not closed") }
    return tree
  }

  private static func single(_ scalar: Unicode.Scalar) -> ScalarSet {
    ScalarSet(parts: [.range(scalar.value...scalar.value)])
  }

  private mutating func escape() throws(ScoringProblem) -> PatternTree {
    guard let scalar = peek else { throw problem("a backslash at its end") }
    if scalar == "b" || scalar == "B" {
      place += 1
      return .edge(scalar == "b")
    }
    return .set(ScalarSet(parts: [try escapedPart()]))
  }

  /// What stands after a backslash.
  private mutating func escapedPart() throws(ScoringProblem) -> ScalarSet.Part {
    guard let scalar = peek else { throw problem("a backslash at its end") }
    place += 1
    switch scalar {
    case "d": return .digit(true)
    case "D": return .digit(false)
    case "w": return .word(true)
    case "W": return .word(false)
    case "s": return .blank(true)
    case "S": return .blank(false)
    case "n": return .range(10...10)
    case "r": return .range(13...13)
    case "t": return .range(9...9)
    default:
      guard !scalar.isASCII || !ScalarSet.isWord(scalar) else { throw problem("“\\\(scalar)”, which is not known") }
      return .range(scalar.value...scalar.value)
    }
  }

  private mutating func bracket() throws(ScoringProblem) -> ScalarSet {
    var set = ScalarSet(parts: [])
    set.isNegated = take("^")
    var isFirst = true
    while let scalar = peek, scalar != "]" || isFirst {
      isFirst = false
      place += 1
      let low: ScalarSet.Part = scalar == "\\" ? try escapedPart() : .range(scalar.value...scalar.value)
      guard case .range(let from) = low, peek == "-", place + 1 < text.count, text[place + 1] != "]" else {
        set.parts.append(low)
        continue
      }
      place += 1
      guard let end = peek else { break }
      place += 1
      let high: ScalarSet.Part = end == "\\" ? try escapedPart() : .range(end.value...end.value)
      guard case .range(let to) = high, from.lowerBound <= to.lowerBound else {
        throw problem("a range that is turned round")
      }
      set.parts.append(.range(from.lowerBound...to.lowerBound))
    }
    guard take("]") else { throw problem("a class that is not closed") }
    return set
  }
}

/// Turns a tree into instructions.
struct PatternCompiler {
  private(set) var program: [Pattern.Instruction] = []
  /// Parts looked at: counts of nothing make no instructions, but take time as well.
  private var parts = 0

  mutating func emit(_ tree: PatternTree) throws(ScoringProblem) {
    parts += 1
    guard program.count < Pattern.programLimit, parts < 10 * Pattern.programLimit else {
      throw ScoringProblem(
        message: "a pattern grows to more than \(Pattern.programLimit) steps", expected: "smaller counts")
    }
    switch tree {
    case .empty: break
    case .set(let set): program.append(.one(set))
    case .start: program.append(.start)
    case .end: program.append(.end)
    case .edge(let wanted): program.append(.edge(wanted))
    case .sequence(let items): for item in items { try emit(item) }
    case .either(let branches): try emitBranches(branches)
    case .times(let item, let low, let high):
      for _ in 0..<low { try emit(item) }
      guard let high else { return try emitLoop(item) }
      for _ in low..<max(low, high) {
        let fork = program.count
        program.append(.jump(0))
        try emit(item)
        program[fork] = .split(fork + 1, program.count)
      }
    }
  }

  private mutating func emitLoop(_ item: PatternTree) throws(ScoringProblem) {
    let fork = program.count
    program.append(.jump(0))
    try emit(item)
    program.append(.jump(fork))
    program[fork] = .split(fork + 1, program.count)
  }

  private mutating func emitBranches(_ branches: [PatternTree]) throws(ScoringProblem) {
    var exits: [Int] = []
    for (number, branch) in branches.enumerated() {
      let isLast = number + 1 == branches.count
      let fork = program.count
      if !isLast { program.append(.jump(0)) }
      try emit(branch)
      guard !isLast else { break }
      exits.append(program.count)
      program.append(.jump(0))
      program[fork] = .split(fork + 1, program.count)
    }
    for exit in exits { program[exit] = .jump(program.count) }
  }
}
