import XML

/// A decision tree.
struct TreeModel: Scorer {
  enum Strategy: String, Sendable, CaseIterable {
    case none, lastPrediction, nullPrediction, defaultChild, weightedConfidence, aggregateNodes
  }

  enum NoTrueChild: String, Sendable, CaseIterable { case returnNullPrediction, returnLastPrediction }

  struct Node: Sendable {
    var predicate: Predicate
    /// Positions of the children among the nodes.
    var children: [Int] = []
    var defaultChild: Int?
    var score: Value = .missing
    /// By class; empty where the node has none.
    var probabilities: [Double] = []
    var counts: [Double] = []
    var recordCount: Double?
  }

  var classes: [String]
  let isClassification: Bool
  let strategy: Strategy
  let noTrueChild: NoTrueChild
  /// The root comes first.
  let nodes: [Node]

  func score(_ row: Row) throws(RowProblem) -> Outcome {
    guard try nodes[0].predicate.holds(row) == true else { return Outcome(value: .missing) }
    var current = 0
    while !nodes[current].children.isEmpty {
      switch try step(from: current, row) {
      case .child(let next): current = next
      case .stop: return answer(nodes[current])
      case .nothing: return Outcome(value: .missing)
      case .spread: return try spread(current, row)
      }
    }
    return answer(nodes[current])
  }

  private enum Step {
    case child(Int)
    case stop, nothing, spread
  }

  private func step(from current: Int, _ row: Row) throws(RowProblem) -> Step {
    for child in nodes[current].children {
      switch (try nodes[child].predicate.holds(row), strategy) {
      case (true, _): return .child(child)
      case (false, _), (nil, .none): continue
      case (nil, .lastPrediction): return .stop
      case (nil, .nullPrediction): return .nothing
      case (nil, .defaultChild): return nodes[current].defaultChild.map { .child($0) } ?? .nothing
      case (nil, .weightedConfidence), (nil, .aggregateNodes): return .spread
      }
    }
    return noTrueChild == .returnLastPrediction ? .stop : .nothing
  }

  private func answer(_ node: Node) -> Outcome {
    var outcome = Outcome(value: node.score, probabilities: node.probabilities)
    if isClassification, outcome.value.isMissing, !node.probabilities.isEmpty {
      outcome = Outcome.classified(node.probabilities, classes)
    }
    return outcome
  }

  /// Goes down every way that a missing value leaves open.
  private func spread(_ start: Int, _ row: Row) throws(RowProblem) -> Outcome {
    var totals = [Double](repeating: 0, count: classes.count)
    if strategy == .aggregateNodes {
      try gather(start, row, &totals)
    } else {
      totals = try confidences(start, row)
    }
    let sum = totals.reduce(0, +)
    guard sum > 0 else { return Outcome(value: .missing) }
    return Outcome.classified(totals.map { $0 / sum }, classes)
  }

  private func open(_ node: Int, _ row: Row) throws(RowProblem) -> [Int] {
    var found: [Int] = []
    for child in nodes[node].children {
      let holds = try nodes[child].predicate.holds(row)
      if holds == true, found.isEmpty { return [child] }
      if holds != false { found.append(child) }
    }
    return found
  }

  /// Adds the record counts of all leaves that may be reached.
  private func gather(_ node: Int, _ row: Row, _ totals: inout [Double]) throws(RowProblem) {
    let next = try open(node, row)
    if next.isEmpty {
      for (position, count) in nodes[node].counts.enumerated() { totals[position] += count }
    }
    for child in next { try gather(child, row, &totals) }
  }

  /// The confidences of the children that may be meant, weighted by how many records they hold.
  private func confidences(_ node: Int, _ row: Row) throws(RowProblem) -> [Double] {
    let next = try open(node, row)
    if next.isEmpty { return nodes[node].probabilities }
    if next.count == 1 { return try confidences(next[0], row) }
    var totals = [Double](repeating: 0, count: classes.count)
    let all = next.reduce(0) { $0 + (nodes[$1].recordCount ?? 0) }
    guard all > 0 else { return totals }
    for child in next {
      let share = (nodes[child].recordCount ?? 0) / all
      for (position, value) in try confidences(child, row).enumerated() { totals[position] += share * value }
    }
    return totals
  }
}

