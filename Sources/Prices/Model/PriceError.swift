import Manifest

/// Why prices could not be read: everything that is wrong, each with its place.
public struct PriceError: Error, Sendable, Hashable {
  public var diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  public init(_ diagnostic: Diagnostic) { self.init([diagnostic]) }
}
