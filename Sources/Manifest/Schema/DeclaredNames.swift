/// The names that a manifest declares, gathered before anything is read, so that a reference can be checked where it
/// stands, whatever is wrong with the thing it names.
struct DeclaredNames: Sendable {
  /// What is known of an evaluation without reading it.
  struct Evaluation: Sendable {
    var task: TaskKind?
    var hasBaseline: Bool
    var hasAggregate: Bool
    /// The columns it slices by; nil when they cannot be told.
    var slices: [String]?
  }

  /// Things that references name.
  enum Kind: String, Sendable {
    case evaluation, model, benchmark
    case dataSet = "data set"
    case businessMetric = "business metric"

    /// The section that declares them.
    var section: String {
      switch self {
      case .evaluation: "evaluations"
      case .model: "models"
      case .benchmark: "benchmarks"
      case .dataSet: "catalog"
      case .businessMetric: "business_metrics"
      }
    }
  }

  private var ids: [Kind: [String]] = [:]
  private(set) var evaluations: [String: Evaluation] = [:]
  /// The splits of each data set; nil inside when they cannot be told.
  private(set) var splits: [String: [String]?] = [:]
  /// Sections that hold something other than a mapping, which is reported elsewhere.
  private var unreadable: Set<Kind> = []

  /// - Parameter contracts: ids of data sets that contract files in the folder declare.
  init(root: Node, contracts: [String] = []) {
    for kind in [Kind.evaluation, .model, .benchmark, .dataSet, .businessMetric] {
      guard let section = root.value(of: kind.section) else { continue }
      guard case .mapping(let entries) = section.content else {
        unreadable.insert(kind)
        continue
      }
      ids[kind] = entries.map(\.key)
      if kind == .evaluation { gatherEvaluations(entries, root) }
      if kind == .dataSet {
        for entry in entries { splits[entry.key] = .some(Self.splits(of: entry.value)) }
      }
    }
    let written = Set(ids[.dataSet] ?? [])
    for id in contracts where !written.contains(id) {
      ids[.dataSet, default: []].append(id)
      splits[id] = .some([])
    }
  }

  /// The declared ids, in order; nil when the section cannot be read.
  func declared(_ kind: Kind) -> [String]? { unreadable.contains(kind) ? nil : ids[kind] ?? [] }

  private mutating func gatherEvaluations(_ entries: [Node.Entry], _ root: Node) {
    let aggregatesEverywhere = root.value(of: "problem")?.value(of: "output")?.value(of: "aggregate") != nil
    for entry in entries {
      guard case .mapping = entry.value.content else { continue }
      let task = entry.value.value(of: "task")?.scalar.flatMap { TaskKind(rawValue: $0.text) }
      let slices: [String]? =
        switch entry.value.value(of: "slices")?.content {
        case nil: []
        case .sequence(let items): items.compactMap { $0.scalar?.text }
        default: nil
        }
      evaluations[entry.key] = Evaluation(
        task: task, hasBaseline: entry.value.value(of: "baseline") != nil || task == .forecast,
        hasAggregate: aggregatesEverywhere || entry.value.value(of: "aggregate") != nil, slices: slices)
    }
  }

  private static func splits(of entry: Node) -> [String]? {
    guard case .mapping = entry.content else { return nil }
    guard let splits = entry.value(of: "splits") else { return [] }
    if let files = splits.value(of: "files") {
      guard case .mapping(let entries) = files.content else { return nil }
      return entries.map(\.key)
    }
    guard case .mapping(let entries) = splits.content else { return nil }
    return entries.map(\.key).filter { $0 != "column" }
  }
}
