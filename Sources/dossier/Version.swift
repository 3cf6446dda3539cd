/// The tool's version: recorded in results and shown by `--version`.
enum Version {
  static let text = "0.1.0"
}
