import COnnxRuntime
import Foundation
import Tables

/// ONNX Runtime's library, opened at run time. Its functions may be called from any thread.
public final class OnnxRuntime: @unchecked Sendable {
  public let version: String
  public let path: String
  /// Execution providers that the library was built with: `CPUExecutionProvider`, `CUDAExecutionProvider`…
  public let providers: [String]
  private let library: OpaquePointer

  /// Opens, in this order: the path given, the path in `DOSSIER_ONNXRUNTIME`, the unpacked wheel in `.deps`, the system's own.
  ///
  /// - Throws: `InferenceError` of kind `noRuntime`, which says how to get one.
  public static func open(path: String? = nil) throws(InferenceError) -> OnnxRuntime {
    let stated = path ?? ProcessInfo.processInfo.environment["DOSSIER_ONNXRUNTIME"].flatMap { $0.isEmpty ? nil : $0 }
    var problems: [String] = []
    for candidate in stated.map({ [$0] }) ?? candidates() {
      var problem = [CChar](repeating: 0, count: 512)
      let loaded = problem.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.flatMap { dossier_ort_load(candidate, $0, buffer.count) }
      }
      if let loaded { return OnnxRuntime(loaded, path: candidate) }
      problems.append(text(problem))
    }
    throw InferenceError(
      .noRuntime, "ONNX Runtime, which runs models, is not there" + (problems.first.map { " (\($0))" } ?? ""),
      help: "run `make setup` in the repository, or set DOSSIER_ONNXRUNTIME to a libonnxruntime.so")
  }

  private init(_ library: OpaquePointer, path: String) {
    self.library = library
    self.path = path
    version = String(cString: dossier_ort_version(library))
    providers = (0..<dossier_ort_provider_count(library)).map { String(cString: dossier_ort_provider(library, $0)) }
  }

  /// Where the library is looked for, in order, when no path is given.
  public static func candidates() -> [String] {
    let own = LibrarySearch.dependencyFolders().flatMap { folder in
      LibrarySearch.files(below: folder + "/onnxruntime") { $0.hasPrefix("libonnxruntime.so") }
    }
    return own + ["libonnxruntime.so.1", "libonnxruntime.so"]
  }

  static func text(_ buffer: [CChar]) -> String {
    String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Loads a model file.
  ///
  /// - Parameter shown: what to call the file in messages.
  /// - Throws: `InferenceError` when the file is missing, too large, not a model, or the provider is not there.
  public func load(path: String, shownAs shown: String, options: ModelOptions = ModelOptions()) throws(InferenceError)
    -> OnnxSession
  {
    var status = stat()
    guard stat(path, &status) == 0, (status.st_mode & S_IFMT) == S_IFREG else {
      throw InferenceError(
        .badModel, "there is no model file “\(shown)”", expected: "an ONNX file in the project's folder")
    }
    guard status.st_size <= options.maximumBytes else {
      throw InferenceError(.badModel, "the model “\(shown)” is larger than \(options.maximumBytes / 1_000_000) MB")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw InferenceError(.badModel, "the model “\(shown)” cannot be read", help: "check its permissions")
    }
    return try load([UInt8](data), shownAs: shown, options: options)
  }

  /// Loads a model from its bytes.
  public func load(_ bytes: [UInt8], shownAs shown: String, options: ModelOptions = ModelOptions())
    throws(InferenceError)
    -> OnnxSession
  {
    guard let graph = OnnxGraph(bytes), !graph.isEmpty else {
      throw InferenceError(
        .badModel, "“\(shown)” is not an ONNX model, or is damaged", expected: "a file that an ONNX exporter wrote")
    }
    if let location = graph.outsideData {
      throw InferenceError(
        .badModel, "the model “\(shown)” keeps weights in another file, “\(location)”",
        help: "save the model with its weights inside")
    }
    let offersCUDA = providers.contains("CUDAExecutionProvider")
    if options.provider == .cuda, !offersCUDA {
      throw InferenceError(
        .noProvider, "the runtime at hand has no CUDA provider",
        expected: "one of: \(providers.joined(separator: ", "))",
        help: "use --provider cpu, or set DOSSIER_ONNXRUNTIME to a build with CUDA")
    }
    let stripped = graph.withoutZipMap()
    var cuda = options.provider == .cuda || (options.provider == .auto && offersCUDA)
    var problem = [CChar](repeating: 0, count: 1024)
    var session: OpaquePointer?
    while true {
      session = (stripped ?? bytes).withUnsafeBytes { raw in
        problem.withUnsafeMutableBufferPointer { buffer -> OpaquePointer? in
          guard let base = raw.baseAddress, let words = buffer.baseAddress else { return nil }
          return dossier_ort_open(
            library, base, raw.count, Int32(options.threads), options.spinning, cuda, words, buffer.count)
        }
      }
      guard session == nil, cuda, options.provider == .auto else { break }
      cuda = false
    }
    guard let session else {
      let kind: InferenceError.Kind = cuda ? .noProvider : .badModel
      throw InferenceError(kind, "the model “\(shown)” cannot be loaded: \(Self.brief(Self.text(problem)))")
    }
    return OnnxSession(session, runtime: self, graph: graph, provider: cuda ? .cuda : .cpu, stripped: stripped != nil)
  }

  /// The first sentence of what the runtime says, without its source positions.
  static func brief(_ text: String) -> String {
    let line = text.split(separator: "\n").first.map(String.init) ?? text
    return line.count > 300 ? String(line.prefix(300)) + "…" : line
  }
}
