import Measurements

/// All that a result depends on. Equal keys mean that measuring again would give the same.
public struct RecordKey: Sendable, Hashable {
  /// SHA-256 of the part of the manifest that says what is measured.
  public var manifest: String
  /// Data and model files, by path.
  public var inputs: [InputDigest]
  /// What measures: version, libraries, provider, threads.
  public var core: String

  public init(manifest: String, inputs: [InputDigest], core: String) {
    self.manifest = manifest
    self.inputs = inputs
    self.core = core
  }

  /// SHA-256 over all of it, in hexadecimal.
  public var digest: String {
    var text = "manifest \(manifest)\ncore \(core)\n"
    for input in inputs.sorted(by: { $0.path < $1.path }) { text += "\(input.sha256) \(input.bytes) \(input.path)\n" }
    return FileDigest.sha256(Array(text.utf8))
  }
}
