import Manifest

/// Writes diagnostics to standard error, for people.
struct DiagnosticPrinter {
  private let terminal = Terminal.standard
  private let common: CommonOptions

  init(_ common: CommonOptions) { self.common = common }

  /// In JSON the diagnostics are part of the result; those without one are still said here.
  func print(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    terminal.complain(DiagnosticRenderer.text(diagnostics, color: terminal.colorError))
  }
}
