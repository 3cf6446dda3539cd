/// What the parts of one manifest need to know of each other while they are read.
final class ReadContext {
  let log: DiagnosticLog
  /// The folder that paths are confined to.
  let folder: String
  /// The names that references may use.
  let names: DeclaredNames
  /// What `problem.output` says, for evaluations that do not say it themselves.
  var output: OutputSpec?

  init(log: DiagnosticLog, folder: String, names: DeclaredNames) {
    self.log = log
    self.folder = folder
    self.names = names
  }

  /// Reports a complaint, which is not even made when there are too many already.
  func report(_ complaint: @autoclosure () -> Complaint, at mark: Mark) {
    if !log.isFull { log.report(complaint(), at: mark) }
  }

  /// Reports that a value is of another form than was expected.
  func reportForm(of node: Node, expected: String, wanted: String? = nil, help: String? = nil) {
    guard !node.isIncomplete else { return }
    let instead = wanted.map { ", not \($0)" } ?? ""
    report(
      Complaint("wrong-type", "\(subject(of: node)) is \(node.form)\(instead)", expected: expected, help: help),
      at: node.mark)
  }

  func location(_ mark: Mark) -> SourceLocation { log.location(mark) }

  /// The value in words, to start a message with.
  func subject(of node: Node) -> String {
    node.name.map(quoted) ?? "this value"
  }
}
