import Manifest

/// Who does the project's work, as far as the manifest says.
struct OwnTeam {
  private let owners: Set<String>
  private let stakeholders: Set<String>
  /// Who gave evidence, once for each piece.
  private let authors: [String]

  init(_ project: Project) {
    owners = Set([project.owner?.team, project.owner?.contact].compactMap { $0 }.map(Self.plain))
    stakeholders = Set((project.problem?.stakeholders ?? []).map { Self.plain($0.name) })
    authors = project.phases.flatMap(\.tasks).compactMap { $0.evidence?.by }.map(Self.plain)
  }

  /// Where nothing is known but the owner.
  init(owners: [String]) {
    self.owners = Set(owners.map(Self.plain))
    stakeholders = []
    authors = []
  }

  /// True of the owner's team and of its contact, whatever the case.
  func owns(_ name: String) -> Bool { owners.contains(Self.plain(name)) }

  /// How many pieces of evidence somebody gave who is no stakeholder; nil for none.
  func evidence(by name: String) -> (own: Int, all: Int)? {
    let name = Self.plain(name)
    let own = authors.count { $0 == name }
    return own == 0 || stakeholders.contains(name) ? nil : (own, authors.count)
  }

  private static func plain(_ name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace && $0 != "." && $0 != "," }
  }
}
