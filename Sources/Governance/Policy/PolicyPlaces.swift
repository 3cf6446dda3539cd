import Manifest

/// Finds where a change of the policy stands in its text: at the key that changed, or at the section it was taken from.
struct PolicyPlaces {
  let before: PolicySpec?
  let after: PolicySpec?

  /// - Parameter path: the key inside of a policy: `ranks`, `evaluation`.
  func place(of path: [String], project: String) -> SourceLocation? {
    guard let after else { return head }
    if let own = Self.layers(after, project).lazy.compactMap({ $0.place(of: path) }).first { return own }
    guard let before, let old = Self.layers(before, project).first(where: { $0.place(of: path) != nil }) else {
      return source
    }
    return section(path, takenFrom: old, project)
  }

  /// Where demands that no key of the policy states come from: the profile, or another file.
  var source: SourceLocation? {
    guard let after else { return head }
    let profile = ([after] + after.inherited).lazy.compactMap(\.profile?.location).first
    return profile ?? after.extends?.location ?? after.location
  }

  /// The file itself, where it holds no policy any more or is gone.
  private var head: SourceLocation? {
    before.map { SourceLocation(file: $0.location.file, line: 1, column: 1) }
  }

  /// What is left of the text that the key was taken from.
  private func section(_ path: [String], takenFrom old: Layer, _ project: String) -> SourceLocation? {
    guard let after else { return head }
    let file = old.place(of: path)?.file
    guard let spec = ([after] + after.inherited).first(where: { $0.location.file == file }) else {
      return after.extends?.location ?? after.location
    }
    let layer = Layer(spec: spec, prefix: old.prefix)
    for count in stride(from: path.count - 1, to: 0, by: -1) {
      if let place = layer.place(of: Array(path.prefix(count))) { return place }
    }
    return spec.keys.place(of: old.prefix) ?? spec.keys.place(of: "policy") ?? spec.location
  }

  /// A part of a policy's text that demands of one project can stand in.
  private struct Layer {
    var spec: PolicySpec
    /// `policy`, or `policy.projects.churn`.
    var prefix: String

    func place(of path: [String]) -> SourceLocation? {
      spec.keys.place(of: ([prefix] + path).joined(separator: "."))
    }
  }

  /// The one that decides first.
  private static func layers(_ policy: PolicySpec, _ project: String) -> [Layer] {
    ([policy] + policy.inherited).flatMap { spec in
      [Layer(spec: spec, prefix: "policy.projects.\(project)"), Layer(spec: spec, prefix: "policy")]
    }
  }
}
