import Manifest

/// Names findings so that the same finding has the same name in two revisions: by rule, project and the key it points at, never
/// by line.
struct Fingerprinter {
  private let project: String
  private let keys: KeyPaths
  private var seen: [String: Int] = [:]

  init(project: String, keys: KeyPaths) {
    self.project = project
    self.keys = keys
  }

  mutating func name(_ finding: Finding) -> GateFinding {
    let key = finding.location.flatMap(keys.path(at:))
    // Without a key the sentence names it, less the numbers in it, which change with every measurement.
    let anchor =
      key ?? String(finding.message.en.unicodeScalars.filter { !(48...57).contains($0.value) }.map(Character.init))
    // What a waiver allows as a warning is not the error that the same rule may find at the same key later.
    let base = "\(finding.rule)\u{0}\(project)\u{0}\(anchor)" + (finding.isGraver ? "\u{0}error" : "")
    let ordinal = seen[base, default: 0]
    seen[base] = ordinal + 1
    let print = Self.hash(ordinal == 0 ? base : "\(base)\u{0}\(ordinal)")
    return GateFinding(finding: finding, fingerprint: print, key: key)
  }

  /// FNV-1a, 64 bits (Fowler, Noll, Vo): a name, not a protection.
  static func hash(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
