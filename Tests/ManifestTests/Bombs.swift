/// Texts that cost careless readers their stack, their memory or their time.
enum Bombs {
  struct Bomb: Sendable, CustomStringConvertible {
    var description: String
    var text: String
  }

  static let all: [Bomb] = repeated + built

  private static let repeated: [Bomb] = {
    let pieces: [(String, Int)] = [
      ("[", 30_000), ("{a: ", 30_000), ("- ", 30_000), ("? ", 30_000), ("%", 100_000), ("!", 100_000),
      ("&a ", 20_000), ("*a ", 20_000), ("\n", 50_000), ("#\n", 100_000), ("---\n", 30_000), (" ", 50_000),
      ("a: ", 20_000), ("\"", 100_000), ("'", 100_000), ("a", 300_000), ("\t", 50_000), ("|", 100_000),
      ("k: x\n", 20_000), ("a, ", 20_000), ("!include x\n", 20_000), ("- !include x\n", 20_000), ("...\n", 50_000),
    ]
    return pieces.map { piece, count in
      Bomb(description: "\(count) times \(piece.debugDescription)", text: String(repeating: piece, count: count))
    }
  }()

  private static let built: [Bomb] = {
    var bombs: [Bomb] = []
    func add(_ name: String, _ text: String) { bombs.append(Bomb(description: name, text: text)) }
    add("stairs", (0..<1000).map { String(repeating: " ", count: $0) + "a:\n" }.joined())
    let nine = Array(repeating: "*a", count: 9).joined(separator: ", ")
    let lines = (0..<40).map { "b\($0): &a [\(nine)]\n" }.joined()
    add("billion laughs", "a: &a [x, x, x, x]\n" + lines)
    let chain = (1..<200).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined()
    add("chain of aliases", "a0: &a0 x\n" + chain)
    add("many keys", (0..<20_000).map { "k\($0): x\n" }.joined())
    add("many ids", "risks:\n" + (0..<20_000).map { "  k\($0): {}\n" }.joined())
    add("many unknown references", "problem: {statement: S, data: [" + String(repeating: "x,", count: 30_000) + "]}")
    add("escapes", "a: \"" + String(repeating: "\\n", count: 100_000) + "\"")
    add("block", "a: |\n" + String(repeating: " x\n", count: 20_000))
    add("flow", "{" + String(repeating: "a,", count: 30_000))
    add("empty mappings", "[" + String(repeating: "{},", count: 30_000))
    add("digits", "dossier: " + String(repeating: "9", count: 30_000))
    add("marks", "title: " + String(repeating: "\u{301}", count: 30_000))
    add("slices", "evaluations: {e: {claims: {\"" + String(repeating: "slice(", count: 30_000) + "\": 1}}}")
    add("dots in paths", "catalog: {a: {contract: " + String(repeating: "../", count: 50_000) + "}}")
    let aliases = String(repeating: "*m,", count: 1000)
    add("aliased errors", "a: &m {x: {y: {z: {}}}}\nlinks: {l: {evidence: [" + aliases + "]}}")
    return bombs
  }()
}