/// Reads decision trees.
struct TreeReader {
  private let context: ModelContext
  private let strategy: TreeModel.Strategy
  private var classes: [String] = []
  private var nodes: [TreeModel.Node] = []

  static func read(_ element: XMLElement, _ context: ModelContext) throws(PMMLProblem) -> TreeModel {
    guard let root = element.child("Node") else { throw element.problem("the tree has no node") }
    let strategy = try element.choice("missingValueStrategy", TreeModel.Strategy.none)
    var reader = TreeReader(context: context, strategy: strategy)
    if context.isClassification { reader.classes = context.classes(naming: Self.labels(root)) }
    _ = try reader.add(root)
    if !context.isClassification, strategy == .weightedConfidence || strategy == .aggregateNodes {
      throw element.problem("the missingValueStrategy \(strategy.rawValue) is read for classification only")
    }
    return TreeModel(
      classes: reader.classes, isClassification: context.isClassification, strategy: strategy,
      noTrueChild: try element.choice("noTrueChildStrategy", TreeModel.NoTrueChild.returnNullPrediction),
      nodes: reader.nodes)
  }

  private init(context: ModelContext, strategy: TreeModel.Strategy) {
    self.context = context
    self.strategy = strategy
  }

  /// Labels in the order of the document.
  private static func labels(_ node: XMLElement) -> [String] {
    var found = node["score"].map { [$0] } ?? []
    for child in node.children {
      switch child.name {
      case "ScoreDistribution": found += child["value"].map { [$0] } ?? []
      case "Node": found += labels(child)
      default: break
      }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0).inserted }
  }

  private mutating func add(_ element: XMLElement) throws(PMMLProblem) -> Int {
    try element.allow(Predicate.names.union(["Node", "ScoreDistribution", "Partition"]))
    var node = TreeModel.Node(predicate: try Predicate.read(in: element, context.scope))
    node.recordCount = try element.number("recordCount")
    if let score = element["score"] { node.score = try self.score(score, element) }
    if context.isClassification { try readDistribution(element, &node) }
    let position = nodes.count
    nodes.append(node)
    let wanted = element["defaultChild"]
    for child in element.all("Node") {
      let added = try add(child)
      nodes[position].children.append(added)
      if let wanted, child["id"] == wanted { nodes[position].defaultChild = added }
    }
    if let wanted, nodes[position].defaultChild == nil {
      throw element.problem("the default child “\(Clip.text(wanted))” is no child of the node")
    }
    return position
  }

  private func score(_ text: String, _ element: XMLElement) throws(PMMLProblem) -> Value {
    if context.isClassification { return .text(text) }
    guard let number = Number.parse(text), number.isFinite else {
      throw element.problem("the score “\(Clip.text(text))” is not a number")
    }
    return .number(context.precision(number))
  }

  private func readDistribution(_ element: XMLElement, _ node: inout TreeModel.Node) throws(PMMLProblem) {
    let parts = element.all("ScoreDistribution")
    guard !parts.isEmpty else { return }
    var counts = [Double](repeating: 0, count: classes.count)
    var stated = [Double](repeating: 0, count: classes.count)
    var allStated = true
    for part in parts {
      guard let position = classes.firstIndex(of: try part.required("value")) else { continue }
      counts[position] = try part.requiredNumber("recordCount")
      if let probability = try part.number("probability") {
        stated[position] = probability
      } else {
        allStated = false
      }
    }
    let total = counts.reduce(0, +)
    node.counts = counts
    if allStated {
      node.probabilities = stated
    } else if total > 0 {
      node.probabilities = counts.map { $0 / total }
    } else {
      throw element.problem("the score distribution of the node is empty")
    }
  }
}
